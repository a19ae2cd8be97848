"""The common form of an event for comparison: a gold event, one of ours, or a line of `dateline read`, all alike."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from dateline.evaluation.names import Named, Point
from dateline.model import COUNT_FIELDS, Event, Span

Bounds = tuple[int | None, int | None]
MATCHES_OF_A_QUOTE = 3  # a quote that stands more often in the text is placed at its first three


@dataclass(frozen=True, slots=True)
class Side:
    """A name on a side with the actor it was resolved to."""

    name: str
    actor_id: str | None = None
    kind: str = "unknown"
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """An event as somebody tells it: plain names, bounds and spans, without how they were found.

    `said` are the speakers a side is attributed to, `claims` pairs of speaker and stance; `counts` holds those with a
    bound. Only found events have `evidence` (the spans behind each field), `rules` (who decided each field, and why),
    `sides` (both, resolved), the claims' `words` and a `confidence`.
    """

    type: str
    modality: str = "actual"
    quotes: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    day: date | None = None
    last: date | None = None
    place: str | None = None
    precision: str | None = None
    at: Point | None = None
    country: str | None = None
    side_a: tuple[str, ...] = ()
    side_b: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    counts: Mapping[str, Bounds] = field(default_factory=dict)
    claims: tuple[tuple[str, str], ...] = ()
    confidence: float | None = None
    evidence: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    words: tuple[Span, ...] = ()
    sides: tuple[Side, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """Return the first half of the type code."""
        return self.type.split(".")[0]

    @property
    def where(self) -> Named:
        """Return name, coordinates and precision of the place."""
        return self.place, self.at, self.precision


def parse_day(value: object) -> date | None:
    """Return the day that an ISO date or time begins with, None for anything else."""
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def find_quote(text: str | None, quote: str | None, most: int = MATCHES_OF_A_QUOTE) -> tuple[Span, ...]:
    """Return where a quote stands in a text, in any case and with any white space between its words."""
    if not text or not quote or not quote.split():
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())), re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        found.append(Span(*match.span()))
        if len(found) == most:
            break
    return tuple(found)


def from_gold(event: Mapping[str, Any], text: str) -> Telling:
    """Return an event of the annotators' form, its quote placed in the text."""
    quote = event.get("quote")
    return _telling(event, quotes=(quote,) if quote else (), spans=find_quote(text, quote))


def from_record(event: Mapping[str, Any], source: str | None, text: str | None) -> Telling:
    """Return an event of RECORD.md's form; its offsets point into `source`, the quotes are placed in `text`."""
    evidence = {name: tuple(Span(*mark) for mark in marks) for name, marks in (event.get("evidence") or {}).items()}
    marks = evidence.get("type", ())
    if not marks:
        return from_gold(event, text or "")
    quotes = tuple(mark.of(source) for mark in marks) if source else ()
    return replace(
        _telling(event, quotes, _moved(marks, quotes, source, text)),
        evidence=evidence,
        sides=tuple(_sides(event)),
        words=tuple(Span(claim["start"], claim["end"]) for claim in event.get("claims") or () if "start" in claim),
        rules=tuple(event.get("reasons") or ()),
    )


def from_event(event: Event, source: str, text: str | None = None) -> Telling:
    """Return one of our own events; its spans point into `source`, and are moved when the gold `text` is another."""
    marks = tuple(event.evidence.get("type", ()))
    quotes = tuple(mark.of(source) for mark in marks)
    where = event.place
    return Telling(
        type=event.type,
        modality=event.modality.value,
        quotes=quotes,
        spans=_moved(marks, quotes, source, text if text is not None else source),
        day=event.date.start,
        last=event.date.end,
        place=where.name,
        country=where.country,
        precision=where.precision.value,
        at=None if where.lat is None or where.lon is None else (where.lat, where.lon),
        side_a=tuple(party.name for party in event.side_a),
        side_b=tuple(party.name for party in event.side_b),
        said=tuple(party.attributed_to for party in event.side_a if party.attributed_to),
        counts={name: (count.low, count.high) for name, count in event.counts.stated()},
        claims=tuple((claim.speaker, claim.stance.value) for claim in event.claims),
        confidence=event.confidence,
        evidence=event.evidence,
        words=tuple(claim.span for claim in event.claims),
        sides=tuple(
            Side(party.name, party.actor_id, party.kind.value, party.country)
            for party in (*event.side_a, *event.side_b)
        ),
        rules=tuple(map(str, event.decisions)),
    )


def _moved(marks: tuple[Span, ...], quotes: tuple[str, ...], source: str | None, text: str | None) -> tuple[Span, ...]:
    if source is not None and source == text:
        return marks
    return tuple(span for quote in quotes for span in find_quote(text, quote)[:1])


def _telling(event: Mapping[str, Any], quotes: tuple[str, ...], spans: tuple[Span, ...]) -> Telling:
    place = event.get("place") or {}
    lat, lon = place.get("lat"), place.get("lon")
    return Telling(
        type=event.get("type") or "",
        modality=event.get("modality") or "actual",
        quotes=quotes,
        spans=spans,
        day=parse_day((event.get("date") or {}).get("start")),
        last=parse_day((event.get("date") or {}).get("end")),
        place=place.get("name") or None,
        country=place.get("country"),
        precision=place.get("precision"),
        at=None if lat is None or lon is None else (float(lat), float(lon)),
        side_a=_names(event.get("side_a")),
        side_b=_names(event.get("side_b")),
        said=_said(event),
        counts={name: bounds for name in COUNT_FIELDS if (bounds := _bounds(event.get(name)))},
        claims=tuple((claim.get("speaker") or "", claim.get("stance") or "") for claim in event.get("claims") or ()),
        confidence=event.get("confidence"),
    )


def _names(side: Iterable[Any] | None) -> tuple[str, ...]:
    found = (entry.get("name") if isinstance(entry, Mapping) else entry for entry in side or ())
    return tuple(name for name in found if name)


def _sides(event: Mapping[str, Any]) -> Iterator[Side]:
    for party in (*(event.get("side_a") or ()), *(event.get("side_b") or ())):
        if isinstance(party, Mapping) and party.get("name"):
            yield Side(party["name"], party.get("actor_id"), party.get("kind") or "unknown", party.get("country"))


def _said(event: Mapping[str, Any]) -> tuple[str, ...]:
    if event.get("attributed_to"):
        return (event["attributed_to"],)
    parties = (entry for entry in event.get("side_a") or () if isinstance(entry, Mapping))
    return tuple(party["attributed_to"] for party in parties if party.get("attributed_to"))


def _bounds(count: Mapping[str, Any] | None) -> Bounds | None:
    bounds = (count.get("low"), count.get("high")) if count else (None, None)
    return None if bounds == (None, None) else bounds
