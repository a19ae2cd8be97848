"""Many pairs of tellings compared at once: to the last bit the scores that `score.compare` gives, without its reasons.

What two leads have in common is looked up by the numbers of what they hold: many have one day, one figure, one scene or one event, and
each two of these are compared once. Points are added in the order in which `compare` adds them, so that no sum is rounded otherwise.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from math import inf
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from dateline.merge import around, score
from dateline.merge.copies import COPY, contained
from dateline.merge.features import MOST
from dateline.merge.leads import ALIKE, DAYS, EVENTS, FIGURES, FIRSTS, MOST_NAMES, SCENES, WEIGHTS, Point
from dateline.merge.leads import BASE as LEAD_BASE
from dateline.merge.profile import Fact
from dateline.merge.unit import Unit

Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]
Flags = NDArray[np.bool_]
STEP = 40_000  # pairs of which the names are laid side by side at once
MOST_TOLD = EVENTS * MOST + score.MARGIN  # that the events of two leads can add
MOST_NAMED = WEIGHTS["names"] * (MOST_NAMES + ALIKE) + score.MARGIN
NO_DAY = -(10**6)
T = TypeVar("T")
SURE = -inf  # the score of a pair of which it is sure that it has no more than was asked for


class Columns:
    """Tellings in the order of their ids, as columns of numbers."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self._reports = _numbered(one.telling.gist.report_id for one in units)[0]
        self._leads = np.array([one.telling.main and bool(one.profiles) for one in units], dtype=bool)

    def scores(self, here: Numbers, there: Numbers, least: float = -inf) -> Scores:
        """Return the score of each pair, or SURE for one that surely has no more than `least`; `here` has the smaller ids."""
        found = np.full(len(here), SURE)
        both = self._leads[here] & self._leads[there] & (self._reports[here] != self._reports[there])
        found[both] = self._of_leads(here[both], there[both], least)
        for place in np.flatnonzero(~both).tolist():
            one, other = self.units[here[place]], self.units[there[place]]
            found[place] = score.scored(one, other, least)
        return found

    def _of_leads(self, here: Numbers, there: Numbers, least: float) -> Scores:
        found = np.full(len(here), SURE)
        if not len(here):
            return found
        away = self._elsewhere(here, there)
        if score.ELSEWHERE.score > least:
            found[away] = score.ELSEWHERE.score
        left = np.flatnonzero(~away)
        total = self._parts(here[left], there[left])
        for add, most in (
            (self._later, MOST_NAMED + WEIGHTS["copied"]),
            (self._named, WEIGHTS["copied"]),
            (self._copied, 0.0),
        ):
            total = total + add(here[left], there[left])
            likely = LEAD_BASE + total + most + MOST_TOLD > least
            left, total = left[likely], total[likely]
        openings = LEAD_BASE + total
        told = np.flatnonzero(openings >= score.HOPELESS)
        openings[told] = openings[told] + EVENTS * self._told(here[left[told]], there[left[told]])
        found[left] = openings
        return found

    def _elsewhere(self, here: Numbers, there: Numbers) -> Flags:
        """Return which pairs tell of other countries or of towns far apart, and of no place by one name."""
        apart = self._countries.ask(here, there, lambda one, other: bool(one and other) and one.isdisjoint(other))
        apart |= around.far(self._circles[here], self._circles[there])
        pairs = np.flatnonzero(apart)
        apart[pairs] = self._places.ask(here[pairs], there[pairs], lambda one, other: one.isdisjoint(other))
        return apart

    def _parts(self, here: Numbers, there: Numbers) -> Scores:
        """Return the points of days, figures, scenes and first events."""
        total = np.zeros(len(here))
        for kind, points, most in (
            (self._days, score.days_points, len(DAYS)),
            (self._figures, score.figures_points, len(FIGURES)),
            (self._scenes, score.scenes_points, len(SCENES)),
            (self._firsts, score.firsts_points, len(FIRSTS)),
        ):
            for column in kind.points(here, there, points, most):
                total += column
        return total

    def _later(self, here: Numbers, there: Numbers) -> Scores:
        days = self._published
        same = (self._houses[here] == self._houses[there]) & (self._houses[here] > 0)
        known = (days[here] != NO_DAY) & (days[there] != NO_DAY)
        found: Scores = np.where(same & known & (days[here] != days[there]), WEIGHTS["later"] * 1.0, 0.0)
        return found

    def _named(self, here: Numbers, there: Numbers) -> Scores:
        steps = range(0, len(here), STEP)
        found = [self._named_step(here[first : first + STEP], there[first : first + STEP]) for first in steps]
        return np.concatenate(found) if found else np.zeros(0)

    def _named_step(self, here: Numbers, there: Numbers) -> Scores:
        names, squares, whole = self._names
        shared = (names[here][:, :, None] == (names[there])[:, None, :]).any(axis=2) & (names[here] >= 0)
        number = shared.sum(axis=1)
        both = np.zeros(len(here))
        for place in range(names.shape[1]):
            both += np.where(shared[:, place], squares[here, place], 0.0)
        some = number > 0
        alike = np.zeros(len(here))
        alike[some] = both[some] / np.sqrt(whole[here[some]] * whole[there[some]])
        return np.where(some, WEIGHTS["names"] * (np.minimum(MOST_NAMES, number) + ALIKE * alike), 0.0)

    def _copied(self, here: Numbers, there: Numbers) -> Scores:
        sketches = self._sketches
        pairs = zip(here.tolist(), there.tolist(), strict=True)
        worth = WEIGHTS["copied"] * 1.0
        return np.array(
            [worth if contained(sketches[one], sketches[other]) >= COPY else 0.0 for one, other in pairs], dtype=float
        )

    def _told(self, here: Numbers, there: Numbers) -> Scores:
        """Return how alike the events are that reports tell first, those two of them that are most alike."""
        facts, first, many = self._openings
        wide, high = many[here], many[there]
        each = wide * high
        pair = np.repeat(np.arange(len(here)), each)
        place = np.arange(len(pair)) - np.repeat(np.cumsum(each) - each, each)
        one = facts.number[first[here][pair] + place // high[pair]]
        other = facts.number[first[there][pair] + place % high[pair]]
        alike = facts.between(one, other, lambda left, right: score.agreement(left, right).score)
        best = np.full(len(here), -inf)
        np.maximum.at(best, pair, alike)
        return best

    @cached_property
    def _led(self) -> list[Unit | None]:
        return [one if lead else None for one, lead in zip(self.units, self._leads.tolist(), strict=True)]

    @cached_property
    def _days(self) -> "_Kind[Any]":
        return _Kind([one.outline.days if one else None for one in self._led])

    @cached_property
    def _figures(self) -> "_Kind[Any]":
        return _Kind([one.outline.figures if one else None for one in self._led])

    @cached_property
    def _scenes(self) -> "_Kind[Any]":
        return _Kind([one.outline.scene if one else None for one in self._led])

    @cached_property
    def _firsts(self) -> "_Kind[Any]":
        facts = [one.profiles[0].fact if one else None for one in self._led]
        return _Kind(facts, [(fact.type, fact.long, fact.killed, fact.injured) if fact else None for fact in facts])

    @cached_property
    def _countries(self) -> "_Kind[frozenset[str]]":
        return _Kind([one.countries for one in self.units])

    @cached_property
    def _places(self) -> "_Kind[frozenset[str]]":
        return _Kind([one.places for one in self.units])

    @cached_property
    def _circles(self) -> Scores:
        return around.columns(one.circle for one in self.units)

    @cached_property
    def _published(self) -> Numbers:
        days = (one.outline.days.published if one else None for one in self._led)
        return np.array([NO_DAY if day is None else day for day in days], dtype=np.int64)

    @cached_property
    def _houses(self) -> Numbers:
        return _numbered(["", *(one.outline.house if one else "" for one in self._led)])[0][1:]

    @cached_property
    def _sketches(self) -> list[frozenset[int]]:
        return [one.outline.sketch if one else frozenset() for one in self._led]

    @cached_property
    def _names(self) -> tuple[NDArray[np.int32], Scores, Scores]:
        """Return the names of leads as numbers and the squares of their weights, row by row, and the sums of these."""
        outlines = [one.outline if one else None for one in self._led]
        wide = max((len(one.names_heard) for one in outlines if one), default=0)
        names = np.full((len(outlines), wide), -1, dtype=np.int32)
        squares, whole = np.zeros((len(outlines), wide)), np.zeros(len(outlines))
        numbers: dict[str, int] = {}
        for row, one in enumerate(outlines):
            if one is not None and (heard := one.names_heard):
                names[row, : len(heard)] = [numbers.setdefault(name, len(numbers)) for name in heard]
                squares[row, : len(heard)] = one.name_squares
                whole[row] = one.name_square
        return names, squares, whole

    @cached_property
    def _openings(self) -> tuple["_Kind[Fact]", Numbers, Numbers]:
        """Return the events that leads tell first, one lead after the other, where those of each begin, and how many they are."""
        told = [[profile.fact for profile in one.opening] if one else [] for one in self._led]
        many = np.array([len(facts) for facts in told], dtype=np.int64)
        return _Kind([fact for facts in told for fact in facts]), np.cumsum(many) - many, many


class _Kind(Generic[T]):
    """One thing of each telling, by number: what two tellings have in it is worked out once for all that have the same."""

    def __init__(self, things: Sequence[T], alike: Sequence[Hashable] | None = None) -> None:
        keys: Sequence[Hashable] = things if alike is None else alike
        self.number, named = _numbered(keys)
        first: dict[int, T] = dict(zip(reversed(self.number.tolist()), reversed(things), strict=True))
        self._things = [first[number] for number in range(len(named))]

    def points(
        self, here: Numbers, there: Numbers, of: Callable[[T, T], Sequence[Point]], most: int
    ) -> Iterator[Scores]:
        """Yield the points of each pair, one after the other, 0 where there are fewer than `most`."""
        values = self._worked_out(
            self.number[here], self.number[there], lambda one, other: [value for value, _ in of(one, other)], most
        )
        yield from values.T

    def between(self, here: Numbers, there: Numbers, of: Callable[[T, T], float]) -> Scores:
        """Return what `of` gives for each pair of numbers."""
        return self._worked_out(here, there, lambda one, other: (of(one, other),), 1)[:, 0]

    def ask(self, here: Numbers, there: Numbers, of: Callable[[T, T], bool]) -> Flags:
        """Return for each pair whether something holds."""
        return self.between(self.number[here], self.number[there], of) > 0

    def _worked_out(self, here: Numbers, there: Numbers, of: Callable[[T, T], Sequence[float]], most: int) -> Scores:
        pairs, place = np.unique(here * len(self._things) + there, return_inverse=True)
        values = np.zeros((len(pairs), most))
        for row, pair in enumerate(pairs.tolist()):
            one, other = divmod(pair, len(self._things))
            found = of(self._things[one], self._things[other])
            values[row, : len(found)] = found
        return values[place]


def _numbered(things: Iterable[Any]) -> tuple[Numbers, list[Any]]:
    """Return a number for each thing, the same for equal ones, and the things by number."""
    numbers: dict[Any, int] = {}
    found = np.array([numbers.setdefault(thing, len(numbers)) for thing in things], dtype=np.int64)
    return found, list(numbers)
