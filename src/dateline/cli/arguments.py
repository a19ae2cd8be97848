"""Arguments and options that several commands take, each declared once."""

from typing import Annotated

import typer

from dateline.cli.output import Format
from dateline.settings import DB, POLICY

Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, URLs, or - for standard input.")
]
ColumnPairs = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="NAME=COLUMN", help="A table's column for one of ours, as text=body."),
]
Database = Annotated[str, typer.Option("--db", envvar=DB.variable, metavar="FILE", help=f"{DB.help.capitalize()}.")]
Public = Annotated[
    bool, typer.Option("--public", help=f"Only what may be public, by the policy in {POLICY.variable} or the default.")
]
Printed = Annotated[Format, typer.Option("--format", help="How rows are printed.")]


def columns(pairs: list[str] | None) -> dict[str, str]:
    """Return the mapping that `--column name=column` options give."""
    mapping: dict[str, str] = {}
    for pair in pairs or []:
        name, equals, theirs = pair.partition("=")
        if not equals or not theirs:
            raise typer.BadParameter(f"{pair!r} is not of the form NAME=COLUMN, as text=body", param_hint="--column")
        mapping[name.strip()] = theirs.strip()
    return mapping
