"""Going on in a list that is ordered by day, the latest first and the undated last, and then by a key."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from dateline.errors import SourceError

_CURSOR = re.compile(r"(\d{4}-\d\d-\d\d)? ([^\x00\ud800-\udfff]{1,200})")
CHUNK = 500  # values in one query


def cursor_of(day: date | None, key: str) -> str:
    """Return where a list goes on after a row."""
    return urlsafe_b64encode(f"{day or ''} {key}".encode()).decode().rstrip("=")


def after(cursor: str | None, day: ColumnElement[Any], key: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """Return the conditions on the rows after a cursor; raises SourceError for one that no list gave."""
    if cursor is None:
        return []
    when, name = _read(cursor)
    if when is None:
        return [and_(day.is_(None), key > name)]
    return [or_(day < when, and_(day == when, key > name), day.is_(None))]


def _read(cursor: str) -> tuple[date | None, str]:
    try:
        found = _CURSOR.fullmatch(urlsafe_b64decode(cursor.encode() + b"==").decode())
        if found is not None:
            return date.fromisoformat(found[1]) if found[1] else None, found[2]
    except ValueError:
        pass
    raise SourceError("this cursor is not one that a list gave; ask for its beginning again")


def page(
    rows: Sequence[dict[str, Any]], limit: int, cursor: Callable[[dict[str, Any]], str]
) -> tuple[list[dict[str, Any]], str | None]:
    """Return so many rows of those read, one more than wanted, and where to go on; None at the end."""
    return list(rows[:limit]), cursor(rows[limit - 1]) if len(rows) > limit else None


def chunks(values: Collection[str]) -> Iterator[list[str]]:
    """Yield the values, each once, so many at once as one query takes."""
    ordered = sorted(set(values))
    return (ordered[first : first + CHUNK] for first in range(0, len(ordered), CHUNK))
