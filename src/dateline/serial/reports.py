"""The record of a report: what a coded report looks like to other programs, written from the model and read back into it.

`record` and `event_record` write plain dicts in a fixed key order; the classes below declare the same shape once more
for the outside world: they check what comes in and give the JSON Schema, and a test holds both sides together.
"""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, ValidationError

from dateline.errors import SourceError
from dateline.model import (
    COUNT_FIELDS,
    ActorKind,
    Claim,
    Coded,
    Count,
    Counts,
    DatePrecision,
    Decision,
    Event,
    Modality,
    Party,
    PlacePrecision,
    Report,
    Span,
    Stance,
    Status,
    Victims,
    When,
    Where,
)

# Always present, so that a reader may index them; fields beyond these appear when they have evidence.
EVIDENCE_FIELDS = ("type", "date", "place", "side_a", "side_b", "killed")
MENTIONS = ("planned", "hypothetical", "negated", "historical")


def record(coded: Coded) -> dict[str, Any]:
    """Return the line that `dateline read --format jsonl` prints for one report."""
    return {
        "report": report_record(coded.report),
        "status": coded.status.value,
        "error": coded.report.error,
        "events": [event_record(event, coded.report.text) for event in coded.events],
        "mentions": {name: coded.mentions.get(name, 0) for name in MENTIONS},
    }


def report_record(report: Report) -> dict[str, Any]:
    """Return the `report` part of a line; `input_id`, `url` and `text_dropped` only when the report has them."""
    fields: dict[str, Any] = {
        "id": report.id,
        "source": report.source,
        "title": report.title,
        "summary": report.summary,
        "publisher": report.publisher,
        "original_source": report.original_source,
        "author": report.author,
        "published": _day(report.published),
        "language": report.language,
        "text": report.text,
        "text_sha256": report.dropped or text_sha256(report.text),
    }
    extra = {"input_id": report.input_id, "url": report.url, "text_dropped": True if report.dropped else None}
    return fields | {name: value for name, value in extra.items() if value is not None}


def text_sha256(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8; a lone surrogate, which UTF-8 has no place for, is passed through."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def event_record(event: Event, text: str) -> dict[str, Any]:
    """Return one entry of `events`, claims quoted from the report's text; `decisions` and `report_id` come last."""
    return {
        "id": event.id,
        "type": event.type,
        "modality": event.modality.value,
        "date": {"start": _day(event.date.start), "end": _day(event.date.end), "precision": event.date.precision.value},
        "place": _where(event.place),
        "origin": _where(event.origin) if event.origin else None,
        "side_a": [_party(party) for party in event.side_a],
        "side_b": [_party(party) for party in event.side_b],
        "supports": [_party(party) for party in event.supports],
        **{name: _count(getattr(event.counts, name)) for name in COUNT_FIELDS},
        "claims": [_claim(claim, text) for claim in event.claims],
        "evidence": _evidence(event.evidence),
        "confidence": event.confidence,
        "reasons": [str(decision) for decision in event.decisions],
        "decisions": [_decision(decision) for decision in event.decisions],
        "report_id": event.report_id,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _where(where: Where) -> dict[str, Any]:
    reach = {} if where.reach_km is None else {"reach_km": where.reach_km}
    return {
        "name": where.name,
        "geonames_id": where.geonames_id,
        "country": where.country,
        "admin1": where.admin1,
        "admin2": where.admin2,
        "lat": where.lat,
        "lon": where.lon,
        "precision": where.precision.value,
        **reach,
    }


def _party(party: Party) -> dict[str, Any]:
    return {
        "name": party.name,
        "actor_id": party.actor_id,
        "kind": party.kind.value,
        "country": party.country,
        "backed_by": list(party.backed_by),
        "attributed_to": party.attributed_to,
        "armed": party.armed,
        "start": party.span.start,
        "end": party.span.end,
    }


def _count(count: Count | None) -> dict[str, Any] | None:
    if count is None:
        return None
    split = None
    if count.by_side is not None:
        split = [{"side": side, "low": low, "high": high} for side, low, high in count.by_side]
    return {"low": count.low, "high": count.high, "victims": count.victims.value, "by_side": split}


def _claim(claim: Claim, text: str) -> dict[str, Any]:
    return {
        "speaker": claim.speaker,
        "stance": claim.stance.value,
        "about": claim.about,
        "quote": claim.span.of(text),
        "start": claim.span.start,
        "end": claim.span.end,
    }


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "field": decision.field,
        "by": decision.by,
        "rule": decision.rule,
        "why": decision.why,
        "score": decision.score,
    }


def _evidence(evidence: Mapping[str, tuple[Span, ...]]) -> dict[str, list[list[int]]]:
    """Return spans by field in a fixed order, whatever order the fields were found in."""
    others = sorted(field for field, spans in evidence.items() if spans and field not in EVIDENCE_FIELDS)
    return {
        field: [[span.start, span.end] for span in evidence.get(field, ())] for field in (*EVIDENCE_FIELDS, *others)
    }


def event_from(fields: Mapping[str, Any]) -> Event:
    """Return the event of an `event_record`; raises SourceError naming the field that is not as it should be."""
    try:
        return EventRecord.model_validate(fields).event()
    except ValueError as error:
        raise malformed("an event", error) from error


def report_from(fields: Mapping[str, Any], error: str | None = None) -> Report:
    """Return the report of a `report_record`; `error` stands beside it in the line. Raises SourceError."""
    try:
        return ReportRecord.model_validate(fields).report(error)
    except ValueError as fault:
        raise malformed("a report", fault) from fault


def coded_from(fields: Mapping[str, Any]) -> Coded:
    """Return what a whole line tells; raises SourceError naming the field that is not as it should be."""
    try:
        return Record.model_validate(fields).coded()
    except ValueError as error:
        raise malformed("a record", error) from error


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of one line."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Record.model_json_schema()}


def malformed(what: str, error: TypeError | ValueError) -> SourceError:
    """Return the error for plain data that is no record: which field, and what is wrong with it."""
    if isinstance(error, ValidationError):
        fault = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the whole"
        return SourceError(f"{what} that does not follow the record format: {where}: {fault['msg'].lower()}")
    return SourceError(f"{what} that does not follow the record format: {error}")


SpanRecord = tuple[int, int]


class WhenRecord(BaseModel):
    """First and last day, both inclusive; `end` is null while it goes on, both are null when nothing is known."""

    start: date | None
    end: date | None
    precision: DatePrecision


class PlaceRecord(BaseModel):
    """Where it happened; coordinates are those of the named place, `reach_km` is there if something says how far away from it."""

    name: str | None
    geonames_id: int | None
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    reach_km: float | None = None

    def where(self) -> Where:
        """Return it as the model's noun."""
        return Where(**dict(self))


class PartyRecord(BaseModel):
    """One name on a side, as the report writes it at start..end."""

    name: str
    actor_id: str | None
    kind: ActorKind
    country: str | None
    backed_by: tuple[str, ...]
    attributed_to: str | None
    armed: bool | None
    start: int
    end: int

    def party(self) -> Party:
        """Return it as the model's noun."""
        fields = dict(self)
        return Party(span=Span(fields.pop("start"), fields.pop("end")), **fields)


class SideCountRecord(BaseModel):
    """One side's share of a count."""

    side: str
    low: int | None
    high: int | None


class CountRecord(BaseModel):
    """Bounds in persons; null is an open end."""

    low: int | None
    high: int | None
    victims: Victims
    by_side: tuple[SideCountRecord, ...] | None

    def count(self) -> Count:
        """Return it as the model's noun."""
        split = None if self.by_side is None else tuple((part.side, part.low, part.high) for part in self.by_side)
        return Count(self.low, self.high, self.victims, split)


class ClaimRecord(BaseModel):
    """Who says so: `quote` is the report's text from start to end."""

    speaker: str
    stance: Stance
    about: str
    quote: str
    start: int
    end: int

    def claim(self) -> Claim:
        """Return it as the model's noun."""
        return Claim(self.speaker, self.stance, self.about, Span(self.start, self.end))


class DecisionRecord(BaseModel):
    """Why a field holds what it holds."""

    field: str
    by: str
    rule: str
    why: str
    score: float | None

    def decision(self) -> Decision:
        """Return it as the model's noun."""
        return Decision(**dict(self))


class EventRecord(BaseModel):
    """One happening as one report tells it."""

    id: str
    type: str
    modality: Modality
    date: WhenRecord
    place: PlaceRecord
    origin: PlaceRecord | None
    side_a: tuple[PartyRecord, ...]
    side_b: tuple[PartyRecord, ...]
    supports: tuple[PartyRecord, ...]
    killed: CountRecord | None
    injured: CountRecord | None
    missing: CountRecord | None
    abducted: CountRecord | None
    arrested: CountRecord | None
    displaced: CountRecord | None
    claims: tuple[ClaimRecord, ...]
    evidence: dict[str, tuple[SpanRecord, ...]]
    confidence: float
    reasons: tuple[str, ...]
    decisions: tuple[DecisionRecord, ...]
    report_id: str

    def event(self) -> Event:
        """Return it as the model's noun."""
        counts: dict[str, CountRecord | None] = {name: getattr(self, name) for name in COUNT_FIELDS}
        return Event(
            id=self.id,
            report_id=self.report_id,
            type=self.type,
            modality=self.modality,
            date=When(self.date.start, self.date.end, self.date.precision),
            place=self.place.where(),
            origin=self.origin.where() if self.origin else None,
            side_a=tuple(party.party() for party in self.side_a),
            side_b=tuple(party.party() for party in self.side_b),
            supports=tuple(party.party() for party in self.supports),
            counts=Counts(**{name: count.count() for name, count in counts.items() if count}),
            claims=tuple(claim.claim() for claim in self.claims),
            evidence={field: tuple(Span(*span) for span in spans) for field, spans in self.evidence.items() if spans},
            confidence=self.confidence,
            decisions=tuple(decision.decision() for decision in self.decisions),
        )


class ReportRecord(BaseModel):
    """A report as Dateline received and cleaned it; every offset of the line points into `text`."""

    id: str
    source: str
    title: str | None
    summary: str | None
    publisher: str | None
    original_source: str | None
    author: str | None
    published: date | None
    language: str | None
    text: str
    text_sha256: str
    input_id: str | None = None
    url: str | None = None
    text_dropped: bool = False

    def report(self, error: str | None) -> Report:
        """Return it as the model's noun; raises ValueError when the text is not the one that was coded."""
        fields = dict(self)
        told = fields.pop("text_sha256")
        if fields.pop("text_dropped"):
            return Report(**fields, error=error, dropped=told)
        if told != text_sha256(self.text):
            raise ValueError("text_sha256 is not that of text, so its offsets may point anywhere")
        return Report(**fields, error=error)


class Record(BaseModel):
    """One line of `dateline read --format jsonl`: a report and everything read out of it."""

    report: ReportRecord
    status: Status
    error: str | None
    events: tuple[EventRecord, ...]
    mentions: dict[str, int]

    def coded(self) -> Coded:
        """Return it as the model's noun."""
        mentions = {name: number for name, number in self.mentions.items() if number}
        events = tuple(event.event() for event in self.events)
        return Coded(self.report.report(self.error), self.status, events, mentions)
