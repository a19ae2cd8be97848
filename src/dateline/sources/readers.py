"""How files become items: the contract of a reader, the readers there are, and the table by ending.

To read another format, write a function of the shape below and add a line to READERS. A reader may raise SourceError,
or what its library raises on damaged data: `files.read_file` turns that into an item that says so.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Protocol

from dateline.errors import SourceError
from dateline.sources import rows
from dateline.sources.decode import decode
from dateline.sources.item import MAX_BYTES, MAX_CHARACTERS, Item, digest, failed
from dateline.sources.markdown import plain

_SPLIT = "give one report a file, or a table with one report a row"


class Reader(Protocol):
    """Yields the items of one open file; `name` is what the file is called in messages and sources."""

    def __call__(self, file: BinaryIO, name: str, columns: rows.Columns, /) -> Iterator[Item]: ...  # noqa: D102


def read_text(file: BinaryIO, name: str, _columns: rows.Columns, /) -> Iterator[Item]:
    """Yield the one report of a text file."""
    data = _whole(file)
    yield Item(digest(data), name, _bounded(decode(data)))


def read_markdown(file: BinaryIO, name: str, _columns: rows.Columns, /) -> Iterator[Item]:
    """Yield the one report of a Markdown file, without its marks."""
    data = _whole(file)
    text, title, published = plain(_bounded(decode(data)))
    yield Item(digest(data), name, text, title=title, published=rows.day(published))


def read_html(file: BinaryIO, name: str, _columns: rows.Columns, /) -> Iterator[Item]:
    """Yield the one report of a saved page."""
    data = _whole(file)
    yield Item(digest(data), name, decode(data), html=True)


def read_jsonl(file: BinaryIO, name: str, columns: rows.Columns, /) -> Iterator[Item]:
    """Yield one item a line."""
    yield from json_rows(lines(file), name, columns)


def json_rows(table: Iterable[bytes], name: str, columns: rows.Columns) -> Iterator[Item]:
    """Yield one item for each line that holds a JSON object; blank lines are passed over."""
    for number, line in enumerate(table, 1):
        if not line.strip():
            continue
        source = f"{name}:{number}"
        try:
            row = json.loads(_line_text(line), parse_constant=str)
        except SourceError as error:
            yield failed(source, str(error), line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield failed(source, f"not JSON ({error}); every line must be one JSON object", line)
        else:
            if isinstance(row, dict):
                yield rows.item(row, source, columns)
            else:
                yield failed(source, "JSON, but no object; every line must be an object with 'text' or 'html'", line)


def read_csv(file: BinaryIO, name: str, columns: rows.Columns, /) -> Iterator[Item]:
    """Yield one item a row of comma- or semicolon-separated values with a header."""
    yield from _separated(file, name, columns, None)


def read_tsv(file: BinaryIO, name: str, columns: rows.Columns, /) -> Iterator[Item]:
    """Yield one item a row of tab-separated values with a header."""
    yield from _separated(file, name, columns, "\t")


def _separated(file: BinaryIO, name: str, columns: rows.Columns, delimiter: str | None) -> Iterator[Item]:
    csv.field_size_limit(10 * MAX_CHARACTERS)
    faults: list[Item] = []
    texts = _text_lines(file, name, faults)
    first = next(texts, None)
    if first is None:
        raise SourceError("; ".join(str(fault.error) for fault in faults) or "empty; nothing to read")
    delimiter = delimiter or (";" if first.count(";") > first.count(",") else ",")
    header = [cell.strip() for cell in next(csv.reader([first], delimiter=delimiter))]
    rows.check_header(header, columns)
    table = csv.reader(texts, delimiter=delimiter)
    while True:
        start = table.line_num + 2
        try:
            cells = next(table)
        except StopIteration:
            break
        except csv.Error as error:
            yield failed(f"{name}:{start}", f"not a row of a table ({error})")
            continue
        finally:
            yield from faults
            faults.clear()
        if cells:
            yield rows.item(dict(zip(header, cells, strict=False)), f"{name}:{start}", columns)


def read_parquet(file: BinaryIO, name: str, columns: rows.Columns, /) -> Iterator[Item]:
    """Yield one item a row of a Parquet table."""
    import pyarrow.parquet as pq  # noqa: PLC0415  (0.4 s, only for this format)

    table = pq.ParquetFile(file)
    rows.check_header(table.schema_arrow.names, columns)
    number = 0
    for batch in table.iter_batches(batch_size=200):
        for row in batch.to_pylist():
            number += 1
            yield rows.item(row, f"{name}:{number}", columns)


READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".parquet": read_parquet,
}


def endings() -> str:
    """Return the endings that can be read, in words."""
    return f"{' '.join(READERS)} (and .gz of these)"


def _whole(file: BinaryIO) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise SourceError(f"too long (over {MAX_BYTES // 1_000_000} MB); {_SPLIT}")
    return data


def _bounded(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise SourceError(f"text too long ({len(text):,} characters; at most {MAX_CHARACTERS:,}); {_SPLIT}")
    return text


def lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield lines; of one longer than any report the beginning stands for the whole, so memory stays bounded."""
    while line := file.readline(MAX_BYTES + 1):
        rest = line
        while len(rest) > MAX_BYTES and not rest.endswith(b"\n"):
            rest = file.readline(MAX_BYTES + 1)
        yield line


def _line_text(line: bytes) -> str:
    if len(line) > MAX_BYTES:
        raise SourceError(f"line too long (over {MAX_BYTES // 1_000_000} MB)")
    return decode(line.removeprefix(b"\xef\xbb\xbf"))


def _text_lines(file: BinaryIO, name: str, faults: list[Item]) -> Iterator[str]:
    for number, line in enumerate(lines(file), 1):
        if not line.strip():
            yield line.decode("ascii")
            continue
        try:
            yield _line_text(line)
        except SourceError as error:
            faults.append(failed(f"{name}:{number}", str(error), line))


def is_page(start: bytes) -> bool:
    """Return whether bytes begin as a page does."""
    return start.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower().startswith((b"<!doctype html", b"<html"))


def is_json_row(line: bytes, columns: rows.Columns) -> bool:
    """Return whether a first line is a row of a JSONL table rather than the start of a text."""
    try:
        row: Any = json.loads(line)
    except (ValueError, RecursionError):
        return False
    names = {columns.get(name, name) for name in ("text", "html")}
    return isinstance(row, dict) and bool(names & row.keys())
