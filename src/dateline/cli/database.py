"""`dateline db`: look after the store: renew its tables, look for damage, copy it whole."""

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.arguments import Database
from dateline.settings import DB, POLICY

group = typer.Typer(help="Look after the store: upgrade, check, backup, restore, move.", no_args_is_help=True)

Source = Annotated[str, typer.Argument(metavar="FROM", help="A store: a file, or the URL of a PostgreSQL database.")]
Target = Annotated[str, typer.Argument(metavar="TO", help="A new or empty store: a file, or a URL.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.add_typer(group, name="db")


@group.command()
def upgrade(db: Database = DB.default) -> None:
    """Bring the tables of an older store, and lines of exports kept in it, up to date: all steps or none."""
    from dateline.store import upgrade as steps

    before, after = steps.upgrade(db)
    typer.echo(f"schema {after}, as it was" if before == after else f"schema {before} became {after}")


@group.command()
def check(db: Database = DB.default) -> None:
    """Look for damage: in the database itself, and whether every record can be read; exit code 1 if there is any."""
    from dateline.cli.opening import opened

    with opened(db) as store:
        faults = list(store.faults())
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(1)
    typer.echo("sound")


@group.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    db: Database = DB.default,
) -> None:
    """Copy the store into a file, while others go on working with it; the file is a store itself."""
    _copy(db, str(file))


@group.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `dateline db backup` wrote.")],
    db: Database = DB.default,
) -> None:
    """Copy a backup into a new or empty store."""
    _copy(str(file), db)


@group.command()
def move(source: Source, target: Target) -> None:
    """Copy a store into another kind of database, as from a file to a PostgreSQL server; the first one stays."""
    _copy(source, target)


@group.command()
def retain(
    days: Annotated[
        int | None, typer.Option(min=0, help="How long full texts are kept; by default as the policy says.")
    ] = None,
    db: Database = DB.default,
) -> None:
    """Drop the full texts of reports whose time is over; quotes, offsets and digests stay."""
    from dateline.publication import Policy
    from dateline.store import Store

    with Store(db, create=False) as store:
        dropped = store.retain(Policy.read(POLICY.value() or "default").retention_days if days is None else days)
    typer.echo(f"{dropped} full texts dropped")


def _copy(source: str, target: str) -> None:
    from dateline.cli.opening import private_only
    from dateline.store.transfer import transfer

    private_only("a copy of a store")
    rows = transfer(source, target, lambda table, number: typer.echo(f"{table}: {number}", err=True))
    typer.echo(f"{rows} rows copied")
