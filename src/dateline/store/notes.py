"""Notes on incidents, kept with a telling of them."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, func, select

from dateline.model import Note
from dateline.store.history import moment, stamp
from dateline.store.tables import notes
from dateline.store.text import storable

Access = Callable[[], AbstractContextManager[Connection]]


class Notes:
    """What people wrote about incidents; rows are only ever added."""

    def __init__(self, reading: Access, writing: Access, clock: Callable[[], datetime]) -> None:
        self._reading = reading
        self._writing = writing
        self._clock = clock

    def add(self, telling: str, by: str, text: str) -> Note:
        """Return a note as it was written down."""
        now = stamp(self._clock())
        with self._writing() as connection:
            number = (connection.scalar(select(func.max(notes.c.number))) or 0) + 1
            kept = storable(text)
            made = Note(_id(number, telling, now, kept), number, telling, storable(by), moment(now), kept)
            connection.execute(notes.insert().values(**{**asdict(made), "at": now}))
        return made

    def on(self, tellings: Collection[str]) -> list[Note]:
        """Return the notes on these tellings, in order."""
        query = select(notes).where(notes.c.telling.in_(sorted(tellings))).order_by(notes.c.number)
        with self._reading() as connection:
            return [
                Note(row.id, row.number, row.telling, row.by, moment(row.at), row.text)
                for row in connection.execute(query)
            ]


def _id(*parts: object) -> str:
    return sha256("\n".join(map(str, ("note", *parts))).encode()).hexdigest()[:32]
