"""The shapes of events and of why they say what they say."""

from typing import Any

from pydantic import BaseModel

from dateline.serial.reports import DecisionRecord, EventRecord


class Events(BaseModel):
    """A page of events."""

    items: list[EventRecord]
    next: str | None


class Quote(BaseModel):
    """Words of a report, by code points of its text."""

    start: int
    end: int
    text: str


class FieldExplained(BaseModel):
    """One field of an event: its value, who decided it by which rule, and the words that carry it."""

    field: str
    value: Any
    decisions: list[DecisionRecord]
    quotes: list[Quote]


class Explanation(BaseModel):
    """Why an event says what it says."""

    event_id: str
    report_id: str
    fields: list[FieldExplained]
