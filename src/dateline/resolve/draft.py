"""What a report may tell before it is weighed: its mentions, and a drafted event for each happening among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Event, Modality, Report
from dateline.model.mention import Mention


@dataclass(frozen=True, slots=True)
class Telling:
    """A report with its mentions, whether it is a short item or a bare headline, and how likely it tells of conflict."""

    report: Report
    mentions: Sequence[Mention]
    short: bool
    relevance: float
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted event with its tellings, the one that states most first, and the rules that refuse it, if any.

    `plain` ones are told by a headline with their dead. `likelihood` is the probability, 0 to 1, that it is a current event of the report.
    """

    tellings: tuple[Mention, ...]
    event: Event
    refused: tuple[str, ...] = ()
    likelihood: float = 0.0
    plain: bool = False

    @property
    def stands(self) -> bool:
        """Return whether it is a current event so far."""
        return not self.refused and self.event.modality is Modality.ACTUAL

    @property
    def lead(self) -> Mention:
        """Return the telling whose clause is the evidence."""
        return self.tellings[0]
