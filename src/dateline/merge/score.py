"""Do two tellings tell of one happening? The points of the declared features, each with its reason.

Three comparisons, by what is compared. Violence recurs at the same places from day to day, so two leads of which events were
coded are compared by what tells one day's strike from the next one's. Other news does not recur: when a lead has no coded event,
the wording decides. What a report tells besides its lead has no opening to compare; there the event's fields must carry it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from dateline.merge.features import BESIDES, FEATURES
from dateline.merge.leads import BASE as LEAD_BASE
from dateline.merge.leads import EVENTS, LEADS, WEIGHTS, Point
from dateline.merge.profile import Profile
from dateline.merge.stories import STORIES
from dateline.merge.unit import Unit

SAME = 0.0  # above: one happening; the base points below were set with the features, so that nothing is the border
STORY_BASE, EVENT_BASE = -4.0, -2.5
LOWEST = -2.5  # an event's single field counts against two leads no more than this: the other facets may be right
HOPELESS = -3.5  # points of two openings that no agreement of their events makes good
APART = -4.0  # two tellings of one report: its coder took them for two happenings


_WORTH = tuple((feature, WEIGHTS[feature.__name__]) for feature in LEADS)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The points for (and against) two tellings being one happening, and what gave them."""

    score: float
    points: tuple[tuple[float, str], ...] = ()

    @property
    def same(self) -> bool:
        """Return whether the points say that it is one."""
        return self.score > SAME

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return what gave points, in words."""
        return tuple(f"{reason} {value:+.1f}" for value, reason in self.points if value)


ELSEWHERE = Likeness(-6.0, ((-6.0, "other country"),))


def compare(one: Unit, other: Unit) -> Likeness:
    """Return how likely two tellings are one; it depends on nothing but these two."""
    if one.telling.gist.report_id == other.telling.gist.report_id:
        return Likeness(APART, ((APART, "one report tells them apart"),))
    leads = one.telling.main and other.telling.main
    if leads and one.profiles and other.profiles:
        return _leads(one, other)
    if leads:
        return _summed(STORY_BASE, (feature(one.outline, other.outline) for feature in STORIES))
    return _events(one, other)


def _leads(one: Unit, other: Unit) -> Likeness:
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return ELSEWHERE
    points, here, there = [], one.outline, other.outline
    for feature, worth in _WORTH:
        if found := feature(here, there):
            points.append((worth * found[0], found[1]))
    openings = LEAD_BASE + sum([value for value, _ in points])
    if openings < HOPELESS:
        return Likeness(openings, tuple(points))
    events = told(one, other)
    points += [(EVENTS * value, reason) for value, reason in events.points]
    return Likeness(openings + EVENTS * events.score, tuple(points))


def told(one: Unit, other: Unit) -> Likeness:
    """Return how alike the events are that two reports tell first, those two of them that are most alike."""
    best, points = -inf, list[Point]()
    for here in one.opening:
        for there in other.opening:
            found = [point for feature in FEATURES if (point := feature(here, there))]
            if (score := sum([max(LOWEST, value) for value, _ in found])) > best:
                best, points = score, found
    return Likeness(best, tuple([(max(LOWEST, value), reason) for value, reason in points]))


def _events(one: Unit, other: Unit) -> Likeness:
    if not one.profiles or not other.profiles:
        return Likeness(APART, ((APART, "no event in one of them"),))
    return max(
        (
            _summed(EVENT_BASE, (*_points(here, there), *(feature(here, there) for feature in BESIDES)))
            for here in one.profiles
            for there in other.profiles
        ),
        key=lambda likeness: likeness.score,
    )


def _points(here: Profile, there: Profile) -> list[tuple[float, str] | None]:
    return [feature(here, there) for feature in FEATURES]


def _summed(base: float, points: Iterable[tuple[float, str] | None]) -> Likeness:
    told = tuple([point for point in points if point is not None])
    return Likeness(base + sum([value for value, _ in told]), told)
