"""The shapes of what to look at next."""

from typing import Literal

from pydantic import BaseModel

from dateline.api.shapes.incidents import Summary


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
