"""An open database: what both reading and writing need of it."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from dateline import __version__
from dateline.errors import StoreError
from dateline.publication.policy import Policy
from dateline.store.database import address, name_of, open_database, steady, tidy, told
from dateline.store.history import stamp
from dateline.store.shadow import Shadow

Clock = Callable[[], datetime]


def _now() -> datetime:
    return datetime.now(UTC)


class Opened:
    """A store's database.

    `where` is a file, or the URL of a PostgreSQL database; `create=False` refuses to make a store where none is. Every method
    raises StoreError when the database cannot. `clock` tells when something is written down. With a `policy` the database is
    the store's public shadow, which nobody but itself writes.
    """

    def __init__(
        self,
        where: str | Path,
        *,
        create: bool = True,
        program: str = __version__,
        clock: Clock = _now,
        policy: Policy | None = None,
    ) -> None:
        url = address(where)
        self.name = name_of(url)
        self.policy = policy
        self._program = program
        self._clock = clock
        self._wrote = False
        self._shadow = Shadow(url, policy, self.name) if policy else None
        self._engine = self._shadow.engine if self._shadow else open_database(url, create=create)

    def close(self) -> None:
        """Let go of the database."""
        if self._shadow:
            self._shadow.close()
        else:
            if self._wrote:
                tidy(self._engine)
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._shadow:
            raise StoreError(
                f"{self.name} is opened for the public, which only reads; open it without a policy to write"
            )
        self._wrote = True
        with told(self.name), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """Yield a connection that sees the store as it stands at the first question, whatever others write meanwhile."""
        if self._shadow:
            self._shadow.refresh(self._clock())
        with told(self.name), steady(self._engine.connect()) as connection:
            yield connection

    def _settle_file(self) -> None:
        """Bring what a file's journal still holds into the file, so that no older page of it is left behind."""
        if self._engine.dialect.name == "sqlite":
            with told(self.name), closing(self._engine.raw_connection()) as raw:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _then(self, as_of: datetime) -> str:
        """Return a moment of the store's past; the public has none, since what was public then is not kept."""
        if self._shadow:
            raise StoreError(
                "the public has no past: what may be public is decided for now; open the store without a policy"
            )
        return stamp(as_of)
