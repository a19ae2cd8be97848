"""How a page of a filter is found: along the list from its top, or from the few incidents that something rare leaves.

Databases guess how many rows a condition leaves, and guess wrong where one is rare and another is not; so it is counted, up to a bound.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, and_, func, select, tuple_, union, union_all

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
APART = 8  # names of which each is gone along by itself
_INDEXED = frozenset(
    "type country admin1 since killed injured missing abducted arrested displaced voices reports status review source".split()  # noqa: SIM905
)
_IN_LISTS = frozenset({"uncoded", "since", "until", "date_precision", "precision", "voices", "reports", "killed"})
# SQLite does not think of an index that held nothing when it was last counted.
_AMONG_LASTING = (incidents, "INDEXED BY ix_incidents_lasting", "sqlite")
_IN_WEEKS = frozenset({"uncoded", "type", "country", "admin1", "since", "until", "killed"})
Condition = ColumnElement[bool]
Place = tuple[int, str]  # in lists: a rank, and among those of one rank an id
Query = Select[tuple[int, str]] | CompoundSelect[tuple[int, str]]


def planned(connection: Connection, wanted: IncidentFilter, after: Place | None = None) -> Iterator[Query]:
    """Yield queries which together, one after the other, give the places of the incidents asked for, the latest first.

    `after` is a place behind which all of them lie.
    """
    names = {field: _few_names(connection, numbers) for field, numbers in named(wanted).items()}
    asked = dict(conditions(wanted))
    plan = _Plan(connection, asked | dict(one_by_one(wanted, names)), after)
    for field, counted, numbers in _rarities(connection, wanted, asked, names):
        if _is_few(connection, counted, stepwise=not field):
            if field in names:
                break  # each stretch is then gone along by name
            yield plan.among(field, numbers)
            return
    for stretch in _stretches(wanted):
        yield plan.within(stretch, names)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is asked for: by field the conditions, each quick for one incident at a time, and behind which place."""

    connection: Connection
    singly: Mapping[str, Condition]
    after: Place | None

    def among(self, field: str, numbers: Select[Any], *more: Condition) -> Select[Any]:
        """Return the query of those among a few; `field` is the condition that holds of all of these."""
        others = [*self._others(field), *more, *self._behind(incidents.c.rank)]
        query = select(incidents.c.rank, incidents.c.id).where(incidents.c.number.in_(numbers), *others)
        # An index along the list would tempt the database to look at all that is later than the few.
        return query.order_by(incidents.c.rank + 0, incidents.c.id)

    def within(self, stretch: "_Stretch", names: Mapping[str, Numbers]) -> Query:
        """Return the query of a stretch of the list: of the few there that bear a name, or along all of it."""
        for field, of in () if names and self._few_lasted(stretch) else names.items():
            numbers = bearing(of).where(*stretch.bounds(incident_names.c.rank))
            if _is_few(self.connection, numbers):
                by_name = self._by_name(field, of, stretch)
                return self.among(field, numbers, *stretch.conditions()) if by_name is None else by_name
        _go_along(self.connection)
        every = [*self.singly.values(), *stretch.conditions(), *self._behind(incidents.c.rank)]
        query = select(incidents.c.rank, incidents.c.id).where(*every).order_by(incidents.c.rank, incidents.c.id)
        return query.with_hint(*_AMONG_LASTING) if stretch.lasting else query

    def _by_name(self, field: str, of: Numbers, stretch: "_Stretch") -> Query | None:
        """Return the query along what bears each of a few names, which ends as soon as the page is full; None for more names.

        PostgreSQL would collect all of several names before it puts them in order.
        """
        if not isinstance(of, Sequence) or not 1 <= len(of) <= (1 if self._on_server() else APART):
            return None
        rank = incident_names.c.rank
        bounds = [
            *self._others(field),
            *stretch.bounds(rank),
            *([LASTING] if stretch.lasting else []),
            *self._behind(rank),
        ]
        query = (
            select(rank.label("rank"), incidents.c.id.label("id"))
            .join(incidents, incidents.c.number == incident_names.c.incident)
            .where(*bounds)
        )
        along = [query.where(incident_names.c.name == name) for name in of]
        if len(along) == 1:
            return along[0].order_by(rank, incidents.c.id)
        return union(*along).order_by("rank", "id")

    def _few_lasted(self, stretch: "_Stretch") -> bool:
        """Return whether a stretch is only of what lasted, and holds little of it."""
        lasted = select(incidents.c.number).where(*stretch.conditions()).with_hint(*_AMONG_LASTING)
        return stretch.lasting and _is_few(self.connection, lasted)

    def _others(self, field: str) -> list[Condition]:
        return [condition for name, condition in self.singly.items() if name != field]

    def _behind(self, rank: ColumnElement[int]) -> list[Condition]:
        if self.after is None:
            return []
        return [and_(rank >= self.after[0], tuple_(rank, incidents.c.id) > tuple_(*self.after))]

    def _on_server(self) -> bool:
        return self.connection.dialect.name == POSTGRES


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
