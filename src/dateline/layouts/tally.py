"""What was written and what was left out, and why."""

from collections import Counter
from dataclasses import dataclass, field

from dateline.model import Origin

UNTOLD = "a licence that is not told"


@dataclass(slots=True)
class Tally:
    """How many incidents were written and how many left out, by reason; filled while a file is written.

    `licences` counts the written rows of others by their licence.
    """

    written: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    licences: Counter[str] = field(default_factory=Counter)

    def wrote(self, origin: Origin | None) -> None:
        """Count an incident that was written."""
        self.written += 1
        if origin is not None:
            self.licences[origin.licence or UNTOLD] += 1

    def add(self, part: "Tally") -> None:
        """Count what another has counted, too."""
        self.written += part.written
        self.left_out.update(part.left_out)
        self.licences.update(part.licences)
