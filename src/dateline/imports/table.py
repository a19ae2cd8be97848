"""Tables as people have them: with byte-order marks, odd separators, packed, with lines too long or too short."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from dateline.errors import SourceError
from dateline.imports.cells import GDELT_COLUMNS
from dateline.layouts.text import unguarded

Value = str | int | float | bool | None
Row = dict[str, Value]
SEPARATORS = "\t,;|"
LONGEST = 1 << 27  # characters in a cell
ZIP, GZIP, PARQUET = b"PK\x03\x04", b"\x1f\x8b", b"PAR1"


@dataclass(slots=True)
class Table:
    """An open table: its column names (None without a header), and its rows."""

    header: Sequence[str] | None
    lines: Iterator[tuple[int, Sequence[Value]]] = field(default_factory=lambda: iter(()))
    form: str | None = None
    textual: bool = True  # an empty cell says nothing

    def rows(self, faults: list[str]) -> Iterator[tuple[int, Row]]:
        """Yield (number of the line, cells by column); lines of another length are mended or told among the faults."""
        names = list(self.header or ())
        for number, cells in self.lines:
            fitting = _fitting(cells, len(names))
            if fitting is None:
                faults.append(f"line {number}: {len(cells)} cells, not {len(names)}")
            elif not _tags(fitting):
                yield number, dict(zip(names, fitting, strict=True))


def _fitting(cells: Sequence[Value], wanted: int) -> Sequence[Value] | None:
    """Return as many cells as there are columns: empty ones at the end come or go; None for a line broken in two or run together."""
    if len(cells) == wanted:
        return cells
    if len(cells) > wanted:
        return None if any(cells[wanted:]) else cells[:wanted]
    return [*cells, *[""] * (wanted - len(cells))] if len(cells) >= max(2, wanted * 3 // 4) else None


def _tags(cells: Sequence[Value]) -> bool:
    """Return whether this is a row of HXL tags."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(isinstance(cell, str) and cell.startswith("#") for cell in filled)


@contextmanager
def open_table(path: Path) -> Iterator[Table]:
    """Yield the table of a file; raises SourceError for one that cannot be opened or is no table."""
    try:
        with path.open("rb") as raw:
            start = raw.read(4)
            raw.seek(0)
            if start == PARQUET:
                yield _parquet(path)
                return
            with (
                _unpacked(raw, start, path) as plain,
                io.TextIOWrapper(plain, encoding=_encoding(start), errors="replace", newline="") as text,
            ):
                yield _text(text)
    except (OSError, EOFError, zipfile.BadZipFile, csv.Error, json.JSONDecodeError) as error:
        raise SourceError(f"{path} cannot be read as a table: {error}") from error


def _encoding(start: bytes) -> str:
    return "utf-16" if start[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"


@contextmanager
def _unpacked(raw: BinaryIO, start: bytes, path: Path) -> Iterator[Any]:
    if start.startswith(GZIP):
        with gzip.open(raw) as plain:
            yield plain
    elif start.startswith(ZIP):
        with zipfile.ZipFile(raw) as packed:
            names = [name for name in packed.namelist() if not name.endswith("/")]
            if len(names) != 1:
                raise SourceError(f"{path} holds {len(names)} files; unpack it and name one")
            with packed.open(names[0]) as plain:
                yield plain
    else:
        yield raw


def _parquet(path: Path) -> Table:
    import pyarrow.parquet as pq  # noqa: PLC0415  (half a second, for one form)

    file = pq.ParquetFile(path)
    names = [name for name in file.schema_arrow.names if name != "geometry"]

    def lines() -> Iterator[tuple[int, Sequence[Value]]]:
        number = 0
        for batch in file.iter_batches(columns=names):
            for cells in zip(*batch.to_pydict().values(), strict=True):
                number += 1
                yield number, [str(cell) if hasattr(cell, "isoformat") else cell for cell in cells]

    return Table(names, lines(), textual=False)


def _text(text: TextIO) -> Table:
    csv.field_size_limit(LONGEST)
    first = text.readline()
    if first.startswith('{"type":"FeatureCollection"'):
        return _features(text)
    separator = max(SEPARATORS, key=first.count)
    lines = _tabbed(first, text) if separator == "\t" else _separated(first, text, separator)
    number, header = next(lines, (0, []))
    if len(header) == len(GDELT_COLUMNS) and str(header[0]).isdecimal():
        return Table(GDELT_COLUMNS, chain([(number, header)], lines), "gdelt")
    return Table(_told_apart([str(name).strip() for name in header]), lines)


def _told_apart(names: list[str]) -> list[str]:
    """Return the column names, none twice and none at the end without a name."""
    while names and not names[-1]:
        names.pop()
    return [name if name not in names[:place] else f"{name}.{place + 1}" for place, name in enumerate(names)]


def _separated(first: str, text: TextIO, separator: str) -> Iterator[tuple[int, Sequence[Value]]]:
    reader = csv.reader((line.replace("\x00", "") for line in chain([first], text)), delimiter=separator)
    for cells in reader:
        if cells:
            yield reader.line_num, [unguarded(cell) for cell in cells]


def _tabbed(first: str, text: TextIO) -> Iterator[tuple[int, Sequence[Value]]]:
    """Yield the cells of lines in which a quote is a sign like any other, unless it stands around a whole cell."""
    for number, line in enumerate(chain([first], text), 1):
        plain = line.rstrip("\r\n")
        if plain:
            yield number, [unguarded(_unquoted(cell)) for cell in plain.split("\t")]


def _unquoted(cell: str) -> str:
    inner = cell[1:-1].replace('""', "")
    whole = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner
    return cell[1:-1].replace('""', '"') if whole else cell


def _features(text: TextIO) -> Table:
    """Return the table of a GeoJSON file with a feature a line, as ours have."""
    found = (line.rstrip().rstrip(",") for line in text)
    cells = (json.loads(line)["properties"] for line in found if line.startswith('{"type"'))
    first: dict[str, Value] = next(cells, {})
    lines = enumerate((list(one.values()) for one in chain([first], cells)), 1)
    return Table(list(first), lines if first else iter(()), textual=False)
