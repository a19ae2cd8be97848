"""Incidents as columns: numbers in arrays, words coded by a dictionary each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from dateline.store.incident_rows import EPOCH, MACHINE
from dateline.store.tables import incidents

_BATCH = 5_000
_DAYS = {"start": "date_start", "end": "date_end", "published": "first_published"}
_NUMBERS = ("lat", "lon", "reach_km", "killed_low", "killed_best", "killed_high", "reports", "voices")
_WORDS = {
    **{name: name for name in ("type", "family", "status", "date_precision", "country", "admin1")},
    "precision": "place_precision",
    "place": "place_name",
    **{name: name for name in ("side_a", "side_b", "title")},
}


class _Dictionary:
    """Values in the order in which they first came, and for each row its value's place; -1 for none."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self.codes: list[int] = []

    def add(self, value: str | None) -> None:
        self.codes.append(-1 if value is None else self._places.setdefault(value, len(self._places)))

    def data(self) -> dict[str, Any]:
        return {"codes": self.codes, "values": list(self._places)}


def column_table(connection: Connection, asked: Sequence[ColumnElement[bool]], limit: int | None) -> dict[str, Any]:
    """Return the columns of the incidents of which all that is asked holds, the latest first."""
    fields = ["id", "review", *_DAYS.values(), *_NUMBERS, *_WORDS.values()]
    query = select(*(incidents.c[name] for name in fields)).where(*asked)
    query = query.order_by(incidents.c.rank, incidents.c.id).limit(limit)
    ids: list[str] = []
    reviewed: list[int] = []
    days: list[list[int | None]] = [[] for _ in _DAYS]
    numbers: list[list[Any]] = [[] for _ in _NUMBERS]
    words = [_Dictionary() for _ in _WORDS]
    for row in connection.execution_options(yield_per=_BATCH).execute(query):
        values = iter(row)
        ids.append(next(values))
        reviewed.append(int(next(values) != MACHINE))
        for days_column in days:
            days_column.append(_day(next(values)))
        for number_column in numbers:
            number_column.append(next(values))
        for dictionary in words:
            dictionary.add(next(values))
    return {
        "n": len(ids),
        "ids": ids,
        **dict(zip(_DAYS, days, strict=True)),
        **dict(zip(_NUMBERS, numbers, strict=True)),
        **{name: dictionary.data() for name, dictionary in zip(_WORDS, words, strict=True)},
        "reviewed": reviewed,
    }


def _day(day: date | None) -> int | None:
    return day.toordinal() - EPOCH if day else None
