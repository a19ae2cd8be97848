"""The shapes of actors and their ties."""

from datetime import date
from typing import Literal

from pydantic import BaseModel

from dateline.analysis.network import Tie
from dateline.model import ActorKind


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
