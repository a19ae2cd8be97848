"""Large tables of a store, written by several processes: one reads, the others make lines, and the order stays."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import lru_cache
from importlib import import_module
from itertools import chain, islice
from multiprocessing import get_context
from typing import BinaryIO

from dateline.layouts.item import Row, item_of
from dateline.layouts.layout import BARRED, Layout, barred
from dateline.layouts.tally import Tally
from dateline.layouts.text import Line, encoded, writer

CHUNK = 2_000  # incidents that are passed on together
SMALL = 20_000  # incidents that are written sooner than a crew is there
AHEAD = 3  # chunks a process that may wait: bounds memory
Written = tuple[bytes, Tally]


def write_stored(rows: Iterable[Row], layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write the lines of a store's incidents in their order."""
    chunks = _chunks(rows)
    written: Iterator[Written]
    first = list(islice(chunks, SMALL // CHUNK))
    following = next(chunks, None)
    hands = os.cpu_count() or 1
    if following is None or hands == 1:
        rest = chunks if following is None else chain([following], chunks)
        written = (lines(layout, chunk) for chunk in chain(first, rest))
    else:
        written = _shared(chain(first, [following], chunks), layout, hands)
    for text, part in written:
        out.write(text)
        tally.add(part)


def lines(layout: Layout, chunk: list[Row]) -> Written:
    """Return the lines of some incidents, and how many there are and were left out for which reason."""
    write, tally, found = _writer(layout), Tally(), []
    for row in chunk:
        item = item_of(row)
        if barred(item):
            tally.left_out[BARRED] += 1
        elif line := write(item, tally):
            found.append(line)
    return encoded("".join(found)), tally


def _shared(chunks: Iterator[list[Row]], layout: Layout, hands: int) -> Iterator[Written]:
    """Yield what a crew makes of the chunks, in their order."""
    waiting: deque[Future[Written]] = deque()
    # Fresh processes: a copy of this one would share its connections to the database.
    with ProcessPoolExecutor(hands, get_context("spawn")) as crew:
        for chunk in chunks:
            waiting.append(crew.submit(_lines_of, layout.name, chunk))
            if len(waiting) >= hands * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _lines_of(name: str, chunk: list[Row]) -> Written:
    formats = import_module("dateline.outputs.export").FORMATS.values()
    return lines(next(one.layout for one in formats if one.layout.name == name), chunk)


@lru_cache(maxsize=4)
def _writer(layout: Layout) -> Line:
    """Return the writer of a layout, which keeps what it has worked out from one chunk to the next."""
    return writer(layout)


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    stream = iter(rows)
    while chunk := list(islice(stream, CHUNK)):
        yield chunk
