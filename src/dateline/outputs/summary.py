"""An incident in short: the fields that lists show, and one line of its figures with who stands behind them."""

from collections.abc import Mapping
from typing import Any

from dateline.codebook import load
from dateline.model import COUNT_FIELDS, Estimate, Incident
from dateline.outputs.export.item import bounds


def summary(incident: Incident) -> dict[str, Any]:
    """Return the summary of an incident as plain data."""
    when, where = incident.date, incident.place
    estimates = dict(incident.estimates)
    reports, voices = len(incident.report_ids), incident.independent_sources
    return {
        "id": incident.id,
        "type": incident.type,
        "type_label": type_label(incident.type),
        "family": incident.type.partition(".")[0] if incident.type else None,
        "status": incident.status.value,
        "date": {"start": _iso(when.start), "end": _iso(when.end), "precision": when.precision.value},
        "place": {
            "name": where.name,
            "country": where.country,
            "admin1": where.admin1,
            "admin2": where.admin2,
            "lat": where.lat,
            "lon": where.lon,
            "precision": where.precision.value,
        },
        "side_a": [one.name for one in incident.side_a],
        "side_b": [one.name for one in incident.side_b],
        "estimates": {name: _plain(estimate) for name, estimate in estimates.items()},
        "reports": reports,
        "voices": voices,
        "accepted_by": incident.accepted_by,
        "title": incident.title,
        "summary_line": summary_line({name: (one.low, one.high) for name, one in estimates.items()}, reports, voices),
    }


def type_label(code: str | None) -> str | None:
    """Return the codebook's label of a type; the code itself where the codebook has it no longer."""
    known = load().types.get(code) if code else None
    return known.label if known else code


def summary_line(figures: Mapping[str, tuple[int | None, int | None]], reports: int, voices: int) -> str:
    """Return '7 to 12 killed, 3 injured (4 reports, 3 independent voices)'."""
    stated = [
        f"{_number(*figures[name])} {name}"
        for name in COUNT_FIELDS
        if name in figures and figures[name] != (None, None)
    ]
    told = f"{reports} report{'s' * (reports != 1)}, {voices} independent voice{'s' * (voices != 1)}"
    return f"{', '.join(stated) or 'no figures given'} ({told})"


def _number(low: int | None, high: int | None) -> str:
    return "none" if low == high == 0 else bounds(low, high)


def _plain(estimate: Estimate) -> dict[str, Any]:
    return {
        "low": estimate.low,
        "best": estimate.best,
        "high": estimate.high,
        "victims": estimate.victims.value,
    }


def _iso(day: object) -> str | None:
    return str(day) if day else None
