"""`dateline places`: look places up, import a list of them, and find those that reports name."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from dateline.cli import output
from dateline.cli.arguments import ColumnPairs, Sources, columns
from dateline.cli.output import Format, write_rows
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.model import Place, Report, Toponym

COLUMNS = ("id", "name", "kind", "country", "admin1", "lat", "lon")
DEFAULT = "in"


class FilesOrCommand(TyperGroup):
    """A group whose first word is a command's name, or else a file: `places FILE` is `places in FILE`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # base is private
        """Return the arguments with the default command put before a file or an option of its own."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


group = typer.Typer(
    cls=FilesOrCommand,
    help="The gazetteer: which places a name means, and which places reports name (`places FILE...`).",
    no_args_is_help=True,
)


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.add_typer(group, name="places")


@group.command()
def find(
    name: Annotated[str, typer.Argument(help="A place name as a report writes it.")],
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="Only places in this country, as SY.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How rows are printed.")] = Format.TABLE,
) -> None:
    """List the places that a name may mean, best first; transliterations of a name meet."""
    from dateline.gazetteer import open_gazetteer

    found = open_gazetteer().find(name, country.upper() if country else None)
    if not found:
        where = f" in {country.upper()}" if country else ""
        raise DatelineError(f"no place is called {name!r}{where}; add places with: dateline places import FILE")
    write_rows(map(_place_row, found), COLUMNS, form)


@group.command("import")
def import_(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="A GeoNames dump (.txt, .zip), or a CSV with name, lat and lon.")
    ],
) -> None:
    """Add the places of a file to your own: a GeoNames dump, or a CSV: name, lat, lon, adm_1, adm_2, country.

    They are kept in the cache folder, and every command looks them up beside the built-in ones.
    """
    from dateline.gazetteer import open_gazetteer
    from dateline.gazetteer.imports import import_places
    from dateline.settings import cache_folder

    done = import_places(path, cache_folder(), open_gazetteer())
    open_gazetteer.cache_clear()
    typer.echo(f"{done.new} places imported from {path}, {done.known} known already")


@group.command(DEFAULT)
def in_reports(
    sources: Sources,
    column: ColumnPairs = None,
) -> None:
    """Print the places that each report names, a JSON line a report; `places FILE` is short for `places in FILE`.

    A report that cannot be read has an `error`, and the exit code is then 3.
    """
    from dateline.pipeline import places, refusal_of
    from dateline.sources import read

    failed = False
    for report, toponyms in places(read(sources, columns(column), as_received=True)):
        row: dict[str, Any] = {"id": report.input_id or report.id, "toponyms": list(map(_toponym_row, toponyms))}
        error = report.error or (_unread(report) if refusal_of(report) else None)
        if error:
            failed = failed or report.error is not None
            row["error"] = error
            typer.echo(f"dateline: {error}", err=True)
        typer.echo(output.line(row))
    if failed:
        raise typer.Exit(3)


def _unread(report: "Report") -> str:
    return f"{report.source}: a report in the language {report.language!r}; so far only English is read"


def _place_row(place: "Place") -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(place)


def _toponym_row(toponym: "Toponym") -> dict[str, Any]:
    place = toponym.place
    return {
        "start": toponym.span.start,
        "end": toponym.span.end,
        "name": toponym.name,
        "geonames_id": place.id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "precision": toponym.precision.value,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
    }
