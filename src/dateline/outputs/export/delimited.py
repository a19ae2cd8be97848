"""Rows as CSV or tab-separated text, safe to open in a spreadsheet program."""

import csv
from collections.abc import Iterable, Iterator
from io import TextIOWrapper
from typing import BinaryIO

from dateline.outputs.export.item import Item
from dateline.outputs.export.layout import Cell, Layout
from dateline.outputs.export.manifest import Tally

FORMULA = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"


def write_delimited(items: Iterable[Item], layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write rows as UTF-8 text, separated as the layout says."""
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="")
    writer = csv.writer(text, lineterminator="\n", delimiter=layout.separator)
    if layout.header:
        writer.writerow([column.name for column in layout.columns])
    if layout.tagged:
        writer.writerow([column.hxl or "" for column in layout.columns])
    for row in rows(items, layout, tally):
        writer.writerow([guarded(cell, layout.missing) for cell in row])
    text.flush()
    text.detach()


def rows(items: Iterable[Item], layout: Layout, tally: Tally) -> Iterator[list[Cell]]:
    """Yield the rows of those incidents that the layout can tell; the tally counts them, and the others by reason."""
    for item in items:
        reason = layout.refusal(item)
        if reason is None:
            tally.written += 1
            yield layout.row(item)
        else:
            tally.left_out[reason] += 1


def guarded(cell: Cell, missing: str = "") -> str:
    """Return a cell's text; what a spreadsheet would take for a formula gets an apostrophe in front, which it hides."""
    if cell is None:
        return missing
    if isinstance(cell, bool):
        return str(int(cell))
    if not isinstance(cell, str):
        return str(cell)
    text = " ".join(cell.split()) if any(sign in cell for sign in "\t\r\n") else cell
    return GUARD + text if text.startswith((*FORMULA, GUARD)) else text


def unguarded(text: str) -> str:
    """Return what a guarded cell stood for."""
    return text[1:] if text.startswith(GUARD) else text
