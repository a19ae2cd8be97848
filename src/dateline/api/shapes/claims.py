"""The shapes of claims."""

from datetime import date

from pydantic import BaseModel

from dateline.model import Stance


class ClaimShown(BaseModel):
    """Who says what of an event, in which report."""

    event_id: str
    report_id: str
    speaker: str
    stance: Stance
    about: str
    quote: str
    start: int
    end: int
    title: str | None
    publisher: str | None
    url: str | None
    published: date | None


class Claims(BaseModel):
    """A page of claims."""

    items: list[ClaimShown]
    next: str | None
