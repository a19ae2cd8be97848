"""The shapes of answers beyond incidents: events, claims, sources, actors, places, the queue."""

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel

from dateline.analysis.network import Tie
from dateline.api.shapes import ReportShown, Summary
from dateline.model import ActorKind, Stance
from dateline.serial.reports import DecisionRecord, EventRecord


class Reports(BaseModel):
    """A page of reports."""

    items: list[ReportShown]
    next: str | None


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


class SourceShown(BaseModel):
    """A publisher; `states` counts its reports by what became of them."""

    name: str | None
    house: str | None
    reports: int
    states: dict[str, int]
    first: date | None
    last: date | None
    gaps: list[Gap]
    reliability: Rated | None


class Sources(BaseModel):
    """The publishers of the store."""

    items: list[SourceShown]
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


class ActorInList(BaseModel):
    """An actor of the record; `known` says whether the registry has it, and `id` is else its name."""

    id: str
    name: str
    known: bool
    kind: ActorKind
    country: str | None
    incidents: int


class Actors(BaseModel):
    """Actors by how many incidents name them."""

    items: list[ActorInList]
    next: None = None


class ProofShown(BaseModel):
    """An event that carries an edge."""

    event_id: str
    incident_id: str | None
    date: date | None
    attributed_to: str | None


class EdgeShown(BaseModel):
    """A dated, signed tie from one actor to another."""

    tie: Tie
    sign: Literal[-1, 1]
    source: str
    target: str
    first: date | None
    last: date | None
    events: list[ProofShown]


class NodeShown(BaseModel):
    """An actor of the network."""

    id: str
    name: str
    known: bool
    kind: ActorKind
    country: str | None
    events: int


class NetworkShown(BaseModel):
    """Actors and their ties; `left_out` counts incidents that were too many to look at, the oldest ones."""

    nodes: list[NodeShown]
    edges: list[EdgeShown]
    left_out: int


class Relative(BaseModel):
    """Another actor that the registry ties to this one."""

    id: str
    name: str


class ActivityWeek(BaseModel):
    """What an actor took part in during a week (its Monday)."""

    week: date | None
    incidents: int
    killed_low: int | None
    killed_best: int | None


class ActorPage(BaseModel):
    """An actor: what the registry says, what it did week by week, and its ties."""

    id: str
    name: str
    known: bool
    kind: ActorKind
    country: str | None
    armed: bool | None
    aliases: list[str]
    start: date | None
    end: date | None
    note: str
    parents: list[Relative]
    backers: list[Relative]
    became: Relative | None
    incidents: int
    activity: list[ActivityWeek]
    relations: NetworkShown


class PlaceInList(BaseModel):
    """A place of the record; `id` holds country, first-level area and name."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: str
    incidents: int


class Places(BaseModel):
    """Places by how many incidents lie there."""

    items: list[PlaceInList]
    next: None = None


class ControlChange(BaseModel):
    """An incident in which the place is said to change hands: who is said to come, who to go, and who says so."""

    incident_id: str
    type: str
    type_label: str
    start: date | None
    end: date | None
    to: list[str]
    before: list[str]
    attributed_to: list[str]
    disputed: bool
    event_ids: list[str]


class PlacePage(PlaceInList):
    """A place with its latest incidents and who is said to have held it."""

    latest: list[Summary]
    control: list[ControlChange]


class QueueIncident(BaseModel):
    """An incident to look at, and why it comes here: `score` is consequence times doubt."""

    incident: Summary
    score: float
    reasons: list[str]


class QueuePair(BaseModel):
    """Two incidents that may be one, or one that may be two (`b` is then null): by tellings, with points and reasons."""

    a: Summary
    b: Summary | None
    tellings: list[str]
    score: float
    reasons: list[str]


class Queue(BaseModel):
    """What to look at next: incidents or pairs, as asked for."""

    kind: Literal["incidents", "merges"]
    items: list[QueueIncident | QueuePair]
    next: str | None


class Pairs(BaseModel):
    """Incidents that might be the same as one."""

    items: list[QueuePair]
    next: None = None


class NoteShown(BaseModel):
    """What somebody wrote about an incident."""

    id: str
    by: str
    at: datetime
    text: str


class NotesShown(BaseModel):
    """The notes on an incident, in order."""

    items: list[NoteShown]
    next: None = None


class Release(BaseModel):
    """An export that was given a name: of which time of the store, by which rule, and its digest."""

    name: str
    as_of: str
    rule: str
    sha256: str
    by: str


class Releases(BaseModel):
    """The releases, in the order of their time."""

    items: list[Release]
    next: None = None


class Manifest(BaseModel):
    """What an exported file holds."""

    file: str
    sha256: str
    format: str
    program: str
    query: dict[str, Any]
    rows: int
    left_out: dict[str, int]
    licence: str
    lossy: list[str]
    coordinate_method: str
