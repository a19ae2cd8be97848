"""Making anew all that reports and incidents are found by, after the tables have changed."""

import json

from sqlalchemy import Connection, bindparam, insert, select, tuple_

from dateline.layouts.finished import mark
from dateline.serial import incident_of
from dateline.store.finders import equip
from dateline.store.incident_rows import ROWS, chunks, index_incidents, line_row, sources_of
from dateline.store.rows import words_row, written
from dateline.store.tables import DERIVED, briefs, incident_records, lines, report_words, reports


def rebuild(connection: Connection) -> None:
    """Make it from the records of incidents and the texts of reports."""
    equip(connection)
    for table in reversed(DERIVED):
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


def renew_lines(connection: Connection) -> None:
    """Make those lines anew that another version of the program made, or that name actors as they were called before."""
    for form, table in lines.items():
        fields = (briefs.c.rank, briefs.c.id, briefs.c.brief, table.c.coded)
        query = select(*fields).join(table, table.c.id == briefs.c.id).where(table.c.mark != mark())
        query = query.order_by(briefs.c.rank, briefs.c.id).limit(ROWS)
        last: tuple[int, str] | None = None
        while True:
            later = query if last is None else query.where(tuple_(briefs.c.rank, briefs.c.id) > tuple_(*last))
            rows = [dict(row) for row in connection.execute(later).mappings()]
            if not rows:
                break
            for some in chunks([row["id"] for row in rows]):
                connection.execute(table.delete().where(table.c.id.in_(some)))
            connection.execute(insert(table), [line_row(form, row) for row in rows])
            last = rows[-1]["rank"], rows[-1]["id"]
