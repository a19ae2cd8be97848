"""Many rows at once: into SQLite by the driver itself, since preparing each row costs more than writing it."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, insert

ROWS = 5_000  # in one insertion


def put(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that all have the same columns."""
    for first in range(0, len(rows), ROWS):
        some = rows[first : first + ROWS]
        if connection.dialect.name == "sqlite":
            _by_driver(connection, table, some)
        else:
            connection.execute(insert(table), some)


def _by_driver(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    dialect = connection.dialect
    names = list(rows[0])
    quoted = ", ".join(dialect.identifier_preparer.quote(name) for name in names)
    statement = f"INSERT INTO {table.name} ({quoted}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608  (our own names)
    values = [list(map(itemgetter(name), rows)) for name in names]
    for number, name in enumerate(names):
        if made := table.c[name].type.dialect_impl(dialect).bind_processor(dialect):
            values[number] = list(map(made, values[number]))
    connection.exec_driver_sql(statement, list(zip(*values, strict=True)))
