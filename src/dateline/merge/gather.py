"""Tellings put together: blocks, verdicts, groups, incidents."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np

from dateline.merge.cluster import TIE, Pair, components, groups, pair
from dateline.merge.columns import Columns
from dateline.merge.fuse import fuse
from dateline.merge.meeting import Numbers, meeting
from dateline.merge.score import SAME, compare
from dateline.merge.unit import Unit, unit
from dateline.model import Decision, Fusing, Incident, Telling

SMALL = 150  # tellings of a component; above, a pair that shares no key counts as unlike
SHOWN = 4  # reasons named for a telling's being in an incident


@dataclass(frozen=True, slots=True)
class Gathered:
    """Tellings that chains of likeness connect, and the groups that they fall into: what is redone when one joins.

    `why` gives for a telling's id the likeness that speaks most for its being in its group.
    """

    groups: tuple[tuple[Telling, ...], ...]
    why: Mapping[str, Decision] = field(default_factory=dict)


def gather(tellings: Iterable[Telling], made: Mapping[str, Unit] | None = None) -> list[Gathered]:
    """Return the components of these tellings, the same whatever their order, each telling in one group of one of them.

    `made` holds tellings by id that have been made ready already.
    """
    ready = made or {}
    known = {telling.id: ready.get(telling.id) or unit(telling) for telling in tellings}
    columns = Columns([known[name] for name in sorted(known)])
    here, there = meeting([one.keys.sought for one in columns.units], [one.keys.own for one in columns.units])
    here, there = here[here < there], there[here < there]
    tied = columns.scores(here, there, TIE) > TIE
    names = [one.id for one in columns.units]
    ties = {(names[one], names[other]): inf for one, other in _pairs(here[tied], there[tied])}
    found = components(names, ties)
    inside = _inside(columns, found, here, there)
    return [_component([known[name] for name in ids], points) for ids, points in zip(found, inside, strict=True)]


def _pairs(here: Numbers, there: Numbers) -> Iterator[tuple[int, int]]:
    return zip(here.tolist(), there.tolist(), strict=True)


def _inside(
    columns: Columns, found: Sequence[tuple[str, ...]], here: Numbers, there: Numbers
) -> Iterator[dict[Pair, float]]:
    """Yield the points of the pairs of each component: of those that share a key, in a small one of all.

    So likeness tells, and not the blocks; `here` and `there` share a key.
    """
    place_of = {one.id: place for place, one in enumerate(columns.units)}
    part = np.empty(len(columns.units), dtype=np.int64)
    pairs: list[tuple[Numbers, Numbers]] = []
    for number, ids in enumerate(found):
        places = np.array([place_of[name] for name in ids])
        part[places] = number
        if len(ids) <= SMALL:
            one, other = np.triu_indices(len(ids), 1)
            pairs.append((places[one], places[other]))
        else:
            pairs.append((np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)))
    for number, ids in enumerate(found):
        if len(ids) > SMALL:
            near = (part[here] == number) & (part[there] == number)
            pairs[number] = (here[near], there[near])
    yield from _scored(columns, pairs)


def _scored(columns: Columns, pairs: Sequence[tuple[Numbers, Numbers]]) -> Iterator[dict[Pair, float]]:
    """Yield the points of these pairs, which are compared all at once."""
    if not pairs:
        return
    scores = columns.scores(np.concatenate([one for one, _ in pairs]), np.concatenate([other for _, other in pairs]))
    names = [one.id for one in columns.units]
    begin = 0
    for here, there in pairs:
        own = scores[begin : begin + len(here)].tolist()
        begin += len(here)
        yield {(names[a], names[b]): points for (a, b), points in zip(_pairs(here, there), own, strict=True)}


def _component(units: Sequence[Unit], points: Mapping[Pair, float]) -> Gathered:
    """Return a component in its groups."""
    known = {one.id: one for one in units}
    split = groups(list(known), points, {one.id for one in units if one.telling.main})
    why = {name: decision for group in split for name, decision in _reasons(group, known, points)}
    return Gathered(tuple(tuple(known[name].telling for name in group) for group in split), why)


def _reasons(
    group: tuple[str, ...], known: Mapping[str, Unit], points: Mapping[Pair, float]
) -> Iterator[tuple[str, Decision]]:
    """Yield for each telling of a group the likeness that speaks most for its being there."""
    for name in group:
        near = [(points[two], two) for other in group if (two := pair(name, other)) in points]
        top = max((score for score, _ in near), default=SAME)
        if top > SAME:
            alike = [compare(known[two[0]], known[two[1]]) for score, two in near if score == top]
            best = max(alike, key=lambda likeness: likeness.points)
            yield name, Decision("incident", "merge", "alike", ", ".join(best.reasons[:SHOWN]), round(best.score, 2))


def linked(new: Sequence[Unit], known: Sequence[Unit], shared: Mapping[str, Collection[int]]) -> set[str]:
    """Return the ids of known tellings that new ones are so much like that they are put together anew; `shared` are the keys of each."""
    columns = Columns(sorted((*new, *known), key=lambda one: one.id))
    place_of = {one.id: place for place, one in enumerate(columns.units)}
    seekers, lying = meeting([one.keys.sought for one in new], [shared[one.id] for one in known])
    one = np.array([place_of[unit.id] for unit in new], dtype=np.int64)[seekers]
    other = np.array([place_of[unit.id] for unit in known], dtype=np.int64)[lying]
    tied = columns.scores(np.minimum(one, other), np.maximum(one, other), TIE) > TIE
    return {columns.units[place].id for place in set(other[tied].tolist())}


def incidents(gathered: Iterable[Gathered], rule: Fusing = Fusing.CONSERVATIVE) -> Iterator[Incident]:
    """Yield the incidents of components, every group being one."""
    for component in gathered:
        for group in component.groups:
            yield fuse(group, rule, {one.id: component.why[one.id] for one in group if one.id in component.why})
