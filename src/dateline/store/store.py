"""The store: the only one who writes to the database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import select

from dateline.errors import Overtaken, StoreError
from dateline.model import Coded, Credibility, Judgement, Rating, Reliability, Verdict
from dateline.store import history, trust
from dateline.store.adding import Adding
from dateline.store.imported import Importing
from dateline.store.listing import Listing
from dateline.store.notes import Notes
from dateline.store.people import People
from dateline.store.reading import Reading
from dateline.store.retention import drop_texts
from dateline.store.shelf import Shelf, unsettle
from dateline.store.tables import releases
from dateline.store.text import storable


class Store(Reading, Listing, Importing):
    """Coded reports in a database, which several processes may read and write at once.

    `where` is a file, or the URL of a PostgreSQL database; `create=False` refuses to make a store where none is. Every method
    raises StoreError when the database cannot. `clock` tells when something is written down. With a `policy` it is a public store: it
    can only be read, and what it gives is what the policy lets out, in public form; what is hidden cannot be found, counted or searched.
    """

    @cached_property
    def people(self) -> People:
        """Return the users and their tokens."""
        return People(self._reading, self._writing, self._clock)

    @cached_property
    def notes(self) -> Notes:
        """Return the notes on incidents."""
        return Notes(self._reading, self._writing, self._clock)

    def add(self, coded: Coded) -> bool:
        """Return whether the report was stored, whole or not at all.

        A report that this version of the program has coded already changes nothing; what another version made of it is
        replaced, and so is a failure by a success; the history keeps it.
        """
        return self.add_all([coded])[0]

    def add_all(self, several: Sequence[Coded]) -> list[bool]:
        """Return for each report whether it was stored; all of them in one step, or none."""
        now = history.stamp(self._clock())
        with self._writing() as connection:
            return Adding(connection, self._program, now).add(several)

    @contextmanager
    def merging(self) -> Iterator[Shelf]:
        """Yield the tellings and incidents of the store; what is done to them is kept whole or not at all."""
        with self._writing() as connection:
            yield Shelf(connection)

    def judge(
        self,
        verdict: Verdict,
        by: str,
        why: str = "",
        *,
        after: int | None = None,
        **what: Any,  # noqa: ANN401  (a Judgement's own fields)
    ) -> Judgement:
        """Return the judgement as it was written down; `what` are the fields `tellings`, `field`, `value`, `undoes`.

        With `after`, the number of the last judgement that its maker knows, it raises Overtaken when there is a later one. Raises
        StoreError when it names what the store does not hold, or makes no sense.
        """
        made = Judgement("", 0, verdict, by, self._clock(), why, **what)
        with self._writing() as connection:
            if after is not None and history.last_number(connection) != after:
                raise Overtaken("somebody else judged in the meantime; look again")
            written = history.add_judgement(connection, self.name, made)
            unsettle(connection, history.concerned(connection, written))
            return written

    def rate(self, subject: str, grade: Reliability | Credibility, by: str, why: str = "") -> Rating:
        """Return the rating of a source or a report as it was written down; raises StoreError for a report that is not there."""
        if isinstance(grade, Credibility):
            subject = self.report(subject).id
        made = Rating(subject, grade, by, self._clock(), why)
        with self._writing() as connection:
            trust.add_rating(connection, made)
        return made

    def release(self, name: str, as_of: datetime, rule: str, digest: str, by: str) -> None:
        """Write down that an export got a name; raises StoreError when the name is taken by another."""
        row = {
            "name": storable(name),
            "as_of": history.stamp(as_of),
            "rule": rule,
            "sha256": digest,
            "by": storable(by),
        }
        with self._writing() as connection:
            known = connection.execute(select(releases).where(releases.c.name == row["name"])).mappings().one_or_none()
            if known is None:
                connection.execute(releases.insert().values(**row))
            elif known["sha256"] != digest:
                raise StoreError(f"{self.name} has a release {name!r} of other content already; choose another name")

    def retain(self, days: int) -> int:
        """Return how many reports lost their full text now, those added more than so many days ago.

        Their quotes stay at their places, at most 300 characters each, and the digest of the text: every field can still be
        shown with the words that carry it. Reports that no merge has seen keep their text.
        """
        before = history.stamp(self._clock() - timedelta(days=days))
        with self._writing() as connection:
            dropped = drop_texts(connection, before, self._program)
        self._settle_file()
        return dropped
