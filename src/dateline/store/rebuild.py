"""Making anew all that reports and incidents are found by, after the tables have changed."""

import json

from sqlalchemy import Connection, bindparam, insert, select

from dateline.serial import incident_of
from dateline.store.finders import equip
from dateline.store.incident_rows import ROWS, index_incidents, sources_of
from dateline.store.rows import words_row, written
from dateline.store.tables import briefs, incident_names, incident_records, incidents, names, report_words, reports


def rebuild(connection: Connection) -> None:
    """Make it from the records of incidents and the texts of reports."""
    equip(connection)
    for table in (incident_names, incidents, briefs, names, report_words):
        connection.execute(table.delete())
    _words(connection)
    _incidents(connection)


def _words(connection: Connection) -> None:
    last = ""
    query = select(reports.c.id, reports.c.folded).order_by(reports.c.id).limit(ROWS)
    while rows := connection.execute(query.where(reports.c.id > last)).all():
        connection.execute(insert(report_words), [words_row(row.id, row.folded) for row in rows])
        last = rows[-1].id


def _incidents(connection: Connection) -> None:
    last = ""
    query = select(incident_records).order_by(incident_records.c.id).limit(ROWS)
    while rows := connection.execute(query.where(incident_records.c.id > last)).all():
        some = [incident_of(row.record) for row in rows]
        records = [json.loads(row.record) for row in rows]
        kept = {row.id: json.loads(row.sources) for row in rows if row.sources}
        made = sources_of(connection, [one for one in some if one.id not in kept])
        index_incidents(connection, some, records, made | kept)
        fresh = [{"known": key, "sources": written(sources)} for key, sources in made.items()]
        if fresh:
            known = incident_records.c.id == bindparam("known")
            connection.execute(incident_records.update().where(known).values(sources=bindparam("sources")), fresh)
        last = rows[-1].id
