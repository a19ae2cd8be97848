"""How far people trust a source, and believe a report: two scales that are never made into one number."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reliability(StrEnum):
    """Of a source, by its record (Admiralty letters)."""

    A = "completely reliable"
    B = "usually reliable"
    C = "fairly reliable"
    D = "not usually reliable"
    E = "unreliable"
    F = "reliability cannot be judged"


class Credibility(StrEnum):
    """Of what one report says, beside what else is known (Admiralty digits)."""

    CONFIRMED = "confirmed by other independent sources"
    PROBABLE = "probably true"
    POSSIBLE = "possibly true"
    DOUBTFUL = "doubtful"
    IMPROBABLE = "improbable"
    UNJUDGED = "truth cannot be judged"


DIGITS = {str(number): grade for number, grade in enumerate(Credibility, 1)}


@dataclass(frozen=True, slots=True)
class Rating:
    """One row: who rated which source (by name) or report (by id), how, when and why. The latest of a subject holds."""

    subject: str
    grade: Reliability | Credibility
    by: str
    at: datetime
    why: str = ""
