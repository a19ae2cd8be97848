"""Rows as lines of CSV or tab-separated text, safe to open in a spreadsheet program."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from dateline.layouts.item import Item
from dateline.layouts.layout import Cell, Column, Layout, Verbatim
from dateline.layouts.tally import Tally
from dateline.serial import Bounded

FORMULA = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
GUARDED = (*FORMULA, GUARD)
QUOTE = '"'
SPECIAL = re.compile(r"""[",\t\r\n]|^[-=+@']""")  # a text without any of these is written as it is
Text = Callable[[Item], str]
Line = Callable[[Item, Tally], str | None]


def writer(layout: Layout) -> Line:
    """Return what gives an incident's line, None for one that the layout cannot tell; the tally counts both.

    What one aspect alone decides is worked out once for all that are alike in it.
    """
    refusals = [(aspect, Bounded[str](), refuse) for aspect, refuse in layout.refusals]
    runs = [
        (aspect, Bounded[str](), _run(layout, tuple(columns)))
        for aspect, columns in groupby(layout.columns, key=lambda column: column.reads)
    ]
    separator = layout.separator

    def line(item: Item, tally: Tally) -> str | None:
        keys = item.shared or item.keys
        if item.incident.origin is not None:
            return _as_it_came(item, layout, tally)
        for decides, reasons, refuse in refusals:
            reason = reasons.get(keys[decides])
            if reason is None:
                reason = reasons.keep(keys[decides], refuse(item) or "")
            if reason:
                tally.left_out[reason] += 1
                return None
        tally.written += 1
        parts = []
        for aspect, texts, make in runs:
            if aspect is None:
                parts.append(make(item))
                continue
            text = texts.get(keys[aspect])
            parts.append(texts.keep(keys[aspect], make(item)) if text is None else text)
        return separator.join(parts) + "\n"

    return line


def _as_it_came(item: Item, layout: Layout, tally: Tally) -> str | None:
    """Return the line of what no report told, which may have come in this very format."""
    for row in rows([item], layout, tally):
        return layout.separator.join([text_of(cell, layout) for cell in row]) + "\n"
    return None


def _run(layout: Layout, columns: tuple[Column, ...]) -> Text:
    """Return what gives the text of columns that stand side by side."""
    values, separator, special = [column.value for column in columns], layout.separator, SPECIAL.search

    def text(item: Item) -> str:
        cells = [value(item) for value in values]
        return separator.join(
            [cell if type(cell) is str and not special(cell) else text_of(cell, layout) for cell in cells]
        )

    return text


def line_of(layout: Layout, cells: Iterable[Cell]) -> bytes:
    """Return cells as a line."""
    return encoded(layout.separator.join([text_of(cell, layout) for cell in cells]) + "\n")


def encoded(text: str) -> bytes:
    """Return the text in UTF-8; half of a sign becomes a question mark."""
    return text.encode("utf-8", "replace")


def text_of(cell: Cell, layout: Layout) -> str:
    """Return a cell as it is written: guarded, and in quotes where it holds the separator or a quote."""
    if cell is None:
        return layout.missing
    if type(cell) is str and not SPECIAL.search(cell):
        return cell
    text = guarded(cell, layout.missing)
    if '"' in text or layout.separator in text:
        return f'"{text.replace(QUOTE, QUOTE * 2)}"'
    return text


def rows(items: Iterable[Item], layout: Layout, tally: Tally) -> Iterator[list[Cell]]:
    """Yield the rows of those incidents that the layout can tell; the tally counts them, and the others by reason."""
    for item in items:
        reason = layout.refusal(item)
        if reason is None:
            tally.wrote(item.incident.origin)
            yield layout.row(item)
        else:
            tally.left_out[reason] += 1


def guarded(cell: Cell, missing: str = "") -> str:
    """Return a cell's text; what a spreadsheet would take for a formula gets an apostrophe in front, which it hides."""
    if cell is None:
        return missing
    if isinstance(cell, bool):
        return str(int(cell))
    if not isinstance(cell, str) or isinstance(cell, Verbatim):
        return str(cell)
    text = " ".join(cell.split()) if "\n" in cell or "\t" in cell or "\r" in cell else cell
    return GUARD + text if text.startswith(GUARDED) else text


def unguarded(text: str) -> str:
    """Return what a guarded cell stood for; an apostrophe that guards nothing stays."""
    return text[1:] if text.startswith(GUARD) and text[1:].startswith(GUARDED) else text
