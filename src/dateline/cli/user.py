"""`dateline user`: who may use the store over the network, and with which tokens."""

from typing import Annotated

import typer

from dateline.cli.arguments import Database, Printed
from dateline.cli.output import Format, write_rows
from dateline.model import Role
from dateline.settings import DB

COLUMNS = ("name", "role", "tokens", "added")

group = typer.Typer(
    help="Say who may use the store over the network. Tokens are shown once; the store keeps only a digest of them.",
    no_args_is_help=True,
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name; judgements are written down under it.")]
Rank = Annotated[
    Role,
    typer.Option(help="A reader reads, a reviewer judges and writes notes, an editor undoes judgements of others too."),
]
Days = Annotated[int, typer.Option(min=1, max=3650, help="How many days the token holds.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.add_typer(group, name="user")


@group.command()
def add(name: Name, role: Rank = Role.REVIEWER, days: Days = 90, db: Database = DB.default) -> None:
    """Write a user down, or give one another role, and print a token."""
    from dateline.cli.opening import opened

    with opened(db) as store:
        store.people.add(name, role)
        typer.echo(store.people.token(name, days))


@group.command("list")
def list_users(form: Printed = Format.TABLE, db: Database = DB.default) -> None:
    """List the users, each with how many tokens hold."""
    from dateline.cli.opening import opened

    with opened(db) as store:
        rows = [
            {
                "name": one.name,
                "role": one.role.value,
                "tokens": one.tokens,
                "added": one.added.isoformat(timespec="seconds"),
            }
            for one in store.people.all()
        ]
    write_rows(rows, COLUMNS, form)


@group.command()
def remove(name: Name, db: Database = DB.default) -> None:
    """Take a user out, with all tokens; what the user decided stays."""
    from dateline.cli.opening import opened

    with opened(db) as store:
        store.people.remove(name)


@group.command()
def token(
    name: Name,
    days: Days = 90,
    revoke: Annotated[bool, typer.Option("--revoke", help="Make all tokens of the user void instead.")] = False,
    db: Database = DB.default,
) -> None:
    """Print a new token of a user, or make all of them void."""
    from dateline.cli.opening import opened

    with opened(db) as store:
        if revoke:
            typer.echo(f"{store.people.revoke(name)} tokens of {name} are void", err=True)
        else:
            typer.echo(store.people.token(name, days))
