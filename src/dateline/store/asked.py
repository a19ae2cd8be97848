"""What a filter asks of one field: how its words in a query string or an option are read, and written again."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import Any

from dateline.codebook import load
from dateline.errors import SourceError, UnknownName
from dateline.lexicon.countries import countries

_LONGEST = 2_000  # characters of one value; a longer one is no question anybody asks
_LARGEST = 2**63 - 1
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_HALF_ROUND = 20_040.0  # km from anywhere to its antipode


@dataclass(frozen=True, slots=True)
class Near:
    """A circle on the ground."""

    lat: float
    lon: float
    km: float

    def __str__(self) -> str:
        return f"{self.lat:g},{self.lon:g},{self.km:g}"


@dataclass(frozen=True, slots=True)
class Box:
    """A box on the map; one whose west is greater than its east lies across the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        return f"{self.west:g},{self.south:g},{self.east:g},{self.north:g}"


class Axis(StrEnum):
    """Which time `since` and `until` mean: when it happened, or when it was reported."""

    EVENT = "event"
    REPORT = "report"


Reading = Callable[[str, str], Any]  # (field, words) to value


def words(field: str, text: str) -> str:
    """Return the words of a value; raises SourceError for none and for too many."""
    if not text.strip():
        raise SourceError(f"{field} wants words; leave it out to ask for everything")
    if len(text) > _LONGEST:
        raise SourceError(f"{field} takes {_LONGEST} characters, not {len(text)}")
    return text


def kind(field: str, text: str) -> str:
    """Return the code of an event type or a family; raises UnknownName."""
    book = load()
    if words(field, text) not in {*book.families, *book.types}:
        raise UnknownName("event type or family", text[:80], [*book.families, *book.types])
    return text


def country(field: str, text: str) -> str:
    """Return the two-letter code of a country given by name or code; raises UnknownName."""
    try:
        return _countries()[words(field, text).casefold()]
    except KeyError:
        raise UnknownName("country", text[:80], [one.name for one in countries()]) from None


@cache
def _countries() -> dict[str, str]:
    return {word.casefold(): one.iso2 for one in countries() for word in (one.iso3, *one.names, one.iso2)}


def one_of(names: Iterable[str]) -> Reading:
    """Return how one of several names is read; raises UnknownName."""
    known = tuple(names)

    def read(field: str, text: str) -> str:
        if text not in known:
            raise UnknownName(field, text[:80], known)
        return text

    return read


def number(field: str, text: str) -> int:
    """Return a number of persons, voices or reports; raises SourceError."""
    if not (text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= _LARGEST):
        raise SourceError(f"{field} wants a whole number from 0 on, not {text[:40]!r}")
    return int(text)


def day(field: str, text: str) -> date:
    """Return an ISO date; raises SourceError."""
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise SourceError(f"{field} wants a day as 2024-12-01, not {text[:40]!r}") from None


def yes(field: str, text: str) -> bool:
    """Return yes or no; raises SourceError."""
    if text not in {"true", "false"}:
        raise SourceError(f"{field} is true or false, not {text[:40]!r}")
    return text == "true"


def near(field: str, text: str) -> Near:
    """Return a circle given as "lat,lon,km"; raises SourceError."""
    lat, lon, km = _numbers(field, text, "lat,lon,km", 3)
    _within(field, lat, 90)
    _within(field, lon, 180)
    if not 0 < km <= _HALF_ROUND:
        raise SourceError(f"{field} wants a radius of 0 to {_HALF_ROUND:.0f} km, not {km:g}")
    return Near(lat, lon, km)


def box(field: str, text: str) -> Box:
    """Return a box given as "west,south,east,north"; raises SourceError."""
    west, south, east, north = _numbers(field, text, "west,south,east,north", 4)
    for value, most in ((west, 180), (east, 180), (south, 90), (north, 90)):
        _within(field, value, most)
    if south > north:
        raise SourceError(f"{field} has its south ({south:g}) north of its north ({north:g})")
    return Box(west, south, east, north)


def _numbers(field: str, text: str, form: str, count: int) -> list[float]:
    try:
        found = [float(part) for part in text[:200].split(",")]
    except ValueError:
        found = []
    if len(found) != count or not all(map(isfinite, found)):
        raise SourceError(f"{field} wants {form} in degrees, not {text[:80]!r}")
    return found


def _within(field: str, value: float, most: int) -> None:
    if abs(value) > most:
        raise SourceError(f"{field} has {value:g} degrees; from -{most} to {most} there are")
