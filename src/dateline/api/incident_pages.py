"""An incident as the API tells it: in full, and each report in its own words."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dateline.model import Event, Incident, Judgement, Report
from dateline.outputs.excerpt import Mark, excerpts
from dateline.serial import event_record, incident_record
from dateline.store import Store, summary


def incident_page(store: Store, incident: Incident) -> dict[str, Any]:
    """Return an incident's record with its reports; its entity tag is that of these bytes."""
    known = store.sources(incident.report_ids)
    states = store.survey.statuses(incident.report_ids)
    record = incident_record(incident)
    short = summary(record)
    return {
        **record,
        **{name: short[name] for name in ("type_label", "family", "summary_line")},
        "reports": [report_shown(known[name], states.get(name)) for name in incident.report_ids if name in known],
    }


def report_shown(report: Report, status: str | None) -> dict[str, Any]:
    """Return what is said of a report beside an incident: never its text."""
    return {"id": report.id, **_origin(report), "language": report.language, "status": status}


def _origin(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "publisher": report.publisher,
        "original_source": report.original_source,
        "url": safe_link(report.url),
        "published": report.published.isoformat() if report.published else None,
    }


def safe_link(url: str | None) -> str | None:
    """Return a link that a page may show; None for one that is no web address, as javascript:."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def evidence_of(store: Store, incident: Incident) -> Iterator[dict[str, Any]]:
    """Yield for each telling what its report says, in the order of the incident's members."""
    for member in incident.members:
        coded = store.coded(member.report_id)
        event = next((one for one in coded.events if one.id == member.event_id), None)
        text = coded.report.text
        record = event_record(event, text) if event else None
        yield {
            "report_id": member.report_id,
            "event_id": member.event_id,
            "voice_id": member.voice_id,
            **_origin(coded.report),
            "paragraphs": [asdict(excerpt) for excerpt in excerpts(text, _marks(event))],
            "event": record,
            "claims": record["claims"] if record else [],
        }


def _marks(event: Event | None) -> list[Mark]:
    if event is None:
        return []
    carried = [Mark(span.start, span.end, field) for field, spans in event.evidence.items() for span in spans]
    return carried + [Mark(claim.span.start, claim.span.end, "claim") for claim in event.claims]


def judgement_shown(made: Judgement) -> dict[str, Any]:
    """Return a judgement as plain data."""
    return {
        "id": made.id,
        "number": made.number,
        "verdict": made.verdict.value,
        "by": made.by,
        "at": made.at.isoformat(),
        "why": made.why,
        "tellings": list(made.tellings),
        "field": made.field,
        "value": made.value,
        "undoes": made.undoes,
    }
