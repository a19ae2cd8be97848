"""Entries from the lexicon's own list of names: names that reports use, regions, seas and sites."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.errors import GazetteerError
from dateline.gazetteer.entry import Entry, lexicon
from dateline.gazetteer.normal import exact
from dateline.model.where import Place

NAMES = "places_names.tsv"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a place of its own, or (without a position and not a region) more names for a known one."""

    kind: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    names: tuple[str, ...]

    @property
    def adds_names(self) -> bool:
        """Return whether the row only adds names to a place of the packages."""
        return self.lat is None and self.kind in {"town", "admin1", "admin2"}


def rows() -> Iterator[Row]:
    """Yield the lines of the list."""
    for number, line in enumerate(lexicon(NAMES).splitlines(), 1):
        if line.startswith(("#", "kind\t")):
            continue
        cells = line.split("\t")
        if len(cells) != 6:
            raise GazetteerError(f"{NAMES} line {number}: {len(cells)} columns, expected 6")
        kind, name, country, lat, lon, others = cells
        yield Row(
            kind=kind,
            name=name,
            country=country or None,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            names=tuple(other for other in others.split(";") if other),
        )


def with_extras(entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries with the list's names added, then its own places; a row that fits nothing is an error."""
    added = _added_names(entries)
    for number, entry in enumerate(entries):
        yield replace(entry, names=(*entry.names, *added[number])) if number in added else entry
    for row in rows():
        if not row.adds_names:
            yield Entry(Place(None, row.name, row.kind, row.country, lat=row.lat, lon=row.lon), row.names)


def _added_names(entries: list[Entry]) -> dict[int, tuple[str, ...]]:
    wanted = {(row.kind, exact(row.name), row.country): row for row in rows() if row.adds_names}
    fits: dict[tuple[str, str, str | None], list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for key in sorted(
            {(entry.place.kind, exact(name), entry.place.country) for name in (entry.place.name, *entry.names)}
        ):
            if key in wanted:
                fits[key].append(number)
    missing = sorted(set(wanted) - set(fits), key=str)
    if missing:
        raise GazetteerError(f"{NAMES} adds names to places that the packages do not hold: {missing}")
    # a namesake elsewhere in the country must not get them: own name first, then the biggest
    best = {
        key: max(found, key=lambda n: (exact(entries[n].place.name) == key[1], entries[n].place.population))
        for key, found in fits.items()
    }
    gathered: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for key in sorted(best, key=str):
        gathered[best[key]] += wanted[key].names
    return gathered
