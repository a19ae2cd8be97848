"""Incidents in the order in which people should look at them: what matters most and is least certain first."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from contextlib import AbstractContextManager
from math import isfinite
from typing import Any

from sqlalchemy import ColumnElement, Connection, Float, case, cast, literal, select, tuple_

from dateline.errors import SourceError
from dateline.model import IncidentStatus
from dateline.store.incident_conditions import conditions
from dateline.store.incident_filter import IncidentFilter
from dateline.store.incident_rows import MACHINE
from dateline.store.summaries import summary
from dateline.store.tables import incident_records, incidents

Reading = Callable[[], AbstractContextManager[Connection]]
DISPUTED = IncidentStatus.DISPUTED.value
# Consequence: of so many killed (the highest figure that anybody gives), so much. A figure tenfold counts about twice.
TOLL = ((100, 8.0), (50, 6.0), (20, 4.5), (10, 3.5), (5, 2.5), (1, 2.0))
# Doubt: of so few voices, so much; what is disputed counts twice, as do figures whose highest is over twice their lowest.
LONE, TWO, MANY = 3.0, 1.5, 1.0
TWICE = 2.0


class Queue:
    """The incidents that nobody has accepted or edited, by consequence times doubt."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def page(
        self, wanted: IncidentFilter, cursor: str | None = None, limit: int = 50
    ) -> tuple[list[dict[str, Any]], str | None]:
        """Return (incident in short, score, reasons) rows and where to go on."""
        score = _score().label("score")
        asked = [found for _, found in conditions(wanted)]
        query = select(incidents.c.id, score).where(*asked, incidents.c.review == MACHINE)
        query = query.where(incidents.c.status != IncidentStatus.WITHDRAWN.value)
        if cursor is not None:
            last, name = _read(cursor)
            query = query.where(tuple_(-_score(), incidents.c.id) > tuple_(literal(-last, Float), name))
        with self._reading() as connection:
            found = connection.execute(query.order_by(score.desc(), incidents.c.id).limit(limit + 1)).all()
            ids = [row.id for row in found[:limit]]
            kept = select(incident_records.c.id, incident_records.c.record).where(incident_records.c.id.in_(ids))
            records = {row.id: json.loads(row.record) for row in connection.execute(kept)}
        rows = [
            {"incident": summary(records[row.id]), "score": row.score, "reasons": reasons(records[row.id])}
            for row in found[:limit]
            if row.id in records
        ]
        return rows, _cursor(found[limit - 1]) if len(found) > limit else None


def reasons(record: dict[str, Any]) -> list[str]:
    """Return in words why an incident stands where it does in the queue."""
    killed = record["estimates"].get("killed") or {}
    most = next((killed[name] for name in ("high", "best", "low") if killed.get(name) is not None), None)
    found = [f"up to {most} killed"] if most else []
    voices = len(record["voices"])
    found.append("nobody else has independent word of it" if voices <= 1 else f"{voices} independent voices")
    if record["status"] == DISPUTED:
        found.append("disputed")
    low, high = killed.get("low"), killed.get("high")
    if low and high and high > TWICE * low:
        found.append(f"figures from {low} to {high}")
    return found


def _score() -> ColumnElement[float]:
    row = incidents.c
    most = case(
        (row.killed_high.is_not(None), row.killed_high),
        (row.killed_best.is_not(None), row.killed_best),
        else_=row.killed_low,
    )
    toll = case(*((most >= least, literal(points, Float)) for least, points in TOLL), else_=literal(1.0, Float))
    doubt = case(
        (row.voices <= 1, literal(LONE, Float)), (row.voices == 2, literal(TWO, Float)), else_=literal(MANY, Float)
    )
    twice, once = literal(TWICE, Float), literal(1.0, Float)
    disputed = case((row.status == DISPUTED, twice), else_=once)
    apart = case((row.killed_high > TWICE * row.killed_low, twice), else_=once)
    return cast(toll * doubt * disputed * apart, Float)


def _cursor(row: Any) -> str:  # noqa: ANN401  (SQLAlchemy's row)
    return urlsafe_b64encode(f"{row.score!r} {row.id}".encode()).decode().rstrip("=")


def _read(cursor: str) -> tuple[float, str]:
    try:
        score, _, name = urlsafe_b64decode(cursor.encode() + b"==").decode().partition(" ")
        if name and "\x00" not in name and isfinite(float(score)):
            return float(score), name
    except ValueError:
        pass
    raise SourceError("this cursor is not one that the queue gave; ask for its beginning again")
