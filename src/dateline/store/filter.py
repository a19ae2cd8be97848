"""Which events are asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from dateline.model import Modality
from dateline.store.tables import counts, events, parties, reports
from dateline.store.text import folded, sound_key, storable, word_key


@dataclass(frozen=True, slots=True)
class Filter:
    """What events must have to be listed; None asks nothing.

    `type` is an event type or a family of types; `actor` an actor's id or words of its name, on any side; `place` words
    of the place or the area it lies in, in any transliteration; `country` an ISO 3166 code. `since` and `until`,
    both inclusive, ask for events that touch that time, so an event without a known date is left out. `killed` is the
    least number that the report states for sure; `text` words of the report's title or text.
    """

    type: str | None = None
    actor: str | None = None
    place: str | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None
    modality: Modality | None = Modality.ACTUAL
    killed: int | None = None
    text: str | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """Yield the conditions on the events table, all of which must hold."""
        for field, condition in _CONDITIONS.items():
            value = getattr(self, field)
            if value is not None:
                yield condition(value)

    def but_undated(self) -> "Filter | None":
        """Return the filter for the events that are left out only because nothing says when; None when none are."""
        if self.since is None and self.until is None:
            return None
        return replace(self, since=None, until=None)


def undated() -> ColumnElement[bool]:
    """Return the condition that nothing is known of when."""
    return and_(events.c.date_start.is_(None), events.c.date_end.is_(None))


def _type(code: str) -> ColumnElement[bool]:
    return or_(events.c.type == storable(code), events.c.family == storable(code))


def _actor(wanted: str) -> ColumnElement[bool]:
    found = or_(parties.c.actor_id == storable(wanted), _named(parties.c.name, parties.c.words, wanted))
    return events.c.id.in_(select(parties.c.event_id).where(found))


def _named(name: ColumnElement[str], words: ColumnElement[str], wanted: str) -> ColumnElement[bool]:
    """Return the condition that the wanted words stand in a name; what has no words must stand there sign by sign."""
    key = word_key(wanted)
    return words.contains(key, autoescape=True) if key else name.contains(storable(wanted), autoescape=True)


def _place(wanted: str) -> ColumnElement[bool]:
    sound = sound_key(wanted)
    found = []
    for area in ("place", "admin1", "admin2"):
        name = events.c["place_name" if area == "place" else area]
        found.append(_named(name, events.c[f"{area}_words"], wanted))
        if sound:
            found.append(events.c[f"{area}_sound"] == sound)
    return or_(*found)


def _country(code: str) -> ColumnElement[bool]:
    return events.c.country == storable(code).upper()


def _since(day: date) -> ColumnElement[bool]:
    return and_(~undated(), or_(events.c.date_end.is_(None), events.c.date_end >= day))


def _until(day: date) -> ColumnElement[bool]:
    return func.coalesce(events.c.date_start, events.c.date_end) <= day


def _modality(modality: Modality) -> ColumnElement[bool]:
    return events.c.modality == modality.value


def _killed(least: int) -> ColumnElement[bool]:
    return events.c.id.in_(select(counts.c.event_id).where(counts.c.field == "killed", counts.c.low >= least))


def _text(wanted: str) -> ColumnElement[bool]:
    return events.c.report_id.in_(
        select(reports.c.id).where(reports.c.folded.contains(folded(wanted), autoescape=True))
    )


_CONDITIONS: dict[str, Callable[[Any], ColumnElement[bool]]] = {
    "type": _type,
    "actor": _actor,
    "place": _place,
    "country": _country,
    "since": _since,
    "until": _until,
    "modality": _modality,
    "killed": _killed,
    "text": _text,
}
