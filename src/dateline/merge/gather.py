"""Tellings put together: blocks, verdicts, groups, incidents."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.merge.cluster import TIE, Pair, components, groups, pair
from dateline.merge.fuse import fuse
from dateline.merge.score import SAME, Likeness, compare, compared
from dateline.merge.unit import Unit, unit
from dateline.model import Decision, Fusing, Incident, Telling

SMALL = 150  # tellings of a component; above, a pair that shares no key counts as unlike
SHOWN = 4  # reasons named for a telling's being in an incident


@dataclass(frozen=True, slots=True)
class Gathered:
    """Tellings that chains of likeness connect, and the groups that they fall into: what is redone when one joins."""

    groups: tuple[tuple[Telling, ...], ...]
    verdicts: Mapping[Pair, Likeness]


def gather(
    tellings: Iterable[Telling],
    made: Mapping[str, Unit] | None = None,
    seen: Mapping[Pair, Likeness | None] | None = None,
) -> list[Gathered]:
    """Return the components of these tellings, the same whatever their order, each telling in one group of one of them.

    `made` holds tellings by id that have been made ready already, `seen` what comparing pairs gave, nothing where that stopped early.
    """
    ready, earlier = made or {}, seen or {}
    known = {telling.id: ready.get(telling.id) or unit(telling) for telling in tellings}
    pairs = sharing(known)
    verdicts = {
        two: verdict
        for two in pairs
        if (verdict := earlier[two] if two in earlier else compared(known[two[0]], known[two[1]], TIE))
    }
    found = components(known, {two: verdict.score for two, verdict in verdicts.items()})
    inside: list[list[Pair]] = [[] for _ in found]
    number_of = {name: number for number, ids in enumerate(found) for name in ids}
    for two in pairs:
        if number_of[two[0]] == number_of[two[1]]:
            inside[number_of[two[0]]].append(two)
    return [_component(ids, known, own, verdicts) for ids, own in zip(found, inside, strict=True)]


def _component(
    ids: tuple[str, ...], known: Mapping[str, Unit], sharing_a_key: Sequence[Pair], verdicts: Mapping[Pair, Likeness]
) -> Gathered:
    """Return a component in its groups; a small one has every pair compared, so that likeness tells and not the blocks."""
    pairs = list(combinations(ids, 2)) if len(ids) <= SMALL else sharing_a_key
    own = {two: verdicts.get(two) or compare(known[two[0]], known[two[1]]) for two in pairs}
    leads = {name for name in ids if known[name].telling.main}
    split = groups(ids, {two: verdict.score for two, verdict in own.items()}, leads)
    return Gathered(tuple(tuple(known[name].telling for name in group) for group in split), own)


def sharing(units: Mapping[str, Unit]) -> set[Pair]:
    """Return the pairs that share a key; `units` are by id."""
    blocks: dict[int, list[str]] = {}
    for name, one in units.items():
        for key in one.keys.own:
            blocks.setdefault(key, []).append(name)
    return {
        pair(name, other)
        for name, one in units.items()
        for other in set().union(*(blocks[key] for key in one.keys.sought if key in blocks))
        if other != name
    }


def linked(
    new: Iterable[Unit], known: Iterable[Unit], shared: Mapping[str, Collection[int]]
) -> dict[Pair, Likeness | None]:
    """Return what comparing known tellings with new ones gives, nothing where it stopped early; `shared` are the keys of each."""
    by_key: dict[int, list[Unit]] = {}
    for one in new:
        for key in one.keys.sought:
            by_key.setdefault(key, []).append(one)
    found: dict[Pair, Likeness | None] = {}
    for other in known:
        for one in {one.id: one for key in shared[other.id] for one in by_key[key]}.values():
            first, second = (one, other) if one.id < other.id else (other, one)
            found[first.id, second.id] = compared(first, second, TIE)
    return found


def incidents(gathered: Iterable[Gathered], rule: Fusing = Fusing.CONSERVATIVE) -> Iterator[Incident]:
    """Yield the incidents of components, every group being one."""
    for component in gathered:
        for group in component.groups:
            yield fuse(group, rule, reasons(group, component.verdicts))


def reasons(group: tuple[Telling, ...], verdicts: Mapping[Pair, Likeness]) -> dict[str, Decision]:
    """Return for each telling of a group the likeness that speaks most for its being there."""
    found = {}
    for telling in group:
        best = max(
            (verdicts[two] for other in group if (two := pair(telling.id, other.id)) in verdicts),
            key=lambda verdict: (verdict.score, verdict.points),
            default=None,
        )
        if best is not None and best.score > SAME:
            found[telling.id] = Decision(
                "incident", "merge", "alike", ", ".join(best.reasons[:SHOWN]), round(best.score, 2)
            )
    return found
