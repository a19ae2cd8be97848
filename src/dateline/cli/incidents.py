"""`dateline incidents`: one happening, all its reports."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.arguments import ColumnPairs, Database, Printed, Public, columns
from dateline.cli.filters import Filtered, asked, is_asked
from dateline.cli.output import Format, write_rows
from dateline.errors import SourceError
from dateline.model import Fusing
from dateline.settings import DB

if TYPE_CHECKING:
    from dateline.model import Coded, Incident
    from dateline.store import Store

BY_REPORT = ("id", "incident_ids", "voice")


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command(cls=Filtered)(incidents)


def incidents(
    ctx: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]...", help="Files, folders, URLs, - for standard input; none: what the store holds."
        ),
    ] = None,
    *,
    column: ColumnPairs = None,
    rule: Annotated[
        Fusing,
        typer.Option(help="How the sources' figures become one: the lowest is best (ACLED), or the middle one (UCDP)."),
    ] = Fusing.CONSERVATIVE,
    by_report: Annotated[
        bool, typer.Option("--by-report", help="A row a report: its incidents and its voice.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many.")] = None,
    form: Printed = Format.TABLE,
    public: Public = False,
    db: Database = DB.default,
) -> None:
    """Put reports of one happening together: who says so, how many, what is disputed. Of sources nothing is stored."""
    from dateline.cli.incident_rows import listing_order
    from dateline.cli.opening import opened

    if is_asked(ctx) and (sources or by_report):
        raise SourceError("a filter asks the incidents of a store; leave it out, or leave out sources and --by-report")
    if sources:
        coded, found = _read(sources, column, rule)
        if by_report:
            write_rows(list(by_report_rows(coded, found)), BY_REPORT, form)
        else:
            known = (incident for incident in found if incident.type is not None)
            _listed(sorted(known, key=listing_order)[:limit], form)
        return
    with opened(db, public=public) as store:
        if by_report:
            write_rows(_kept_by_report(store), BY_REPORT, form)
        else:
            _listed(store.matching(asked(ctx), limit), form)


def _read(sources: list[str], column: list[str] | None, rule: Fusing) -> "tuple[list[Coded], list[Incident]]":
    from dateline.cli.arrival import arrivals
    from dateline.cli.progress import progress
    from dateline.merging import merge
    from dateline.pipeline import code

    coded = []
    with progress(sources) as tell:
        for number, one in enumerate(code(arrivals(sources, columns(column))), 1):
            coded.append(one)
            tell(number, f"{number} reports")
    return coded, list(merge(coded, rule))


def _kept_by_report(store: "Store") -> Iterator[dict[str, Any]]:
    told = _told(store.incidents())
    for report_id, input_id in store.report_names():
        yield _row(input_id or report_id, told.get(report_id, []))


def _listed(found: "Iterable[Incident]", form: Format) -> None:
    from dateline.cli.incident_rows import CSV_COLUMNS, TABLE_COLUMNS, csv_row, full_row, table_row

    match form:
        case Format.TABLE:
            write_rows(map(table_row, found), TABLE_COLUMNS, form)
        case Format.CSV:
            write_rows(map(csv_row, found), CSV_COLUMNS, form)
        case _:
            write_rows(map(full_row, found), (), form)


def by_report_rows(coded: "Iterable[Coded]", found: "Iterable[Incident]") -> Iterator[dict[str, Any]]:
    """Yield for each report in order the incidents it tells of, what it leads with first, and its voice in that one."""
    told = _told(found)
    for one in coded:
        yield _row(one.report.input_id or one.report.id, told.get(one.report.id, []))


def _told(found: "Iterable[Incident]") -> dict[str, list[tuple[bool, str, str]]]:
    """Return for each report (leads with another, incident, voice)."""
    told: dict[str, list[tuple[bool, str, str]]] = {}
    for incident in found:
        for member in incident.members:
            told.setdefault(member.report_id, []).append((not member.main, incident.id, member.voice_id))
    return told


def _row(name: str, told: list[tuple[bool, str, str]]) -> dict[str, Any]:
    ranked = sorted(told)
    ids = list(dict.fromkeys(incident_id for _, incident_id, _ in ranked))
    return {"id": name, "incident_ids": ids, "voice": ranked[0][2] if ranked else None}
