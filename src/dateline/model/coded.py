"""A report with everything that was read out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.event import Event
from dateline.model.report import Report, Status


@dataclass(frozen=True, slots=True)
class Coded:
    """One coded report: what became of it and its events, in the order of their evidence.

    `mentions` counts what is told but is no current event, by modality (`planned`, `hypothetical`, ...).
    """

    report: Report
    status: Status
    events: tuple[Event, ...] = ()
    mentions: Mapping[str, int] = field(default_factory=dict)
