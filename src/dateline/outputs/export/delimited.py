"""Tables as CSV or tab-separated text."""

from collections.abc import Iterable
from typing import BinaryIO

from dateline.layouts.item import Item
from dateline.layouts.layout import Layout
from dateline.layouts.tally import Tally
from dateline.layouts.text import encoded, line_of, writer
from dateline.outputs.export.crew import lines, write_stored
from dateline.outputs.export.stored import Lines, Stored


def write_delimited(items: Iterable[Item], layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write rows as UTF-8 text, separated as the layout says."""
    if layout.header:
        out.write(line_of(layout, [column.name for column in layout.columns]))
    if layout.tagged:
        out.write(line_of(layout, [column.hxl for column in layout.columns]))
    if not isinstance(items, Stored):
        write = writer(layout)
        for item in items:
            if line := write(item, tally):
                out.write(encoded(line))
    elif finished := items.lines(layout.name):
        _pass_on(finished, layout, out, tally)
    else:
        write_stored(items.briefs, layout, out, tally)


def _pass_on(finished: Lines, layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write lines as they come, and make those that are not there; the tally counts both."""
    for some in finished:
        parts = []
        for line, refused, row in some:
            if line is not None:
                parts.append(f"{line}\n".encode())
                tally.written += 1
            elif refused is not None:
                tally.left_out[refused] += 1
            elif row is not None:
                made, part = lines(layout, [row])
                parts.append(made)
                tally.add(part)
        out.write(b"".join(parts))
