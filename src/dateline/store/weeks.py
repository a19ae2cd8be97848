"""Incidents counted by week and first-level area: a table that each database keeps up by triggers, never copied, always made anew.

Its rows lie in the order in which they are listed: what is not known has a key behind all others.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from sqlalchemy import BigInteger, Boolean, Connection, Text, case, cast, column, func, select, table

from dateline.store.incident_filter import IncidentFilter
from dateline.store.incident_rows import keyed

LAST = chr(0x10FFFF)  # what has no name comes behind all that have
_KEY = ("week", "country", "admin1", "coded")
_SUMS = ("incidents", "killed_low", "low_known", "killed_best", "best_known")
_MOST = 10**12  # of a single figure, so that no sum overflows
_TOGETHER = ", ".join(_KEY)


def _keys(row: str, last: str) -> Mapping[str, str]:
    """Return by column what a row of `incidents` is counted under; `last` makes the sign behind all others."""
    named = {name: f"coalesce({row}.{name}, {last})" for name in ("country", "admin1")}
    return {"week": f"coalesce({row}.week, '{date.max}')", **named, "coded": f"({row}.type IS NOT NULL)"}


def _adds(row: str, least: str) -> Mapping[str, str]:
    """Return by column what a row of `incidents` adds; `least` is the function that gives the lesser of two."""
    low, best = (f"{least}(coalesce({row}.{name}, 0), {_MOST})" for name in ("killed_low", "killed_best"))
    known = (f"CASE WHEN {row}.{name} IS NULL THEN 0 ELSE 1 END" for name in ("killed_low", "killed_best"))
    return dict(zip(_SUMS, ("1", low, next(known), best, next(known)), strict=True))


def _table(text: str, end: str = "") -> str:
    names = ", ".join(f"{name} {text} NOT NULL" for name in ("country", "admin1"))
    sums = ", ".join(f"{name} BIGINT NOT NULL" for name in _SUMS)
    columns = f"week DATE NOT NULL, {names}, coded BOOLEAN NOT NULL, {sums}"
    return f"CREATE TABLE IF NOT EXISTS weeks ({columns}, PRIMARY KEY ({_TOGETHER})){end}"


def _merged() -> str:
    more = ", ".join(f"{name} = weeks.{name} + excluded.{name}" for name in _SUMS)
    return f"ON CONFLICT ({_TOGETHER}) DO UPDATE SET {more}"


def _for_sqlite() -> tuple[str, ...]:
    sign = f"char({ord(LAST)})"
    new = ", ".join([*_keys("new", sign).values(), *_adds("new", "min").values()])
    old = f"({_TOGETHER}) = ({', '.join(_keys('old', sign).values())})"
    less = ", ".join(f"{name} = {name} - {value}" for name, value in _adds("old", "min").items())
    come = f"INSERT INTO weeks VALUES ({new}) {_merged()}"  # noqa: S608
    go = f"UPDATE weeks SET {less} WHERE {old}"  # noqa: S608
    empty = f"DELETE FROM weeks WHERE {old} AND incidents = 0"  # noqa: S608
    return (
        _table("TEXT", " WITHOUT ROWID"),
        f"CREATE TRIGGER IF NOT EXISTS weeks_come AFTER INSERT ON incidents BEGIN {come}; END",
        f"CREATE TRIGGER IF NOT EXISTS weeks_go AFTER DELETE ON incidents BEGIN {go}; {empty}; END",
    )


def _for_postgres() -> tuple[str, ...]:
    """Return what counts all rows of one statement at once."""
    keys = ", ".join(f"{value} AS {name}" for name, value in _keys("moved", f"chr({ord(LAST)})").items())
    sums = ", ".join(f"sum({value})::bigint AS {name}" for name, value in _adds("moved", "least").items())
    counted = f"SELECT {keys}, {sums} FROM moved GROUP BY 1, 2, 3, 4"  # noqa: S608
    less = ", ".join(f"{name} = weeks.{name} - less.{name}" for name in _SUMS)
    same = " AND ".join(f"weeks.{name} = less.{name}" for name in _KEY)
    came = f"INSERT INTO weeks {counted} {_merged()};"
    went = f"UPDATE weeks SET {less} FROM ({counted}) AS less WHERE {same};"  # noqa: S608
    empty = f"DELETE FROM weeks USING ({counted}) AS less WHERE {same} AND weeks.incidents = 0;"  # noqa: S608
    return (
        _table('TEXT COLLATE "C"'),
        *_trigger("weeks_come", "INSERT", "NEW", came),
        *_trigger("weeks_go", "DELETE", "OLD", went + empty),
    )


def _trigger(name: str, act: str, rows: str, body: str) -> tuple[str, str]:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {body} RETURN NULL; END$$",
        (
            f"CREATE OR REPLACE TRIGGER {name} AFTER {act} ON incidents REFERENCING {rows} TABLE AS moved "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
        ),
    )


SQLITE, POSTGRES = _for_sqlite(), _for_postgres()
_weeks = table(
    "weeks",
    column("week"),
    *(column(name, Text) for name in ("country", "admin1")),
    column("coded", Boolean),
    *(column(name, BigInteger) for name in _SUMS),
)
Week = tuple[date | None, str | None, str | None, int, int | None, int | None]


def knows(fields: set[str]) -> bool:
    """Return whether the table of weeks answers a filter that asks for these fields."""
    return fields <= {"uncoded", "country"}


def kept_weeks(connection: Connection, wanted: IncidentFilter) -> Iterator[Week]:
    """Yield (week, country, area, incidents, least and best figure of the dead) in order, of a filter that the table knows."""
    of = _weeks.c
    area = (of.week, of.country, of.admin1)
    values = {name: cast(func.sum(of[name]), BigInteger) if wanted.uncoded else of[name] for name in _SUMS}
    low = case((values["low_known"] > 0, values["killed_low"]))
    best = case((values["best_known"] > 0, values["killed_best"]))
    query = select(*area, values["incidents"], low, best).order_by(*area)
    query = query.group_by(*area) if wanted.uncoded else query.where(of.coded)
    if wanted.country is not None:
        query = query.where(of.country == keyed(wanted.country))
    for week, country, admin1, number, least, likely in connection.execute(query).all():
        yield (
            _day(week),
            None if country == LAST else country,
            None if admin1 == LAST else admin1,
            number,
            least,
            likely,
        )


@lru_cache(maxsize=1 << 13)
def _day(week: str | date) -> date | None:
    """Return a week as a day: SQLite gives its text, PostgreSQL the day."""
    day = date.fromisoformat(week) if isinstance(week, str) else week
    return None if day == date.max else day
