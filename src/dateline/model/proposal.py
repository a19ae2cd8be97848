"""What a person should look at: two tellings of which the machine is not sure whether they are one happening."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two tellings whose likeness lies near the border, and the incidents they are in: two of them, or one (`together`).

    `tellings` are ids of events or reports, as judgements name them; a `score` above nothing says "one happening", below it "two".
    """

    incidents: tuple[str, str]
    tellings: tuple[str, str]
    score: float
    reasons: tuple[str, ...] = ()

    @property
    def together(self) -> bool:
        """Return whether the machine has put them together."""
        return self.incidents[0] == self.incidents[1]
