"""A filter of incidents as conditions on their rows."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from math import asin, cos, degrees, radians, sin
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_, select

from dateline.model import COUNT_FIELDS
from dateline.store.asked import Axis, Box, Near
from dateline.store.finders import has_words, in_box
from dateline.store.incident_filter import DATE_PRECISIONS, PLACE_PRECISIONS, IncidentFilter
from dateline.store.incident_rows import keyed
from dateline.store.tables import incident_names, incidents, names, report_words, reports, tellings
from dateline.store.text import folded, sound_key, storable, word_key, words_of

Condition = ColumnElement[bool]
EARTH = 6371.0088  # km, mean radius
_KM_A_DEGREE = 111.0  # of latitude; a little less than any there is, so that the box is never too small


def conditions(wanted: IncidentFilter) -> Iterator[tuple[str, Condition]]:
    """Yield (field, condition) of all that the filter asks; all of them must hold."""
    if not wanted.uncoded:
        yield "uncoded", incidents.c.type.is_not(None)
    if wanted.since or wanted.until:
        yield "since", _touching(wanted.since, wanted.until, wanted.axis)
    for field, condition in _CONDITIONS.items():
        value = getattr(wanted, field)
        if value not in (None, ()):
            yield field, condition(value)


def _touching(since: date | None, until: date | None, axis: Axis) -> Condition:
    first, last, dated = _times(axis)
    found: list[Condition] = [dated]
    if since:
        found.append(or_(last.is_(None), last >= since))
    if until:
        found.append(first <= until)
    return and_(*found)


def _times(axis: Axis) -> tuple[ColumnElement[date | None], ColumnElement[date | None], Condition]:
    """Return the first and the last day, and the condition that one is known."""
    if axis is Axis.REPORT:
        return incidents.c.first_published, incidents.c.last_published, incidents.c.first_published.is_not(None)
    first = func.coalesce(incidents.c.date_start, incidents.c.date_end)
    return first, incidents.c.date_end, incidents.c.week.is_not(None)


def _type(codes: Sequence[str]) -> Condition:
    wanted = [storable(code) for code in codes]
    return or_(incidents.c.type.in_(wanted), incidents.c.family.in_(wanted))


def _actor(wanted: str) -> Condition:
    return _by_name("actor", or_(names.c.actor_id == keyed(wanted), _words(wanted)))


def _place(wanted: str) -> Condition:
    sound = sound_key(wanted)
    return _by_name("place", or_(_words(wanted), names.c.sound == sound) if sound else _words(wanted))


def _words(wanted: str) -> Condition:
    """Return the condition that the wanted words stand in a name; what has no words must stand there sign by sign."""
    key = word_key(wanted)
    return (
        names.c.words.contains(key, autoescape=True) if key else names.c.name.contains(keyed(wanted), autoescape=True)
    )


def _by_name(kind: str, condition: Condition) -> Condition:
    numbers = select(names.c.number).where(names.c.kind == kind, condition)
    return incidents.c.number.in_(select(incident_names.c.incident).where(incident_names.c.name.in_(numbers)))


def _same(field: str) -> Callable[[str], Condition]:
    return lambda wanted: incidents.c[field] == keyed(wanted)


def _area(field: str) -> Callable[[str], Condition]:
    """Return the condition that an area has this name, whatever its case and accents."""

    def condition(wanted: str) -> Condition:
        spelled = select(names.c.name).where(names.c.kind == "place", names.c.words == word_key(wanted))
        return or_(incidents.c[field] == keyed(wanted), incidents.c[field].in_(spelled))

    return condition


def _at_least(column: str) -> Callable[[int], Condition]:
    return lambda least: incidents.c[column] >= least


def _no_coarser(column: str, known: Sequence[str]) -> Callable[[str], Condition]:
    return lambda wanted: incidents.c[column].in_(known[: known.index(wanted) + 1])


def _box(wanted: Box) -> Condition:
    """Return the condition that a place lies in the box; SQLite's index rounds, so that it is asked exactly too."""
    south, north = wanted.south, wanted.north
    if wanted.west > wanted.east:
        halves = (Box(wanted.west, south, 180.0, north), Box(-180.0, south, wanted.east, north))
        return or_(*map(_box, halves))
    within = in_box(wanted.west, south, wanted.east, north)
    return and_(within, incidents.c.lat.between(south, north), incidents.c.lon.between(wanted.west, wanted.east))


def _near(wanted: Near) -> Condition:
    """Return the condition that a place lies in the circle: in a box around it, and by the haversine of its distance."""
    lat, lon = func.radians(incidents.c.lat), func.radians(incidents.c.lon)
    here, there = func.radians(literal(wanted.lat)), func.radians(literal(wanted.lon))
    north, east = func.sin((lat - here) / 2), func.sin((lon - there) / 2)
    haversine = north * north + func.cos(lat) * func.cos(here) * east * east
    return and_(_box(_around(wanted)), haversine <= sin(wanted.km / EARTH / 2) ** 2)


def _around(wanted: Near) -> Box:
    """Return a box that holds the circle; one with a pole in it goes all round."""
    angle = wanted.km / _KM_A_DEGREE
    south, north = max(-90.0, wanted.lat - angle), min(90.0, wanted.lat + angle)
    if south == -90 or north == 90:
        return Box(-180, south, 180, north)
    across = degrees(asin(min(1.0, sin(radians(angle)) / cos(radians(wanted.lat)))))
    if angle >= 90 or across >= 90:
        return Box(-180, south, 180, north)
    return Box(_round(wanted.lon - across), south, _round(wanted.lon + across), north)


def _round(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _text(wanted: str) -> Condition:
    """Return the condition that a report has all these words; what has no words must stand in it sign by sign."""
    words = words_of(folded(wanted))
    if words:
        holding = tellings.join(report_words, report_words.c.report_id == tellings.c.report_id)
        return incidents.c.id.in_(select(tellings.c.incident_id).select_from(holding).where(has_words(" ".join(words))))
    holding = tellings.join(reports, reports.c.id == tellings.c.report_id)
    signs = reports.c.folded.contains(folded(wanted), autoescape=True)
    return incidents.c.id.in_(select(tellings.c.incident_id).select_from(holding).where(signs))


def _among(field: str) -> Callable[[Sequence[str]], Condition]:
    return incidents.c[field].in_


_CONDITIONS: dict[str, Callable[[Any], Condition]] = {
    "type": _type,
    "actor": _actor,
    "place": _place,
    "country": _same("country"),
    "admin1": _area("admin1"),
    "admin2": _area("admin2"),
    "near": _near,
    "box": _box,
    "date_precision": _no_coarser("date_precision", DATE_PRECISIONS),
    "precision": _no_coarser("place_precision", PLACE_PRECISIONS),
    **{field: _at_least(f"{field}_low") for field in COUNT_FIELDS},
    "voices": _at_least("voices"),
    "reports": _at_least("reports"),
    "status": _among("status"),
    "review": _same("review"),
    "source": _same("source"),
    "text": _text,
}
