"""Pairs that a person should judge: just not put together, or put together only just."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from dateline.merge.cluster import Pair
from dateline.merge.score import SAME, Likeness, compare
from dateline.merge.unit import Unit, unit
from dateline.model import Judgement, Proposal, Telling, Verdict

BELOW, ABOVE = 1.5, 0.8  # points from the border, within which a person's word is worth asking for
TOLD = 6  # tellings of an incident that are looked at; the rest of many reports says the same
PAIRWISE = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


def proposed(
    around: Mapping[str, Sequence[Telling]], others: Mapping[str, Sequence[Telling]], below: float = BELOW
) -> list[Proposal]:
    """Return the pairs near the border, the most doubtful first: within each incident of `around`, and from there to any other.

    Both map incidents to tellings; `others` need hold only those that share a key with one of `around`.
    """
    units = {name: [unit(one) for one in told[:TOLD]] for name, told in {**others, **around}.items()}
    found = {one for name in around for one in _within(name, units[name])}
    found.update(_between({name: units[name] for name in around}, units, below))
    return sorted(found, key=lambda one: (_doubt(one), -one.score, one.incidents, one.tellings))


def _doubt(one: Proposal) -> float:
    """Return how far a pair is from the border; one that is apart although it looks alike lies on it."""
    return one.score - SAME if one.together else max(0.0, SAME - one.score)


def _within(name: str, units: Sequence[Unit]) -> Iterator[Proposal]:
    """Yield each telling of an incident that is only just like any of the others."""
    for one in units:
        best = max(((compare(one, other), other.id) for other in units if other is not one), key=_order, default=None)
        if best is not None and SAME < best[0].score <= SAME + ABOVE:
            yield _proposal(name, name, one.id, best[1], best[0])


def _between(around: Mapping[str, list[Unit]], units: Mapping[str, list[Unit]], below: float) -> Iterator[Proposal]:
    """Yield for each two incidents the two tellings most alike, when they are nearly alike or more."""
    lying: dict[int, list[tuple[str, Unit]]] = {}
    for name, told in units.items():
        for one in told:
            for key in one.keys.own:
                lying.setdefault(key, []).append((name, one))
    best: dict[Pair, tuple[Likeness, str, str]] = {}
    for name, told in around.items():
        for one in told:
            near = {other.id: (there, other) for key in one.keys.sought for there, other in lying.get(key, ())}
            for there, other in near.values():
                two = (min(name, there), max(name, there))
                if there != name and SAME - below < (verdict := compare(one, other)).score:
                    ids = (one.id, other.id) if two[0] == name else (other.id, one.id)
                    best[two] = max(best.get(two, (verdict, *ids)), (verdict, *ids), key=_order)
    yield from (_proposal(*two, first, second, verdict) for two, (verdict, first, second) in best.items())


def _order(found: tuple[Likeness, *tuple[str, ...]]) -> tuple[float, tuple[str, ...]]:
    return found[0].score, found[1:]


def _proposal(one: str, other: str, first: str, second: str, verdict: Likeness) -> Proposal:
    ids = (first, second) if one != other else (min(first, second), max(first, second))
    return Proposal((one, other), ids, round(verdict.score, 2), verdict.reasons)


def unjudged(
    found: Iterable[Proposal], judgements: Iterable[Judgement], told: Mapping[str, Collection[Telling]]
) -> list[Proposal]:
    """Return the proposals of which nobody has said same, different or unsure; `told` are the tellings of each incident."""
    names = {incident_id: {name for one in tellings for name in _names(one)} for incident_id, tellings in told.items()}
    own = {one.id: _names(one) for tellings in told.values() for one in tellings}
    pairs = [(one.tellings[0], other) for one in judgements if one.verdict in PAIRWISE for other in one.tellings[1:]]

    def is_judged(one: Proposal) -> bool:
        here, there = (
            own[name] if one.together else names[two] for name, two in zip(one.tellings, one.incidents, strict=True)
        )
        return any((a in here and b in there) or (a in there and b in here) for a, b in pairs)

    return [one for one in found if not is_judged(one)]


def _names(telling: Telling) -> set[str]:
    """Return the ids by which a judgement may name a telling: its events', and its report's when it is what that leads with."""
    return {
        telling.id,
        *(facet.event_id for facet in telling.facets),
        *([telling.gist.report_id] if telling.main else []),
    }
