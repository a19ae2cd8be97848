"""Countries and territories: codes, names, adjectives, peoples and capitals, as news reports write them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.errors import RegistryError

FIELDS = ("iso2", "iso3", "name", "other_names", "adjectives", "people", "capital", "part_of")
NONE = "-"  # in the hand-kept file: the generated value is wrong and nothing takes its place


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory.

    `adjectives` ("Syrian") and `people` ("Syrians") may be several or none; `part_of` is the code of the state that a
    dependent or breakaway territory belongs to under international law, empty for states. Codes that begin with X are
    user-assigned ones.
    """

    iso2: str
    iso3: str
    name: str
    other_names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    part_of: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name, the usual one first."""
        return (self.name, *self.other_names)


@cache
def countries() -> tuple[Country, ...]:
    """Return every country and territory, by two-letter code."""
    rows = {row["iso2"]: row for row in _rows("countries.tsv")}
    for row in _rows("countries_by_hand.tsv"):
        rows[row["iso2"]] = _laid_over(rows.get(row["iso2"], {}), row)
    return tuple(_country(rows[code]) for code in sorted(rows))


@cache
def _by_code() -> dict[str, Country]:
    return {code: found for found in countries() for code in (found.iso2, found.iso3)}


def country(code: str) -> Country | None:
    """Return the country with this two- or three-letter code, or None."""
    return _by_code().get(code)


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("dateline.lexicon") / "data" / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        cells = line.split("\t")
        if line.startswith("#") or tuple(cells) == FIELDS:
            continue
        if len(cells) != len(FIELDS):
            raise RegistryError(f"{name} line {number}: {len(cells)} columns, expected {len(FIELDS)}")
        yield dict(zip(FIELDS, cells, strict=True))


def _laid_over(below: dict[str, str], above: dict[str, str]) -> dict[str, str]:
    merged = {field: above[field] or below.get(field, "") for field in FIELDS}
    merged = {field: "" if value == NONE else value for field, value in merged.items()}
    former = below.get("name", "") if above["name"] else ""
    merged["other_names"] = ";".join((above["other_names"], below.get("other_names", ""), former))
    if above["adjectives"] not in ("", NONE) and not above["people"]:
        merged["people"] = ";".join(f"{word}s" for word in above["adjectives"].split(";"))
    return merged


def _country(row: dict[str, str]) -> Country:
    others = tuple(dict.fromkeys(name for name in row["other_names"].split(";") if name and name != row["name"]))
    several = {field: tuple(word for word in row[field].split(";") if word) for field in ("adjectives", "people")}
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        name=row["name"],
        other_names=others,
        adjectives=several["adjectives"],
        people=several["people"],
        capital=row["capital"],
        part_of=row["part_of"],
    )


@cache
def state_words() -> frozenset[str]:
    """Return every name, adjective and people of a state, in lower case."""
    return frozenset(
        word.casefold() for state in countries() for word in (*state.names, *state.adjectives, *state.people)
    )
