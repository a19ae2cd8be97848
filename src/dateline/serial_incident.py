"""An incident as other programs read it: plain dicts in a fixed key order."""

from datetime import date
from typing import Any

from dateline.model import COUNT_FIELDS, Decision, Estimate, Figure, Incident, Member, Side, Voice, Where


def incident_record(incident: Incident) -> dict[str, Any]:
    """Return the line that `dateline incidents --format jsonl` prints for one incident."""
    estimates = dict(incident.estimates)
    return {
        "id": incident.id,
        "type": incident.type,
        "status": incident.status.value,
        "title": incident.title,
        "date": {
            "start": _day(incident.date.start),
            "end": _day(incident.date.end),
            "precision": incident.date.precision.value,
        },
        "place": where_record(incident.place),
        "side_a": [_side(side) for side in incident.side_a],
        "side_b": [_side(side) for side in incident.side_b],
        **{name: _estimate(estimates.get(name)) for name in COUNT_FIELDS},
        "figures": [_figure(figure) for figure in incident.figures],
        "independent_sources": incident.independent_sources,
        "reports": len(incident.report_ids),
        "voices": [_voice(voice) for voice in incident.voices],
        "members": [_member(member) for member in incident.members],
        "fusing": incident.fusing.value,
        "decisions": [decision_record(decision) for decision in incident.decisions],
    }


def where_record(where: Where) -> dict[str, Any]:
    """Return a place with its precision."""
    return {
        "name": where.name,
        "geonames_id": where.geonames_id,
        "country": where.country,
        "admin1": where.admin1,
        "admin2": where.admin2,
        "lat": where.lat,
        "lon": where.lon,
        "precision": where.precision.value,
    }


def decision_record(decision: Decision) -> dict[str, Any]:
    """Return why a field holds what it holds."""
    return {
        "field": decision.field,
        "by": decision.by,
        "rule": decision.rule,
        "why": decision.why,
        "score": decision.score,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _side(side: Side) -> dict[str, Any]:
    return {
        "name": side.name,
        "actor_id": side.actor_id,
        "kind": side.kind.value,
        "country": side.country,
        "attributed_to": side.attributed_to,
        "event_ids": list(side.event_ids),
    }


def _estimate(estimate: Estimate | None) -> dict[str, Any] | None:
    if estimate is None:
        return None
    return {"low": estimate.low, "best": estimate.best, "high": estimate.high, "victims": estimate.victims.value}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "field": figure.field,
        "low": figure.low,
        "high": figure.high,
        "victims": figure.victims.value,
        "on": _day(figure.on),
        "voice": figure.voice_id,
        "report_id": figure.report_id,
        "event_id": figure.event_id,
        "superseded": figure.superseded,
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "id": voice.id,
        "name": voice.name,
        "report_ids": list(voice.report_ids),
        "why": [decision_record(decision) for decision in voice.why],
    }


def _member(member: Member) -> dict[str, Any]:
    return {
        "report_id": member.report_id,
        "event_id": member.event_id,
        "voice": member.voice_id,
        "main": member.main,
        "why": decision_record(member.why) if member.why else None,
    }
