"""`dateline rate`: how far people trust a source and believe a report, in the words of the Admiralty scales."""

import getpass
from typing import Annotated, Any

import typer

from dateline.cli.arguments import Database, Printed
from dateline.cli.judge import By, Why
from dateline.cli.output import Format, write_rows
from dateline.errors import UnknownName
from dateline.model import DIGITS, Rating, Reliability
from dateline.settings import DB

COLUMNS = ("scale", "subject", "grade", "by", "at", "why")

group = typer.Typer(
    help="Rate sources (A to F) and reports (1 to 6). Nothing is rated unless somebody does, and the two are never one score.",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.add_typer(group, name="rate")


@group.command()
def source(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A publisher or original source, as reports name it.")],
    letter: Annotated[
        str, typer.Argument(metavar="LETTER", help="A completely reliable ... E unreliable, F cannot be judged.")
    ],
    by: By = None,
    why: Why = "",
    db: Database = DB.default,
) -> None:
    """Rate a source by its record."""
    from dateline.cli.opening import opened

    if letter.upper() not in Reliability.__members__:
        raise UnknownName("letter of reliability", letter, Reliability.__members__)
    with opened(db) as store:
        _tell(store.rate(name, Reliability[letter.upper()], by or getpass.getuser(), why))


@group.command()
def report(
    identity: Annotated[str, typer.Argument(metavar="ID", help="A report, or how its id begins.")],
    digit: Annotated[
        str, typer.Argument(metavar="DIGIT", help="1 confirmed by others ... 5 improbable, 6 cannot be judged.")
    ],
    by: By = None,
    why: Why = "",
    db: Database = DB.default,
) -> None:
    """Rate what one report says, beside what else is known."""
    from dateline.cli.opening import opened

    if digit not in DIGITS:
        raise UnknownName("digit of credibility", digit, DIGITS)
    with opened(db) as store:
        _tell(store.rate(identity, DIGITS[digit], by or getpass.getuser(), why))


@group.command("list")
def list_(form: Printed = Format.TABLE, db: Database = DB.default) -> None:
    """List the ratings that hold."""
    from dateline.cli.opening import opened

    with opened(db) as store:
        rows = [_row(scale, one) for scale in ("source", "report") for one in store.ratings(scale).values()]
    write_rows(rows, COLUMNS, form)


def _tell(made: Rating) -> None:
    typer.echo(f"{made.subject}: {made.grade.value}, says {made.by}")


def _row(scale: str, one: Rating) -> dict[str, Any]:
    return {
        "scale": scale,
        "subject": one.subject,
        "grade": one.grade.value,
        "by": one.by,
        "at": one.at.isoformat(timespec="seconds"),
        "why": one.why,
    }
