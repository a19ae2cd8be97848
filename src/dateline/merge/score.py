"""Do two tellings tell of one happening? The points of the declared features, each with its reason.

Three comparisons, by what is compared. Violence recurs at the same places from day to day, so two leads of which events were
coded are compared by what tells one day's strike from the next one's. Other news does not recur: when a lead has no coded event,
the wording decides. What a report tells besides its lead has no opening to compare; there the event's fields must carry it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import inf
from typing import TypeVar

from dateline.merge.features import BESIDES, FEATURES, MOST_BESIDES
from dateline.merge.leads import BASE as LEAD_BASE
from dateline.merge.leads import DAYS, EVENTS, FIGURES, FIRSTS, SCENES, TEXTS, WEIGHTS, Point
from dateline.merge.profile import Fact, Profile
from dateline.merge.stories import STORIES
from dateline.merge.unit import Unit, elsewhere

SAME = 0.0  # above: one happening; the base points below were set with the features, so that nothing is the border
STORY_BASE, EVENT_BASE = -4.0, -2.5
LOWEST = -2.5  # an event's single field counts against two leads no more than this: the other facets may be right
HOPELESS = -3.5  # points of two openings that no agreement of their events makes good
APART = -4.0  # two tellings of one report: its coder took them for two happenings
MARGIN = 1e-6  # for sums of the same numbers in another order
KEPT = 200_000  # pairs of each kind whose points are remembered
T = TypeVar("T")


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


ELSEWHERE = Likeness(-6.0, ((-6.0, "other country or far apart"),))


def compare(one: Unit, other: Unit) -> Likeness:
    """Return how likely two tellings are one; it depends on nothing but these two."""
    if one.telling.gist.report_id == other.telling.gist.report_id:
        return Likeness(APART, ((APART, "one report tells them apart"),))
    leads = one.telling.main and other.telling.main
    if leads and one.profiles and other.profiles:
        return _leads(one, other)
    if leads:
        return _summed(STORY_BASE, [feature(one.outline, other.outline) for feature in STORIES])
    return _events(one, other)


def scored(one: Unit, other: Unit, least: float) -> float:
    """Return the score of `compare`, or nothing but -inf as soon as it is sure that two events have no more than `least`."""
    if one.profiles and other.profiles and not (one.telling.main and other.telling.main):
        pairs = ((here.fact, there.fact) for here in one.profiles for there in other.profiles)
        if max([agreement(*facts).whole for facts in pairs]) + EVENT_BASE + MOST_BESIDES + MARGIN <= least:
            return -inf
    return compare(one, other).score


def _leads(one: Unit, other: Unit) -> Likeness:
    if elsewhere(one, other):
        return ELSEWHERE
    here, there = one.outline, other.outline
    points = (
        *days_points(here.days, there.days),
        *figures_points(here.figures, there.figures),
        *scenes_points(here.scene, there.scene),
        *firsts_points(one.profiles[0].fact, other.profiles[0].fact),
        *[(WEIGHTS[of.__name__] * found[0], found[1]) for of in TEXTS if (found := of(here, there))],
    )
    openings = LEAD_BASE + sum([value for value, _ in points])
    if openings < HOPELESS:
        return Likeness(openings, points)
    events = told(one, other)
    return Likeness(openings + EVENTS * events.score, points + events.weighed)


def _remembered(features: Iterable[Callable[[T, T], Point | None]]) -> Callable[[T, T], tuple[Point, ...]]:
    """Return what gives the points of all these features, remembered, since many reports have the same."""
    weighed = [(feature, WEIGHTS[feature.__name__]) for feature in features]

    def points(here: T, there: T) -> tuple[Point, ...]:
        found = ((feature(here, there), worth) for feature, worth in weighed)
        return tuple([(worth * point[0], point[1]) for point, worth in found if point])

    return lru_cache(KEPT)(points)


days_points, figures_points = _remembered(DAYS), _remembered(FIGURES)
scenes_points, firsts_points = _remembered(SCENES), _remembered(FIRSTS)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The points of two events, and what they come to where openings are compared as well."""

    points: tuple[Point, ...]
    whole: float  # their sum
    score: float
    weighed: tuple[Point, ...]


def told(one: Unit, other: Unit) -> Agreement:
    """Return how alike the events are that two reports tell first, those two of them that are most alike."""
    best = agreement(one.opening[0].fact, other.opening[0].fact)
    for here in one.opening:
        for there in other.opening:
            if (found := agreement(here.fact, there.fact)).score > best.score:
                best = found
    return best


@lru_cache(maxsize=KEPT)
def agreement(here: Fact, there: Fact) -> Agreement:
    """Return how alike two events are."""
    points = tuple([point for feature in FEATURES if (point := feature(here, there))])
    cut = [(max(LOWEST, value), reason) for value, reason in points]
    weighed = tuple([(EVENTS * value, reason) for value, reason in cut])
    return Agreement(points, sum([value for value, _ in points], 0.0), sum([value for value, _ in cut], 0.0), weighed)


def _events(one: Unit, other: Unit) -> Likeness:
    if not one.profiles or not other.profiles:
        return Likeness(APART, ((APART, "no event in one of them"),))
    return max(
        [_event(here, there) for here in one.profiles for there in other.profiles],
        key=lambda likeness: likeness.score,
    )


def _event(here: Profile, there: Profile) -> Likeness:
    points = agreement(here.fact, there.fact).points
    for feature in BESIDES:
        if point := feature(here, there):
            points = (*points, point)
    return Likeness(EVENT_BASE + sum([value for value, _ in points]), points)


def _summed(base: float, points: Iterable[tuple[float, str] | None]) -> Likeness:
    told = tuple([point for point in points if point is not None])
    return Likeness(base + sum([value for value, _ in told]), told)
