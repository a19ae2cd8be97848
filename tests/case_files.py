"""The case files of the rule reader: how they are read, coded in one batch, and compared.

A file `tests/cases/extract/<phenomenon>.yaml` has three keys. `about` says in a sentence what the file is about. `found`
lists texts with what they must yield: `event` or `events` are all the current events (or, when they have another
`modality`, all the mentions of it), no more and no fewer. `not_found` lists texts that must yield no current event, or with
`type` none of that type. Of an expected event only the fields given are compared. `known_gap: true` marks a case that
the reader does not get right yet; the test fails when it does, so that the mark is taken away.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from dateline.evaluation.names import fold
from dateline.model import COUNT_FIELDS, Coded, Event, Modality, Report
from dateline.pipeline import code

FOLDER = Path(__file__).parent / "cases" / "extract"
FILES = sorted(FOLDER.glob("*.yaml"))
CASE_KEYS = {"text", "published", "event", "events", "type", "modality", "known_gap"}
EVENT_KEYS = {
    *("type", "modality", "side_a", "side_b", "supports", "attributed_to", "place", "country", "precision"),
    *("date", "claims", "victims", *COUNT_FIELDS),
}


@dataclass(frozen=True)
class Case:
    """One text and what it must yield; `name` is the file and the place in it."""

    name: str
    kind: str
    fields: Mapping[str, Any]

    @property
    def expected(self) -> list[dict[str, Any]]:
        """Return the events that the text must yield."""
        return self.fields.get("events") or [self.fields["event"]]

    @property
    def is_gap(self) -> bool:
        """Return whether the reader is known to miss it."""
        return bool(self.fields.get("known_gap"))

    def report(self) -> Report:
        """Return the text as a report."""
        text = self.fields["text"]
        key = sha256(f"{text}\0{self.fields.get('published')}".encode()).hexdigest()
        return Report(key, self.name, text, published=self.fields.get("published"), language="en")


@cache
def cases(kind: str) -> list[Case]:
    """Return the cases of all files under `found` or `not_found`."""
    return [
        Case(f"{file.stem}:{kind}:{number}", kind, fields)
        for file in FILES
        for number, fields in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")).get(kind, []), 1)
    ]


@cache
def coded() -> dict[str, Coded]:
    """Return every case's coded report by the name of the case, all of them parsed in one go."""
    reports = [case.report() for kind in ("found", "not_found") for case in cases(kind)]
    return {one.report.source: one for one in code(reports, all_modalities=True)}


def faults(case: Case) -> list[str]:
    """Return what is wrong with what a text yields, in words; nothing when all is as it must be."""
    events = coded()[case.name].events
    current = [event for event in events if event.modality is Modality.ACTUAL]
    if case.kind == "not_found":
        kind = case.fields.get("type")
        return [f"not to be told: {told(event)}" for event in current if kind is None or event.type.startswith(kind)]
    modalities = {wanted.get("modality", "actual") for wanted in case.expected}
    return list(_differences(case.expected, [event for event in events if event.modality in {*modalities, "actual"}]))


def _differences(expected: list[dict[str, Any]], found: list[Event]) -> Iterator[str]:
    left = list(found)
    for wanted in expected:
        if not left:
            yield f"not found: {wanted}"
            continue
        nearest = min(left, key=lambda event: len(list(_wrong(wanted, event))))
        left.remove(nearest)
        yield from _wrong(wanted, nearest)
    yield from (f"one too many: {told(event)}" for event in left)


def _wrong(wanted: Mapping[str, Any], event: Event) -> Iterator[str]:
    """Yield the fields of an event that are not as wanted."""
    for field, value in {"modality": "actual", **wanted}.items():
        found = _field(event, field)
        if _plain(field, value) != found:
            yield f"{field}: {found}, not {_plain(field, value)}"


def _plain(field: str, value: Any) -> Any:
    """Return a wanted value in the form that `_field` gives: names folded, lists sorted, days as ISO words."""
    if field in {"side_a", "side_b", "supports"}:
        return sorted(_name(name) for name in value)
    if field == "claims":
        return sorted((_name(speaker), stance) for speaker, stance in value)
    if field == "date":
        return value and [str(day) if day else None for day in value]
    if field in {"place", "attributed_to"}:
        return value and _name(value)
    return value


def _field(event: Event, field: str) -> Any:
    if field in {"side_a", "side_b", "supports"}:
        return sorted(_name(party.name) for party in getattr(event, field))
    if field == "claims":
        return sorted({(_name(claim.speaker), claim.stance.value) for claim in event.claims})
    if field == "date":
        days = (event.date.start, event.date.end)
        return [str(day) if day else None for day in days] if any(days) else None
    if field == "attributed_to":
        said = {party.attributed_to for party in event.side_a if party.attributed_to}
        return ", ".join(sorted(map(_name, said))) or None
    if field == "victims":
        return event.counts.killed.victims.value if event.counts.killed else None
    if field in COUNT_FIELDS:
        count = getattr(event.counts, field)
        return count and [count.low, count.high]
    where = {"place": event.place.name and _name(event.place.name), "country": event.place.country}
    return {**where, "precision": event.place.precision.value, "type": event.type, "modality": event.modality.value}[
        field
    ]


def _name(name: str) -> str:
    """Return a name without case, marks and articles."""
    return " ".join(word for word in fold(name).split() if word not in {"the", "a", "an"})


def told(event: Event) -> str:
    """Return an event in a few words, for a message."""
    counts = {field: (count.low, count.high) for field, count in event.counts.stated()}
    sides = [[party.name for party in side] for side in (event.side_a, event.side_b)]
    return f"{event.modality.value} {event.type} {sides} at {event.place.name} {counts}"
