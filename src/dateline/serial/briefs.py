"""An incident's record read for a table: only what tables ask for, and what many incidents share is read once."""

from collections.abc import Hashable
from enum import IntEnum
from typing import Generic, TypeVar

import msgspec

from dateline.model import (
    ActorKind,
    Estimate,
    Fusing,
    Incident,
    IncidentStatus,
    Side,
    When,
    Where,
)
from dateline.serial.incidents import incident_of

MOST = 1 << 16  # values that one cache holds: bounds memory, and a region's towns and actors fit in
Value = TypeVar("Value")


class Aspect(IntEnum):
    """What a cell depends on, when it does not depend on the whole incident."""

    WHEN = 0
    WHERE = 1
    WHO = 2  # the type, the sides, the country, and whether and of whom anybody was killed
    TOLL = 3


class Bounded(dict[Hashable, Value], Generic[Value]):
    """A cache that starts anew when it is full."""

    def keep(self, key: Hashable, value: Value) -> Value:
        """Return the value, kept."""
        if len(self) >= MOST:
            self.clear()
        self[key] = value
        return value


class _Side(msgspec.Struct, frozen=True):
    name: str
    actor_id: str | None
    kind: str
    country: str | None
    attributed_to: str | None


class _Member(msgspec.Struct):
    report_id: str


class _Voice(msgspec.Struct):
    """Only counted."""


class _Read(msgspec.Struct):
    id: str
    type: str | None
    status: IncidentStatus
    members: list[_Member]
    voices: list[_Voice]
    date: msgspec.Raw
    place: msgspec.Raw
    side_a: tuple[_Side, ...]
    side_b: tuple[_Side, ...]
    estimates: msgspec.Raw
    title: str | None
    fusing: Fusing
    accepted_by: str | None
    origin: msgspec.Raw | None = None


class Brief:
    """An incident as tables ask for it; it has of `Incident` what they need, under the same names.

    `text` is the record it was read from, `keys` what it shares with others by Aspect: equal keys, equal cells.
    """

    __slots__ = (
        "accepted_by",
        "date",
        "estimates",
        "fusing",
        "id",
        "independent_sources",
        "keys",
        "mentions",
        "origin",
        "place",
        "report_ids",
        "side_a",
        "side_b",
        "status",
        "text",
        "title",
        "type",
    )

    def __init__(self, read: _Read, text: str) -> None:
        when, where, toll = bytes(read.date), bytes(read.place), bytes(read.estimates)
        self.text = text
        self.id, self.type, self.status, self.title = read.id, read.type, read.status, read.title
        self.fusing, self.accepted_by = read.fusing, read.accepted_by
        self.mentions, self.independent_sources = len(read.members), len(read.voices)
        self.report_ids = tuple(dict.fromkeys([member.report_id for member in read.members]))
        self.date = _WHENS.get(when) or _WHENS.keep(when, _WHEN.decode(when))
        self.place = _WHERES.get(where) or _WHERES.keep(where, _WHERE.decode(where))
        self.estimates, killed = _TOLLS.get(toll) or _TOLLS.keep(toll, _toll(toll))
        self.side_a, self.side_b = map(_side, (read.side_a, read.side_b))
        self.origin = None if read.origin is None else incident_of(text).origin
        who = (read.type, self.place.country, read.side_a, read.side_b, killed)
        self.keys: tuple[Hashable, ...] = (when, where, who, toll)

    def estimate(self, name: str) -> Estimate | None:
        """Return the estimate of one count; None when nobody gives a figure."""
        return self.estimates.get(name)


def brief_of(text: str) -> "Brief | Incident":
    """Return an incident's record read for a table; the whole incident where the fast reader refuses it."""
    try:
        return Brief(_READ.decode(text), text)
    except ValueError:
        return incident_of(text)


def keys_of(told: "Brief | Incident") -> tuple[Hashable, ...]:
    """Return what the incident shares with others, by Aspect."""
    if isinstance(told, Brief):
        return told.keys
    who = (told.type, told.place.country, told.side_a, told.side_b, killed_key(dict(told.estimates).get("killed")))
    return (told.date, told.place, who, told.estimates)


def killed_key(killed: Estimate | None) -> Hashable:
    """Return what kinds of events are told apart by: is a death sure, possible, excluded, and of whom."""
    if killed is None or (killed.low is None and killed.high is None):
        return None
    return ((killed.low or 0) > 0, killed.high == 0, killed.victims)


_READ = msgspec.json.Decoder(_Read)
_WHEN, _WHERE = msgspec.json.Decoder(When), msgspec.json.Decoder(Where)
_ESTIMATES = msgspec.json.Decoder(dict[str, Estimate])


def _toll(raw: bytes) -> tuple[dict[str, Estimate], Hashable]:
    found = _ESTIMATES.decode(raw)
    return found, killed_key(found.get("killed"))


def _side(read: tuple[_Side, ...]) -> tuple[Side, ...]:
    known = _SIDES.get(read)
    if known is not None:
        return known
    sides = [Side(one.name, one.actor_id, ActorKind(one.kind), one.country, (), one.attributed_to) for one in read]
    return _SIDES.keep(read, tuple(sides))


_WHENS, _WHERES = Bounded[When](), Bounded[Where]()
_TOLLS, _SIDES = Bounded[tuple[dict[str, Estimate], Hashable]](), Bounded[tuple[Side, ...]]()
