"""A coded report as rows, and back."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Table

from dateline.model import Coded, Event, Report, Status, Where
from dateline.serial import event_from, event_record, record, report_from
from dateline.store.tables import claims, counts, decisions, events, evidence, parties, report_words, reports
from dateline.store.text import folded, sound_key, storable, word_key, words_of

Row = dict[str, Any]
_LARGEST = 2**63 - 1  # of a BIGINT; the record keeps what is larger


def rows_of(coded: Coded, program: str, added: str) -> Iterator[tuple[Table, list[Row]]]:
    """Yield (table, rows) in an order that no foreign key objects to; tables without rows are left out."""
    report = _report(coded, program) | {"added": added}
    yield reports, [report]
    yield report_words, [words_row(report["id"], report["folded"])]
    found = list(enumerate(coded.events))
    text = coded.report.text
    by_table = {
        events: [_event(event, text, position) for position, event in found],
        parties: [row for _, event in found for row in _parties(event)],
        counts: [row for _, event in found for row in _counts(event)],
        claims: [row for _, event in found for row in _claims(event)],
        evidence: [row for _, event in found for row in _evidence(event)],
        decisions: [row for _, event in found for row in _decisions(event)],
    }
    yield from ((table, rows) for table, rows in by_table.items() if rows)


def report_of(row: Mapping[str, Any]) -> Report:
    """Return the report of a `reports` row."""
    kept = json.loads(row["record"])
    return report_from({"text": row["text"]} | kept["report"], kept["error"])


def coded_of(row: Mapping[str, Any], told: Iterable[Event]) -> Coded:
    """Return the coded report of a `reports` row and its events."""
    mentions = {name: number for name, number in json.loads(row["record"])["mentions"].items() if number}
    return Coded(report_of(row), Status(row["status"]), tuple(told), mentions)


def event_of(text: str) -> Event:
    """Return the event of an `events.record`."""
    return event_from(json.loads(text))


def written(value: object) -> str:
    """Return plain data as the text of a `record`."""
    # Escaped to ASCII, so that NUL and lone surrogates come back as they were.
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _report(coded: Coded, program: str) -> Row:
    report = coded.report
    kept = {**record(Coded(report, coded.status, (), coded.mentions))}
    if storable(report.text) == report.text:
        # Long texts are kept once: in `text`, unless that column cannot hold every character.
        kept["report"] = {name: value for name, value in kept["report"].items() if name != "text"}
    plain = ("id", "input_id", "source", "url", "publisher", "original_source", "language", "title", "text")
    return {
        **{name: stored_text(getattr(report, name)) for name in plain},
        "folded": folded(f"{report.title or ''}\n{report.text}"),
        "program": program,
        "status": coded.status.value,
        "published": report.published,
        "record": written(kept),
    }


def words_row(report_id: str, folded_text: str) -> Row:
    """Return the words by which a report is found."""
    return {"report_id": report_id, "words": " ".join(words_of(folded_text))}


def stored_text(text: str | None) -> str | None:
    """Return a text as a database can hold it."""
    return None if text is None else storable(text)


def _event(event: Event, text: str, position: int) -> Row:
    place = event.place
    return {
        "id": event.id,
        "report_id": event.report_id,
        "position": position,
        "type": event.type,
        "family": event.type.partition(".")[0],
        "modality": event.modality.value,
        "date_start": event.date.start,
        "date_end": event.date.end,
        "date_precision": event.date.precision.value,
        "place_name": stored_text(place.name),
        "place_precision": place.precision.value,
        "geonames_id": place.geonames_id,
        "country": stored_text(place.country),
        "admin1": stored_text(place.admin1),
        "admin2": stored_text(place.admin2),
        "lat": place.lat,
        "lon": place.lon,
        **_place_keys(place),
        "confidence": event.confidence,
        "record": written(event_record(event, text)),
    }


def _place_keys(place: Where) -> Row:
    areas = {"place": place.name, "admin1": place.admin1, "admin2": place.admin2}
    return {
        f"{area}_{key}": made(name)
        for area, name in areas.items()
        for key, made in (("words", word_key), ("sound", sound_key))
    }


def _parties(event: Event) -> Iterator[Row]:
    for side in ("side_a", "side_b", "supports"):
        for position, party in enumerate(getattr(event, side)):
            yield {
                "event_id": event.id,
                "side": side,
                "position": position,
                "name": storable(party.name),
                "words": word_key(party.name),
                "actor_id": stored_text(party.actor_id),
                "kind": party.kind.value,
                "country": stored_text(party.country),
                "attributed_to": stored_text(party.attributed_to),
                "start": party.span.start,
                "end": party.span.end,
            }


def _counts(event: Event) -> Iterator[Row]:
    for field, count in event.counts.stated():
        low, high = bounded(count.low), bounded(count.high)
        yield {"event_id": event.id, "field": field, "low": low, "high": high, "victims": count.victims.value}


def bounded(number: int | None) -> int | None:
    """Return a number as a database can hold it."""
    return None if number is None else min(number, _LARGEST)


def _claims(event: Event) -> Iterator[Row]:
    for position, claim in enumerate(event.claims):
        yield {
            "event_id": event.id,
            "position": position,
            "speaker": storable(claim.speaker),
            "stance": claim.stance.value,
            "about": storable(claim.about),
            "start": claim.span.start,
            "end": claim.span.end,
        }


def _evidence(event: Event) -> Iterator[Row]:
    for field, spans in sorted(event.evidence.items()):
        for position, span in enumerate(spans):
            yield {
                "event_id": event.id,
                "field": storable(field),
                "position": position,
                "start": span.start,
                "end": span.end,
            }


def _decisions(event: Event) -> Iterator[Row]:
    for position, decision in enumerate(event.decisions):
        yield {
            "event_id": event.id,
            "position": position,
            "field": storable(decision.field),
            "by": storable(decision.by),
            "rule": storable(decision.rule),
            "why": storable(decision.why),
            "score": decision.score,
        }
