"""Dropping full texts whose time is over, from what the store holds now and from what it held before."""

import json

from sqlalchemy import Connection, delete, insert, select

from dateline.publication.retention import without_text
from dateline.serial import coded_from, record
from dateline.store.kept import coded_report
from dateline.store.rows import rows_of, written
from dateline.store.tables import events, former, report_words, reports, waiting


def drop_texts(connection: Connection, before: str, program: str) -> int:
    """Return how many reports lost their text: those added before a moment and merged since, in every coding kept of them."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")  # what is dropped is overwritten, not only forgotten
    old = select(reports.c.id).where(reports.c.added < before, reports.c.id.not_in(select(waiting.c.report_id)))
    dropped = sum(_drop(connection, name, program) for name in connection.scalars(old.order_by(reports.c.id)).all())
    for row in connection.execute(select(former).where(former.c.added < before)).all():
        left = written(record(without_text(coded_from(json.loads(row.record)))))
        same = (former.c.report_id == row.report_id) & (former.c.until == row.until)
        connection.execute(former.update().where(same).values(record=left))
    return dropped


def _drop(connection: Connection, report_id: str, program: str) -> bool:
    coded = coded_report(connection, report_id)
    left = without_text(coded)
    if left is coded:
        return False
    for table, rows in rows_of(left, program, ""):
        if table is reports:
            changed = {name: rows[0][name] for name in ("text", "folded", "record") if name in table.c}
            connection.execute(table.update().where(table.c.id == report_id).values(**changed))
        elif table is report_words:
            connection.execute(delete(table).where(table.c.report_id == report_id))
            connection.execute(insert(table), rows)
        elif table is events:
            for row in rows:
                connection.execute(table.update().where(table.c.id == row["id"]).values(record=row["record"]))
    return True
