"""Opening a database: SQLite in a file or PostgreSQL by URL; tables, schema version, and errors in words."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, FromClause, create_engine, event, inspect, make_url, select, text
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from dateline.errors import StoreError
from dateline.store.finders import equip
from dateline.store.tables import HEAD, metadata, version

BUSY_SECONDS = 30
_OPENING_TRIES = 40  # switching to WAL does not wait for other writers by itself; 40 tries are some 8 seconds
_POOL = {
    "pool_size": 8,
    "max_overflow": 56,
    "pool_timeout": 30,
}  # of one process: threads of a server that read at once
_READERS_KIB, _WRITERS_KIB = (
    2_000,
    200_000,
)  # of SQLite's cache: a writer's changed pages that do not fit are written twice and more
SQLITE, POSTGRES = "sqlite", "postgresql"
WRITER_LOCK = 7_274_001  # one writer at a time in PostgreSQL too: a number of our own for its advisory locks


def address(where: str | Path) -> URL:
    """Return the URL of the database that a path or a URL names; raises StoreError for one that cannot be a store."""
    if isinstance(where, Path) or "://" not in where:
        return URL.create(SQLITE, database=str(Path(where).absolute()))
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise StoreError(f"{where!r} names no store; {_ADDRESSES}") from error
    if url.get_backend_name() == POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != SQLITE or not url.database:
        raise StoreError(f"no store can be kept at {url.render_as_string()}; {_ADDRESSES}")
    return URL.create(SQLITE, database=str(Path(url.database).absolute()))


_ADDRESSES = "give a file, sqlite:///FILE, or postgresql://USER@HOST/NAME"


def name_of(url: URL) -> str:
    """Return how the store is named in messages: its file, or its URL without the password."""
    if url.get_backend_name() == SQLITE:
        return str(url.database)
    return url.set(drivername=POSTGRES).render_as_string(hide_password=True)


def open_database(url: URL, *, create: bool, current: bool = True) -> Engine:
    """Return the engine of an existing store, or of a new one when `create` is set.

    Raises StoreError; with `current` also for a store whose tables are those of an older program.
    """
    name = name_of(url)
    if url.get_backend_name() == SQLITE:
        _check_file(Path(str(url.database)), create=create)
    engine = _engine(url)
    try:
        with told(name):
            _patiently(lambda: _prepare(engine, name, create=create, current=current))
    except StoreError:
        engine.dispose()
        raise
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    if not create and not path.is_file():
        raise StoreError(f"no store at {path}; `dateline add SOURCE --db {path}` makes one")
    if not path.parent.is_dir():
        raise StoreError(f"no folder {path.parent} to make a store in")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == POSTGRES:
        engine = create_engine(url, pool_pre_ping=True, **_POOL)
        event.listen(engine, "connect", _interpret)
        event.listen(engine, "begin", _take_turns)
        return engine
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **_POOL)
    engine.dialect.statement_compiler = _Hinting
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


class _Hinting(SQLiteCompiler):
    """Writes the hints of a query, which SQLAlchemy passes over for SQLite."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:  # noqa: ARG002  (SQLAlchemy's own)
        """Return the words behind a table's name."""
        return text


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn a database's error into a StoreError that says what happened and what would work."""
    try:
        yield
    except IntegrityError as error:
        raise StoreError(f"{name} refuses a row: {error.orig}") from error
    except DBAPIError as error:
        raise StoreError(f"{name}: {_advice(str(error.orig))}") from error
    except NoConnection as error:
        raise StoreError(f"{name}: too many ask at once; try again in a moment") from error


def refuses_one_report(error: StoreError) -> bool:
    """Return whether the database refuses what one report holds, so that others may still be added."""
    return isinstance(error.__cause__, IntegrityError)


# What a database's fault holds, and what to do about it; {fault} is the fault itself.
_ADVICE = (
    (("locked",), f"another program has held the store for {BUSY_SECONDS} seconds; try again when it has finished"),
    (("not a database", "malformed"), "this is no Dateline store or a damaged one ({fault}); name another with --db"),
    (("readonly", "unable to open"), "the file cannot be opened ({fault}); look at its permissions"),
    (("does not exist",), "{fault}; make it with `createdb`, then try again"),
    (
        ("refused", "No such file", "could not translate", "timeout expired"),
        "no server answers ({fault}); is it running?",
    ),
    (("authentication", "no password"), "the server does not let this user in ({fault}); look at user and password"),
)


def _advice(fault: str) -> str:
    told_fault = " ".join(fault.split())
    for words, advice in _ADVICE:
        if any(word in fault for word in words):
            return advice.replace("{fault}", told_fault)
    return told_fault


def _interpret(connection: Any, _record: object) -> None:  # noqa: ANN401  (the driver's own)
    """Let PostgreSQL not compile queries: for a page that takes far longer than the page."""
    connection.execute("SET jit = off")
    connection.commit()


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions begin in _begin, not where the driver guesses
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    """Begin; a writer takes its lock at once, since one that reads first may be refused without waiting, and has room for its pages."""
    writes = _writes(connection)
    connection.exec_driver_sql(f"PRAGMA cache_size = {-_WRITERS_KIB if writes else -_READERS_KIB}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def steady(connection: Connection) -> Connection:
    """Return the connection, made to see one state of the database as long as its transaction lasts; SQLite always does."""
    if connection.dialect.name == POSTGRES:
        return connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


def tidy(engine: Engine) -> None:
    """Let SQLite count anew what it guesses by, if much has changed and nobody else is writing; PostgreSQL does so by itself."""
    if engine.dialect.name == SQLITE:
        with closing(engine.raw_connection()) as raw, suppress(sqlite3.OperationalError):
            for pragma in ("busy_timeout = 0", "analysis_limit = 1000", "optimize"):
                raw.cursor().execute(f"PRAGMA {pragma}")


def _take_turns(connection: Connection) -> None:
    """Let one writer at a time look what is there and add to it."""
    if _writes(connection):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writes", False))


def _patiently(step: Callable[[], None]) -> None:
    for _ in range(_OPENING_TRIES):
        try:
            step()
        except (OperationalError, sqlite3.OperationalError) as error:  # the second from what goes past SQLAlchemy
            if "locked" not in str(error):
                raise
            time.sleep(0.2)
        else:
            return
    step()


def _prepare(engine: Engine, name: str, *, create: bool, current: bool) -> None:
    with engine.connect() as connection:
        if _is_there(connection, name, create=create, current=current):
            return
    if engine.dialect.name == SQLITE:
        with closing(engine.raw_connection()) as raw:
            raw.cursor().execute("PRAGMA journal_mode = WAL")  # kept in the file: readers do not wait for writers
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not _is_there(connection, name, create=create, current=current):
            metadata.create_all(connection)
            equip(connection)
            connection.execute(version.insert().values(version_num=HEAD))


def _is_there(connection: Connection, name: str, *, create: bool, current: bool) -> bool:
    """Return whether the tables are there; False for an empty database that may be filled. Raises StoreError otherwise."""
    if version.name not in inspect(connection).get_table_names():
        if create and _is_empty(connection):
            return False
        raise StoreError(f"{name} is a database, but no Dateline store; name another with --db")
    found = connection.scalar(select(version.c.version_num))
    if current and found != HEAD:
        _refuse(name, str(found))
    return True


def _is_empty(connection: Connection) -> bool:
    """Return whether nobody keeps tables here; those that PostGIS brings belong to nobody."""
    return not set(inspect(connection).get_table_names()) - {"spatial_ref_sys"}


def _refuse(name: str, found: str) -> None:
    if found > HEAD:
        raise StoreError(
            f"{name} was written by a newer Dateline (schema {found}, this one knows {HEAD}); "
            "upgrade with `pip install --upgrade dateline`, or name another store with --db"
        )
    raise StoreError(f"{name} has the tables of an older Dateline (schema {found}); `dateline db upgrade` renews them")


def check(engine: Engine) -> list[str]:
    """Return what is wrong inside the database, as it says itself; nothing for a sound one."""
    if engine.dialect.name != SQLITE:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
        return []
    with engine.connect() as connection:
        broken = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check") if row[0] != "ok"]
        orphans = [
            f"a row of {row[0]} without its {row[2]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
        ]
    return broken + orphans
