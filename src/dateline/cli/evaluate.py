"""`dateline eval`: how right the record is."""

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("eval")(evaluate)


def evaluate(
    suites: Annotated[list[str] | None, typer.Argument(help="suites to score, or gold files with --check")] = None,
    check: Annotated[bool, typer.Option("--check", help="Only look whether gold files are well made.")] = False,
) -> None:
    """Score the coder against gold reports."""
    if check:
        _check([Path(name) for name in suites or ()])


def _check(paths: list[Path]) -> None:
    from dateline.errors import SourceError
    from dateline.evaluation.check import check_files
    from dateline.evaluation.gold import read_rows

    if not paths:
        raise SourceError("--check wants the gold files to look at: dateline eval --check eval/gold/*.jsonl")
    faults = check_files(paths)
    for fault in faults:
        typer.echo(str(fault))
    reports = [row for path in paths for row in read_rows(path)]
    events = sum(len(row.get("events") or ()) for row in reports)
    typer.echo(f"{len(reports)} reports, {events} events, {len(faults)} faults", err=True)
    if faults:
        raise typer.Exit(1)
