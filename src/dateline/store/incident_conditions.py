"""A filter of incidents as conditions on their rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from math import asin, cos, degrees, radians, sin
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, Table, and_, func, literal, or_, select

from dateline.model import COUNT_FIELDS
from dateline.store.asked import Axis, Box, Near
from dateline.store.finders import has_words, in_box
from dateline.store.incident_filter import DATE_PRECISIONS, PLACE_PRECISIONS, IncidentFilter
from dateline.store.incident_rows import EPOCH, UNDATED, keyed
from dateline.store.tables import incident_names, incidents, names, report_words, reports, tellings
from dateline.store.text import folded, sound_key, storable, word_key, words_of

Condition = ColumnElement[bool]
Numbers = Sequence[int] | Select[tuple[int]]
EARTH = 6371.0088  # km, mean radius
_told = incidents.alias("told")
MANY = 50  # words; databases refuse conditions of very many parts
_KM_A_DEGREE = 111.0  # of latitude; a little less than any there is, so that the box is never too small


def conditions(wanted: IncidentFilter) -> Iterator[tuple[str, Condition]]:
    """Yield (field, condition) of all that the filter asks; all of them must hold."""
    if not wanted.uncoded:
        yield "uncoded", incidents.c.type.is_not(None)
    if wanted.since:
        yield "since", _since(wanted)
    if wanted.until:
        yield "until", _until(wanted)
    for field, condition in _CONDITIONS.items():
        value = getattr(wanted, field)
        if value not in (None, ()):
            yield field, condition(value)
    for field, of in listed(wanted).items():
        yield field, incidents.c.number.in_(of)


def listed(wanted: IncidentFilter) -> dict[str, Select[tuple[int]]]:
    """Return the numbers of the incidents that another table lists, by field."""
    found = {field: bearing(numbers) for field, numbers in named(wanted).items()}
    return found if wanted.text is None else found | {"text": telling(wanted.text)}


def named(wanted: IncidentFilter) -> dict[str, Select[tuple[int]]]:
    """Return the numbers of the names that are asked for, by field."""
    return {field: naming(value) for field, naming in _NAMED.items() if (value := getattr(wanted, field)) is not None}


def one_by_one(wanted: IncidentFilter, of: Mapping[str, Numbers]) -> Iterator[tuple[str, Condition]]:
    """Yield conditions in the place of some of `conditions`: quick for one incident at a time, since they make no list of all.

    `of` are the numbers of the names that are asked for, by field.
    """
    for field, numbers in of.items():
        own = incident_names.c.incident == incidents.c.number
        yield field, _each(bearing(numbers).where(own))
    if wanted.text is not None:
        yield "text", _tells(wanted.text)
    if wanted.box:
        yield "box", or_(*map(_inside, parts(wanted.box)))
    if wanted.near:
        yield "near", and_(or_(*map(_inside, parts(around(wanted.near)))), _within(wanted.near))


def _tells(wanted: str) -> Condition:
    """Return the condition that a report of the incident at hand has all these words."""
    joined, condition = _telling(wanted)
    condition = _has_all(wanted) if joined is report_words else condition
    own = and_(tellings.c.incident_id == incidents.c.id, condition)
    return _each(select(tellings.c.number).where(joined.c[_key(joined)] == tellings.c.report_id, own))


def _each(own: Select[Any]) -> Condition:
    """Return the condition that there is such a row; with an offset PostgreSQL asks it of each incident, and joins no tables."""
    return own.correlate(incidents).offset(0).exists()


def _has_all(wanted: str) -> Condition:
    """Return the condition that all the words stand in a row of `report_words`; without its index, unless they are very many."""
    words = words_of(folded(wanted))
    if len(words) > MANY:
        return has_words(" ".join(words))
    padded = literal(" ") + report_words.c.words + " "
    return and_(*(padded.contains(f" {word} ", autoescape=True) for word in words))


def _since(wanted: IncidentFilter) -> Condition:
    last = incidents.c.last_published if wanted.axis is Axis.REPORT else incidents.c.last_day
    return last >= wanted.since


def _until(wanted: IncidentFilter) -> Condition:
    """Return the condition that it had begun by then; in terms of its place in lists, so that none that is later is looked at."""
    if wanted.axis is Axis.REPORT:
        return incidents.c.first_published <= wanted.until
    return incidents.c.rank.between(EPOCH - (wanted.until or date.max).toordinal(), UNDATED - 1)


def _type(codes: Sequence[str]) -> Condition:
    wanted = [storable(code) for code in codes]
    columns = {"type": [code for code in wanted if "." in code], "family": [code for code in wanted if "." not in code]}
    return or_(*(_any(incidents.c[column], values) for column, values in columns.items() if values))


def _any(column: ColumnElement[Any], values: Sequence[str]) -> Condition:
    return column == values[0] if len(values) == 1 else column.in_(values)


def _actor(wanted: str) -> Select[tuple[int]]:
    return _numbers("actor", or_(names.c.actor_id == keyed(wanted), _words(wanted)))


def _place(wanted: str) -> Select[tuple[int]]:
    sound = sound_key(wanted)
    return _numbers("place", or_(_words(wanted), names.c.sound == sound) if sound else _words(wanted))


def _words(wanted: str) -> Condition:
    """Return the condition that the wanted words stand in a name; what has no words must stand there sign by sign."""
    key = word_key(wanted)
    return (
        names.c.words.contains(key, autoescape=True) if key else names.c.name.contains(keyed(wanted), autoescape=True)
    )


def _numbers(kind: str, condition: Condition) -> Select[tuple[int]]:
    return select(names.c.number).where(names.c.kind == kind, condition)


def bearing(numbers: Numbers) -> Select[tuple[int]]:
    """Return the incidents that bear one of the names of these numbers."""
    return select(incident_names.c.incident).where(incident_names.c.name.in_(numbers))


def _same(field: str) -> Callable[[str], Condition]:
    return lambda wanted: incidents.c[field] == keyed(wanted)


def _area(field: str) -> Callable[[str], Condition]:
    """Return the condition that an area has this name, whatever its case and accents."""

    def condition(wanted: str) -> Condition:
        spelled = select(names.c.name).where(names.c.kind == "place", names.c.words == word_key(wanted))
        return incidents.c[field].in_(spelled) if word_key(wanted) else incidents.c[field] == keyed(wanted)

    return condition


def _at_least(column: str) -> Callable[[int], Condition]:
    # As a BIGINT: PostgreSQL refuses a number that the column's own type cannot hold, where nothing is so many.
    return lambda least: incidents.c[column] >= literal(least, BigInteger)


def _no_coarser(column: str, known: Sequence[str]) -> Callable[[str], Condition]:
    return lambda wanted: incidents.c[column].in_(known[: known.index(wanted) + 1])


def parts(wanted: Box) -> list[Box]:
    """Return the box, or the two that lie on either side of the antimeridian."""
    if wanted.west <= wanted.east:
        return [wanted]
    south, north = wanted.south, wanted.north
    return [Box(wanted.west, south, 180.0, north), Box(-180.0, south, wanted.east, north)]


def _box(wanted: Box) -> Condition:
    """Return the condition that a place lies in the box; SQLite's index rounds, so that it is asked exactly too."""
    return or_(*(and_(in_box(part.west, part.south, part.east, part.north), _inside(part)) for part in parts(wanted)))


def _inside(part: Box) -> Condition:
    within = incidents.c.lon.between(part.west, part.east)
    return and_(incidents.c.lat.between(part.south, part.north), within)


def _near(wanted: Near) -> Condition:
    """Return the condition that a place lies in the circle: in a box around it, and by the haversine of its distance."""
    return and_(_box(around(wanted)), _within(wanted))


def _within(wanted: Near) -> Condition:
    lat, lon = func.radians(incidents.c.lat), func.radians(incidents.c.lon)
    here, there = func.radians(literal(wanted.lat)), func.radians(literal(wanted.lon))
    north, east = func.sin((lat - here) / 2), func.sin((lon - there) / 2)
    haversine = north * north + func.cos(lat) * func.cos(here) * east * east
    return haversine <= sin(wanted.km / EARTH / 2) ** 2


def around(wanted: Near) -> Box:
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


def telling(wanted: str, rarest: str | None = None) -> Select[tuple[int]]:
    """Return the incidents of which a report has all these words; what has no words must stand in it sign by sign.

    With `rarest`, one of the words, the others are looked for in the reports that have it.
    """
    query = select(_told.c.number).join(tellings, tellings.c.incident_id == _told.c.id)
    joined, condition = _telling(wanted)
    if rarest is not None:
        condition = and_(has_words(rarest), _has_all(wanted))
    return query.join(joined, joined.c[_key(joined)] == tellings.c.report_id).where(condition)


def _telling(wanted: str) -> tuple[Table, Condition]:
    """Return which table knows what a report tells, and the condition that it tells this."""
    words = words_of(folded(wanted))
    if words:
        return report_words, has_words(" ".join(words))
    return reports, reports.c.folded.contains(folded(wanted), autoescape=True)


def _key(table: Table) -> str:
    return "id" if table is reports else "report_id"


def _among(field: str) -> Callable[[Sequence[str]], Condition]:
    return lambda wanted: _any(incidents.c[field], wanted)


_CONDITIONS: dict[str, Callable[[Any], Condition]] = {
    "type": _type,
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
}
_NAMED: dict[str, Callable[[str], Select[tuple[int]]]] = {"actor": _actor, "place": _place}
