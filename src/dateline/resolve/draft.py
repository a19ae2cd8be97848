"""What a report may tell before it is weighed: its mentions, and a drafted event for each happening among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Event, Report
from dateline.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with its mentions, whether it is a short item, and how likely it tells of conflict."""

    report: Report
    mentions: Sequence[Mention]
    short: bool
    relevance: float


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted event with its tellings, the one that states most first, and the rules that refuse it, if any."""

    tellings: tuple[Mention, ...]
    event: Event
    refused: tuple[str, ...] = ()

    @property
    def lead(self) -> Mention:
        """Return the telling whose clause is the evidence."""
        return self.tellings[0]
