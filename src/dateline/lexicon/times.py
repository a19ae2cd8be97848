"""Words of time as patterns: months, weekdays, years."""

import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.lexicon.numbers import one_of
from dateline.model import DatePrecision, When


@cache
def words() -> dict[str, Any]:
    """Return the word lists of times.yaml by topic."""
    source = files("dateline.lexicon").joinpath("times.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(source)
    return loaded


MONTHS: dict[str, int] = words()["months"] | words()["short-months"]
WEEKDAYS: dict[str, int] = words()["weekdays"]
ORDINALS: dict[str, int] = words()["ordinals"]

YEAR = r"(?:19|20)\d{2}(?![\d-]|[.,:]\d|\s?%)"
MONTH = rf"\b{one_of(words()['months'])}\b"
ANY_MONTH = rf"\b(?:{one_of(words()['months'])}\b|{one_of(words()['short-months'])}\b\.?)"
WEEKDAY = rf"\b{one_of(WEEKDAYS)}\b"
ANY_WEEKDAY = rf"\b(?:{one_of(WEEKDAYS)}|{one_of(words()['short-weekdays'])})\b\.?"
PART_OF_DAY = one_of(words()["parts-of-day"])
_AMBIGUOUS = frozenset(words()["ambiguous-months"])


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's name, short or long; None for 'may' and 'march' written small."""
    bare = word.rstrip(".")
    if bare.islower() and bare in _AMBIGUOUS | {"mar", "sep", "dec", "jan"}:
        return None
    return MONTHS.get(bare.lower())


def is_ambiguous(word: str) -> bool:
    """Return whether a month's name is an English word as well, so that something beside it must speak of time."""
    return word.lower() in _AMBIGUOUS


def is_short(month: str) -> bool:
    """Return whether a month's name is shortened."""
    return month.rstrip(".").lower() in words()["short-months"]


def year_number(word: str) -> int:
    """Return the year that two or four figures stand for; two figures are the nearest century around 1930 to 2029."""
    value = int(re.sub(r"\D", "", word))
    if value >= 100:
        return value
    return value + (1900 if value >= 30 else 2000)


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def whole_month(year: int, month: int) -> When:
    """Return the month from its first to its last day."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return When(date(year, month, 1), after - timedelta(days=1), DatePrecision.MONTH)


def whole_year(year: int) -> When:
    """Return the year from its first to its last day."""
    return When(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)
