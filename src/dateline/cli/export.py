"""`dateline export`, `release`, `releases` and `diff`: incidents as files of the field, named, and compared."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import Database, Printed, Public
from dateline.cli.filters import Filtered, asked, is_asked
from dateline.cli.judge import By
from dateline.cli.output import Format, write_rows
from dateline.errors import ExportError
from dateline.model import Fusing, Incident
from dateline.settings import DB

if TYPE_CHECKING:
    from dateline.outputs.export import Item
    from dateline.store import Store

SUFFIX = ".jsonl"
CHUNK = 500  # incidents whose reports are looked up together
MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S.%f"]

Out = Annotated[
    Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write; a manifest stands beside it.")
]
AsOf = Annotated[
    datetime | None, typer.Option("--as-of", formats=MOMENTS, help="As the store stood then (UTC), judgements too.")
]
Rule = Annotated[Fusing, typer.Option(help="How the sources' figures become one.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command(cls=Filtered)(export)
    for command in (release, releases, diff):
        app.command()(command)


def export(
    ctx: typer.Context,
    output: Out,
    form: Annotated[
        str, typer.Option("--format", metavar="NAME", help="acled, ucdp, polecat, gdelt, csv, jsonl ...")
    ] = "csv",
    *,
    hxl: Annotated[bool, typer.Option("--hxl", help="Add the row of HXL tags under the header.")] = False,
    as_of: AsOf = None,
    public: Public = False,
    db: Database = DB.default,
) -> None:
    """Write the incidents of the store in a format of the field, with a manifest of what was left out and why."""
    from dateline.cli.opening import opened
    from dateline.outputs.export import Stored
    from dateline.outputs.export import export as write

    if as_of and is_asked(ctx):
        raise ExportError("a filter asks the store as it is now; leave it out, or leave out --as-of")
    with opened(db, public=public) as store:
        wanted = asked(ctx)
        query = {"as_of": as_of.isoformat() if as_of else None, **dict(wanted.pairs())}
        query |= {"policy": store.policy.name} if store.policy else {}
        items = _items(store, _former(store, as_of)) if as_of else Stored.of(store, wanted)
        told = write(items, form, output, query, hxl=hxl)
    typer.echo(f"{told['rows']} rows in {output}", err=True)
    for reason, number in told["left_out"].items():
        typer.echo(f"left out: {number} with {reason}", err=True)


def release(  # noqa: PLR0917  (typer reads the parameters as the command's arguments)
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called, as 2024-12.")],
    output: Out,
    as_of: AsOf = None,
    rule: Rule = Fusing.CONSERVATIVE,
    by: By = None,
    db: Database = DB.default,
) -> None:
    """Freeze the incidents under a name: a file that the same store gives again, byte for byte, at any later time."""
    import getpass

    from dateline.cli.opening import opened
    from dateline.merging import incidents_of
    from dateline.outputs.export import export as write

    if output.suffix != SUFFIX:
        raise ExportError(f"a release is written as JSON Lines: call the file {output.with_suffix(SUFFIX).name}")
    with opened(db) as store:
        moment = _aware(as_of) or datetime.now(UTC)
        query = {"release": name, "as_of": moment.isoformat(), "rule": rule.value}
        found = (incident for incident in incidents_of(store, moment, rule) if incident.type is not None)
        told = write(_items(store, found), "jsonl", output, query)
        store.release(name, moment, rule.value, told["sha256"], by or getpass.getuser())
    typer.echo(f"release {name}: {told['rows']} incidents in {output}, sha256 {told['sha256']}")


def releases(form: Printed = Format.TABLE, db: Database = DB.default) -> None:
    """List the releases of the store."""
    from dateline.cli.opening import opened

    with opened(db) as store:
        write_rows(list(store.released()), ("name", "as_of", "rule", "sha256", "by"), form)


def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="The file of a release.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="The file of a later one.")],
    form: Printed = Format.TABLE,
) -> None:
    """Say what changed from one release to another, and why."""
    from dateline.outputs.difference import COLUMNS, difference, read_release

    rows = list(difference(read_release(before), read_release(after)))
    write_rows(rows, COLUMNS, form)
    typer.echo(f"{len({row['id'] for row in rows})} incidents differ", err=True)


def _aware(moment: datetime | None) -> datetime | None:
    """Return the moment in UTC; a bare day stands for its end, since what came in on that day belongs to it."""
    if moment is None:
        return None
    whole_day = moment.time() == time()
    return (moment + timedelta(days=1) - timedelta(microseconds=1) if whole_day else moment).replace(tzinfo=UTC)


def _former(store: "Store", as_of: datetime) -> Iterable[Incident]:
    from dateline.merging import incidents_of

    return (incident for incident in incidents_of(store, _aware(as_of)) if incident.type is not None)


def _items(store: "Store", found: Iterable[Incident]) -> "Iterator[Item]":
    """Yield the incidents with what is told of their reports."""
    from itertools import islice

    from dateline.outputs.export import Item, Source

    stream = iter(found)
    while chunk := list(islice(stream, CHUNK)):
        reports = store.sources({name for incident in chunk for name in incident.report_ids})
        for incident in chunk:
            told = [reports[name] for name in incident.report_ids if name in reports]
            yield Item(
                incident,
                tuple(
                    Source(one.id, one.publisher, one.original_source, one.title, one.url, one.published)
                    for one in told
                ),
            )
