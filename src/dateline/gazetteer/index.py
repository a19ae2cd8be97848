"""One place index on disk: written once, then only mapped into memory."""

import json
import mmap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log10
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from dateline.errors import GazetteerError
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.normal import exact, loose_form
from dateline.model.where import Place

FORM = 3  # of the files; part of their folder's name
KINDS = ("town", "admin1", "admin2", "country", "region", "site")
MISSING = -1.0e9
SEAT = 10_000  # people; a smaller town rarely outshines the area named after it
_ROW = np.dtype(
    [
        ("id", "<i4"),
        ("name", "<u4"),
        ("admin1", "<u4"),
        ("admin2", "<u4"),
        ("people", "<i4"),
        ("kind", "u1"),
        ("country", "S2"),
    ]
)


def key_of(name: str) -> str:
    """Return the exact key of a name; an abbreviation keeps its last point, so that "La." is not "la"."""
    form = exact(name)
    return f"{form}." if name.endswith(".") and form else form


def weight(place: Place, *, own_name: bool) -> float:
    """Return how likely a bare name means this place: millions beat hamlets."""
    base = {"country": 9.0, "region": 5.5, "site": 3.0, "admin1": 5.2, "admin2": 2.5}.get(place.kind)
    if base is None:
        base = log10(place.population + 100)
    return base - (0.0 if own_name else 0.7)


def write_index(entries: Iterable[Entry], folder: Path) -> None:
    """Write the index of these entries into an existing folder."""
    listed = list(entries)
    pool, columns = _columns(listed)
    exacts: dict[str, dict[int, float]] = defaultdict(dict)
    for row, entry in enumerate(listed):
        for position, name in enumerate((entry.place.name, *entry.names)):
            key, value = key_of(name), weight(entry.place, own_name=position == 0 or entry.place.kind != "town")
            if len(key) >= 2:
                exacts[key][row] = max(value, exacts[key].get(row, -9.0))
    _seats_first(exacts, listed)
    for name, column in columns.items():
        np.save(folder / f"{name}.npy", column)
    (folder / "names.bin").write_bytes(pool)
    trie = _write_keys(
        {key: sorted(found, key=lambda row: (-found[row], row)) for key, found in exacts.items()}, folder, "exact"
    )
    looses: dict[str, list[int]] = defaultdict(list)
    for key in sorted(exacts):
        if key.isascii() and (sounds := loose_form(key)):
            looses[sounds].append(trie[key])
    _write_keys(looses, folder, "loose")
    (folder / "index.json").write_text(json.dumps({"form": FORM, "places": len(listed)}), encoding="utf-8")


def _seats_first(exacts: Mapping[str, dict[int, float]], entries: Sequence[Entry]) -> None:
    """Put the town before the first-level area of the same name that it lies in: "Raqqa" alone is the city."""
    for found in exacts.values():
        areas = {
            (entries[row].place.country, entries[row].place.name): row
            for row in found
            if entries[row].place.kind == "admin1"
        }
        for row in found if areas else ():
            place = entries[row].place
            area = areas.get((place.country, place.admin1 or ""))
            if place.kind == "town" and place.population >= SEAT and area is not None:
                found[row] = max(found[row], found[area] + 0.1)


def _columns(entries: list[Entry]) -> tuple[bytes, dict[str, "np.ndarray[Any, Any]"]]:
    pool = bytearray(b"\0")
    known: dict[str, int] = {"": 0}

    def offset(text: str | None) -> int:
        if text and text not in known:
            known[text] = len(pool)
            pool.extend(text.encode() + b"\0")
        return known[text or ""]

    table = np.zeros(len(entries), dtype=_ROW)
    points = np.full((2, len(entries)), MISSING)
    for row, entry in enumerate(entries):
        place = entry.place
        ident = -1 if place.id is None else place.id
        code = (place.country or "").encode()
        table[row] = (
            ident,
            offset(place.name),
            offset(place.admin1),
            offset(place.admin2),
            place.population,
            KINDS.index(place.kind),
            code,
        )
        if place.lat is not None and place.lon is not None:
            points[:, row] = place.lat, place.lon
    return bytes(pool), {"rows": table, "points": points, "by_id": np.argsort(table["id"], kind="stable").astype("<u4")}


def _write_keys(keys: Mapping[str, Sequence[int]], folder: Path, name: str) -> "marisa_trie.Trie":
    trie = marisa_trie.Trie(sorted(keys))
    trie.save(str(folder / f"{name}.marisa"))
    ordered: list[Sequence[int]] = [()] * len(keys)
    for key, found in keys.items():
        ordered[trie[key]] = found
    starts = np.zeros(len(ordered) + 1, dtype="<u4")
    starts[1:] = np.cumsum([len(found) for found in ordered])
    np.save(folder / f"{name}_starts.npy", starts)
    np.save(folder / f"{name}_rows.npy", np.array([number for found in ordered for number in found], dtype="<u4"))
    return trie


class Index:
    """An index opened for reading."""

    def __init__(self, folder: Path) -> None:
        try:
            about = json.loads((folder / "index.json").read_text(encoding="utf-8"))
            if about["form"] != FORM:
                raise GazetteerError(
                    f"{folder}: place index of form {about['form']}, not {FORM}; delete the folder to build it anew"
                )
            self._load(folder)
        except (OSError, ValueError, KeyError) as error:
            raise GazetteerError(
                f"{folder}: damaged place index ({error}); delete the folder to build it anew"
            ) from error

    def _load(self, folder: Path) -> None:
        self._tries = {name: marisa_trie.Trie().mmap(str(folder / f"{name}.marisa")) for name in ("exact", "loose")}
        self._starts = {name: np.load(folder / f"{name}_starts.npy", mmap_mode="r") for name in ("exact", "loose")}
        self._rows = {name: np.load(folder / f"{name}_rows.npy", mmap_mode="r") for name in ("exact", "loose")}
        self._table = np.load(folder / "rows.npy", mmap_mode="r")
        self._by_id = np.load(folder / "by_id.npy", mmap_mode="r")
        self._points = np.load(folder / "points.npy", mmap_mode="r")
        with (folder / "names.bin").open("rb") as file:
            self._pool = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __len__(self) -> int:
        return len(self._table)

    def __contains__(self, key: str) -> bool:
        return key in self._tries["exact"]

    def prefixes(self, text: str) -> list[str]:
        """Return the exact keys with which a text of folded words begins, shortest first."""
        found: list[str] = self._tries["exact"].prefixes(text)
        return found

    def rows(self, key: str) -> list[int]:
        """Return the rows of an exact key, likeliest first; empty if no name has it."""
        return self._numbers("exact", key)

    def sounding(self, key: str) -> list[str]:
        """Return the exact keys whose consonants these are."""
        return [self._tries["exact"].restore_key(number) for number in self._numbers("loose", key)]

    def _numbers(self, table: str, key: str) -> list[int]:
        trie, starts = self._tries[table], self._starts[table]
        if not key or key not in trie:
            return []
        number = trie[key]
        found: list[int] = self._rows[table][int(starts[number]) : int(starts[number + 1])].tolist()
        return found

    def with_prefix(self, prefix: str) -> list[str]:
        """Return the exact keys that begin with these letters."""
        found: list[str] = self._tries["exact"].keys(prefix)
        return found

    def row_of(self, ident: int) -> int | None:
        """Return the row of a GeoNames id."""
        ids = self._table["id"]
        position = int(np.searchsorted(ids, ident, sorter=self._by_id))
        if position == len(ids) or int(ids[self._by_id[position]]) != ident:
            return None
        return int(self._by_id[position])

    def place(self, row: int) -> Place:
        """Return the place in a row."""
        ident, name, first, second, people, kind, country = self._table[row].tolist()
        lat, lon = (float(value) for value in self._points[:, row])
        known = lat != MISSING
        return Place(
            id=None if ident < 0 else ident,
            name=self._text(name) or "",
            kind=KINDS[kind],
            country=country.decode() or None,
            admin1=self._text(first),
            admin2=self._text(second),
            lat=lat if known else None,
            lon=lon if known else None,
            population=people,
        )

    def _text(self, offset: int) -> str | None:
        end = self._pool.find(b"\0", offset)
        return self._pool[offset:end].decode() or None

    def nearest(self, lat: float, lon: float) -> tuple[int, float] | None:
        """Return the row and the distance in km of the town nearest to a point."""
        towns = np.flatnonzero((self._table["kind"] == KINDS.index("town")) & (np.abs(self._points[0] - lat) < 10))
        if not len(towns):
            return None
        lats, lons = np.radians(self._points[0, towns]), np.radians(self._points[1, towns])
        here_lat, here_lon = np.radians(lat), np.radians(lon)
        half = np.sin((lats - here_lat) / 2) ** 2 + np.cos(lats) * np.cos(here_lat) * np.sin((lons - here_lon) / 2) ** 2
        best = int(np.argmin(half))
        return int(towns[best]), float(2 * 6371.0 * np.arcsin(np.sqrt(half[best])))

    def __iter__(self) -> Iterator[Place]:
        return (self.place(row) for row in range(len(self)))
