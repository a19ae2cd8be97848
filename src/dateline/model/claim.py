"""Who says so."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.span import Span


class Stance(StrEnum):
    """How a speaker stands to what is told (codebook section 7)."""

    ASSERTS = "asserts"
    DENIES = "denies"
    ACCUSES = "accuses"
    CLAIMS_RESPONSIBILITY = "claims-responsibility"
    DOUBTS = "doubts"


@dataclass(frozen=True, slots=True)
class Claim:
    """A speaker's stance to an event; `about` says what in a few words of the report, `span` is the quote."""

    speaker: str
    stance: Stance
    about: str
    span: Span
