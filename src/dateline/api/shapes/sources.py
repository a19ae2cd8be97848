"""The shapes of sources: on whose word they report, how late, and when they were heard."""

from datetime import date, datetime

from pydantic import BaseModel


class Gap(BaseModel):
    """A time in which a source was not heard: after one day, before another."""

    after: date
    before: date


class Rated(BaseModel):
    """How somebody rates a source, in the letters of the Admiralty scale."""

    grade: str
    words: str
    by: str
    at: datetime
    why: str


class Word(BaseModel):
    """How many reports of a publisher are on somebody's word: an agency's, or its own where `name` is null."""

    name: str | None
    reports: int


class Heard(BaseModel):
    """A publisher; `states` counts its reports by what became of them, `words` tells on whose word they are.

    All that are on one word speak with one voice.
    """

    name: str | None
    house: str | None
    reports: int
    states: dict[str, int]
    first: date | None
    last: date | None
    gaps: list[Gap]
    reliability: Rated | None
    words: list[Word]


class SourcesHeard(BaseModel):
    """The publishers of the store."""

    items: list[Heard]
    next: None = None


class LagShown(BaseModel):
    """Within how many days a publisher reports a quarter, half and nine in ten of the events that it tells of."""

    name: str
    events: int
    quarter: int
    median: int
    most: int


class Lags(BaseModel):
    """How late publishers report."""

    items: list[LagShown]
    next: None = None


class CoverageWeek(BaseModel):
    """Who reported in a week (its Monday), and who was first or last heard in it."""

    week: date
    reports: int
    publishers: int
    began: list[str]
    ended: list[str]


class CoverageWeeks(BaseModel):
    """Coverage by week, silent weeks too."""

    items: list[CoverageWeek]
    next: None = None
