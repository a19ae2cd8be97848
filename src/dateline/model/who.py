"""Actors: who the registry knows, and who stands on a side of an event."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dateline.model.span import Span


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    REBEL = "rebel"
    MILITIA = "militia"
    COMMUNAL = "communal"
    CIVILIANS = "civilians"
    PROTESTERS = "protesters"
    EXTERNAL = "external"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry of the actor registry.

    `armed` says whether it fights (forces, groups) or not (civilians, aid workers, governments' civil offices are False).
    `aliases` are spelling variants; `start`/`end` its dates of existence; `became` the id of its successor, `parents` of the
    wider bodies it belongs to; `backed_by` actor ids or ISO country codes of its backers.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    armed: bool = True
    aliases: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    became: str | None = None
    parents: tuple[str, ...] = ()
    backed_by: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One name on a side of an event, as the report writes it, and the actor it was resolved to.

    `attributed_to` is the speaker when only a speaker says that this party did it.
    """

    name: str
    span: Span
    actor_id: str | None = None
    kind: ActorKind = ActorKind.UNKNOWN
    country: str | None = None
    armed: bool | None = None
    backed_by: tuple[str, ...] = field(default=())
    attributed_to: str | None = None
