"""An event field by field: what it holds, by which decisions, on which words of the report."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.cli.passages import sentence_around
from dateline.cli.words import (
    count_words,
    sides_words,
    speaker_words,
    type_words,
    when_words,
    where_words,
)
from dateline.model import COUNT_FIELDS, Count, Decision, Event, Modality, Span, Victims

SIDES = ("side_a", "side_b", "supports")
CHAIN_COLUMNS = ("event_id", "field", "value", "decisions", "quotes")
FIELDS = ("type", "modality", "date", "place", "origin", *SIDES, *COUNT_FIELDS, "claims")
_USUAL = Modality.ACTUAL.value  # goes without saying, unless a rule says it


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an event: its value in words (blank when nothing is said), why, and where it stands."""

    name: str
    value: str
    decisions: tuple[Decision, ...]
    spans: tuple[Span, ...]


def fields_of(event: Event) -> list[Field]:
    """Return the fields that hold, quote or decide something, in the order of the codebook."""
    others = {*event.evidence, *(decision.field for decision in event.decisions)} - {*FIELDS}
    found = [_field(event, name) for name in (*FIELDS, *sorted(others))]
    return [field for field in found if field.decisions or field.spans or (field.value and field.value != _USUAL)]


def spans_of(event: Event) -> list[Span]:
    """Return every stretch of the report that carries a field of the event."""
    return sorted({span for field in fields_of(event) for span in field.spans})


def chain_rows(event: Event, text: str) -> Iterator[dict[str, Any]]:
    """Yield, for programs, one row a field: value, decisions, and quotes with offsets and the sentence around them."""
    for field in fields_of(event):
        yield {
            "event_id": event.id,
            "field": field.name,
            "value": field.value,
            "decisions": [
                {"by": made.by, "rule": made.rule, "why": made.why, "score": made.score} for made in field.decisions
            ],
            "quotes": [
                {
                    "start": span.start,
                    "end": span.end,
                    "text": span.of(text),
                    "sentence": sentence_around(text, span).of(text),
                }
                for span in field.spans
            ],
        }


def _field(event: Event, name: str) -> Field:
    decisions = tuple(made for made in event.decisions if made.field == name)
    spans = {*event.evidence.get(name, ())}
    if name in SIDES:
        spans |= {party.span for party in getattr(event, name)}
    if name == "claims":
        spans |= {claim.span for claim in event.claims}
    return Field(name, _value(event, name), decisions, tuple(sorted(spans)))


def _value(event: Event, name: str) -> str:
    match name:
        case "type":
            return f"{type_words(event.type)} ({event.type})"
        case "modality":
            return event.modality.value
        case "date":
            return when_words(event.date)
        case "place":
            return where_words(event.place)
        case "origin":
            return where_words(event.origin) if event.origin else ""
        case "side_a" | "side_b" | "supports":
            return sides_words(getattr(event, name))
        case "confidence":
            return f"{event.confidence:.2f}"
        case "claims":
            return "; ".join(f"{speaker_words(claim)} {claim.about}".rstrip() for claim in event.claims)
    return _counted(getattr(event.counts, name)) if name in COUNT_FIELDS else ""


def _counted(count: Count | None) -> str:
    whom = "" if count is None or count.victims is Victims.UNSTATED else f" ({count.victims})"
    return count_words(count) + whom
