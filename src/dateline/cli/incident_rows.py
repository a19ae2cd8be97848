"""Incidents as rows: a few columns in words for people, the values for programs."""

from collections.abc import Iterator
from typing import Any

from dateline.cli.rows import SHORT_ID
from dateline.cli.words import shown, type_words, when_words, where_words
from dateline.model import COUNT_FIELDS, Decision, Estimate, Incident
from dateline.serial import incident_record

TABLE_COLUMNS = ("date", "place", "what", "killed", "status", "voices", "reports", "id")
CSV_COLUMNS = (
    *("id", "type", "status", "date_start", "date_end", "date_precision"),
    *("place", "place_precision", "country", "admin1", "latitude", "longitude", "side_a", "side_b"),
    *(f"{field}_{part}" for field in COUNT_FIELDS for part in ("low", "best", "high")),
    *("independent_sources", "reports"),
)
WHY_COLUMNS = ("field", "rule", "why", "score", "report")


def listing_order(incident: Incident) -> tuple[int, str]:
    """Return the order of a list: the latest first, those without a known date last, then by id."""
    day = incident.date.start or incident.date.end
    return -(day.toordinal() if day else 0), incident.id


def table_row(incident: Incident) -> dict[str, str]:
    """Return the incident in words, under TABLE_COLUMNS."""
    words = {
        "date": when_words(incident.date),
        "place": where_words(incident.place),
        "what": type_words(incident.type or ""),
        "killed": estimate_words(incident.estimate("killed")),
        "status": incident.status.value + (f", {incident.origin.form}" if incident.origin else ""),
        "voices": str(incident.independent_sources),
        "reports": str(len(incident.report_ids)),
        "id": incident.id[:SHORT_ID],
    }
    return {column: shown(cell) for column, cell in words.items()}


def incident_words(incident: Incident) -> str:
    """Return what, where and when in a few words."""
    told = (type_words(incident.type or ""), where_words(incident.place), when_words(incident.date))
    return shown(", ".join(words for words in told if words))


def estimate_words(estimate: Estimate | None) -> str:
    """Return '18 to 31, best 25'; '' when nobody says."""
    if estimate is None:
        return ""
    bounds = [number for number in (estimate.low, estimate.high) if number is not None]
    if not bounds or bounds[0] == bounds[-1]:
        return str(estimate.best) if estimate.best is not None else ""
    return f"{bounds[0]} to {bounds[-1]}, best {estimate.best}"


def csv_row(incident: Incident) -> dict[str, Any]:
    """Return the incident's values, under CSV_COLUMNS; None where nothing is known."""
    place = incident.place
    estimates = dict(incident.estimates)
    return {
        "id": incident.id,
        "type": incident.type,
        "status": incident.status.value,
        "date_start": incident.date.start,
        "date_end": incident.date.end,
        "date_precision": incident.date.precision.value,
        "place": place.name,
        "place_precision": place.precision.value,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.lat,
        "longitude": place.lon,
        "side_a": [side.name for side in incident.side_a],
        "side_b": [side.name for side in incident.side_b],
        **{
            f"{field}_{part}": getattr(estimates.get(field), part, None)
            for field in COUNT_FIELDS
            for part in ("low", "best", "high")
        },
        "independent_sources": incident.independent_sources,
        "reports": len(incident.report_ids),
    }


def full_row(incident: Incident) -> dict[str, Any]:
    """Return everything about the incident, and how many independent voices and reports it has."""
    counted = {"independent_sources": incident.independent_sources, "reports": len(incident.report_ids)}
    return {**incident_record(incident), **counted}


def why_rows(incident: Incident) -> Iterator[dict[str, Any]]:
    """Yield why each field is as it is, why each report is here, and why reports speak as one, under WHY_COLUMNS."""
    for decision in incident.decisions:
        yield _why(decision, None)
    for member in incident.members:
        if member.why is not None:
            yield _why(member.why, member.report_id)
    for voice in incident.voices:
        for decision in voice.why:
            yield _why(decision, voice.report_ids[0])


def _why(decision: Decision, report_id: str | None) -> dict[str, Any]:
    return {
        "field": decision.field,
        "rule": decision.rule,
        "why": shown(decision.why),
        "score": decision.score,
        "report": report_id[:SHORT_ID] if report_id else None,
    }
