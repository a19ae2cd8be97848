"""What cells say: days, numbers, countries, actors, in the spellings of several data sets."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dateline.actors import open_registry
from dateline.codebook import load
from dateline.codebook.book import read_mapping
from dateline.layouts.gdelt import GDELT
from dateline.lexicon.countries import countries, country
from dateline.lexicon.country_codes import coded_countries
from dateline.model import ActorKind, Side

Value = str | int | float | bool | None
Row = Mapping[str, Value]
NOTHING = frozenset({"", "none", "null", "nan", "na", "n/a", "-"})
GDELT_COLUMNS = tuple(column.name for column in GDELT.columns)
UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})
_DAYS = ("%Y-%m-%d", "%Y%m%d", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y", "%m/%d/%Y", "%Y/%m/%d", "%d.%m.%Y")
_TIME = re.compile(r"(?:T|\s+)\d{1,2}:\d\d.*$")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")


def text(row: Row, *names: str) -> str | None:
    """Return what stands in the first of these columns that says anything."""
    for name in names:
        found = str(row.get(name) if row.get(name) is not None else "").strip()
        if found.casefold() not in NOTHING:
            return found
    return None


def several(row: Row, *names: str) -> list[str]:
    """Return the parts of a cell that semicolons join."""
    parts = [part.strip() for part in (text(row, *names) or "").split(";")]
    return [part for part in parts if part.casefold() not in NOTHING]


def whole(row: Row, *names: str) -> int | None:
    """Return a number of persons or things; None for a cell that holds none, or one below nought."""
    number = real(row, *names)
    return None if number is None or number < 0 or number != int(number) else int(number)


def real(row: Row, *names: str) -> float | None:
    """Return a number; a comma may stand for the point or between thousands."""
    found = text(row, *names)
    if found is None:
        return None
    for spelling in (found, found.replace(",", ""), found.replace(",", ".")):
        try:
            number = float(spelling)
        except ValueError:
            continue
        return number if abs(number) < 1e15 else None  # there is no more of anything
    return None


@lru_cache(maxsize=1 << 14)
def read_day(written: str) -> date | None:
    """Return the day that is written in any of the usual ways; None for none."""
    plain = _TIME.sub("", written.strip())
    for form in _DAYS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    return None


def day(row: Row, *names: str) -> date | None:
    """Return the day of a cell; raises ValueError for one that holds something else."""
    found = text(row, *names)
    if found is None:
        return None
    known = read_day(found)
    if known is None:
        raise ValueError(f"{found[:40]!r} in {names[0]!r} is no day")
    return known


def point(row: Row, lat: str = "latitude", lon: str = "longitude") -> dict[str, float | None]:
    """Return the coordinates of a row; none of a half, of what lies off the globe, and of where the degrees meet."""
    north, east = real(row, lat), real(row, lon)
    if north is None or east is None or not (abs(north) <= 90 and abs(east) <= 180) or (north == 0 and east == 0):
        return {"lat": None, "lon": None}
    return {"lat": north, "lon": east}


@lru_cache(maxsize=1 << 12)
def country_of(written: str | None) -> str | None:
    """Return the ISO 3166 code of a country by its code or name, a former name in brackets or without it."""
    if not written:
        return None
    if len(written) in {2, 3} and (found := country(written.upper())):
        return found.iso2
    spellings = [written, _BRACKETS.sub("", written), *_BRACKETS.findall(written)]
    return next((code for one in spellings if (code := _names().get(_folded(one)))), None)


def country_by(scheme: str, code: str | int | None) -> str | None:
    """Return the ISO 3166 code of a country by its code in another scheme, as GDELT's FIPS codes."""
    return None if code is None else coded_countries(scheme).get(str(code))


@cache
def _names() -> dict[str, str]:
    return {_folded(name): one.iso2 for one in reversed(countries()) for name in reversed(one.names)}


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("&", "and").split())


@lru_cache(maxsize=1 << 15)
def side(name: str, kind: ActorKind = ActorKind.UNKNOWN, home: str | None = None) -> Side:
    """Return an actor by another's name for it, with the registry's id where it knows one; `home` is its country when told."""
    crowd = kind in UNARMED
    short = name.partition(": ")[2] or name
    found = None if crowd else open_registry().resolve(name) or open_registry().resolve(_BRACKETS.sub("", short))
    bracket = next((code for inside in _BRACKETS.findall(name) if (code := country_of(inside))), None)
    known = kind if kind is not ActorKind.UNKNOWN or found is None else found.kind
    return Side(name, found.id if found else None, known, home or bracket or (found.country if found else None), ())


def hit_unarmed(sides: tuple[Side, ...]) -> bool:
    """Return whether all who stand there are civilians or protesters."""
    return bool(sides) and all(one.kind in UNARMED for one in sides)


def type_of(scheme: str, *codes: str | None, hit: tuple[Side, ...] = ()) -> str | None:
    """Return the event type of another scheme's code, the first that has one; a fight against the unarmed is violence against them."""
    table = _back()
    found = next((table[scheme][code] for code in codes if code in table[scheme]), None)
    return table["against_civilians"].get(found, found) if hit_unarmed(hit) else found


@cache
def _back() -> Mapping[str, Mapping[Any, str]]:
    found: Mapping[str, Mapping[Any, str]] = read_mapping(files("dateline.codebook") / "crosswalks" / "back.yaml")
    for codes in found.values():
        for code in codes.values():
            load().type(code)
    return found
