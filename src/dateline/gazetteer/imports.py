"""The user's own places: GeoNames dumps and tables with coordinates."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from math import asin, cos, inf, radians, sin, sqrt
from os import getpid
from pathlib import Path

from dateline.errors import GazetteerError
from dateline.gazetteer.entry import Entry, usable
from dateline.gazetteer.folder import build_index
from dateline.gazetteer.index import FORM
from dateline.gazetteer.normal import exact
from dateline.gazetteer.search import Gazetteer
from dateline.gazetteer.wording import split_name
from dateline.model.where import Place

USER_FILE = "places-user.jsonl"
SAME_KM = 10.0  # a namesake this near to a known town is the same town
COLUMNS = {
    "name": ("name", "where_coordinates", "place", "place_name", "placename", "toponym", "settlement", "admin4name_en"),
    "lat": ("lat", "latitude", "y"),
    "lon": ("lon", "lng", "long", "longitude", "x"),
    "country": ("country", "country_code", "countrycode", "iso2", "iso"),
    "admin1": ("adm_1", "adm1", "admin1", "admin1name", "admin1name_en"),
    "admin2": ("adm_2", "adm2", "admin2", "admin2name", "admin2name_en"),
    "population": ("population", "pop"),
    "other_names": ("other_names", "alternatenames", "aliases"),
}
_GEONAMES_KINDS = {"ADM1": "admin1", "ADM2": "admin2"}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import: how many places are new, and how many were known already."""

    new: int
    known: int


def import_places(path: Path, folder: Path, known: Gazetteer) -> Imported:
    """Add the places of a file to the user's own in this folder; places known already are left out."""
    old = list(_user_entries(folder))
    seen = {_identity(entry) for entry in old}
    new: list[Entry] = []
    doubles = 0
    for entry in read_places(path, known):
        if _identity(entry) in seen or _is_known(entry, known):
            doubles += 1
        else:
            seen.add(_identity(entry))
            new.append(entry)
    if new:
        lines = [
            json.dumps({**asdict(entry.place), "names": entry.names}, ensure_ascii=False) for entry in (*old, *new)
        ]
        work = folder / f".{USER_FILE}.{getpid()}"
        work.write_text("\n".join(lines) + "\n", encoding="utf-8")
        work.replace(folder / USER_FILE)
        user_index(folder)
    return Imported(len(new), doubles)


def _identity(entry: Entry) -> tuple[str, str, float | None, float | None]:
    return entry.place.kind, exact(entry.place.name), entry.place.lat, entry.place.lon


def user_index(folder: Path) -> Path | None:
    """Return the index of the user's own places, built when they have changed; None if there are none."""
    source = folder / USER_FILE
    if not source.exists():
        return None
    digest = sha256(source.read_bytes() + str(FORM).encode()).hexdigest()[:16]
    return build_index(lambda: _user_entries(folder), folder / f"gazetteer-user-{digest}")


def _user_entries(folder: Path) -> Iterator[Entry]:
    source = folder / USER_FILE
    if not source.exists():
        return
    try:
        for line in source.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            names = tuple(row.pop("names"))
            yield Entry(Place(**row), names)
    except (ValueError, TypeError, KeyError) as error:
        raise GazetteerError(
            f"{source}: damaged list of imported places ({error}); delete it and import again"
        ) from error


def _is_known(entry: Entry, known: Gazetteer) -> bool:
    place = entry.place
    if place.id is not None and known.get(place.id):
        return True
    same = (other for other in known.named(place.name) if other.kind == place.kind)
    return any(distance_km(place, other) <= SAME_KM for other in same)


def distance_km(one: Place, other: Place) -> float:
    """Return the distance of two places in km; infinite when one has no position."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return inf
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, half)))


def read_places(path: Path, known: Gazetteer) -> Iterator[Entry]:
    """Yield the places of a GeoNames dump or of a table with name, lat and lon; errors name file and line."""
    if not path.exists():
        raise GazetteerError(f"{path}: no such file; give a GeoNames dump (.txt, .zip) or a CSV with name, lat and lon")
    try:
        text = _text(path)
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise GazetteerError(f"{path}: cannot be read ({error}); expected a GeoNames dump or a CSV in UTF-8") from error
    first = text.split("\n", 1)[0]
    if len(first.split("\t")) >= 19:
        return _dump_places(path, text)
    return _table_places(path, text, known)


def _text(path: Path) -> str:
    if path.suffix != ".zip":
        return path.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(path) as archive:
        inside = sorted(
            name for name in archive.namelist() if name.endswith((".txt", ".csv")) and "readme" not in name.casefold()
        )
        if not inside:
            raise GazetteerError(f"{path}: holds no .txt or .csv; expected a GeoNames country dump")
        return archive.read(inside[0]).decode("utf-8-sig")


def _dump_places(path: Path, text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        if len(cells) < 19:
            if line.strip():
                raise GazetteerError(f"{path} line {number}: {len(cells)} columns, a GeoNames dump has 19")
            continue
        kind = "town" if cells[6] == "P" else _GEONAMES_KINDS.get(cells[7], "")
        if kind:
            lat, lon = _position(path, number, cells[4], cells[5])
            place = Place(
                int(cells[0]), cells[1], kind, cells[8] or None, lat=lat, lon=lon, population=int(cells[14] or 0)
            )
            yield Entry(place, tuple(usable((cells[2], *cells[3].split(",")))))


def _table_places(path: Path, text: str, known: Gazetteer) -> Iterator[Entry]:
    reader = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text))
    columns = _columns(path, reader.fieldnames or ())
    for number, row in enumerate(reader, 2):
        cell = {field: (row.get(column) or "").strip() for field, column in columns.items()}
        if cell["name"]:
            lat, lon = _position(path, number, cell["lat"], cell["lon"])
            yield _entry(cell, lat, lon, known)


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _columns(path: Path, header: Iterable[str]) -> Mapping[str, str]:
    by_name = {column.strip().casefold(): column for column in header if column}
    found = {field: by_name[name] for field, names in COLUMNS.items() for name in reversed(names) if name in by_name}
    missing = [field for field in ("name", "lat", "lon") if field not in found]
    if missing:
        raise GazetteerError(
            f"{path}: no column for {', '.join(missing)}; its columns are {', '.join(by_name) or 'none'}"
        )
    return found


def _position(path: Path, number: int, lat: str, lon: str) -> tuple[float, float]:
    try:
        point = float(lat), float(lon)
    except ValueError:
        raise GazetteerError(
            f"{path} line {number}: {lat!r}, {lon!r} is no latitude and longitude in degrees"
        ) from None
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise GazetteerError(
            f"{path} line {number}: {point[0]}, {point[1]} is not on Earth; are latitude and longitude swapped?"
        )
    return point


def _entry(cell: Mapping[str, str], lat: float, lon: float, known: Gazetteer) -> Entry:
    parts = split_name(cell["name"])
    kind = parts.kinds[0] if parts.kinds else "town"
    plain = parts.core if kind in {"town", "admin1", "admin2"} and not parts.compass else cell["name"]
    near = known.nearest(lat, lon)
    country = cell.get("country", "").upper() or (near.country if near else None)
    names = [name for name in re.split(r"[;|]", cell.get("other_names", "")) if name]
    if "/" in plain:
        plain, *more = (part.strip() for part in plain.split("/"))
        names += more
    people = cell.get("population", "")
    place = Place(
        id=None,
        name=plain,
        kind=kind,
        country=country if country and len(country) == 2 else (near.country if near else None),
        admin1=_known_area(cell.get("admin1", ""), country, near, known),
        admin2=split_name(cell.get("admin2", "")).core or None,
        lat=lat,
        lon=lon,
        population=int(float(people)) if people.replace(".", "", 1).isdigit() else 0,
    )
    return Entry(place, tuple(name for name in (cell["name"], *names) if name != plain))


def _known_area(name: str, country: str | None, near: Place | None, known: Gazetteer) -> str | None:
    """Return the gazetteer's own name of a first-level area, so that both sources speak of one area."""
    if not name:
        return near.admin1 if near and near.country == country else None
    core = split_name(name).core
    found = [area for area in known.find(core, country) if area.kind == "admin1"]
    return found[0].name if found else core
