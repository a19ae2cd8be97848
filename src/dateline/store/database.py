"""Opening a database file: connections, tables, schema version, and errors in words."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError

from dateline.errors import StoreError
from dateline.store import text
from dateline.store.tables import SCHEMA_VERSION, meta, metadata

BUSY_SECONDS = 30
_OPENING_TRIES = 40  # switching to WAL does not wait for other writers by itself; 40 tries are some 8 seconds


def file_of(where: str | Path) -> Path:
    """Return the database file that a path or an `sqlite:///` URL names; raises StoreError for any other database."""
    if isinstance(where, Path) or "://" not in where:
        return Path(where)
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise StoreError(f"{where!r} names no store; give a file, or sqlite:///FILE") from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise StoreError(f"a store is a file: {url.render_as_string()} is not; give a file, or sqlite:///FILE")
    return Path(url.database)


def open_database(path: Path, *, create: bool) -> Engine:
    """Return the engine of an existing store, or of a new one when `create` is set. Raises StoreError."""
    if not create and not path.is_file():
        raise StoreError(f"no store at {path}; `dateline add SOURCE --db {path}` makes one")
    if not path.absolute().parent.is_dir():
        raise StoreError(f"no folder {path.absolute().parent} to make a store in")
    engine = create_engine(URL.create("sqlite", database=str(path.absolute())), connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        with told(path):
            _patiently(lambda: _prepare(engine, path, create=create))
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn a database's error into a StoreError that says what happened and what would work."""
    try:
        yield
    except IntegrityError as error:
        raise StoreError(f"{path} refuses a row: {error.orig}") from error
    except DBAPIError as error:
        raise StoreError(f"{path}: {_advice(str(error.orig))}") from error


def refuses_one_report(error: StoreError) -> bool:
    """Return whether the database refuses what one report holds, so that others may still be added."""
    return isinstance(error.__cause__, IntegrityError)


def _advice(fault: str) -> str:
    if "locked" in fault:
        return f"another program has held the store for {BUSY_SECONDS} seconds; try again when it has finished"
    if "not a database" in fault or "malformed" in fault:
        return f"this is no Dateline store or a damaged one ({fault}); name another with --db"
    if "readonly" in fault or "unable to open" in fault:
        return f"the file cannot be opened ({fault}); look at its permissions"
    return fault


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin in _begin, not where the driver guesses
    connection.execute("PRAGMA foreign_keys = ON")
    for function in (text.contains, text.names, text.places):
        connection.create_function(f"dateline_{function.__name__}", 2, function, deterministic=True)


def _begin(connection: Connection) -> None:
    """Begin; a writer takes its lock at once, since one that reads first may be refused without waiting."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _patiently(step: Callable[[], None]) -> None:
    for _ in range(_OPENING_TRIES):
        try:
            step()
        except OperationalError as error:
            if "locked" not in str(error.orig):
                raise
            time.sleep(0.2)
        else:
            return
    step()


def _prepare(engine: Engine, path: Path, *, create: bool) -> None:
    with engine.connect() as connection:
        if _is_current(connection, path, create=create):
            return
    with closing(engine.raw_connection()) as raw:
        raw.cursor().execute("PRAGMA journal_mode = WAL")  # kept in the file: readers do not wait for writers
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not _is_current(connection, path, create=create):
            metadata.create_all(connection)
            connection.execute(meta.insert().values(key="schema", value=str(SCHEMA_VERSION)))


def _is_current(connection: Connection, path: Path, *, create: bool) -> bool:
    """Return whether the tables are there; False for an empty file that may be filled. Raises StoreError otherwise."""
    tables = inspect(connection).get_table_names()
    if not tables and create:
        return False
    version = connection.scalar(select(meta.c.value).where(meta.c.key == "schema")) if meta.name in tables else None
    if version is None or not version.isdecimal():
        raise StoreError(f"{path} is a database, but no Dateline store; name another with --db")
    if int(version) > SCHEMA_VERSION:
        raise StoreError(
            f"{path} was written by a newer Dateline (schema {version}, this one knows {SCHEMA_VERSION}); "
            "upgrade with `pip install --upgrade dateline`, or name another store with --db"
        )
    return True
