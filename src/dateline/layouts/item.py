"""What is exported: an incident with the reports that tell it."""

import json
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any, NamedTuple, TypeVar

import msgspec

from dateline.codebook import load
from dateline.lexicon.countries import country
from dateline.model import (
    Count,
    Counts,
    DatePrecision,
    Event,
    Incident,
    Modality,
    Party,
    Side,
    Span,
    When,
)
from dateline.serial import Aspect, Bounded, Brief, Keys, brief_of, brief_text, incident_of, incident_record, keys_of

_NOWHERE = Span(0, 0)
Value = TypeVar("Value")


class Source(NamedTuple):
    """What is said of one report in an export: never its text."""

    report_id: str
    publisher: str | None = None
    original_source: str | None = None
    title: str | None = None
    url: str | None = None
    published: date | None = None

    @property
    def name(self) -> str | None:
        """Return who published it, or else whom it names as its source."""
        return self.publisher or self.original_source


class Item(NamedTuple):
    """One incident to export; `sources` in the order of publication.

    Of what a store keeps, `text` is the record and `shared` the keys of what it shares with others.
    """

    incident: Incident | Brief
    sources: tuple[Source, ...] = ()
    text: str | None = None
    shared: Keys | None = None

    @property
    def keys(self) -> Keys:
        """Return by Aspect what equals that of another item only when both are alike in it."""
        return self.shared or keys_of(self.incident)

    @property
    def number(self) -> int:
        """Return a whole number that stays with the incident: fifteen digits of its id's digest."""
        return int.from_bytes(sha256(self.incident.id.encode()).digest()[:8], "big") % 10**15

    @property
    def tellings(self) -> int:
        """Return how many tellings it is made of."""
        return self.incident.tellings if isinstance(self.incident, Brief) else len(self.incident.members)

    @property
    def reports(self) -> int:
        """Return how many reports tell it."""
        return self.incident.reports if isinstance(self.incident, Brief) else len(self.incident.report_ids)

    @property
    def source_names(self) -> tuple[str, ...]:
        """Return the names of those who published it, each once."""
        names = [name for source in self.sources if (name := source.publisher or source.original_source)]
        return tuple(dict.fromkeys(names))

    @property
    def country_name(self) -> str | None:
        """Return the country's usual name, None when the country is not known."""
        found = country(self.incident.place.country) if self.incident.place.country else None
        return found.name if found else None

    @property
    def last_published(self) -> date | None:
        """Return the day of the latest report, None when no report has a date."""
        if len(self.sources) == 1:
            return self.sources[0].published
        return max([source.published for source in self.sources if source.published], default=None)

    def record(self) -> dict[str, Any]:
        """Return the whole incident as plain data."""
        if isinstance(self.incident, Incident):
            return incident_record(self.incident)
        found: dict[str, Any] = msgspec.json.decode(self.text or "")
        return found

    def as_event(self) -> Event:
        """Return the incident as one event, for what is decided by an event's type, sides and deaths."""
        incident, killed = self.incident, self.incident.estimate("killed")
        dead = None
        if killed is not None and not killed.low is killed.high is None:
            high = None if killed.high is None else max(killed.high, killed.low or 0)
            dead = Count(killed.low, high, killed.victims)
        return Event(
            id=incident.id,
            report_id="",
            type=incident.type or "",
            modality=Modality.ACTUAL,
            date=incident.date,
            place=incident.place,
            side_a=tuple(map(_party, incident.side_a)),
            side_b=tuple(map(_party, incident.side_b)),
            counts=Counts(killed=dead),
        )

    def sentence(self) -> str:
        """Return the incident in one plain sentence, made of its fields alone."""
        doers, hit = _named(self)
        told = _told(len(self.sources), self.incident.independent_sources)
        return f"{_time(self)}, {_deed(self.incident.type)}{doers}{_at(self)}{hit}.{_toll(self)} Told in {told}."


_SOURCES = msgspec.json.Decoder(tuple[Source, ...])


def sources_of(text: str) -> tuple[Source, ...]:
    """Return the sources that a store keeps beside an incident."""
    return _SOURCES.decode(text)


Row = tuple[str, str | None]


def item_of(row: Row) -> Item:
    """Return the item of a record and its sources, or of a brief and None."""
    text, sources = row
    if sources is None:
        incident = brief_of(text)
        return Item(incident, _SOURCES.decode(incident.sources), None, keys_of(incident))
    brief = brief_text(json.loads(text), json.loads(sources))
    if brief is None:
        return Item(incident_of(text), sources_of(sources), text)
    return item_of((brief, None))._replace(text=text)


def once_per(aspect: Aspect) -> Callable[[Callable[[Item], Value]], Callable[[Item], Value]]:
    """Return a decorator for what depends on nothing but one aspect: it is worked out once for all alike."""

    def decorate(value: Callable[[Item], Value]) -> Callable[[Item], Value]:
        cache = Bounded[tuple[Value]]()
        get = cache.get

        def found(item: Item) -> Value:
            key = (item.shared or item.keys)[aspect]
            return (get(key) or cache.keep(key, (value(item),)))[0]

        return found

    return decorate


def bounds(low: int | None, high: int | None) -> str:
    """Return a range in words: '12', '7 to 12', 'at least 7', 'up to 12'."""
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


@once_per(Aspect.WHEN)
def _time(item: Item) -> str:
    date_ = item.incident.date
    return f"On {_day(date_.start)}" if date_.precision is DatePrecision.DAY else _about(date_)


@once_per(Aspect.WHERE)
def _at(item: Item) -> str:
    name = item.incident.place.name
    return f" at {name}" if name else ""


@lru_cache(maxsize=1 << 10)
def _told(reports: int, voices: int) -> str:
    return f"{reports} report{'s' * (reports != 1)}, {voices} independent voice{'s' * (voices != 1)}"


@once_per(Aspect.SIDES)
def _named(item: Item) -> tuple[str, str]:
    """Return by whom it was done, and who was hit, in words."""
    doers, hit = (_names(side) for side in (item.incident.side_a, item.incident.side_b))
    return f" by {doers}" if doers else "", f", hitting {hit}" if hit else ""


@cache
def _deed(code: str | None) -> str:
    return load().type(code).label.lower() if code else "an incident"


@once_per(Aspect.TOLL)
def _toll(item: Item) -> str:
    killed = item.incident.estimate("killed")
    return f" Killed: {bounds(killed.low, killed.high)}." if killed else ""


@lru_cache(maxsize=1 << 14)
def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "an unknown day"


def _about(when: When) -> str:
    if when.start is None and when.end is None:
        return "At a time not stated"
    return f"Between {_day(when.start)} and {_day(when.end)}"


def _names(side: tuple[Side, ...]) -> str:
    return " and ".join(one.name for one in side)


def _party(side: Side) -> Party:
    return Party(side.name, _NOWHERE, side.actor_id, side.kind, side.country, attributed_to=side.attributed_to)
