"""Values of an edit as people type them, as the plain data of an incident's record."""

import json
import re
from typing import Any

from dateline.actors import open_registry
from dateline.codebook import load
from dateline.errors import SourceError, UnknownName
from dateline.gazetteer import open_gazetteer
from dateline.model import COUNT_FIELDS

FIELDS = ("type", "title", "date", "place", "side_a", "side_b", *COUNT_FIELDS)
NOTHING = "unknown"
_BOUNDS = re.compile(r"(\d{0,12})(\.\.)?(\d{0,12})")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:\.\.(\d{4}-\d\d-\d\d))?")


def value_of(field: str, typed: str) -> Any:  # noqa: ANN401  (plain data)
    """Return what the record holds for a typed value; raises UnknownName for a field, SourceError for a value, that is none.

    A type is a code; a date a day or two ('2024-12-01..2024-12-03'); a count '7', '7..12', '7..' or '..12'; a place and the
    sides ('army; rebels') are names, looked up; 'unknown' empties the field. Anything else may be given as JSON.
    """
    if field not in FIELDS:
        raise UnknownName("field that can be edited", field, FIELDS)
    if typed[:1] in {"{", "["}:
        return _json(typed)
    if field in COUNT_FIELDS:
        return None if typed == NOTHING else _count(field, typed)
    readers = {"type": _type, "date": _date, "place": _place, "side_a": _side, "side_b": _side}
    return readers.get(field, _plain)(typed)


def _json(typed: str) -> Any:  # noqa: ANN401  (plain data)
    try:
        return json.loads(typed)
    except json.JSONDecodeError as error:
        raise SourceError(f"{typed!r} begins like JSON and is none: {error}") from error


def _plain(typed: str) -> str | None:
    return None if typed == NOTHING else typed


def _type(typed: str) -> str:
    return load().type(typed).code


def _count(field: str, typed: str) -> dict[str, Any]:
    found = _BOUNDS.fullmatch(typed.strip())
    if found is None or not (found[1] or found[3]):
        raise SourceError(f"{typed!r} is no count of {field}: write 7, 7..12, 7.. or ..12, or unknown")
    low = int(found[1]) if found[1] else None
    high = int(found[3]) if found[3] else None if found[2] else low
    return {"low": low, "best": low if low is not None else high, "high": high, "victims": "unstated"}


def _date(typed: str) -> dict[str, Any]:
    if typed == NOTHING:
        return {"start": None, "end": None, "precision": "unknown"}
    found = _DAYS.fullmatch(typed.strip())
    if found is None:
        raise SourceError(f"{typed!r} is no date: write 2024-12-01 or 2024-12-01..2024-12-03, or unknown")
    return {"start": found[1], "end": found[2] or found[1], "precision": "day"}


def _place(typed: str) -> dict[str, Any]:
    empty = {"admin1": None, "admin2": None, "geonames_id": None, "lat": None, "lon": None}
    if typed == NOTHING:
        return {"name": None, "precision": "unknown", "country": None, **empty}
    name, _, country = (part.strip() for part in typed.partition(","))
    found = open_gazetteer().find(name, country.upper() or None)
    if not found:
        raise SourceError(
            f"no place is called {typed!r}; write NAME or 'NAME, COUNTRY CODE', or give the record as JSON"
        )
    place = found[0]
    precision = place.kind if place.kind in {"town", "admin1", "admin2", "country", "region"} else "unknown"
    return {
        "name": name,
        "precision": precision,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "geonames_id": place.id,
        "lat": place.lat,
        "lon": place.lon,
    }


def _side(typed: str) -> list[dict[str, Any]]:
    names = [] if typed == NOTHING else [name.strip() for name in typed.split(";") if name.strip()]
    sides: list[dict[str, Any]] = []
    for name in names:
        actor = open_registry().resolve(name)
        sides.append(
            {
                "name": name,
                "actor_id": actor.id if actor else None,
                "kind": actor.kind.value if actor else "unknown",
                "country": actor.country if actor else None,
                "event_ids": [],
                "attributed_to": None,
            }
        )
    return sides
