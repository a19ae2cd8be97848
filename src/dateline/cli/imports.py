"""`dateline import` and `dateline compare`: tables of others in the store, and two sets of incidents side by side."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.arguments import Database, Printed
from dateline.cli.judge import By
from dateline.cli.output import Format, write_rows
from dateline.cli.words import shown
from dateline.errors import SourceError
from dateline.settings import DB

if TYPE_CHECKING:
    from dateline.model import Incident

SQLITE = b"SQLite format 3\x00"
SHORT = ("found", "date", "place", "type", "killed", "a", "b", "conflict")
SHORT_ID = 16  # characters of a row's id in a table
SHOWN = 5  # faults that are told one by one


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("import")(bring)
    app.command()(compare)


def bring(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A table or JSON Lines; none: list what was imported.")
    ] = None,
    *,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="NAME", help="acled, ucdp, gdelt, polecat, airwars, csv, jsonl ...; else guessed."
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="What the import is called; else as the file is.")
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The licence that the rows come under; else their owner's.")
    ] = None,
    redistributable: Annotated[
        bool | None,
        typer.Option("--redistributable/--no-redistributable", help="Whether exports may hold the rows; ACLED's: no."),
    ] = None,
    undo: Annotated[str | None, typer.Option(metavar="NAME", help="Take an import out again.")] = None,
    by: By = None,
    db: Database = DB.default,
) -> None:
    """Make incidents of another data set's rows, apart from those that reports tell; the same file again changes nothing."""
    from dateline.store import Store

    if undo is not None:
        with Store(db, create=False) as store:
            typer.echo(f"{store.take_out(undo)} incidents of {undo} taken out", err=True)
    elif file is None:
        from dateline.store.imported import COLUMNS

        with Store(db, create=False) as store:
            write_rows(list(store.imported()), COLUMNS, Format.TABLE)
    else:
        _bring(file, form, {"name": name, "licence": licence, "redistributable": redistributable}, by, db)


def _bring(file: Path, form: str | None, said: dict[str, object], by: str | None, db: str) -> None:
    import getpass

    from dateline.imports import incidents, reading
    from dateline.outputs.export.manifest import digest
    from dateline.store import Import, Store

    if not file.is_file():
        raise SourceError(f"no file {file}")
    chosen, terms = reading(file, form, **said)  # type: ignore[arg-type]
    made = Import(
        terms.name,
        chosen.name,
        file.name,
        digest(file),
        terms.licence,
        terms.redistributable,
        by or getpass.getuser(),
    )
    with Store(db) as store:
        added, already = store.bring(made, incidents(file, chosen, terms))
    allowed = "" if terms.redistributable else "; exports leave them out"
    typer.echo(f"{terms.name} ({chosen.name}): {added} incidents added, {already} there already{allowed}", err=True)
    if terms.uncoded:
        typer.echo(f"{terms.uncoded} have no type of ours; --uncoded lists them", err=True)
    for fault in terms.faults[:SHOWN]:
        typer.echo(f"left out: {fault}", err=True)
    if len(terms.faults) > SHOWN:
        typer.echo(f"left out: {len(terms.faults) - SHOWN} more lines that cannot be read", err=True)


def compare(
    first: Annotated[
        str, typer.Argument(metavar="A", help="A file of any form that is exported or imported, or a store.")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    form: Printed = Format.TABLE,
) -> None:
    """Match two sets of incidents, and say what both have, where their figures contradict each other, what only one has."""
    from collections import Counter

    from dateline.outputs import comparison

    rows = list(comparison.compare(_incidents(first), _incidents(second)))
    write_rows(
        rows if form is not Format.TABLE else map(_short, rows),
        SHORT if form is Format.TABLE else comparison.COLUMNS,
        form,
    )
    numbers = Counter(row["found"] for row in rows)
    typer.echo(", ".join(f"{numbers[found]} {found}" for found in comparison.FINDINGS), err=True)


def _incidents(where: str) -> "Iterator[Incident]":
    """Yield the incidents of a file or a store."""
    from dateline.imports import incidents, reading
    from dateline.store import Store

    path = Path(where)
    if "://" in where or (path.is_file() and _begins(path) == SQLITE):
        with Store(where, create=False) as store:
            yield from store.matching()
        return
    if not path.is_file():
        raise SourceError(f"no file {path}")
    chosen, terms = reading(path)
    yield from (incident for incident, _ in incidents(path, chosen, terms))
    if terms.faults:
        typer.echo(f"{path}: {len(terms.faults)} lines cannot be read, as {terms.faults[0]}", err=True)


def _begins(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(len(SQLITE))


def _short(row: dict[str, Any]) -> dict[str, str]:
    """Return a finding in words: what both tell alike once."""
    told = {
        name: " / ".join(dict.fromkeys(shown(str(row[f"{name}{end}"])) for end in ("_a", "_b") if row[f"{name}{end}"]))
        for name in ("date", "place", "type", "killed")
    }
    names = {end: (row[end] or "")[:SHORT_ID] for end in ("a", "b")}
    return {"found": row["found"], **told, **names, "conflict": row["conflict"] or ""}
