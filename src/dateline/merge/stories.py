"""What speaks for and against two reports leading with one story when no event was coded in one of them: wording, mostly.

A declared list like that of `leads`. News that is no violence seldom recurs, so time counts for less and words for more.
"""

from collections.abc import Callable

from dateline.merge import leads
from dateline.merge.leads import Point
from dateline.merge.outline import Outline


def published(one: Outline, other: Outline) -> Point | None:
    """Compare days of publication: most reports of a story come out within two days; some look back at it."""
    first, second = one.days.published, other.days.published
    if first is None or second is None:
        return None
    gap = abs(first - second)
    return 1.2 if gap <= 1 else 0.0 if gap == 2 else -0.7 if gap <= 7 else -1.0, f"published {gap} days apart"


def titles(one: Outline, other: Outline) -> Point | None:
    """Measure how alike the titles are."""
    alike = one.heading.likeness(other.heading)
    return (10 * alike, f"titles {alike:.0%} alike") if alike else None


def openings(one: Outline, other: Outline) -> Point | None:
    """Measure how alike title and opening are."""
    alike = one.lead.likeness(other.lead)
    return (8 * alike, f"openings {alike:.0%} alike") if alike else None


def texts(one: Outline, other: Outline) -> Point | None:
    """Measure how alike the whole texts are."""
    alike = one.terms.likeness(other.terms)
    return (12 * alike, f"texts {alike:.0%} alike") if alike else None


def names(one: Outline, other: Outline) -> Point | None:
    """Look for rare names in both."""
    rare = sorted(one.rare_names & other.rare_names)
    return (0.3 * min(4, len(rare)), f"both name {', '.join(rare[:3])}") if rare else None


def numbers(one: Outline, other: Outline) -> Point | None:
    """Look for a figure that both openings give."""
    return leads.numbers(one.figures, other.figures)


def targets(one: Outline, other: Outline) -> Point | None:
    """Compare what was hit, as the openings say it."""
    return leads.targets(one.scene, other.scene)


def copied(one: Outline, other: Outline) -> Point | None:
    """Measure how much of the one text stands in the other."""
    found = leads.copied(one, other)
    return (4.5 * found[0], found[1]) if found else None


STORIES: tuple[Callable[[Outline, Outline], Point | None], ...] = (
    published,
    titles,
    openings,
    texts,
    names,
    numbers,
    targets,
    copied,
)
