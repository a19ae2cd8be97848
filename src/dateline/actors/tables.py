"""The registry's data files, read: every one is a CSV with a header, `;` between the values of one cell."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from dateline.errors import RegistryError

Row = dict[str, str]


def table(name: str) -> Iterator[tuple[int, Row]]:
    """Return the rows of a shipped file with their line numbers."""
    return rows((files("dateline.actors") / "data" / name).read_text(encoding="utf-8"), name)


def group_tables() -> tuple[str, ...]:
    """Return the names of the files that list groups, one a region."""
    folder = files("dateline.actors") / "data" / "groups"
    return tuple(sorted(f"groups/{entry.name}" for entry in folder.iterdir() if entry.name.endswith(".csv")))


def rows(text: str, name: str) -> Iterator[tuple[int, Row]]:
    """Return the rows of a CSV text with their line numbers; cells left off at the end of a row are empty."""
    reader = csv.reader(text.splitlines())
    header = [cell.strip() for cell in next(reader, [])]
    for cells in reader:
        if not cells or cells[0].startswith("#"):
            continue
        if len(cells) > len(header):
            said = f"{len(cells)} cells, the header names {len(header)}; quote a cell that holds a comma"
            raise RegistryError(f"{name} line {reader.line_num}: {said}")
        padded = cells + [""] * (len(header) - len(cells))
        yield reader.line_num, {key: cell.strip() for key, cell in zip(header, padded, strict=True)}


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell."""
    return tuple(value.strip() for value in cell.split(";") if value.strip())


@cache
def word_sets() -> dict[str, frozenset[str]]:
    """Return the sets of words that reading and scanning go by."""
    return {row["set"]: frozenset(row["words"].split()) for _, row in table("words.csv")}


def words_of(name: str) -> frozenset[str]:
    """Return one set of words."""
    return word_sets()[name]
