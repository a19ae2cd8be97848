"""`dateline read`: code reports and print the record, storing nothing."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.output import Format, line, write_rows

if TYPE_CHECKING:
    from dateline.model import Coded

COLUMNS = ("report", "date", "place", "type", "side_a", "side_b", "killed", "injured", "said by", "words")


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command()(read)


def read(
    sources: Annotated[list[str], typer.Argument(help="Files, folders, URLs, or - for standard input.", metavar="SOURCE...")],
    form: Annotated[Format, typer.Option("--format", help="A table for people; jsonl, json or csv for programs.")] = Format.TABLE,
    column: Annotated[list[str] | None, typer.Option("--column", help="Where a table keeps a field: name=column.")] = None,
    all_modalities: Annotated[bool, typer.Option("--all-modalities", help="List plans, denials, hypotheses and history too.")] = False,
) -> None:
    """Code reports and print what they tell: one JSON line a report, or a table of events. Nothing is stored."""
    from dateline.cli.progress import progress
    from dateline.cli.words import columns_of
    from dateline.pipeline import code
    from dateline.serial import record
    from dateline.sources import read as read_sources

    failed: list[str] = []
    coded = _watched(code(progress(read_sources(sources, columns_of(column)), "reading"), all_modalities=all_modalities), failed)
    if form is Format.JSONL:
        for one in coded:
            sys.stdout.write(line(record(one)) + "\n")
    elif form is Format.JSON:
        write_rows((record(one) for one in coded), (), form)
    else:
        write_rows((row for one in coded for row in _rows(one)), COLUMNS, form)
    for message in failed:
        typer.echo(f"dateline: {message}", err=True)
    if failed:
        raise typer.Exit(3)


def _watched(coded: "Iterator[Coded]", failed: list[str]) -> "Iterator[Coded]":
    for one in coded:
        if one.report.error is not None:
            failed.append(one.report.error)
        yield one


def _rows(one: "Coded") -> Iterator[dict[str, str]]:
    """Yield one table row an event, in words for people."""
    from dateline.cli.words import count_words, sides_words, when_words, where_words

    name = (one.report.title or one.report.input_id or one.report.source)[:40]
    if not one.events:
        yield {"report": name, "type": one.report.error or one.status.value}
    for event in one.events:
        yield {
            "report": name,
            "date": when_words(event.date),
            "place": where_words(event.place),
            "type": event.type if event.modality == "actual" else f"{event.type} ({event.modality})",
            "side_a": sides_words(event.side_a),
            "side_b": sides_words(event.side_b),
            "killed": count_words(event.counts.killed),
            "injured": count_words(event.counts.injured),
            "said by": "; ".join(f"{claim.speaker} {claim.stance}" for claim in event.claims),
            "words": event.evidence["type"][0].of(one.report.text),
        }
        name = ""
