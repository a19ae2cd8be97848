"""`dateline doctor`: what is installed, and what would mend what is missing."""

from typing import Annotated

import typer

from dateline.cli.output import Format, write_rows

COLUMNS = ("part", "state", "found", "mend")


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("doctor")(doctor)


def doctor(
    prepare: Annotated[bool, typer.Option("--prepare", help="Build the place index now, once.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to print.")] = Format.TABLE,
) -> None:
    """Show what is installed and what would mend what is missing."""
    if prepare:
        from dateline.gazetteer import open_gazetteer

        typer.echo("preparing the place index, which takes about a minute the first time", err=True)
        open_gazetteer()
    from dataclasses import asdict

    from dateline.cli.examination import examine

    findings = tuple(examine())
    write_rows([asdict(finding) for finding in findings], COLUMNS, form)
    if any(finding.must and finding.state == "problem" for finding in findings):
        raise typer.Exit(1)
