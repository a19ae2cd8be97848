"""A coded report as the database keeps it."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from dateline.model import Coded, Event
from dateline.store.rows import coded_of, event_of
from dateline.store.tables import events, reports

AT_ONCE = 500  # reports in one query


def report_row(connection: Connection, report_id: str) -> dict[str, Any]:
    """Return the row of a report."""
    return dict(connection.execute(select(reports).where(reports.c.id == report_id)).mappings().one())


def coded_report(connection: Connection, report_id: str) -> Coded:
    """Return a report with everything that was read out of it."""
    told = select(events.c.record).where(events.c.report_id == report_id).order_by(events.c.position)
    return coded_of(report_row(connection, report_id), [event_of(record) for record in connection.scalars(told)])


def coded_reports(connection: Connection, ids: Sequence[str]) -> Iterator[Coded]:
    """Yield these reports in the order given, those that the store holds, so many at once as one query takes."""
    told = select(events.c.report_id, events.c.record).order_by(events.c.report_id, events.c.position)
    for first in range(0, len(ids), AT_ONCE):
        some = ids[first : first + AT_ONCE]
        found: dict[str, list[Event]] = {}
        for report_id, record in connection.execute(told.where(events.c.report_id.in_(some))):
            found.setdefault(report_id, []).append(event_of(record))
        rows = connection.execute(select(reports).where(reports.c.id.in_(some))).mappings()
        known = {row["id"]: dict(row) for row in rows}
        yield from (coded_of(known[name], found.get(name, ())) for name in some if name in known)
