"""What a row says, and the incident that it becomes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from dateline.imports.cells import Row
from dateline.model import (
    COUNT_FIELDS,
    Decision,
    Estimate,
    Figure,
    Incident,
    IncidentStatus,
    Origin,
    Side,
    When,
    Where,
)
from dateline.store.text import storable

RULE = "import"
Sources = list[list[str | None]]
Brought = tuple[Incident, Sources]
_LONGEST = 80  # characters of a row's own id in that of its incident


@dataclass(slots=True)
class Terms:
    """Under which name rows come in, by which terms, and what was wrong with them, filled while they are read."""

    name: str
    licence: str | None
    redistributable: bool
    faults: list[str] = field(default_factory=list)
    uncoded: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row says in our words. `row` is its own id; `why` says by field from which cells the value follows.

    `sources` are [report id, publisher, original source, title, link, day] of those that the row names; `keeps` says that the
    incident's id begins with the row's, so that the order of our own tables stays.
    """

    form: str
    row: str
    type: str | None = None
    status: IncidentStatus = IncidentStatus.REPORTED
    date: When = When()
    place: Where = Where()
    side_a: tuple[Side, ...] = ()
    side_b: tuple[Side, ...] = ()
    estimates: tuple[tuple[str, Estimate], ...] = ()
    title: str | None = None
    sources: Sources = field(default_factory=list)
    why: Mapping[str, str] = field(default_factory=dict)
    keeps: bool = False


def brought(draft: Draft, cells: Row, how: Terms, seen: dict[str, int]) -> Brought:
    """Return the incident of a row with its sources. `seen` counts rows that are alike: each stays one of its own."""
    digest = _digest(draft, cells, seen)
    number = f"{storable(draft.row)[:_LONGEST]}~{digest[:12]}" if draft.keeps else digest[:32]
    origin = Origin(how.name, draft.form, how.licence, how.redistributable, draft.row, tuple(cells.items()))
    decisions = tuple(Decision(name, draft.form, RULE, why) for name, why in draft.why.items())
    figures = tuple(
        Figure(name, told.low, told.high, told.victims, None, how.name, draft.row, number)
        for name, told in draft.estimates
    )
    made = Incident(
        id=number,
        type=draft.type,
        status=draft.status,
        members=(),
        voices=(),
        date=draft.date,
        place=draft.place,
        side_a=draft.side_a,
        side_b=draft.side_b,
        estimates=draft.estimates,
        figures=figures,
        title=draft.title,
        decisions=decisions,
        origin=origin,
    )
    return made, draft.sources


def bounded(low: int | None, best: int | None, high: int | None) -> Estimate | None:
    """Return an estimate whose bounds stand in order; None when nothing is told."""
    known = [number for number in (low, best, high) if number is not None]
    if not known:
        return None
    return Estimate(None if low is None else min(known), best, None if high is None else max(known))


def estimates(**told: Estimate | None) -> tuple[tuple[str, Estimate], ...]:
    """Return the estimates that are told, in the order of the counts."""
    return tuple((name, found) for name in COUNT_FIELDS if (found := told.get(name)) is not None)


def alike(form: str, row: str, content: str, seen: dict[str, int]) -> str:
    """Return the digest of a row: of what it says, and of how many like it came before."""
    base = sha256(json.dumps([form, row, content]).encode()).hexdigest()
    seen[base] = seen.get(base, 0) + 1
    return base if seen[base] == 1 else sha256(f"{base} {seen[base]}".encode()).hexdigest()


def _digest(draft: Draft, cells: Row, seen: dict[str, int]) -> str:
    return alike(draft.form, draft.row, json.dumps(dict(cells)), seen)
