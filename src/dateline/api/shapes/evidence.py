"""The shapes of what reports say of an incident, in their own words."""

from datetime import date

from pydantic import BaseModel

from dateline.serial.reports import ClaimRecord, EventRecord


class Mark(BaseModel):
    """Words that carry a field: code points of the report's text, half open."""

    start: int
    end: int
    field: str


class Paragraph(BaseModel):
    """A paragraph of a report, which begins at `start` of its text; marks count from the report's beginning."""

    start: int
    text: str
    marks: list[Mark]


class Evidence(BaseModel):
    """What one report says of an incident, in its own words."""

    report_id: str
    event_id: str | None
    voice_id: str
    title: str | None
    publisher: str | None
    original_source: str | None
    url: str | None
    published: date | None
    paragraphs: list[Paragraph]
    event: EventRecord | None
    claims: list[ClaimRecord]


class EvidenceList(BaseModel):
    """What all reports of an incident say of it."""

    items: list[Evidence]
    next: None = None
