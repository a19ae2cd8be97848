"""The shapes of answers, declared once: OpenAPI and the front end's types come from them."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.model import (
    Decision,
    Estimate,
    Figure,
    Fusing,
    IncidentStatus,
    Member,
    PlacePrecision,
    Side,
    Verdict,
    Voice,
    When,
    Where,
)
from dateline.serial.reports import ClaimRecord, EventRecord


class Place(BaseModel):
    """Where, as lists show it."""

    name: str | None
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision


class Summary(BaseModel):
    """An incident in short."""

    id: str
    type: str | None
    type_label: str | None
    family: str | None
    status: IncidentStatus
    date: When
    place: Place
    side_a: list[str]
    side_b: list[str]
    estimates: dict[str, Estimate]
    reports: int
    voices: int
    accepted_by: str | None
    title: str | None
    summary_line: str = Field(examples=["7 to 12 killed (4 reports, 3 independent voices)"])


class Summaries(BaseModel):
    """A page of incidents; `next` is the cursor of the page after it."""

    items: list[Summary]
    next: str | None


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


class Origin(BaseModel):
    """Where an incident comes from that no report told: a row of another's data set."""

    name: str
    form: str
    licence: str | None
    redistributable: bool
    row: str
    cells: dict[str, str | int | float | bool | None]


class IncidentDetail(BaseModel):
    """An incident in full, with its reports; `origin` stands only where it was imported."""

    id: str
    type: str | None
    type_label: str | None
    family: str | None
    status: IncidentStatus
    members: list[Member]
    voices: list[Voice]
    date: When
    place: Where
    side_a: list[Side]
    side_b: list[Side]
    estimates: dict[str, Estimate]
    figures: list[Figure]
    title: str | None
    fusing: Fusing
    decisions: list[Decision]
    accepted_by: str | None
    origin: Origin | None = None
    reports: list[ReportShown]
    summary_line: str


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


class JudgementShown(BaseModel):
    """What somebody decided."""

    id: str
    number: int
    verdict: Verdict
    by: str
    at: datetime
    why: str
    tellings: list[str]
    field: str | None
    value: Any
    undoes: str | None


class HistoryEntry(BaseModel):
    """A judgement, and whether it still holds."""

    judgement: JudgementShown
    live: bool


class History(BaseModel):
    """What was decided about an incident, in order."""

    items: list[HistoryEntry]
    next: None = None


class Judging(BaseModel):
    """A judgement to make: on incidents, events or reports by their ids; `field` and `value` belong to an edit.

    `value` is plain data as in the incident's record, or `typed` stands in its place: what a person types, as '7..12'.
    """

    model_config = ConfigDict(extra="forbid")

    verdict: Literal["same", "different", "unsure", "accept", "edit", "withdraw"]
    ids: list[str] = Field(min_length=1, max_length=200)
    field: str | None = None
    value: Any = None
    typed: str | None = Field(default=None, max_length=10_000)
    why: str = Field(default="", max_length=10_000)


class Judged(BaseModel):
    """The judgement as it was written down, and the incidents as they now are."""

    judgement: JudgementShown
    incidents: list[Summary]


class Count(BaseModel):
    """How many."""

    count: int


class FacetValue(BaseModel):
    """One value of a facet with the number of incidents that have it."""

    value: str | int | None
    count: int


class Week(BaseModel):
    """The incidents of a week in an area; killed as the estimates say, null where none says."""

    week: date | None
    country: str | None
    admin1: str | None
    incidents: int
    killed_low: int | None
    killed_best: int | None


class Weeks(BaseModel):
    """Incidents by week and area."""

    items: list[Week]
    next: None = None


class Coded(BaseModel):
    """A column of strings: each row's place in `values`, -1 where nothing is known."""

    codes: list[int]
    values: list[str]


class Columns(BaseModel):
    """Incidents as columns of `n` rows; days count from 1970-01-01."""

    n: int
    ids: list[str]
    lat: list[float | None]
    lon: list[float | None]
    reach_km: list[float | None]
    start: list[int | None]
    end: list[int | None]
    published: list[int | None]
    killed_low: list[int | None]
    killed_best: list[int | None]
    killed_high: list[int | None]
    reports: list[int]
    voices: list[int]
    reviewed: list[int]
    type: Coded
    family: Coded
    status: Coded
    precision: Coded
    date_precision: Coded
    country: Coded
    admin1: Coded
    place: Coded
    side_a: Coded
    side_b: Coded
    title: Coded


class ReportDetail(ReportShown):
    """A report with the ids of what was read out of it."""

    author: str | None
    error: str | None
    events: list[str]
    incidents: list[str]


class FamilyShown(BaseModel):
    """A family of event types."""

    code: str
    label: str
    definition: str


class TypeShown(BaseModel):
    """An event type; `side_a` and `side_b` say who stands there."""

    code: str
    family: str
    label: str
    rank: int
    definition: str
    side_a: str
    side_b: str


class CodebookShown(BaseModel):
    """What the record's words mean, and which fields may be edited."""

    families: list[FamilyShown]
    types: list[TypeShown]
    counts: list[str]
    statuses: list[str]
    place_precisions: list[str]
    place_reach: dict[str, float]
    date_precisions: list[str]
    stances: list[str]
    victims: list[str]
    editable: list[str]


class Me(BaseModel):
    """Who asks. `name` is null without a token; `may` lists the roles whose rights the caller has."""

    name: str | None
    role: str
    may: list[str]
    public: bool


class Status(BaseModel):
    """How the store stands. `report_states` counts reports by what became of them."""

    version: str
    counts: dict[str, int]
    report_states: dict[str, int]
    last_added: str | None
    first_published: date | None
    last_published: date | None
