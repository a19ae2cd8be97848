"""What speaks for and against two reports leading with one happening, whether or not an event of it was coded.

A declared list of small functions over the gists of both, like that of `features`.
"""

from collections.abc import Callable

from dateline.lexicon.commonness import weight
from dateline.merge.copies import COPY, contained
from dateline.merge.outline import Outline

Point = tuple[float, str]


def published(one: Outline, other: Outline) -> Point | None:
    """Compare days of publication: news of one happening comes out within two days; what comes later leads with what followed."""
    if one.published is None or other.published is None:
        return None
    gap = abs(one.published - other.published)
    return (1.0, 0.7, -0.8)[gap] if gap <= 2 else max(-4.0, -0.5 - 0.3 * gap), f"published {gap} days apart"


def days(one: Outline, other: Outline) -> Point | None:
    """Compare the days that the openings name, the first of all."""
    if not one.days or not other.days:
        return None
    gap = abs(one.days[0] - other.days[0])
    if gap == 0:
        return 1.2, "both openings name one day"
    return (
        (-0.5, "the openings share a day")
        if set(one.days) & set(other.days)
        else (-1.2, "the openings name other days")
    )


def numbers(one: Outline, other: Outline) -> Point | None:
    """Look for a figure that both openings give."""
    if not one.numbers or not other.numbers:
        return None
    shared = one.numbers & other.numbers
    return (0.5, f"both say {max(shared)}") if shared else (-0.4, "other figures")


def targets(one: Outline, other: Outline) -> Point | None:
    """Compare what was hit, as the openings say it."""
    if not one.targets or not other.targets:
        return None
    shared = one.targets & other.targets
    return (1.4, f"both speak of {min(shared)}") if shared else (-0.5, "other targets")


def means(one: Outline, other: Outline) -> Point | None:
    """Compare the means, as the openings say it; gas is told by every report of it."""
    if ("gas" in one.means) != ("gas" in other.means):
        return -0.9, "gas in one only"
    if not one.means or not other.means or one.means & other.means:
        return None
    return -1.3, "other means"


def names(one: Outline, other: Outline) -> Point | None:
    """Look for proper names in both, the rarer the better."""
    rare = sorted(one.rare_names & other.rare_names, key=lambda name: (-weight(name), name))
    if rare:
        return min(1.6, 0.45 * len(rare)), f"both name {', '.join(rare[:3])}"
    return (-0.4, "no rare name in both") if one.names & other.names else (-2.0, "no name in both")


def wording(one: Outline, other: Outline) -> Point | None:
    """Measure how alike the openings and the whole texts are, by their weightiest words."""
    alike = one.lead.likeness(other.lead) + one.terms.likeness(other.terms)
    return 1.5 * (alike - 0.45), f"wording {alike / 2:.0%} alike"


def copied(one: Outline, other: Outline) -> Point | None:
    """Measure how much of the one text stands in the other."""
    share = contained(one.sketch, other.sketch)
    return (4.5, f"{share:.0%} of the shorter text stands in the other") if share >= COPY else None


LEADS: tuple[Callable[[Outline, Outline], Point | None], ...] = (
    published,
    days,
    numbers,
    targets,
    means,
    names,
    wording,
    copied,
)
