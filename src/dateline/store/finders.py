"""What finds rows by words and by place: each database's own means, kept up by itself, never copied, always made anew.

SQLite has a full-text index (FTS5) and an R*Tree, kept up by triggers; PostgreSQL a GIN index on the words and a GiST index on
the points, both of which need no extension. Where PostGIS is installed, a view gives the incidents to GIS programs as points.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    FunctionElement,
    Integer,
    Select,
    Text,
    column,
    literal,
    select,
    table,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from dateline.store import weeks
from dateline.store.tables import incidents, report_words

_SPOT = ("number", "west", "south", "east", "north")
_SQLITE = (
    (
        "CREATE VIRTUAL TABLE IF NOT EXISTS word_index USING fts5("
        "words, content='report_words', content_rowid='number', tokenize='ascii', detail='none')"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS words_come AFTER INSERT ON report_words BEGIN "
        "INSERT INTO word_index(rowid, words) VALUES (new.number, new.words); END"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS words_go AFTER DELETE ON report_words BEGIN "
        "INSERT INTO word_index(word_index, rowid, words) VALUES ('delete', old.number, old.words); END"
    ),
    "CREATE VIRTUAL TABLE IF NOT EXISTS spots USING rtree(number, west, east, south, north)",
    (
        "CREATE TRIGGER IF NOT EXISTS spots_come AFTER INSERT ON incidents WHEN new.lat IS NOT NULL AND new.lon IS NOT NULL "
        "BEGIN INSERT INTO spots VALUES (new.number, new.lon, new.lon, new.lat, new.lat); END"
    ),
    (
        "CREATE TRIGGER IF NOT EXISTS spots_go AFTER DELETE ON incidents WHEN old.lat IS NOT NULL AND old.lon IS NOT NULL "
        "BEGIN DELETE FROM spots WHERE number = old.number; END"
    ),
)
_word_index = table("word_index", column("rowid", Integer), column("word_index", Text))
_spots = table("spots", *(column(name, Integer if name == "number" else Float) for name in _SPOT))
_WORDS = "string_to_array(report_words.words, ' ')"
_POINT = "point(incidents.lon, incidents.lat)"
_POSTGRES = (
    f"CREATE INDEX IF NOT EXISTS words_index ON report_words USING gin ({_WORDS})",
    f"CREATE INDEX IF NOT EXISTS spots ON incidents USING gist ({_POINT})",
)
_POSTGIS = (
    (
        "CREATE OR REPLACE VIEW incident_points AS SELECT id, type, status, title, date_start, date_end, place_name, "
        "place_precision, country, admin1, voices, reports, killed_low, killed_best, killed_high, "
        "ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geometry(Point, 4326) AS geom FROM incidents WHERE lat IS NOT NULL"
    ),
    "CREATE INDEX IF NOT EXISTS incident_geometry ON incidents USING gist (ST_SetSRID(ST_MakePoint(lon, lat), 4326))",
)


def equip(connection: Connection) -> None:
    """Make what is not there yet."""
    for statement in (
        (*_SQLITE, *weeks.SQLITE) if connection.dialect.name == "sqlite" else (*_POSTGRES, *weeks.POSTGRES)
    ):
        connection.exec_driver_sql(statement)
    if connection.dialect.name != "sqlite" and connection.scalar(
        text("SELECT 1 FROM pg_extension WHERE extname = 'postgis'")
    ):
        for statement in _POSTGIS:
            connection.exec_driver_sql(statement)


def unequip(connection: Connection) -> None:
    """Take away what would hold on to tables that are about to change; `equip` makes it again."""
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("DROP VIEW IF EXISTS incident_points")


class _Finder(FunctionElement[bool]):
    """A condition that each database puts in its own words; the clauses are values, never words of a query."""


class _HasWords(_Finder):
    name = "has_words"
    inherit_cache = True


class _InBox(_Finder):
    name = "in_box"
    inherit_cache = True


def has_words(words: str) -> ColumnElement[bool]:
    """Return the condition that all the words (of letters and digits, one space between) stand in a row of `report_words`."""
    quoted = " ".join(f'"{word}"' for word in words.split())
    return _HasWords(literal(quoted), literal(words))


def having(connection: Connection, words: str) -> Select[tuple[int]]:
    """Return the numbers of the reports (`report_words`) that have all the words, as the index gives them one after the other."""
    if connection.dialect.name == "sqlite":
        quoted = " ".join(f'"{word}"' for word in words.split())
        return select(_word_index.c.rowid).where(_word_index.c.word_index.op("MATCH")(quoted))
    return select(report_words.c.number).where(has_words(words))


def lying(connection: Connection, west: float, south: float, east: float, north: float) -> Select[tuple[int]]:
    """Return the numbers of the incidents in a box, as the index gives them one after the other; SQLite's is rounded outwards."""
    if connection.dialect.name == "sqlite":
        box = (_spots.c.west <= east, _spots.c.east >= west, _spots.c.south <= north, _spots.c.north >= south)
        return select(_spots.c.number).where(*box)
    return select(incidents.c.number).where(in_box(west, south, east, north)).correlate(None)


def in_box(west: float, south: float, east: float, north: float) -> ColumnElement[bool]:
    """Return the condition that an incident's place lies in a box that does not cross the antimeridian, its edges included."""
    return _InBox(*(literal(float(edge)) for edge in (west, south, east, north)))


def _values(element: _Finder, compiler: SQLCompiler, options: dict[str, Any]) -> list[str]:
    return [compiler.process(clause, **options) for clause in element.clauses]


@compiles(_HasWords, "sqlite")
def _(element: _HasWords, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401  (SQLAlchemy's own)
    match, _ = _values(element, compiler, options)
    return f"report_words.number IN (SELECT rowid FROM word_index WHERE word_index MATCH {match})"  # noqa: S608


@compiles(_HasWords, "postgresql")
def _(element: _HasWords, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    _, words = _values(element, compiler, options)
    return f"{_WORDS} @> string_to_array({words}, ' ')"


@compiles(_InBox, "sqlite")
def _(element: _InBox, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    west, south, east, north = _values(element, compiler, options)
    inside = f"west <= {east} AND east >= {west} AND south <= {north} AND north >= {south}"
    return f"incidents.number IN (SELECT number FROM spots WHERE {inside})"  # noqa: S608


@compiles(_InBox, "postgresql")
def _(element: _InBox, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401
    west, south, east, north = _values(element, compiler, options)
    return f"{_POINT} <@ box(point({west}, {south}), point({east}, {north}))"
