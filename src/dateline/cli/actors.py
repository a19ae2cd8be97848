"""`dateline actors`: look actors up, and import a list of them."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.output import Format, write_rows
from dateline.errors import DatelineError, UnknownName

if TYPE_CHECKING:
    from dateline.model import Actor

COLUMNS = ("id", "name", "kind", "country", "armed", "start", "end", "became")
group = typer.Typer(help="The registry of actors: who a name means.", no_args_is_help=True)
AsFormat = Annotated[Format, typer.Option("--format", help="How rows are printed.")]


@group.command()
def find(
    name: Annotated[str, typer.Argument(help="A name as a report writes it.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day meant, as YYYY-MM-DD.")] = None,
    form: AsFormat = Format.TABLE,
) -> None:
    """List the actors that a name may mean, best first."""
    from dateline.actors import open_registry

    registry = open_registry()
    found = registry.find(name, _day(on))
    if not found:
        raise UnknownName("actor", name, registry.names())
    write_rows(map(_row, found), COLUMNS, form)


@group.command()
def show(
    actor_id: Annotated[str, typer.Argument(metavar="ID", help="An actor's id, as `find` prints it.")],
    form: AsFormat = Format.TABLE,
) -> None:
    """Show everything that is known of one actor."""
    from dateline.actors import open_registry

    row = _row(open_registry().get(actor_id))
    if form is Format.TABLE:
        write_rows([{"field": key, "value": value} for key, value in row.items()], ("field", "value"), form)
    else:
        write_rows([row], tuple(row), form)


@group.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="UCDP's actor list, or a CSV with a `name` column.")],
) -> None:
    """Add the actors of a file: UCDP's list (CSV or JSON lines) or a CSV: name, kind, country, aliases, ...

    A malformed row is named with its line, the others are kept, and the exit code is 3.
    """
    from dateline.actors.importing import import_file
    from dateline.actors.registry import open_registry, user_file

    done = import_file(path)
    open_registry.cache_clear()
    for fault in done.faults:
        typer.echo(f"dateline: {fault}", err=True)
    known = f", {done.known} known already" if done.known else ""
    typer.echo(f"{len(done.kept)} actors imported into {user_file()}{known}")
    if done.faults:
        raise typer.Exit(3)


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.add_typer(group, name="actors")


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise DatelineError(f"--on {said!r} is no date; write it as 2017-01-28") from None


def _row(actor: "Actor") -> dict[str, Any]:
    row = asdict(actor)
    for end in ("start", "end"):
        row[end] = row[end].isoformat() if row[end] else None
    return row | {"kind": actor.kind.value}
