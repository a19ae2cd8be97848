"""Incidents by a filter: a page of a list, how many, by what, by week, and as columns for a map."""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Row, Table, cast, func, select

from dateline.errors import SourceError
from dateline.layouts.finished import mark
from dateline.model import Incident
from dateline.serial import incident_of
from dateline.store import tables
from dateline.store.column_table import column_table
from dateline.store.incident_conditions import conditions
from dateline.store.incident_filter import IncidentFilter
from dateline.store.incident_rows import UNDATED, sources_of
from dateline.store.opened import Opened
from dateline.store.plan import along, planned, through
from dateline.store.rows import written
from dateline.store.summaries import summary
from dateline.store.tables import briefs, incident_records, incidents
from dateline.store.weeks import LAST, Week, kept_weeks, knows

MOST = 500  # incidents on one page
FACETS: Mapping[str, ColumnElement[Any]] = {
    name: incidents.c["place_precision" if name == "precision" else name]
    for name in ("type", "country", "admin1", "status", "review", "precision", "voices")
}
_EVERYTHING = IncidentFilter()
_BATCH = 2_000  # records read at once
Line = tuple[str | None, str | None, tuple[str, str | None] | None]


class Listing(Opened):
    """The incidents of a store by what is asked of them."""

    def page(
        self, wanted: IncidentFilter = _EVERYTHING, cursor: str | None = None, limit: int = 50
    ) -> tuple[list[dict[str, Any]], str | None]:
        """Return summaries of incidents, the latest first, the undated last, and where to go on; None at the end.

        `cursor` is what the page before gave; raises SourceError for another, and for a limit that no page has.
        """
        if not 1 <= limit <= MOST:
            raise SourceError(f"a page has 1 to {MOST} incidents, not {limit}")
        after = None if cursor is None else _place(cursor)
        with self._reading() as connection:
            found: list[Row[int, str]] = []
            for query in planned(connection, wanted, after):
                found += connection.execute(query.limit(limit + 1 - len(found)))
                if len(found) > limit:
                    break
            ids = [row.id for row in found[:limit]]
            kept = select(incident_records.c.id, incident_records.c.record).where(incident_records.c.id.in_(ids))
            records = {row.id: row.record for row in connection.execute(kept)}
        rows = [summary(json.loads(records[key])) for key in ids if key in records]
        return rows, _cursor(found[limit - 1]) if len(found) > limit else None

    def count(self, wanted: IncidentFilter = _EVERYTHING) -> int:
        """Return how many incidents there are."""
        with self._reading() as connection:
            return connection.scalar(select(func.count()).select_from(incidents).where(*_all(wanted))) or 0

    def facets(self, wanted: IncidentFilter = _EVERYTHING) -> dict[str, list[tuple[Any, int]]]:
        """Return for each of FACETS its values, each with how many incidents have it, the commonest first."""
        number = func.count().label("number")
        with self._reading() as connection:
            return {
                name: [
                    (value, counted)
                    for value, counted in connection.execute(
                        through(select(column, number).where(*_all(wanted)), wanted)
                        .group_by(column)
                        .order_by(number.desc(), column)
                    )
                ]
                for name, column in FACETS.items()
            }

    def weekly(self, wanted: IncidentFilter = _EVERYTHING) -> list[dict[str, Any]]:
        """Return a row for each week (its Monday), country and first-level area, in this order.

        A row counts the incidents that began in that week and adds up their dead, None where nobody gives a figure. What has no
        known date is under the week None.
        """
        with self._reading() as connection:
            return [
                {
                    "week": week,
                    "country": country,
                    "admin1": admin1,
                    "incidents": n,
                    "killed_low": low,
                    "killed_best": best,
                }
                for week, country, admin1, n, low, best in _weeks(connection, wanted)
            ]

    def columns(self, wanted: IncidentFilter = _EVERYTHING, limit: int | None = None) -> dict[str, Any]:
        """Return the incidents as columns, the latest first, days as numbers since 1970, words coded by a dictionary."""
        with self._reading() as connection:
            return column_table(connection, _all(wanted), limit)

    def exported(self, wanted: IncidentFilter = _EVERYTHING) -> Iterator[tuple[str, str]]:
        """Yield the text of each incident's record and that of its sources, the latest first, the undated last."""
        with self._reading() as connection:
            for some in _in_order(connection, wanted):
                told = _recorded(connection, [key for _, key in some])
                yield from (told[key] for _, key in some)

    def briefs(self, wanted: IncidentFilter = _EVERYTHING) -> Iterator[tuple[str, str | None]]:
        """Yield the same incidents in brief (`serial.brief_of`), each with None; one that has no brief as `exported` does."""
        with self._reading() as connection:
            for some in _in_order(connection, wanted):
                told = _in_brief(connection, [key for _, key in some])
                yield from (told[key] for _, key in some)

    def lines(self, form: str, wanted: IncidentFilter = _EVERYTHING) -> Iterator[list[Line]] | None:
        """Return the same incidents as lines of a format (`layouts.finished`), many at once; None for a format of which none are kept.

        Each has its line, or why the format cannot tell it, or what `briefs` yields of it where neither is kept.
        """
        return self._lines(tables.lines[form], wanted) if form in tables.lines else None

    def _lines(self, kept: Table, wanted: IncidentFilter) -> Iterator[list[Line]]:
        with self._reading() as connection:
            for some in _finished(connection, kept, wanted):
                bare = [key for key, of, line, refused in some if of != mark() or (line is None and refused is None)]
                made = _in_brief(connection, bare) if bare else {}
                yield [
                    (None, None, made[key]) if key in made else (line, refused, None) for key, _, line, refused in some
                ]

    def matching(self, wanted: IncidentFilter = _EVERYTHING, limit: int | None = None) -> Iterator[Incident]:
        """Yield the incidents that a filter asks for, the latest first, the undated last."""
        query = select(incident_records.c.record).join(incidents, incidents.c.id == incident_records.c.id)
        query = query.where(*_all(wanted)).order_by(incidents.c.rank, incidents.c.id).limit(limit)
        with self._reading() as connection:
            for record in connection.execution_options(yield_per=_BATCH).scalars(query):
                yield incident_of(record)


_CURSOR = re.compile(r"(-?[0-9]{1,10}) ([^\x00]{1,200})")


def _all(wanted: IncidentFilter) -> Sequence[ColumnElement[bool]]:
    return [condition for _, condition in conditions(wanted)]


def _in_order(connection: Connection, wanted: IncidentFilter) -> Iterator[Sequence[Row[int, str]]]:
    """Yield (rank, id) of incidents, many at once.

    Ids are put in order by themselves: a database that sorts them with their records fills the disk.
    """
    keys = select(incidents.c.rank, incidents.c.id).where(*_all(wanted)).order_by(incidents.c.rank, incidents.c.id)
    yield from connection.execute(keys.execution_options(yield_per=_BATCH)).partitions()


def _finished(
    connection: Connection, kept: Table, wanted: IncidentFilter
) -> Iterator[Sequence[Row[str, str, str | None, str | None]]]:
    """Yield (id, mark, line, refusal) of incidents, many at once, in their order."""
    query = select(kept.c.id, kept.c.mark, kept.c.line, kept.c.refused)
    if {field for field, _ in conditions(wanted)} <= {"uncoded"}:
        every = query if wanted.uncoded else query.where(kept.c.coded)
        every = every.order_by(kept.c.rank, kept.c.id).execution_options(yield_per=_BATCH)
        yield from connection.execute(every).partitions()
        return
    for some in _in_order(connection, wanted):
        found = {row.id: row for row in connection.execute(query.where(kept.c.id.in_([key for _, key in some])))}
        yield [found[key] for _, key in some]


def _in_brief(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """Return by id each incident in brief and None; of one without a brief the texts of its record and sources."""
    query = select(briefs.c.id, briefs.c.brief).where(briefs.c.id.in_(ids))
    known = {row.id: row.brief for row in connection.execute(query)}
    bare = [key for key in ids if known.get(key) is None]
    recorded = _recorded(connection, bare) if bare else {}
    return {key: recorded[key] if brief is None else (brief, None) for key in ids for brief in [known.get(key)]}


def _recorded(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return by id the text of each incident's record and that of its sources."""
    kept = incident_records.c
    rows = connection.execute(select(kept.id, kept.record, kept.sources).where(kept.id.in_(ids))).all()
    bare = [incident_of(record) for _, record, sources in rows if sources is None]
    known = sources_of(connection, bare) if bare else {}
    return {key: (record, sources or written(known[key])) for key, record, sources in rows}


def _weeks(connection: Connection, wanted: IncidentFilter) -> Iterable[Week]:
    """Return the rows of `Listing.weekly` in order."""
    if knows({field for field, _ in conditions(wanted)}):
        return kept_weeks(connection, wanted)
    area = (incidents.c.week, incidents.c.country, incidents.c.admin1)
    dead = (cast(func.sum(incidents.c[f"killed_{name}"]), BigInteger) for name in ("low", "best"))
    query = along(select(*area, func.count(), *dead).where(*_all(wanted)).group_by(*area), wanted)
    return sorted(map(tuple, connection.execute(query)), key=_week_order)


def _week_order(row: tuple[Any, ...]) -> tuple[date, str, str]:
    week, country, admin1 = row[:3]
    return week or date.max, country or LAST, admin1 or LAST


def _cursor(row: Any) -> str:  # noqa: ANN401  (SQLAlchemy's row)
    return urlsafe_b64encode(f"{row.rank} {row.id}".encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[int, str]:
    try:
        place = _CURSOR.fullmatch(urlsafe_b64decode(cursor.encode() + b"==").decode())
    except ValueError:
        place = None
    if place is None or abs(int(place[1])) > UNDATED:
        raise SourceError("this cursor is not one that a page gave; ask for the first page again")
    return int(place[1]), place[2]
