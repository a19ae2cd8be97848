"""A coded report as the database keeps it."""

from typing import Any

from sqlalchemy import Connection, select

from dateline.model import Coded
from dateline.store.rows import coded_of, event_of
from dateline.store.tables import events, reports


def report_row(connection: Connection, report_id: str) -> dict[str, Any]:
    """Return the row of a report."""
    return dict(connection.execute(select(reports).where(reports.c.id == report_id)).mappings().one())


def coded_report(connection: Connection, report_id: str) -> Coded:
    """Return a report with everything that was read out of it."""
    told = select(events.c.record).where(events.c.report_id == report_id).order_by(events.c.position)
    return coded_of(report_row(connection, report_id), [event_of(record) for record in connection.scalars(told)])
