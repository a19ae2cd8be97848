"""The shapes of what people decide."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dateline.api.shapes.incidents import Summary
from dateline.model import Verdict


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
