"""The shapes of incidents: in short, and in full with their reports."""

from pydantic import BaseModel, Field

from dateline.api.shapes.reports import ReportShown
from dateline.model import (
    Decision,
    Estimate,
    Figure,
    Fusing,
    IncidentStatus,
    Member,
    PlacePrecision,
    Side,
    Voice,
    When,
    Where,
)


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
