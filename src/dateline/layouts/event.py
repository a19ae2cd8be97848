"""Our own table of events: its columns, for the command line, files and frames alike."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dateline.model import COUNT_FIELDS, Event

Value = str | int | float | date | list[str] | None


@dataclass(frozen=True, slots=True)
class EventColumn:
    """One column: its name, the Python type of its cells (a list holds names), and what fills it; None where nothing is known."""

    name: str
    type: type
    value: Callable[[Event], Value]


def _names(side: str) -> EventColumn:
    return EventColumn(side, list, lambda event: [party.name for party in getattr(event, side)])


def _count(field: str, bound: str) -> EventColumn:
    return EventColumn(
        f"{field}_{bound}",
        int,
        lambda event: getattr(getattr(event.counts, field), bound) if getattr(event.counts, field) else None,
    )


def _counts() -> Iterator[EventColumn]:
    return (_count(field, bound) for field in COUNT_FIELDS for bound in ("low", "high"))


EVENT = (
    EventColumn("id", str, lambda event: event.id),
    EventColumn("report_id", str, lambda event: event.report_id),
    EventColumn("type", str, lambda event: event.type),
    EventColumn("modality", str, lambda event: event.modality.value),
    EventColumn("date_start", date, lambda event: event.date.start),
    EventColumn("date_end", date, lambda event: event.date.end),
    EventColumn("date_precision", str, lambda event: event.date.precision.value),
    EventColumn("place", str, lambda event: event.place.name),
    EventColumn("place_precision", str, lambda event: event.place.precision.value),
    EventColumn("country", str, lambda event: event.place.country),
    EventColumn("admin1", str, lambda event: event.place.admin1),
    EventColumn("admin2", str, lambda event: event.place.admin2),
    EventColumn("geonames_id", int, lambda event: event.place.geonames_id),
    EventColumn("latitude", float, lambda event: event.place.lat),
    EventColumn("longitude", float, lambda event: event.place.lon),
    *map(_names, ("side_a", "side_b", "supports")),
    *_counts(),
    EventColumn("confidence", float, lambda event: event.confidence),
)
