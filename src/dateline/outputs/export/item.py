"""What is exported: an incident with the reports that tell it."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

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
)

_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Source:
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


@dataclass(frozen=True, slots=True)
class Item:
    """One incident to export; `sources` in the order of publication."""

    incident: Incident
    sources: tuple[Source, ...] = ()

    @property
    def number(self) -> int:
        """Return a whole number that stays with the incident: fifteen digits of its id's digest."""
        return int.from_bytes(sha256(self.incident.id.encode()).digest()[:8], "big") % 10**15

    @property
    def source_names(self) -> tuple[str, ...]:
        """Return the names of those who published it, each once."""
        return tuple(dict.fromkeys(name for source in self.sources if (name := source.name)))

    @property
    def country_name(self) -> str | None:
        """Return the country's usual name, None when the country is not known."""
        found = country(self.incident.place.country) if self.incident.place.country else None
        return found.name if found else None

    @property
    def last_published(self) -> date | None:
        """Return the day of the latest report, None when no report has a date."""
        return max((source.published for source in self.sources if source.published), default=None)

    def as_event(self) -> Event:
        """Return the incident as one event, for what is decided by an event's type, sides and counts."""
        incident = self.incident
        return Event(
            id=incident.id,
            report_id="",
            type=incident.type or "",
            modality=Modality.ACTUAL,
            date=incident.date,
            place=incident.place,
            side_a=tuple(map(_party, incident.side_a)),
            side_b=tuple(map(_party, incident.side_b)),
            counts=Counts(**dict(_counts(incident))),
        )

    def sentence(self) -> str:
        """Return the incident in one plain sentence, made of its fields alone."""
        incident = self.incident
        when = f"On {_day(incident.date.start)}" if incident.date.precision is DatePrecision.DAY else _about(incident)
        label = load().type(incident.type).label.lower() if incident.type else "an incident"
        doers, hit = (_names(side) for side in (incident.side_a, incident.side_b))
        by, on = f" by {doers}" if doers else "", f", hitting {hit}" if hit else ""
        place = f" at {incident.place.name}" if incident.place.name else ""
        reports, voices = len(self.sources), incident.independent_sources
        told = f"{reports} report{'s' * (reports != 1)}, {voices} independent voice{'s' * (voices != 1)}"
        return f"{when}, {label}{by}{place}{on}.{self._toll()} Told in {told}."

    def _toll(self) -> str:
        killed = self.incident.estimate("killed")
        return f" Killed: {bounds(killed.low, killed.high)}." if killed else ""


def bounds(low: int | None, high: int | None) -> str:
    """Return a range in words: '12', '7 to 12', 'at least 7', 'up to 12'."""
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%B} {day.year}" if day else "an unknown day"


def _about(incident: Incident) -> str:
    start, end = incident.date.start, incident.date.end
    if start is None and end is None:
        return "At a time not stated"
    return f"Between {_day(start)} and {_day(end)}"


def _names(side: tuple[Side, ...]) -> str:
    return " and ".join(one.name for one in side)


def _party(side: Side) -> Party:
    return Party(side.name, _NOWHERE, side.actor_id, side.kind, side.country, attributed_to=side.attributed_to)


def _counts(incident: Incident) -> list[tuple[str, Count]]:
    return [
        (name, Count(estimate.low, estimate.high, estimate.victims))
        for name, estimate in incident.estimates
        if estimate.low is not None or estimate.high is not None
    ]
