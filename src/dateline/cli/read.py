"""`dateline read`: code reports and print the record, storing nothing."""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import ColumnPairs, Sources, columns
from dateline.cli.arrival import arrivals
from dateline.cli.output import Format, line, write_rows

if TYPE_CHECKING:
    from dateline.model import Coded


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command()(read)


def read(
    sources: Sources,
    form: Annotated[
        Format, typer.Option("--format", help="A page for people; jsonl, json or csv for programs.")
    ] = Format.TABLE,
    column: ColumnPairs = None,
    all_modalities: Annotated[
        bool, typer.Option("--all-modalities", help="List plans, denials, hypotheses and history too.")
    ] = False,
) -> None:
    """Code reports and print what they tell: a page for people, or one JSON line a report. Nothing is stored."""
    from dateline.cli.progress import progress
    from dateline.cli.words import shown
    from dateline.pipeline import code

    failed: list[str] = []
    with progress(sources) as tell:
        _print(_watched(code(arrivals(sources, columns(column)), all_modalities=all_modalities), failed, tell), form)
    for message in failed:
        typer.echo(shown(f"dateline: {message}"), err=True)
    if failed:
        raise typer.Exit(3)


def _watched(coded: "Iterable[Coded]", failed: list[str], tell: Callable[[int, str], None]) -> "Iterator[Coded]":
    """Yield the reports and note which failed."""
    for number, one in enumerate(coded, 1):
        if one.report.error is not None:
            failed.append(one.report.error)
        tell(number, f"{number} reports")
        yield one


def _print(coded: "Iterable[Coded]", form: Format) -> None:
    from dateline.serial import record

    match form:
        case Format.TABLE:
            from dateline.cli.pages import reading_page

            for one in coded:
                reading_page(one)
        case Format.CSV:
            _csv(coded)
        case Format.JSONL:
            for one in coded:
                sys.stdout.write(line(record(one)) + "\n")
        case Format.JSON:
            write_rows((record(one) for one in coded), (), form)


def _csv(coded: "Iterable[Coded]") -> None:
    """Print one row an event, as `dateline events --format csv` does."""
    from dateline.cli.output import cell
    from dateline.cli.rows import CSV_COLUMNS, csv_row

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for one in coded:
        for event in one.events:
            row = csv_row(event)
            writer.writerow([cell(row[column]) for column in CSV_COLUMNS])
