"""The command line: one module a command group, each with `register(app)`; heavy imports stay inside the commands."""

import sys

import typer

from dateline.cli import (
    actors,
    clean,
    codebook,
    database,
    doctor,
    evaluate,
    export,
    imports,
    incidents,
    judge,
    mcp,
    places,
    rate,
    read,
    serve,
    store,
    user,
)
from dateline.errors import DatelineError

GROUPS = (
    read,
    evaluate,
    codebook,
    doctor,
    store,
    incidents,
    judge,
    rate,
    export,
    imports,
    clean,
    actors,
    places,
    database,
    serve,
    user,
    mcp,
)

app = typer.Typer(
    name="dateline",
    help="Read reports about armed conflict and keep the record: what, where, when, who to whom, how many, who says so.",
    no_args_is_help=True,
    rich_markup_mode=None,  # rich help costs more than half the start of the program
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for group in GROUPS:
    group.register(app)


def main() -> None:
    """Run the command line; an error that a user can act on is one line on standard error and exit code 2."""
    try:
        app()
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(141)
