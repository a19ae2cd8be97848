"""An open database: what both reading and writing need of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from dateline import __version__
from dateline.store.database import address, name_of, open_database, told

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Opened:
    """A store's database.

    `where` is a file, or the URL of a PostgreSQL database; `create=False` refuses to make a store where none is. Every method
    raises StoreError when the database cannot. `clock` tells when something is written down.
    """

    def __init__(
        self, where: str | Path, *, create: bool = True, program: str = __version__, clock: Clock = _now
    ) -> None:
        url = address(where)
        self.name = name_of(url)
        self._program = program
        self._clock = clock
        self._engine = open_database(url, create=create)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.name), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told(self.name), self._engine.connect() as connection:
            yield connection
