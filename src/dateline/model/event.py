"""One happening as one report tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.model.claim import Claim
from dateline.model.count import Counts
from dateline.model.decision import Decision
from dateline.model.span import Span
from dateline.model.when import When
from dateline.model.where import Where
from dateline.model.who import Party


class Modality(StrEnum):
    """Did it happen? Only `actual` is a current event (codebook section 3)."""

    ACTUAL = "actual"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, with every field's evidence: `evidence[field]` are the spans of the report that carry it.

    `id` is a digest of report, type and evidence span; `confidence` is the calibrated probability that the event is right.
    """

    id: str
    report_id: str
    type: str
    modality: Modality
    date: When = When()
    place: Where = Where()
    origin: Where | None = None
    side_a: tuple[Party, ...] = ()
    side_b: tuple[Party, ...] = ()
    supports: tuple[Party, ...] = ()
    counts: Counts = Counts()
    claims: tuple[Claim, ...] = ()
    evidence: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    confidence: float = 0.0
    decisions: tuple[Decision, ...] = ()
