"""Events as rows: a few columns in words for people, all of them as values for programs."""

from typing import Any

from dateline.cli.words import count_words, shown, status_words, type_words, when_words, where_words, who_words
from dateline.layouts.event import EVENT
from dateline.model import Event

SHORT_ID = 10  # characters of an id in a table; `show` and `explain` take the beginning of an id
TABLE_COLUMNS = ("date", "place", "what", "who", "killed", "status", "id")
CSV_COLUMNS = (*(column.name for column in EVENT), "status")


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
    return {**{column.name: column.value(event) for column in EVENT}, "status": status_words(event)}
