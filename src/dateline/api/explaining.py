"""An event field by field: what it holds, by which decisions, on which words."""

from collections.abc import Iterator
from typing import Any

from dateline.model import Event
from dateline.serial import event_record

_MADE = frozenset({"id", "report_id", "evidence", "reasons", "decisions"})  # of the record, no fields of the event


def explained(event: Event, text: str) -> Iterator[dict[str, Any]]:
    """Yield for each field that holds, quotes or decides something its value, decisions and quotes."""
    record = event_record(event, text)
    names = [name for name in record if name not in _MADE]
    others = sorted({*event.evidence, *(made.field for made in event.decisions)} - {*names})
    for name in (*names, *others):
        decisions = [made for made in record["decisions"] if made["field"] == name]
        quotes = [_quote(start, end, text) for start, end in record["evidence"].get(name, ())]
        value = record.get(name)
        if decisions or quotes or value not in (None, [], 0.0):
            yield {"field": name, "value": value, "decisions": decisions, "quotes": quotes}


def _quote(start: int, end: int, text: str) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end]}
