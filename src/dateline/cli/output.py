"""Rows on standard output: a table for people, lines for programs."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


Row = Mapping[str, Any]


def line(row: object) -> str:
    """Return one JSON line, keys in the order given."""
    return json.dumps(row, ensure_ascii=False)


def write_rows(rows: Iterable[Row], columns: Sequence[str], form: Format, title: str | None = None) -> None:
    """Print rows; a table shows the named columns, JSON forms show every key, CSV the named columns."""
    match form:
        case Format.JSONL:
            for row in rows:
                sys.stdout.write(line(row) + "\n")
        case Format.JSON:
            sys.stdout.write(json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n")
        case Format.CSV:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(columns)
            writer.writerows([cell(row.get(column)) for column in columns] for row in rows)
        case Format.TABLE:
            _table(rows, columns, title)


def cell(value: object) -> str:
    """Return a value as the text of a cell: blank for nothing, lists joined, the rest as JSON or as it prints."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(cell(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _table(rows: Iterable[Row], columns: Sequence[str], title: str | None) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell(row.get(column))) for column in columns))
    Console(file=sys.stdout).print(table)
