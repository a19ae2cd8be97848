"""Events as rows: a few columns in words for people, all of them as values for programs."""

from collections.abc import Iterator
from typing import Any

from dateline.cli.words import count_words, shown, status_words, type_words, when_words, where_words, who_words
from dateline.model import COUNT_FIELDS, Event

SHORT_ID = 10  # characters of an id in a table; `show` and `explain` take the beginning of an id
TABLE_COLUMNS = ("date", "place", "what", "who", "killed", "status", "id")
CSV_COLUMNS = (
    *("id", "report_id", "type", "modality", "date_start", "date_end", "date_precision"),
    *("place", "place_precision", "country", "admin1", "admin2", "geonames_id", "lat", "lon"),
    *("side_a", "side_b", "supports"),
    *(f"{field}_{part}" for field in COUNT_FIELDS for part in ("low", "high")),
    *("confidence", "status"),
)


def table_row(event: Event) -> dict[str, str]:
    """Return the event in words, under TABLE_COLUMNS."""
    words = {
        "date": when_words(event.date),
        "place": where_words(event.place),
        "what": type_words(event.type),
        "who": who_words(event),
        "killed": count_words(event.counts.killed),
        "status": status_words(event),
        "id": event.id[:SHORT_ID],
    }
    return {column: shown(cell) for column, cell in words.items()}


def csv_row(event: Event) -> dict[str, Any]:
    """Return the event's values, under CSV_COLUMNS; None where nothing is known."""
    place = event.place
    return {
        "id": event.id,
        "report_id": event.report_id,
        "type": event.type,
        "modality": event.modality.value,
        "date_start": event.date.start,
        "date_end": event.date.end,
        "date_precision": event.date.precision.value,
        "place": place.name,
        "place_precision": place.precision.value,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "geonames_id": place.geonames_id,
        "lat": place.lat,
        "lon": place.lon,
        **{side: [party.name for party in getattr(event, side)] for side in ("side_a", "side_b", "supports")},
        **dict(_bounds(event)),
        "confidence": event.confidence,
        "status": status_words(event),
    }


def _bounds(event: Event) -> Iterator[tuple[str, int | None]]:
    for field in COUNT_FIELDS:
        count = getattr(event.counts, field)
        yield f"{field}_low", count.low if count else None
        yield f"{field}_high", count.high if count else None
