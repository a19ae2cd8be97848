"""Files, folders and standard input: which reader reads what, and what happens when it cannot."""

import gzip
import io
import itertools
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, cast

from dateline.errors import SourceError
from dateline.sources import readers
from dateline.sources.item import MAX_BYTES, Item, failed
from dateline.sources.rows import Columns


def ending(path: Path) -> str:
    """Return a file's ending in small letters, without the .gz of a compressed one."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes and suffixes[-1] == ".gz":
        return suffixes[-2] if len(suffixes) > 1 else ".gz"
    return suffixes[-1] if suffixes else ""


def folder_files(folder: Path) -> tuple[list[Path], int]:
    """Return a folder's readable files, sorted, and how many others were passed over."""
    found: list[Path] = []
    others = 0
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = [Path(base, name) for name in names if not name.startswith(".")]
        known = [path for path in paths if ending(path) in readers.READERS]
        found += known
        others += len(paths) - len(known)
    return sorted(found), others


def read_path(path: Path, columns: Columns) -> Iterator[Item]:
    """Yield the items of a file or of every file of a folder that can be read."""
    if path.is_dir():
        paths, _ = folder_files(path)
        if not paths:
            yield failed(str(path), f"no file in this folder can be read; endings that can: {readers.endings()}")
        for file in paths:
            yield from read_file(file, columns)
    else:
        yield from read_file(path, columns)


def read_file(path: Path, columns: Columns) -> Iterator[Item]:
    """Yield the items of one file; whatever is wrong with it becomes an item that says so."""
    name = str(path)
    # A pipe (/dev/fd/63) and a file without an ending are read as text.
    reader = readers.READERS.get(ending(path) or ".txt")
    if reader is None:
        yield failed(name, f"files ending in {ending(path)} cannot be read; endings that can: {readers.endings()}")
        return
    try:
        with ExitStack() as stack:
            file: BinaryIO = stack.enter_context(path.open("rb"))
            if path.suffix.lower() == ".gz":
                file = cast("BinaryIO", stack.enter_context(gzip.GzipFile(fileobj=file)))
            yield from reader(file, name, columns)
    except FileNotFoundError:
        yield failed(name, "no such file or folder")
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield failed(name, f"the .gz is damaged ({error}); compress it again", _received(path))
    except SourceError as error:
        yield failed(name, str(error), _received(path))
    except (OSError, ValueError, ArithmeticError) as error:
        # pyarrow raises OSError and ValueError for tables that are damaged or cut short.
        yield failed(
            name,
            f"cannot be read ({str(error).splitlines()[0] if str(error) else type(error).__name__})",
            _received(path),
        )


def _received(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES)
    except OSError:
        return None


def read_standard_input(columns: Columns) -> Iterator[Item]:
    """Yield the items of standard input: rows when its first line is a JSON row, else one text or page."""
    file = sys.stdin.buffer
    first = file.readline(MAX_BYTES + 1)
    if readers.is_json_row(first, columns):
        yield from readers.json_rows(itertools.chain([first], readers.lines(file)), "-", columns)
        return
    whole = io.BytesIO(first + file.read(max(0, MAX_BYTES + 1 - len(first))))
    reader = readers.read_html if readers.is_page(first) else readers.read_text
    try:
        yield from reader(whole, "-", columns)
    except SourceError as error:
        yield failed("-", str(error), whole.getvalue())


def report_count(path: Path) -> int | None:
    """Return how many reports a file holds when its kind or its footer tells, else None."""
    kind = ending(path)
    if kind == ".parquet" and path.is_file():
        import pyarrow.parquet as pq  # noqa: PLC0415

        try:
            return int(pq.read_metadata(path).num_rows)
        except (OSError, ValueError):
            return 1
    return None if kind in {".jsonl", ".csv", ".tsv"} else 1
