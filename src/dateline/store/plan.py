"""How a page of a filter is found: along the list from its top, or from the few incidents that something rare leaves.

Databases guess how many rows a condition leaves, and guess wrong where one is rare and another is not; so it is counted, up to a bound.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, union_all

from dateline.store.asked import Axis
from dateline.store.database import POSTGRES
from dateline.store.finders import having, lying
from dateline.store.incident_conditions import around, conditions, listed, one_by_one, parts
from dateline.store.incident_filter import IncidentFilter
from dateline.store.tables import incidents
from dateline.store.text import folded, words_of

FEW = 3_000  # incidents that are looked up and sorted in some 10 ms
_INDEXED = frozenset(
    "type country admin1 since killed injured missing abducted arrested displaced voices reports status review source".split()  # noqa: SIM905
)
_IN_WEEKS = frozenset({"uncoded", "type", "country", "admin1", "since", "until", "killed"})
Condition = ColumnElement[bool]


def planned(connection: Connection, wanted: IncidentFilter, *columns: ColumnElement[Any]) -> Select[Any]:
    """Return the query of these columns of the incidents that are asked for, the latest first."""
    asked = dict(conditions(wanted))
    singly = asked | dict(one_by_one(wanted))
    found = _rarities(connection, wanted, asked)
    field, rare = next(
        ((field, numbers) for field, counted, numbers in found if _is_few(connection, counted)), ("", None)
    )
    if rare is None:
        if wanted.text is None:  # one by one, words are slower than all at once
            _go_along(connection)
        return select(*columns).where(*singly.values()).order_by(incidents.c.rank, incidents.c.id)
    # An index along the list would tempt the database to look at all that is later than the few.
    order = (incidents.c.rank + 0, incidents.c.id)
    others = [condition for name, condition in singly.items() if name != field]
    return select(*columns).where(incidents.c.number.in_(rare), *others).order_by(*order)


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


def _rarities(
    connection: Connection, wanted: IncidentFilter, asked: dict[str, Condition]
) -> Iterator[tuple[str, Select[Any], Select[Any]]]:
    """Yield, for each field for which there is an index, what to count and the numbers of the incidents that it leaves.

    Those of a box are a few too many; it goes without a name, so that it is asked of each of them once more.
    """
    places = wanted.box or (around(wanted.near) if wanted.near else None)
    for field, numbers in listed(wanted).items():
        words = " ".join(words_of(folded(wanted.text or ""))) if field == "text" else ""
        yield field, having(connection, words) if words else numbers, numbers
    if places:
        boxes = [lying(connection, one.west, one.south, one.east, one.north) for one in parts(places)]
        every = boxes[0] if len(boxes) == 1 else select(union_all(*boxes).subquery())
        yield "", every, every
    for field, condition in asked.items():
        if field in _INDEXED and not (field == "type" and any("." not in code for code in wanted.type)):
            numbers = select(incidents.c.number).where(condition).correlate(None)
            yield field, numbers, numbers


def _is_few(connection: Connection, numbers: Select[Any]) -> bool:
    some = numbers.limit(FEW + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) <= FEW
