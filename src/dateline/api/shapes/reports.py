"""The shapes of reports, which never hold their text."""

from datetime import date

from pydantic import BaseModel


class ReportShown(BaseModel):
    """What is said of a report beside an incident: never its text."""

    id: str
    title: str | None
    publisher: str | None
    original_source: str | None
    url: str | None
    published: date | None
    language: str | None
    status: str | None


class ReportDetail(ReportShown):
    """A report with the ids of what was read out of it."""

    author: str | None
    error: str | None
    events: list[str]
    incidents: list[str]


class Reports(BaseModel):
    """A page of reports."""

    items: list[ReportShown]
    next: str | None
