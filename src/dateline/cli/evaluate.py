"""`dateline eval`: how right the record is."""

from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import Format

if TYPE_CHECKING:
    from dateline.evaluation.gate import Floors
    from dateline.evaluation.run import Result


class Slice(StrEnum):
    """What scores are cut by."""

    TYPE = "type"
    REGION = "region"
    STYLE = "style"


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("eval")(evaluate)


def evaluate(
    suites: Annotated[
        list[str] | None, typer.Argument(help="Suites to score (all); with --check the gold files to look at.")
    ] = None,
    *,
    gold: Annotated[
        Path | None, typer.Option(help="Folder of the shared gold (../shared/gold beside the checkout).")
    ] = None,
    predictions: Annotated[
        Path | None, typer.Option(help="Score this output of `dateline read --all-modalities --format jsonl`.")
    ] = None,
    places: Annotated[
        list[Path] | None,
        typer.Option(help="Score with the places of this file too, as `dateline places import` would add them."),
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="Print so many errors a suite, with the rules behind them.")] = 0,
    slices: Annotated[Slice | None, typer.Option(help="Cut the scores by type, region or style.")] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="Score at most so many reports a suite.")] = None,
    full: Annotated[bool, typer.Option("--full", help="Score every report of the large suites.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only look whether gold files are well made.")] = False,
    gate: Annotated[bool, typer.Option("--gate", help="Fail when a score is under its accepted floor.")] = False,
    raise_floors: Annotated[
        bool, typer.Option("--raise-floors", help="Accept the scores reached as the new floors.")
    ] = False,
    lower_floors: Annotated[
        bool, typer.Option("--lower-floors", help="With --raise-floors: accept lower scores too.")
    ] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the accuracy table of the README.")] = False,
    document: Annotated[bool, typer.Option("--document", help="Print the page docs/evaluation.md.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How the scores are printed.")] = Format.TABLE,
) -> None:
    """Score the coder against gold reports, stage by stage and end to end."""
    if check:
        _check([Path(name) for name in suites or ()])
        return
    from dateline.evaluation.batch import Extent, folders, run_all
    from dateline.evaluation.document import document as page
    from dateline.evaluation.gate import read_floors
    from dateline.evaluation.imported import measured_places
    from dateline.evaluation.show import error_lines, text_lines
    from dateline.evaluation.show import markdown as table

    where = folders(gold)
    floors = read_floors(where.floors)
    extent = Extent(sample, full, gated=gate and not suites)
    results = []
    plain = form is Format.TABLE and not (slices or markdown or document)
    with measured_places(places or ()) as added:
        if places:
            _say_imported(added, places, judging=gate or raise_floors)
        for result in run_all(tuple(suites or ()), where, extent, predictions):
            results.append(result)
            lines = text_lines([result], floors) if plain else iter(())
            for text in chain(lines, error_lines(result, errors) if errors else ()):
                typer.echo(text)
    if markdown or document:
        typer.echo(page(results) if document else table(results), nl=False)
    elif slices or form is not Format.TABLE:
        _print_rows(results, floors, form, slices)
    if raise_floors:
        _accept(results, floors, where.floors, lower=lower_floors)
    elif gate:
        _judge(results, floors)


def _say_imported(added: int, files: list[Path], *, judging: bool) -> None:
    from dateline.errors import GazetteerError

    if judging:
        raise GazetteerError("floors hold without imported places: leave --places out with --gate and --raise-floors")
    typer.echo(f"with {added} places of {', '.join(map(str, files))}", err=True)


def _print_rows(results: "list[Result]", floors: "dict[str, Floors]", form: Format, cut: Slice | None) -> None:
    from dateline.cli.output import write_rows
    from dateline.evaluation.show import COLUMNS, SLICE_COLUMNS, measure_rows, slice_rows

    if cut:
        write_rows(slice_rows(results, cut.value), SLICE_COLUMNS, form)
    else:
        write_rows(measure_rows(results, floors), COLUMNS, form)


def _judge(results: "list[Result]", floors: "dict[str, Floors]") -> None:
    from dateline.evaluation.gate import breaches

    absent = [result.suite.name for result in results if not result.present]
    if absent:
        typer.echo(f"gate: gold absent, so not gated: {', '.join(absent)}", err=True)
    faults = list(breaches(results, floors))
    for fault in faults:
        typer.echo(f"gate: {fault}", err=True)
    if faults:
        raise typer.Exit(1)
    held = [result.suite.name for result in results if result.present]
    typer.echo(f"gate: floors hold: {', '.join(held)}", err=True)


def _accept(results: "list[Result]", floors: "dict[str, Floors]", path: Path, *, lower: bool) -> None:
    from dateline.evaluation.gate import accepted, write_floors

    new, refused = accepted(results, floors, lower=lower)
    write_floors(path, new)
    for fault in refused:
        typer.echo(f"gate: {fault}; say --lower-floors to accept it", err=True)
    if refused:
        raise typer.Exit(1)


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
