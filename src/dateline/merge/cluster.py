"""From verdicts on pairs to groups: average linkage, which a chain of half-likely pairs does not pass.

Two groups become one while the mean verdict over all their pairs says "same"; a pair that was never compared counts as unlike.
So a vague telling joins the group that it fits best, and cannot tie two precise ones together. What comes out depends on the
verdicts only, not on their order.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush

from dateline.merge.score import SAME

TIE = 0.5  # points that connect two tellings at all; what is less sure joins them only when more surely like ones are there too
UNCOMPARED = -3.0  # points for a pair that shares no key
Pair = tuple[str, str]  # ids, the smaller first


def pair(one: str, other: str) -> Pair:
    """Return two ids as a pair."""
    return (one, other) if one < other else (other, one)


def components(ids: Iterable[str], points: Mapping[Pair, float]) -> list[tuple[str, ...]]:
    """Return the tellings that chains of likeness connect; what lies in different ones is never put together."""
    near: dict[str, list[str]] = {name: [] for name in ids}
    for (one, other), score in points.items():
        if score > TIE:
            near[one].append(other)
            near[other].append(one)
    seen = set[str]()
    return [_reached(first, near, seen) for first in sorted(near) if first not in seen]


def _reached(first: str, near: Mapping[str, list[str]], seen: set[str]) -> tuple[str, ...]:
    reached, open_ids = [], [first]
    seen.add(first)
    while open_ids:
        reached.append(open_ids.pop())
        for other in near[reached[-1]]:
            if other not in seen:
                seen.add(other)
                open_ids.append(other)
    return tuple(sorted(reached))


def groups(ids: Iterable[str], points: Mapping[Pair, float], leads: Collection[str]) -> list[tuple[str, ...]]:
    """Return the groups of a component, each sorted, in the order of their first ids; `points` are those of its pairs.

    What reports lead with is grouped first, since openings tell it best; the rest then joins, or groups by itself.
    """
    forest = _Forest(ids, points, leads)
    forest.grow(lambda one, other: one and other)
    forest.grow(lambda one, other: not (one and other))
    return sorted(tuple(sorted(group)) for group in forest.members.values())


class _Forest:
    """Groups that grow together, each under its smallest id."""

    def __init__(self, ids: Iterable[str], points: Mapping[Pair, float], leads: Collection[str]) -> None:
        self.members = {name: [name] for name in ids}
        self._led = {name for name in self.members if name in leads}  # groups that hold a lead
        # Between two groups, over the pairs that were compared: the sum of their points less UNCOMPARED.
        self._sums: dict[str, dict[str, float]] = {name: {} for name in self.members}
        for (one, other), score in points.items():
            self._sums[one][other] = self._sums[other][one] = score - UNCOMPARED

    def grow(self, may: Callable[[bool, bool], bool]) -> None:
        """Join the two groups most alike, over and over; `may` is told of either whether it holds a lead."""
        heap = [
            entry
            for one, near in self._sums.items()
            for other in near
            if one < other and (entry := self._entry(one, other))
        ]
        heapify(heap)
        while heap:
            entry = heappop(heap)
            _, one, other = entry
            fresh = one in self.members and other in self.members and entry == self._entry(one, other)
            if fresh and may(one in self._led, other in self._led):
                self._join(one, other)
                for third in self._sums[one]:
                    if again := self._entry(*pair(one, third)):
                        heappush(heap, again)

    def _entry(self, one: str, other: str) -> tuple[float, str, str] | None:
        size = len(self.members[one]) * len(self.members[other])
        mean = self._sums[one].get(other, 0.0) / size + UNCOMPARED
        return (-mean, one, other) if mean > SAME else None

    def _join(self, one: str, other: str) -> None:
        self.members[one] += self.members.pop(other)
        if other in self._led:
            self._led.add(one)
        for third, total in self._sums.pop(other).items():
            del self._sums[third][other]
            if third != one:
                self._sums[one][third] = self._sums[third][one] = self._sums[one].get(third, 0.0) + total
