"""An incident as a page: what happened, who says so, and what each says."""

from collections.abc import Mapping, Sequence

import typer

from dateline.cli.incident_rows import estimate_words
from dateline.cli.rows import SHORT_ID
from dateline.cli.words import shown, type_words, when_words, where_words
from dateline.model import Figure, Incident, Origin, Rating, Report
from dateline.store.text import folded


def incident_page(incident: Incident, reports: Sequence[Report], trust: Mapping[str, Rating] | None = None) -> None:
    """Print an incident: its fields, its voices with their reports, and the figures in the order in which they were given.

    `trust` holds ratings of sources, by folded name, and of reports; they are shown beside, as words.
    """
    known = {report.id: report for report in reports}
    what = type_words(incident.type) if incident.type else "no event coded"
    typer.echo(shown(f"{what}, {where_words(incident.place)}, {when_words(incident.date)}"))
    count, voices = len(incident.report_ids), incident.independent_sources
    typer.echo(f"{incident.status.value}: {count} reports, {voices} independent {'voice' if voices == 1 else 'voices'}")
    if incident.origin is not None:
        typer.echo(shown(_origin_words(incident.origin)))
    for title, side in (("by", incident.side_a), ("hit", incident.side_b)):
        if side:
            typer.echo(shown(f"  {title}: {', '.join(_named(one.name, one.attributed_to) for one in side)}"))
    for field, estimate in incident.estimates:
        typer.echo(f"  {field}: {estimate_words(estimate)} ({incident.fusing.value})")
    for voice in incident.voices:
        typer.echo(shown(f"\n{voice.name or 'a source that is not named'}{_graded(folded(voice.name or ''), trust)}"))
        for report_id in voice.report_ids:
            told = (
                _report_words(known[report_id])
                if report_id in known
                else f"a report that the store has not  {report_id}"
            )
            typer.echo(shown(f"  {told}{_graded(report_id, trust)}"))
            for figure in incident.figures:
                if figure.report_id == report_id:
                    typer.echo(f"      {_figure_words(figure)}")


def _origin_words(origin: Origin) -> str:
    licence = origin.licence or "a licence that is not told"
    passing = "" if origin.redistributable else ", not to be passed on"
    return f"imported as {origin.name}: row {origin.row} of {origin.form}, under {licence}{passing}"


def _graded(subject: str, trust: Mapping[str, Rating] | None) -> str:
    rating = (trust or {}).get(subject)
    return f" ({rating.grade.value}, says {rating.by})" if rating else ""


def _named(name: str, speaker: str | None) -> str:
    return f"{name} (says {speaker})" if speaker else name


def _report_words(report: Report) -> str:
    day = report.published.isoformat() if report.published else "no date"
    return f"{day}  {report.publisher or report.source}: {report.title or '(no title)'}  {report.id[:SHORT_ID]}"


def _figure_words(figure: Figure) -> str:
    low, high = figure.low, figure.high
    number = (
        f"{low}"
        if low == high
        else f"{low} or more"
        if high is None
        else f"up to {high}"
        if low is None
        else f"{low} to {high}"
    )
    return f"{figure.field} {number}" + (", given again later" if figure.superseded else "")
