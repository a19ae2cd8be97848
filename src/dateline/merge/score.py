"""Do two tellings tell of one happening? The points of the declared features, each with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """The points for (and against) two tellings being one happening, and what gave them."""

    score: float
    reasons: tuple[str, ...] = ()
