"""Two sets of incidents side by side: which tell of one happening, where their figures contradict each other, what only one has."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any

from dateline.merge.features import NEVER, Point, doers, kilometres, kind, place, time, tolls, victims
from dateline.merge.profile import Fact, profile
from dateline.model import (
    COUNT_FIELDS,
    Count,
    Counts,
    Estimate,
    Facet,
    Gist,
    Incident,
    Party,
    PlacePrecision,
    Side,
    Span,
)

COLUMNS = (
    *("found", "a", "b", "date_a", "date_b", "place_a", "place_b", "type_a", "type_b"),
    *("killed_a", "killed_b", "conflict", "km", "score", "why"),
)
AGREE, CONFLICT, ONLY_A, ONLY_B = FINDINGS = ("agree", "conflict", "only a", "only b")
# Of a pair with nothing in common: the same day (1.5) within reach (0.5) and words for one another (0.2) outweigh it, two days of a
# week in one province do not. What a single feature counts at VETO or less, no other makes good.
BASE, VETO = -2.0, -2.0
# Kilometres that a place as exactly known may be from where another set puts the same happening.
WITHIN = {
    PlacePrecision.SITE: 15.0,
    PlacePrecision.TOWN: 25.0,
    PlacePrecision.NEAR: 40.0,
    PlacePrecision.ADMIN2: 80.0,
    PlacePrecision.ADMIN1: 250.0,
    PlacePrecision.REGION: 400.0,
}
REACH = 2  # days around an incident in which another is looked for
LONGEST = 62  # days; a longer time is looked for by its first day alone
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class _Pair:
    score: float
    one: int
    other: int
    why: str


def compare(first: Iterable[Incident], second: Iterable[Incident]) -> Iterator[dict[str, Any]]:
    """Yield a row a finding under COLUMNS: pairs and what only one set has, by time.

    Each incident stands in one pair at most, the likeliest. Incidents without a date are never paired.
    """
    ours, theirs = list(first), list(second)
    pairs = _chosen(_pairs([_profile(one) for one in ours], [_profile(one) for one in theirs]), ours, theirs)
    found = [_row(ours[pair.one], theirs[pair.other], pair) for pair in pairs]
    taken, taken_too = {pair.one for pair in pairs}, {pair.other for pair in pairs}
    found += [_row(one, None) for number, one in enumerate(ours) if number not in taken]
    found += [_row(None, one) for number, one in enumerate(theirs) if number not in taken_too]
    yield from sorted(found, key=_order)


def _order(row: dict[str, Any]) -> tuple[str, str, str]:
    return str(row["date_a"] or row["date_b"] or "9999"), str(row["a"] or ""), str(row["b"] or "")


def _pairs(ours: Sequence[Fact], theirs: Sequence[Fact]) -> Iterator[_Pair]:
    """Yield the pairs that are likelier one happening than two."""
    by_day: dict[int, list[int]] = {}
    for number, one in enumerate(theirs):
        for day in _days(one, 0):
            by_day.setdefault(day, []).append(number)
    for number, one in enumerate(ours):
        near = sorted({other for day in _days(one, REACH) for other in by_day.get(day, ())})
        for other in near:
            points = _points(one, theirs[other])
            score = BASE + sum(value for value, _ in points)
            if score > 0 and all(value > VETO for value, _ in points):
                yield _Pair(round(score, 2), number, other, "; ".join(reason for _, reason in points))


def _points(one: Fact, other: Fact) -> list[Point]:
    """Return what speaks for and against a pair. Figures that differ are what is asked for, and speak against nothing."""
    alike = tolls(one, other)
    told = [time(one, other), _near(one, other), kind(one, other), alike if alike and alike[0] > 0 else None]
    return [point for point in told if point is not None] + _sides(one, other)


def _sides(one: Fact, other: Fact) -> list[Point]:
    """Compare the sides; those of not every set have a direction, so they may stand exchanged."""
    exchanged = replace(other, side_a=other.side_b, side_b=other.side_a)
    straight, turned = (
        [point for feature in (doers, victims) if (point := feature(one, seen)) is not None]
        for seen in (other, exchanged)
    )
    gained = sum(value for value, _ in turned)
    return turned if gained > max(0, sum(value for value, _ in straight)) else straight


def _near(one: Fact, other: Fact) -> Point | None:
    """Measure the distance against how exactly both places are known; names decide where a point is missing."""
    here, there = one.place, other.place
    apart = kilometres(here, there)
    if apart is None:
        return place(one, other)
    within = max(WITHIN.get(spot.precision, inf) for spot in (here, there))
    if apart > within:
        return NEVER, f"{apart:.0f} km apart"
    named = 0.5 if one.names & other.names else 0.0
    return (1.0 - 0.5 * apart / within if within < inf else 0.3) + named, f"{apart:.0f} km apart"


def _days(one: Fact, reach: int) -> range:
    if one.first is None:
        return range(0)
    last = one.last if one.last is not None and one.last - one.first <= LONGEST else one.first
    return range(one.first - reach, last + reach + 1)


def _chosen(pairs: Iterable[_Pair], ours: Sequence[Incident], theirs: Sequence[Incident]) -> list[_Pair]:
    """Return the pairs that stand, the likeliest first; each incident stands once."""
    ranked = sorted(pairs, key=lambda pair: (-pair.score, ours[pair.one].id, theirs[pair.other].id))
    here, there, kept = set[int](), set[int](), []
    for pair in ranked:
        if pair.one not in here and pair.other not in there:
            here.add(pair.one)
            there.add(pair.other)
            kept.append(pair)
    return kept


def _profile(incident: Incident) -> Fact:
    counts = {name: Count(*bounds) for name in COUNT_FIELDS if (bounds := _bounds(incident.estimate(name)))}
    facet = Facet(
        event_id=incident.id,
        type=incident.type or "",
        date=incident.date,
        place=incident.place,
        side_a=tuple(map(_party, incident.side_a)),
        side_b=tuple(map(_party, incident.side_b)),
        counts=Counts(**counts),
    )
    return profile(facet, Gist(incident.id)).fact


def _party(side: Side) -> Party:
    return Party(side.name, _NOWHERE, side.actor_id, side.kind, side.country)


def _bounds(estimate: Estimate | None) -> tuple[int, int] | None:
    """Return between which numbers a set puts a count; what it leaves open is its best."""
    if estimate is None:
        return None
    known = [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
    return (min(known), max(known)) if known else None


def _row(one: Incident | None, other: Incident | None, pair: _Pair | None = None) -> dict[str, Any]:
    contradicting = _conflicts(one, other) if one and other else ""
    apart = kilometres(one.place, other.place) if one and other else None
    finding = ONLY_B if one is None else ONLY_A if other is None else CONFLICT if contradicting else AGREE
    return {
        "found": finding,
        **{
            f"{name}{end}": value
            for incident, end in ((one, "_a"), (other, "_b"))
            for name, value in _told(incident).items()
        },
        "a": name_of(one),
        "b": name_of(other),
        "conflict": contradicting or None,
        "km": None if apart is None else round(apart, 1),
        "score": pair.score if pair else None,
        "why": pair.why if pair else None,
    }


def name_of(incident: Incident | None) -> str | None:
    """Return how its set calls an incident: by the row's own id where it has one."""
    if incident is None:
        return None
    return incident.origin.row if incident.origin else incident.id


def _told(incident: Incident | None) -> dict[str, Any]:
    if incident is None:
        return dict.fromkeys(("date", "place", "type", "killed"))
    start = incident.date.start
    return {
        "date": start.isoformat() if start else None,
        "place": incident.place.name or incident.place.admin1,
        "type": incident.type,
        "killed": _words(_bounds(incident.estimate("killed"))),
    }


def _words(bounds: tuple[int, int] | None) -> str | None:
    if bounds is None:
        return None
    return str(bounds[0]) if bounds[0] == bounds[1] else f"{bounds[0]} to {bounds[1]}"


def _conflicts(one: Incident, other: Incident) -> str:
    """Return the counts whose ranges do not meet, in words."""
    found = []
    for name in COUNT_FIELDS:
        here, there = _bounds(one.estimate(name)), _bounds(other.estimate(name))
        if here and there and (here[1] < there[0] or there[1] < here[0]):
            found.append(f"{name}: {_words(here)} against {_words(there)}")
    return "; ".join(found)
