"""An incident's record read for a table: only what tables ask for, and what many incidents share is read once."""

from collections.abc import Callable, Hashable
from enum import IntEnum
from itertools import count
from typing import Generic, TypeVar

import msgspec

from dateline.model import (
    ActorKind,
    Estimate,
    Fusing,
    Incident,
    IncidentStatus,
    Origin,
    Side,
    When,
    Where,
)
from dateline.serial.incidents import ReadOrigin, incident_of, origin_of

MOST = 1 << 17  # values that one cache holds: bounds memory, and the towns and actors of a war fit in
Key = TypeVar("Key", bound=Hashable)
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


class _Side(msgspec.Struct, frozen=True, gc=False):
    name: str
    actor_id: str | None
    kind: str
    country: str | None
    attributed_to: str | None


class _Member(msgspec.Struct, gc=False):
    report_id: str


class _Voice(msgspec.Struct, gc=False):
    """Only counted."""


class Brief(msgspec.Struct, kw_only=True, gc=False):
    """An incident as tables ask for it; it has of `Incident` what they need, under the same names."""

    id: str
    type: str | None
    status: IncidentStatus
    members: list[_Member]
    voices: list[_Voice]
    when: msgspec.Raw = msgspec.field(name="date")
    where: msgspec.Raw = msgspec.field(name="place")
    doers: tuple[_Side, ...] = msgspec.field(name="side_a")
    hit: tuple[_Side, ...] = msgspec.field(name="side_b")
    toll: msgspec.Raw = msgspec.field(name="estimates")
    title: str | None
    fusing: Fusing
    accepted_by: str | None
    came: ReadOrigin | None = msgspec.field(name="origin", default=None)

    @property
    def date(self) -> When:
        """Return when it happened."""
        return _WHENS.of(bytes(self.when))[1]

    @property
    def place(self) -> Where:
        """Return where it happened."""
        return _WHERES.of(bytes(self.where))[1]

    @property
    def side_a(self) -> tuple[Side, ...]:
        """Return who did it, without the tellings that say so."""
        return tuple(map(_side, self.doers))

    @property
    def side_b(self) -> tuple[Side, ...]:
        """Return who was hit, without the tellings that say so."""
        return tuple(map(_side, self.hit))

    @property
    def origin(self) -> Origin | None:
        """Return where it comes from that no report told."""
        return None if self.came is None else origin_of(self.came)

    @property
    def independent_sources(self) -> int:
        """Return how many independent voices tell it."""
        return len(self.voices)

    @property
    def report_ids(self) -> tuple[str, ...]:
        """Return the reports, each once."""
        return tuple(dict.fromkeys([member.report_id for member in self.members]))

    def estimate(self, name: str) -> Estimate | None:
        """Return the estimate of one count; None when nobody gives a figure."""
        return _TOLLS.of(bytes(self.toll))[1][0].get(name)


Keys = tuple[Hashable, ...]


def brief_of(text: str) -> "Brief | Incident":
    """Return an incident's record read for a table; the whole incident where the fast reader refuses it."""
    try:
        return _READ.decode(text)
    except ValueError:
        return incident_of(text)


def keys_of(told: "Brief | Incident") -> Keys:
    """Return by Aspect what equals that of another incident, read in the same way, only when both are alike in it."""
    if not isinstance(told, Brief):
        killed = _killed(dict(told.estimates).get("killed"))
        who: Hashable = (told.type, told.place.country, told.side_a, told.side_b, killed)
        return (told.date, told.place, who, told.estimates)
    where, place = _WHERES.of(bytes(told.where))
    toll, (_, killed) = _TOLLS.of(bytes(told.toll))
    who, _ = _WHO.of((told.type, place.country, told.doers, told.hit, killed))
    return (_WHENS.of(bytes(told.when))[0], where, who, toll)


def _killed(killed: Estimate | None) -> Hashable:
    """Return what kinds of events are told apart by: is a death sure, possible, excluded, and of whom."""
    if killed is None or (killed.low is None and killed.high is None):
        return None
    return ((killed.low or 0) > 0, killed.high == 0, killed.victims)


_NUMBERS = count()


class _Shared(Generic[Key, Value]):
    """What many incidents share: read once, with a number that nothing else has."""

    def __init__(self, read: Callable[[Key], Value]) -> None:
        self._read = read
        self._known = Bounded[tuple[int, Value]]()

    def of(self, key: Key) -> tuple[int, Value]:
        """Return the number and what was read."""
        return self._known.get(key) or self._known.keep(key, (next(_NUMBERS), self._read(key)))


_READ = msgspec.json.Decoder(Brief)
_ESTIMATES = msgspec.json.Decoder(dict[str, Estimate])


def _toll(raw: bytes) -> tuple[dict[str, Estimate], Hashable]:
    found = _ESTIMATES.decode(raw)
    return found, _killed(found.get("killed"))


def _nothing(_key: Hashable) -> None:
    """Return nothing: only the number of the key is asked for."""


def _side(one: _Side) -> Side:
    return Side(one.name, one.actor_id, ActorKind(one.kind), one.country, (), one.attributed_to)


_WHENS = _Shared[bytes, When](msgspec.json.Decoder(When).decode)
_WHERES = _Shared[bytes, Where](msgspec.json.Decoder(Where).decode)
_TOLLS, _WHO = _Shared(_toll), _Shared(_nothing)
