"""`dateline add`, `events`, `show` and `explain`: keep coded reports, and look into what was kept."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.arguments import ColumnPairs, Database, Printed, Sources, columns
from dateline.cli.output import Format, write_rows
from dateline.errors import UnknownName
from dateline.model import Coded, Event, Incident, Modality, Rating, Report
from dateline.settings import DB

if TYPE_CHECKING:
    from dateline.store import Filter, Store

ALL = "all"
MODALITIES = (*(modality.value for modality in Modality), ALL)

Identity = Annotated[
    str, typer.Argument(metavar="ID", help="The id of an incident, an event or a report, or how it begins.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    for command in (add, events, show, explain):
        app.command()(command)


def add(
    sources: Sources,
    column: ColumnPairs = None,
    db: Database = DB.default,
) -> None:
    """Code reports and keep them, in a new store if need be; a report that is already there changes nothing."""
    from dateline.cli.keeping import keep
    from dateline.store import Store

    with Store(db) as store:
        outcome = keep(sources, columns(column), store)
    typer.echo(outcome.summary(), err=True)
    if outcome.failed:
        raise typer.Exit(3)


def events(
    *,
    kind: Annotated[str | None, typer.Option("--type", help="An event type or a family of types.")] = None,
    actor: Annotated[str | None, typer.Option(help="An actor's id, or words of its name, on any side.")] = None,
    place: Annotated[str | None, typer.Option(help="Words of the place, or of the area it lies in.")] = None,
    country: Annotated[str | None, typer.Option(help="A country's name or code.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Last day.")] = None,
    modality: Annotated[str, typer.Option(metavar="|".join(MODALITIES), help="Did it happen?")] = "actual",
    killed: Annotated[int | None, typer.Option(min=0, metavar="N", help="At least so many killed for sure.")] = None,
    text: Annotated[str | None, typer.Option(help="Words of the report.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stop after so many.")] = None,
    form: Printed = Format.TABLE,
    db: Database = DB.default,
) -> None:
    """List the events of the store, the latest first."""
    from dateline.cli.opening import opened
    from dateline.store import Filter

    wanted = Filter(
        type=_known_type(kind),
        actor=actor,
        place=place,
        country=_country_code(country),
        since=_day(since),
        until=_day(until),
        modality=_modality(modality),
        killed=killed,
        text=text,
    )
    with opened(db) as store:
        _list(store, wanted, limit, form)


def show(
    identity: Identity,
    *,
    ratings: Annotated[bool, typer.Option("--ratings", help="Say how people rate its sources and reports.")] = False,
    form: Printed = Format.TABLE,
    db: Database = DB.default,
) -> None:
    """Show an incident with all who tell it, an event with the words that carry it, or a report with its events."""
    from dateline.cli.opening import opened

    with opened(db) as store:
        found = store.find(identity)
        match found:
            case Incident():
                trust = {**store.ratings("source"), **store.ratings("report")} if ratings else {}
                _show_incident(found, [store.report(name) for name in found.report_ids], form, trust)
            case Event():
                _show_event(found, store.report(found.report_id), form)
            case _:
                _show_report(found, form)


def explain(identity: Identity, form: Printed = Format.TABLE, db: Database = DB.default) -> None:
    """Say why: from each field over the rules that decided it to the words of the report."""
    from dateline.cli.opening import opened

    with opened(db) as store:
        found = store.find(identity)
        match found:
            case Incident():
                _explain_incident(found, form)
            case Event():
                _explain_events((found,), store.report(found.report_id), form)
            case _:
                _explain_events(found.events, found.report, form)


def _explain_incident(incident: Incident, form: Format) -> None:
    from dateline.cli.incident_rows import WHY_COLUMNS, why_rows

    write_rows(why_rows(incident), WHY_COLUMNS, form)


def _explain_events(told: Sequence[Event], report: Report, form: Format) -> None:
    from dateline.cli.account import CHAIN_COLUMNS, chain_rows
    from dateline.cli.pages import chain_page

    if form is not Format.TABLE:
        write_rows((row for event in told for row in chain_rows(event, report.text)), CHAIN_COLUMNS, form)
        return
    for number, event in enumerate(told):
        typer.echo("\n" if number else "", nl=False)
        chain_page(event, report)
    if not told:
        typer.echo(f"report {report.id} has no events to explain", err=True)


def _show_incident(incident: Incident, reports: Sequence[Report], form: Format, trust: Mapping[str, Rating]) -> None:
    from dateline.cli.incident_rows import CSV_COLUMNS, csv_row, full_row

    match form:
        case Format.TABLE:
            from dateline.cli.incident_page import incident_page

            incident_page(incident, reports, trust)
        case Format.CSV:
            write_rows([csv_row(incident)], CSV_COLUMNS, form)
        case _:
            write_rows([full_row(incident)], (), form)


def _show_event(event: Event, report: Report, form: Format) -> None:
    from dateline.cli.pages import event_page
    from dateline.cli.rows import CSV_COLUMNS, csv_row
    from dateline.serial import event_record

    match form:
        case Format.TABLE:
            event_page(event, report)
        case Format.CSV:
            write_rows([csv_row(event)], CSV_COLUMNS, form)
        case _:
            write_rows([event_record(event, report.text)], (), form)


def _show_report(coded: Coded, form: Format) -> None:
    from dateline.cli.pages import report_page
    from dateline.cli.rows import CSV_COLUMNS, csv_row
    from dateline.serial import record

    match form:
        case Format.TABLE:
            report_page(coded)
        case Format.CSV:
            write_rows(map(csv_row, coded.events), CSV_COLUMNS, form)
        case _:
            write_rows([record(coded)], (), form)


def _list(store: "Store", wanted: "Filter", limit: int | None, form: Format) -> None:
    from dateline.cli.pages import events_page
    from dateline.cli.rows import CSV_COLUMNS, csv_row

    match form:
        case Format.TABLE:
            found = list(store.events(wanted, limit))
            if found:
                events_page(found)
            else:
                typer.echo("no event in the store is like that", err=True)
        case Format.CSV:
            write_rows(map(csv_row, store.events(wanted, limit)), CSV_COLUMNS, form)
        case _:
            write_rows(store.records(wanted, limit), (), form)
    undated = store.undated(wanted)
    if undated:
        typer.echo(f"left out for want of a known date: {undated}", err=True)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _known_type(code: str | None) -> str | None:
    """Return the code of a type or family; raises UnknownName."""
    from dateline.codebook import load

    if code is not None and code not in load().families:
        load().type(code)
    return code


def _modality(name: str) -> Modality | None:
    if name not in MODALITIES:
        raise UnknownName("modality", name, MODALITIES)
    return None if name == ALL else Modality(name)


def _country_code(name: str | None) -> str | None:
    """Return the code of a country given by name or code; raises UnknownName."""
    from dateline.lexicon.countries import countries

    if name is None:
        return None
    codes = {word.casefold(): found.iso2 for found in countries() for word in (found.iso3, *found.names, found.iso2)}
    if name.casefold() not in codes:
        raise UnknownName("country", name, [found.name for found in countries()])
    return codes[name.casefold()]
