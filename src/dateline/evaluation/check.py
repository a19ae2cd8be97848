"""Is a gold file well made? Every fault names file, report and field, and says what would be right."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.evaluation.gold import Row, read_lines
from dateline.evaluation.telling import find_quote
from dateline.model import COUNT_FIELDS, DatePrecision, Modality, PlacePrecision, Stance, Victims

Found = Iterator[tuple[str, str]]
SIDES = ("side_a", "side_b", "supports")
REPORT_FIELDS = frozenset(
    {"id", "text", "title", "published", "publisher", "url", "language", "events", "never", "hard"}
    | {"style", "region", "writer", "annotator"}  # kept for slices and agreement; not read by the coder
)
EVENT_FIELDS = frozenset(
    {"type", "modality", "quote", "date", "place", "origin", *SIDES, "attributed_to", *COUNT_FIELDS, "claims"}
)
UNSTATED_SPEAKER = "unstated"  # the codebook's word for "suspected X" with no speaker


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a gold file."""

    file: str
    id: str
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.id}: {self.field}: {self.message}"


def check_files(paths: Collection[Path]) -> list[Fault]:
    """Return the faults of gold files; ids must be unique across all of them."""
    seen: dict[str, str] = {}
    faults: list[Fault] = []
    codes = known_types()
    for path in paths:
        for number, row in read_lines(path):
            name = str(row.get("id") or f"line {number}")
            if name in seen:
                faults.append(Fault(str(path), name, "id", f"used before in {seen[name]}; give each report its own"))
            seen.setdefault(name, str(path))
            faults += [Fault(str(path), name, where, message) for where, message in check_row(row, codes)]
    return faults


def known_types() -> frozenset[str]:
    """Return the event types of the codebook."""
    files = resources.files("dateline.codebook") / "types"
    return frozenset(entry.name.removesuffix(".yaml") for entry in files.iterdir() if entry.name.endswith(".yaml"))


def check_row(row: Row, codes: Collection[str]) -> Found:
    """Yield (field, message) for what is wrong with one report and its answer."""
    text = row.get("text")
    if not row.get("id"):
        yield "id", "missing"
    if not isinstance(text, str) or not text.strip():
        yield "text", "missing or empty"
        return
    yield from _unknown_keys(row, REPORT_FIELDS)
    if row.get("published") is not None and _day(row["published"]) is None:
        yield "published", f"{row['published']!r} is no ISO date (2024-12-02) and not null"
    if not isinstance(row.get("events"), list):
        yield "events", "missing; write [] for a report that tells none"
        return
    for number, event in enumerate(row["events"]):
        prefix = f"events[{number}]"
        yield from ((f"{prefix}.{where}", message) for where, message in check_event(event, row, codes))
    for number, trap in enumerate(row.get("never") or ()):
        yield from _quote(trap, text, f"never[{number}].quote")
        if not trap.get("why"):
            yield f"never[{number}].why", "missing; say why it is no current event"


def check_event(event: object, row: Row, codes: Collection[str]) -> Found:
    """Yield (field, message) for what is wrong with one event of a row."""
    if not isinstance(event, Mapping):
        yield "type", "an object is wanted"
        return
    text = row["text"]
    yield from _unknown_keys(event, EVENT_FIELDS)
    yield from _one_of(event, "type", codes)
    yield from _one_of(event, "modality", Modality)
    yield from _quote(event, text, "quote")
    yield from _date(event.get("date"))
    yield from _place(event, "place", row)
    if event.get("origin") is not None:
        yield from _place(event, "origin", row)
    for side in SIDES:
        yield from _side(event.get(side), side, row)
    yield from _name(event.get("attributed_to"), "attributed_to", row)
    for count in COUNT_FIELDS:
        yield from _count(event.get(count), count, text)
    for number, claim in enumerate(event.get("claims") or ()):
        yield from _claim(claim, f"claims[{number}]", row)


def _unknown_keys(entry: Mapping[str, Any], known: Collection[str]) -> Found:
    for key in entry:
        if key not in known:
            yield key, f"no such field; known: {', '.join(sorted(known))}"


def _one_of(entry: Mapping[str, Any], key: str, known: Iterable[str]) -> Found:
    value = entry.get(key)
    if value not in list(known):
        yield key, f"{value!r} is none of {', '.join(sorted(map(str, known)))}"


def _quote(entry: Mapping[str, Any], text: str, where: str) -> Found:
    quote = entry.get("quote")
    if not quote:
        yield where, "missing; quote the words of the text"
    elif not find_quote(text, quote, 1):
        yield where, f"{quote!r} does not stand in the text"


def _name(name: object, where: str, row: Row) -> Found:
    if name is None:
        return
    if not isinstance(name, str) or not name.strip():
        yield where, f"{name!r} is no name; write null or [] for what is not stated"
    elif name != UNSTATED_SPEAKER and not _stands(name, row):
        yield where, f"{name!r} does not stand in the text; write it as the text does"


def _stands(name: str, row: Row) -> bool:
    return any(find_quote(row.get(part), name, 1) for part in ("text", "title", "publisher"))


def _side(side: object, where: str, row: Row) -> Found:
    if not isinstance(side, list):
        yield where, "a list of names is wanted; [] when not stated"
        return
    for name in side:
        yield from _name(name, where, row)
    if len(set(map(str, side))) < len(side):
        yield where, "the same name twice"


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _date(when: object) -> Found:
    if not isinstance(when, Mapping):
        yield "date", "an object is wanted: start, end, precision (nulls and 'unknown' when not told)"
        return
    yield from (("date." + where, message) for where, message in _one_of(when, "precision", DatePrecision))
    for end in ("start", "end"):
        if when.get(end) is not None and _day(when[end]) is None:
            yield f"date.{end}", f"{when[end]!r} is no ISO date (2024-12-02) and not null"
    start, end_day = _day(when.get("start")), _day(when.get("end"))
    if start and end_day and end_day < start:
        yield "date.end", f"{end_day} is before the start {start}"
    if start is None and when.get("precision") not in (DatePrecision.UNKNOWN, None) and end_day is None:
        yield "date.precision", f"{when['precision']!r} without a date; write 'unknown'"
    if start is not None and when.get("precision") == DatePrecision.UNKNOWN:
        yield "date.precision", "'unknown' beside a date; say day, week, month or year"


def _place(event: Mapping[str, Any], key: str, row: Row) -> Found:
    place = event.get(key)
    if not isinstance(place, Mapping):
        yield key, "an object is wanted: name, country, admin1, precision, lat, lon (nulls and 'unknown' when not told)"
        return
    yield from ((f"{key}.{where}", message) for where, message in _one_of(place, "precision", PlacePrecision))
    yield from _name(place.get("name"), f"{key}.name", row)
    country = place.get("country")
    if country is not None and not (isinstance(country, str) and re.fullmatch("[A-Z]{2}", country)):
        yield f"{key}.country", f"{country!r} is no ISO 3166 alpha-2 code and not null"
    for axis, most in (("lat", 90), ("lon", 180)):
        value = place.get(axis)
        if value is not None and not (isinstance(value, (int, float)) and abs(value) <= most):
            yield f"{key}.{axis}", f"{value!r} is no number of degrees up to {most}"
    if (place.get("lat") is None) != (place.get("lon") is None):
        yield f"{key}.lat", "lat and lon come together or not at all"


def _count(count: object, where: str, text: str) -> Found:
    if count is None:
        return
    if not isinstance(count, Mapping):
        yield where, "an object is wanted: low, high, victims, quote; null when nothing is said"
        return
    low, high = count.get("low"), count.get("high")
    if not all(bound is None or (type(bound) is int and bound >= 0) for bound in (low, high)):
        yield where, f"{low!r}..{high!r}: bounds are whole numbers from 0, or null for an open end"
    elif low is None and high is None:
        yield where, "no bound at all; write null in place of the count"
    elif low is not None and high is not None and high < low:
        yield where, f"{low}..{high}: the highest is under the lowest"
    yield from ((f"{where}.{field}", message) for field, message in _one_of(count, "victims", Victims))
    yield from _quote(count, text, f"{where}.quote")


def _claim(claim: object, where: str, row: Row) -> Found:
    if not isinstance(claim, Mapping):
        yield where, "an object is wanted: speaker, stance, quote"
        return
    yield from ((f"{where}.{field}", message) for field, message in _one_of(claim, "stance", Stance))
    yield from _name(claim.get("speaker") or "", f"{where}.speaker", row)
    yield from _quote(claim, row["text"], f"{where}.quote")
