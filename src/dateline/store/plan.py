"""How a page of a filter is found: along the list from its top, or from the few incidents that something rare leaves.

Databases guess how many rows a condition leaves, and guess wrong where one is rare and another is not; so it is counted, up to a bound.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, union_all

from dateline.store.asked import Axis
from dateline.store.database import POSTGRES
from dateline.store.finders import having, lying
from dateline.store.incident_conditions import (
    MANY,
    Numbers,
    around,
    bearing,
    conditions,
    named,
    one_by_one,
    parts,
    telling,
)
from dateline.store.incident_filter import IncidentFilter
from dateline.store.incident_rows import EPOCH
from dateline.store.tables import LASTING, incident_names, incidents
from dateline.store.text import folded, words_of

FEW = 5_000  # incidents that are looked up and sorted in some 15 ms
NAMES = 500  # names that one query takes
_INDEXED = frozenset(
    "type country admin1 since killed injured missing abducted arrested displaced voices reports status review source".split()  # noqa: SIM905
)
_IN_LISTS = frozenset({"uncoded", "since", "until", "date_precision", "precision", "voices", "reports", "killed"})
_IN_WEEKS = frozenset({"uncoded", "type", "country", "admin1", "since", "until", "killed"})
Condition = ColumnElement[bool]


def planned(connection: Connection, wanted: IncidentFilter, *columns: ColumnElement[Any]) -> Iterator[Select[Any]]:
    """Yield queries of these columns which together, one after the other, give the incidents asked for, the latest first."""
    names = {field: _few_names(connection, numbers) for field, numbers in named(wanted).items()}
    asked = dict(conditions(wanted))
    plan = _Plan(connection, columns, asked | dict(one_by_one(wanted, names)))
    for field, counted, numbers in _rarities(connection, wanted, asked, names):
        if _is_few(connection, counted, stepwise=not field):
            yield plan.among(field, numbers)
            return
    for stretch in _stretches(wanted):
        yield plan.within(stretch, names)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is asked for: which columns, and by field the conditions, each quick for one incident at a time."""

    connection: Connection
    columns: tuple[ColumnElement[Any], ...]
    singly: Mapping[str, Condition]

    def among(self, field: str, numbers: Select[Any], *more: Condition) -> Select[Any]:
        """Return the query of those among a few; `field` is the condition that holds of all of these."""
        others = [condition for name, condition in self.singly.items() if name != field]
        query = select(*self.columns).where(incidents.c.number.in_(numbers), *others, *more)
        # An index along the list would tempt the database to look at all that is later than the few.
        return query.order_by(incidents.c.rank + 0, incidents.c.id)

    def within(self, stretch: "_Stretch", names: Mapping[str, Numbers]) -> Select[Any]:
        """Return the query of a stretch of the list: of the few there that bear a name, or along all of it."""
        for field, of in names.items():
            numbers = bearing(of).where(*stretch.bounds(incident_names.c.rank))
            if _is_few(self.connection, numbers):
                return self.among(field, numbers, *stretch.bounds(incidents.c.rank))
        _go_along(self.connection)
        query = select(*self.columns).where(*self.singly.values(), *stretch.conditions())
        return query.order_by(incidents.c.rank, incidents.c.id)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the list, by its first and last place; None for no bound. `lasting` where only what lasted is asked for."""

    first: int | None = None
    last: int | None = None
    lasting: bool = False

    def bounds(self, rank: ColumnElement[int]) -> list[Condition]:
        """Return the conditions that something lies there."""
        edges = (
            (rank >= self.first) if self.first is not None else None,
            (rank <= self.last) if self.last is not None else None,
        )
        return [edge for edge in edges if edge is not None]

    def conditions(self) -> list[Condition]:
        """Return the conditions that an incident lies there."""
        return [*self.bounds(incidents.c.rank), *([LASTING] if self.lasting else [])]


def _stretches(wanted: IncidentFilter) -> Iterator[_Stretch]:
    """Yield the parts of the list in which that lies which happened in a time: what began in it, and what lasted into it."""
    if wanted.axis is Axis.REPORT:
        yield _Stretch()
        return
    first = EPOCH - wanted.until.toordinal() if wanted.until else None
    if wanted.since is None:
        yield _Stretch(first)
        return
    last = EPOCH - wanted.since.toordinal()
    yield _Stretch(first, last)
    yield _Stretch(last + 1 if first is None else max(first, last + 1), None, lasting=True)


def _few_names(connection: Connection, numbers: Select[Any]) -> Numbers:
    """Return the numbers of names, looked up; of very many the question."""
    found: Sequence[int] = [row[0] for row in connection.execute(numbers.limit(NAMES + 1))]
    return found if len(found) <= NAMES else numbers


def _go_along(connection: Connection) -> None:
    """Let PostgreSQL go along the list until the transaction ends; where it expects few it would look at all and sort them."""
    if connection.dialect.name == POSTGRES:
        for option in ("enable_sort", "enable_bitmapscan", "enable_seqscan", "enable_hashjoin"):
            connection.exec_driver_sql(f"SET LOCAL {option} = off")
        connection.exec_driver_sql("SET LOCAL max_parallel_workers_per_gather = 0")


def along(query: Select[Any], wanted: IncidentFilter) -> Select[Any]:
    """Return a query of weeks such that SQLite goes along the index of weeks, where that holds all that is asked."""
    fields = {field for field, _ in conditions(wanted)}
    families = any("." not in code for code in wanted.type)
    if fields <= _IN_WEEKS and not families and wanted.axis is Axis.EVENT:
        return query.with_hint(incidents, "INDEXED BY ix_incidents_by_week", "sqlite")
    return query


def through(query: Select[Any], wanted: IncidentFilter) -> Select[Any]:
    """Return a query of numbers such that SQLite goes through the index of lists, and not to each row of a time."""
    fields = {field for field, _ in conditions(wanted)}
    if "since" in fields and fields <= _IN_LISTS and wanted.axis is Axis.EVENT:
        return query.with_hint(incidents, "INDEXED BY ix_incidents_by_rank", "sqlite")
    return query


def _rarities(
    connection: Connection, wanted: IncidentFilter, asked: Mapping[str, Condition], names: Mapping[str, Numbers]
) -> Iterator[tuple[str, Select[Any], Select[Any]]]:
    """Yield, for each field for which there is an index, what to count and the numbers of the incidents that it leaves.

    Those of a box are a few too many; it goes without a name, so that it is asked of each of them once more.
    """
    places = wanted.box or (around(wanted.near) if wanted.near else None)
    for field, of in names.items():
        yield field, bearing(of), bearing(of)
    if wanted.text is not None:
        yield from _told(connection, wanted.text)
    if places:
        boxes = [lying(connection, one.west, one.south, one.east, one.north) for one in parts(places)]
        every = boxes[0] if len(boxes) == 1 else select(union_all(*boxes).subquery())
        yield "", every, every
    for field, condition in asked.items():
        if field in _INDEXED and not (field == "type" and any("." not in code for code in wanted.type)):
            numbers = select(incidents.c.number).where(condition).correlate(None)
            yield field, numbers, numbers


def _told(connection: Connection, wanted: str) -> Iterator[tuple[str, Select[Any], Select[Any]]]:
    """Yield the same for words: for each by itself, then for all; what has no words is looked for in every report.

    PostgreSQL's index meets in the rarest by itself, and is slow to count a common one.
    """
    words = words_of(folded(wanted))
    singly = words if len(words) == 1 or connection.dialect.name != POSTGRES else []
    singly = singly if len(words) <= MANY else []
    if not words:
        yield "text", telling(wanted), telling(wanted)
    for word in singly:
        yield "text", having(connection, word), telling(wanted, word)
    if len(words) > 1:
        yield "text", having(connection, " ".join(words)), telling(wanted)


def _is_few(connection: Connection, numbers: Select[Any], *, stepwise: bool = False) -> bool:
    """Return whether there are no more than FEW; `stepwise` keeps PostgreSQL from collecting all of a large box before it counts."""
    some = select(func.count()).select_from(numbers.limit(FEW + 1).subquery())
    options = ("enable_bitmapscan", "enable_seqscan") if stepwise and connection.dialect.name == POSTGRES else ()
    for option in options:
        connection.exec_driver_sql(f"SET LOCAL {option} = off")
    counted = connection.scalar(some) or 0
    for option in options:
        connection.exec_driver_sql(f"SET LOCAL {option} = on")
    return counted <= FEW
