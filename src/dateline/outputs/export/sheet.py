"""Rows as an Excel workbook."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import BinaryIO

import xlsxwriter

from dateline.errors import ExportError
from dateline.layouts.item import Item
from dateline.layouts.layout import Layout
from dateline.layouts.tally import Tally
from dateline.layouts.text import rows

MOST_ROWS = 1_048_575  # a sheet of Excel holds so many below its header
LONGEST = 32_767  # characters in a cell
MADE = datetime(1980, 1, 1, tzinfo=UTC)  # the time of every entry in the file: same incidents, same bytes


def write_xlsx(items: Iterable[Item], layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write one sheet; text stays text, so no cell is a formula or a link. Raises ExportError past Excel's limit."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE})
        sheet = book.add_worksheet("incidents")
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [column.name for column in layout.columns], book.add_format({"bold": True}))
        for number, row in enumerate(rows(items, layout, tally), 1):
            if number > MOST_ROWS:
                raise ExportError(f"a sheet holds {MOST_ROWS} rows; narrow the filter, or export csv or parquet")
            cells = [layout.missing if cell is None else cell for cell in row]
            sheet.write_row(number, 0, [cell[:LONGEST] if isinstance(cell, str) else cell for cell in cells])
