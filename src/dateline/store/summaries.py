"""An incident in short, for lists: plain data, made from its record."""

from collections.abc import Mapping
from typing import Any

from dateline.codebook import load
from dateline.model import COUNT_FIELDS

_DATE = ("start", "end", "precision")
_PLACE = ("name", "country", "admin1", "admin2", "lat", "lon", "precision")
_ESTIMATE = ("low", "best", "high", "victims")


def summary(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a list shows of an incident's record (`serial.incident_record`)."""
    code = record["type"]
    estimates = {
        name: {part: estimate[part] for part in _ESTIMATE}
        for name in COUNT_FIELDS
        if (estimate := record["estimates"].get(name)) is not None
    }
    reports = len({member["report_id"] for member in record["members"]})
    voices = len(record["voices"])
    return {
        "id": record["id"],
        "type": code,
        "type_label": _label(code),
        "family": code.partition(".")[0] if code else None,
        "status": record["status"],
        "date": {part: record["date"][part] for part in _DATE},
        "place": {part: record["place"][part] for part in _PLACE},
        "side_a": [side["name"] for side in record["side_a"]],
        "side_b": [side["name"] for side in record["side_b"]],
        "estimates": estimates,
        "reports": reports,
        "voices": voices,
        "accepted_by": record["accepted_by"],
        "title": record["title"],
        "summary_line": summary_line(estimates, reports, voices),
    }


def summary_line(estimates: Mapping[str, Mapping[str, Any]], reports: int, voices: int) -> str:
    """Return "7 to 12 killed, 20 or more injured (4 reports, 3 independent voices)"; what nobody counts is not named."""
    told = [f"{_figure(estimates[name])} {name}" for name in COUNT_FIELDS if name in estimates]
    known = f"{_many(reports, 'report')}, {_many(voices, 'independent voice')}"
    return f"{', '.join(told)} ({known})" if told else known


def _figure(estimate: Mapping[str, Any]) -> str:
    low, high = estimate["low"], estimate["high"]
    if low is None:
        return f"at most {high}" if high is not None else f"about {estimate['best']}"
    if high is None:
        return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _label(code: str | None) -> str | None:
    known = load().types.get(code or "")
    return known.label if known else code
