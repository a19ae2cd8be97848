"""A whole store into another: backup, restore and the move from a file to a server are the same copy."""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, func, insert, select

from dateline.errors import StoreError
from dateline.store.database import POSTGRES, address, name_of, open_database, steady, told
from dateline.store.tables import metadata, version

BATCH = 1_000  # rows
Watch = Callable[[str, int], None]


def transfer(source: str | Path, target: str | Path, watch: Watch = lambda _table, _rows: None) -> int:
    """Return how many rows were copied from one store to an empty or new one: all of them, or none.

    `watch` is told each table with its rows. Raises StoreError when the target holds anything already.
    """
    here, there = address(source), address(target)
    if here == there:
        raise StoreError(f"{name_of(here)} cannot be copied to itself; name another store")
    giver = open_database(here, create=False)
    try:
        taker = open_database(there, create=True)
        try:
            with told(f"{name_of(here)} to {name_of(there)}"):
                return _copied(giver, taker, name_of(there), watch)
        finally:
            taker.dispose()
    finally:
        giver.dispose()


def _copied(giver: Engine, taker: Engine, name: str, watch: Watch) -> int:
    total = 0
    with steady(giver.connect()) as read, taker.connect().execution_options(writes=True) as write, write.begin():
        for table in _kept():
            if write.scalar(select(func.count()).select_from(table)):
                raise StoreError(f"{name} is not empty; copy into a new store")
            rows = _copy(read, write, table)
            watch(table.name, rows)
            total += rows
        if write.dialect.name == POSTGRES:
            _count_on(write)
    return total


def _count_on(connection: Connection) -> None:
    """Let the numbers that PostgreSQL hands out go on behind those that were copied."""
    for table in _kept():
        column = table.autoincrement_column
        if column is not None:
            sequence = func.pg_get_serial_sequence(table.name, column.name)
            last = select(func.max(column)).scalar_subquery()
            connection.execute(select(func.setval(sequence, func.coalesce(last, 1), last.is_not(None))))


def _kept() -> Sequence[Table]:
    """Return the tables in an order that no foreign key objects to, without the note of their version."""
    return [table for table in metadata.sorted_tables if table is not version]


def _copy(read: Connection, write: Connection, table: Table) -> int:
    copied = 0
    found = read.execution_options(yield_per=BATCH).execute(select(table).order_by(*table.primary_key.columns))
    for batch in found.mappings().partitions():
        write.execute(insert(table), [dict(row) for row in batch])
        copied += len(batch)
    return copied
