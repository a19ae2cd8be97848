"""One incident from its tellings: each field by a written rule, with how it was chosen."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TypeVar

from dateline.merge.figures import estimates, figures, several
from dateline.merge.voices import heard, voices
from dateline.model import (
    ActorKind,
    DatePrecision,
    Decision,
    Facet,
    Fusing,
    Incident,
    IncidentStatus,
    Member,
    Party,
    PlacePrecision,
    Side,
    Stance,
    Telling,
    Voice,
    When,
    Where,
)

BY = "merge"
T = TypeVar("T")
DATES = tuple(DatePrecision)  # finest first
PLACES = tuple(PlacePrecision)


def fuse(
    told: Iterable[Telling], rule: Fusing = Fusing.CONSERVATIVE, why: Mapping[str, Decision] | None = None
) -> Incident:
    """Return the incident that these tellings are of; `why` gives for a telling's id what brought it here."""
    tellings = sorted(told, key=_hearing)
    speaking = voices([telling.gist for telling in tellings])
    voice_of = {report_id: voice.id for voice in speaking for report_id in voice.report_ids}
    facets = [(voice_of[telling.gist.report_id], facet) for telling in tellings for facet in telling.facets]
    when, when_why = _when(facets)
    where, where_why = _where(facets)
    code, code_why = _type(facets)
    status, status_why = _status(facets, speaking)
    series = figures(tellings, voice_of)
    counted, count_why = estimates(series, rule)
    return Incident(
        id=incident_id(tellings[0]),
        type=code,
        status=status,
        members=tuple(_members(tellings, voice_of, why or {})),
        voices=speaking,
        date=when,
        place=where,
        side_a=_side(facets, "side_a"),
        side_b=_side(facets, "side_b"),
        estimates=counted,
        figures=series,
        title=next((telling.gist.title for telling in tellings if telling.main and telling.gist.title), None),
        fusing=rule,
        decisions=(code_why, when_why, where_why, status_why, *count_why),
    )


def founder(told: Iterable[Telling]) -> Telling:
    """Return the telling that was heard first; it gives an incident its id."""
    return min(told, key=_hearing)


def _hearing(telling: Telling) -> tuple[date, str, str]:
    return (*heard(telling.gist), telling.id)


def incident_id(first: Telling) -> str:
    """Return the id of the incident that a telling was the first of."""
    return sha256(f"incident\n{first.id}".encode()).hexdigest()[:32]


def _members(tellings: Sequence[Telling], voice_of: Mapping[str, str], why: Mapping[str, Decision]) -> Iterable[Member]:
    for telling in tellings:
        report_id = telling.gist.report_id
        first = Member(report_id, None, voice_of[report_id], telling.main, why.get(telling.id))
        yield from (replace(first, event_id=facet.event_id) for facet in telling.facets)
        if not telling.facets:
            yield first


def _votes(values: Iterable[tuple[str, T]]) -> Counter[T]:
    """Return how many voices give each value; a voice that gives several has one vote for each."""
    return Counter(value for _, value in dict.fromkeys(values))


def _foremost(votes: Counter[T], order: Callable[[T], object]) -> tuple[T, int]:
    """Return the value with most votes and their number; `order` settles a draw."""
    return max(sorted(votes.items(), key=lambda item: order(item[0])), key=lambda item: item[1])  # type: ignore[arg-type, return-value]


def _type(facets: Sequence[tuple[str, Facet]]) -> tuple[str | None, Decision]:
    votes = _votes((voice, facet.type) for voice, facet in facets)
    if not votes:
        return None, Decision("type", BY, "no event coded")
    code, number = _foremost(votes, str)
    return code, Decision(
        "type", BY, "most voices", f"{number} of {several(len({voice for voice, _ in facets}), 'voice')}"
    )


def _when(facets: Sequence[tuple[str, Facet]]) -> tuple[When, Decision]:
    """Return the finest time; of several days the one that most voices give, else the earliest."""
    known = [(voice, facet.date) for voice, facet in facets if facet.date.start or facet.date.end]
    if not known:
        return When(), Decision("date", BY, "nobody says when")
    finest = min((when.precision for _, when in known), key=DATES.index)
    votes = _votes((voice, when) for voice, when in known if when.precision is finest)
    when, number = _foremost(votes, lambda when: (str(when.start), str(when.end)))
    others = f"; {several(len(votes) - 1, 'other time')} told" if len(votes) > 1 else ""
    return when, Decision("date", BY, "finest, most voices", f"to the {finest}, {several(number, 'voice')}{others}")


def _where(facets: Sequence[tuple[str, Facet]]) -> tuple[Where, Decision]:
    """Return the finest place; of several the one that most voices give, one with coordinates before one without."""
    known = [(voice, facet.place) for voice, facet in facets if facet.place.precision is not PlacePrecision.UNKNOWN]
    if not known:
        return Where(), Decision("place", BY, "nobody says where")
    finest = min((place.precision for _, place in known), key=PLACES.index)
    votes = _votes((voice, replace(place, reach_km=None)) for voice, place in known if place.precision is finest)
    place, number = _foremost(votes, lambda place: (place.lat is None, str(place.name), str(place.geonames_id)))
    others = f"; {several(len(votes) - 1, 'other place')} told" if len(votes) > 1 else ""
    said = [other.reach_km for _, other in known if other.reach_km and replace(other, reach_km=None) == place]
    return replace(place, reach_km=max(said, default=None)), Decision(
        "place", BY, "finest, most voices", f"a {finest}, {several(number, 'voice')}{others}"
    )


def _side(facets: Sequence[tuple[str, Facet]], name: str) -> tuple[Side, ...]:
    """Return everybody whom a telling puts on a side, actors known to the registry once, in the order of telling."""
    found: dict[str, list[tuple[Party, str]]] = {}
    for _, facet in facets:
        for party in getattr(facet, name):
            found.setdefault(party.actor_id or party.name.casefold(), []).append((party, facet.event_id))
    return tuple(_one(named) for named in found.values())


def _one(named: Sequence[tuple[Party, str]]) -> Side:
    first = named[0][0]
    plain = next((party for party, _ in named if party.attributed_to is None), None)
    kind = next((party.kind for party, _ in named if party.kind is not ActorKind.UNKNOWN), ActorKind.UNKNOWN)
    events = tuple(dict.fromkeys(event_id for _, event_id in named))
    return Side(first.name, first.actor_id, kind, first.country, events, None if plain else first.attributed_to)


def _status(facets: Sequence[tuple[str, Facet]], speaking: Sequence[Voice]) -> tuple[IncidentStatus, Decision]:
    denial = next(
        (speaker for _, facet in facets for speaker, stance in facet.stances if stance is Stance.DENIES), None
    )
    if denial is not None:
        return IncidentStatus.DISPUTED, Decision("status", BY, "denied", f"by {denial}")
    accused = _accused(facets)
    if len(accused) > 1:
        return IncidentStatus.DISPUTED, Decision("status", BY, "accusations both ways", " and ".join(sorted(accused)))
    if len(speaking) > 1:
        return IncidentStatus.CORROBORATED, Decision("status", BY, "independent voices", f"{len(speaking)} voices")
    return IncidentStatus.REPORTED, Decision("status", BY, "one voice")


def _accused(facets: Sequence[tuple[str, Facet]]) -> set[str]:
    """Return who is accused, when the accused of one telling are the victims' side of another."""
    accused = {
        party.actor_id
        for _, facet in facets
        if any(stance is Stance.ACCUSES for _, stance in facet.stances)
        for party in facet.side_a
        if party.actor_id
    }
    hit = {party.actor_id for _, facet in facets for party in facet.side_b if party.actor_id}
    return accused if accused & hit else set()
