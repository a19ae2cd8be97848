"""`dateline incidents`: one happening, all its reports."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.output import Format, write_rows
from dateline.model import Fusing

if TYPE_CHECKING:
    from dateline.model import Coded, Incident


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command()(incidents)


def incidents(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, URLs, - for standard input.")
    ],
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="NAME=COLUMN", help="A table's column for one of ours, as text=body."),
    ] = None,
    rule: Annotated[
        Fusing, typer.Option(help="How figures become one: the lowest is best (ACLED), or low, best, high (UCDP).")
    ] = Fusing.CONSERVATIVE,
    by_report: Annotated[
        bool, typer.Option("--by-report", help="A row a report: its incidents and its voice.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="How rows are printed.")] = Format.TABLE,
) -> None:
    """Code reports and print the incidents that they tell of: who says so, how many, what is disputed. Nothing is stored."""
    from dateline.cli.arguments import columns
    from dateline.cli.arrival import arrivals
    from dateline.cli.progress import progress
    from dateline.pipeline import code, merge

    with progress(sources) as tell:
        coded = []
        for number, one in enumerate(code(arrivals(sources, columns(column))), 1):
            coded.append(one)
            tell(number, f"{number} reports")
    found = list(merge(coded, rule))
    if by_report:
        write_rows(list(_by_report(coded, found)), ("id", "incident_ids", "voice"), form)
    else:
        _listed(found, form)


def _listed(found: "list[Incident]", form: Format) -> None:
    from dateline.cli.incident_rows import CSV_COLUMNS, TABLE_COLUMNS, csv_row, full_row, listing_order, table_row

    known = sorted((incident for incident in found if incident.type is not None), key=listing_order)
    match form:
        case Format.TABLE:
            write_rows(map(table_row, known), TABLE_COLUMNS, form)
        case Format.CSV:
            write_rows(map(csv_row, known), CSV_COLUMNS, form)
        case _:
            write_rows(map(full_row, known), (), form)


def _by_report(coded: "Iterable[Coded]", found: "Iterable[Incident]") -> Iterable[dict[str, Any]]:
    """Yield for each report in order the incidents it tells of, what it leads with first, and its voice in that one."""
    told: dict[str, list[tuple[bool, str, str]]] = {}
    for incident in found:
        for member in incident.members:
            told.setdefault(member.report_id, []).append((not member.main, incident.id, member.voice_id))
    for one in coded:
        ranked = sorted(told.get(one.report.id, ()))
        yield {
            "id": one.report.input_id or one.report.id,
            "incident_ids": list(dict.fromkeys(incident_id for _, incident_id, _ in ranked)),
            "voice": ranked[0][2] if ranked else None,
        }
