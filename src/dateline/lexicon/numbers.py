"""Words of number as patterns, and the value of a number however it is written."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words() -> dict[str, Any]:
    """Return the word lists of numbers.yaml by topic."""
    source = files("dateline.lexicon").joinpath("numbers.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(source)
    return loaded


def one_of(phrases: Iterable[str]) -> str:
    """Return a pattern that matches any of the phrases, longest first, with any white space between their words."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in ordered) + ")"


_UNITS: dict[str, int] = words()["units"]
_TENS: dict[str, int] = words()["tens"]
_SCALES: dict[str, int] = words()["scales"]
_VALUES = _UNITS | _TENS
MEASURES: tuple[str, ...] = tuple(word for group in words()["measures"].values() for word in group)

DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,.]\d)|\d+(?:\.\d+)?)"
SCALE = one_of(_SCALES)
_NINE = one_of(word for word, value in _UNITS.items() if 0 < value < 10)
_SMALL = rf"(?:{one_of(_TENS)}(?:[-\s]{_NINE})?|{one_of(_UNITS)})\b"
# "two hundred and five thousand": "and" joins only after a scale word, so that "three and two" stay two numbers.
_TAIL = rf"(?:(?:[-\s]+{SCALE}\b)+(?:(?:\s+and\s+|[-\s]+){_SMALL})?)"
_SPELLED = rf"(?:{_SMALL}{_TAIL}*|(?:half[-\s])?(?:an?\s+)?\b{SCALE}\b(?:(?:\s+and\s+|[-\s]+){_SMALL})?)"
NUMBER = rf"(?:\b{DIGITS}(?:[-\s]{SCALE}\b|k\b)?|\b{_SPELLED})"

MOST_DIGITS = 12  # longer figures are codes and account numbers, never people
_WHOLE = re.compile(NUMBER, re.IGNORECASE)
_DIGITS_FIRST = re.compile(rf"({DIGITS})[-\s]?({SCALE}|k)?$", re.IGNORECASE)


def number_value(text: str) -> int | None:
    """Return the whole number written in figures or words ('1.5 million', 'two hundred and five'), else None."""
    stripped = text.strip()
    if not _WHOLE.fullmatch(stripped):
        return None
    digits = _DIGITS_FIRST.match(stripped)
    if digits:
        return _digits_value(digits[1], digits[2])
    return _spelled_value(stripped.lower())


def _digits_value(figure: str, scale: str | None) -> int | None:
    grouped = re.sub(r"[, \u00a0\u202f]", "", figure)
    if len(grouped) > MOST_DIGITS:
        return None
    factor = 1 if scale is None else 1000 if scale.lower() == "k" else _SCALES[scale.lower()]
    if scale is None and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", grouped):
        return int(grouped.replace(".", ""))  # continental thousands: 1.200
    value = float(grouped) * factor
    return round(value) if abs(value - round(value)) < 1e-6 else None


def _spelled_value(text: str) -> int:
    total, current, half = 0, 0, False
    for word in re.split(r"[-\s]+", text):
        if word == "half":
            half = True
        elif word in _VALUES:
            current += _VALUES[word]
        elif word in {"a", "an"}:
            current = 1
        elif word in _SCALES:
            scale = _SCALES[word]
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0
    value = total + current
    return value // 2 if half else value
