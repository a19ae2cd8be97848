"""An incident in brief: the part of its record that tables ask for, as a list without names; what many share is read once."""

import json
from collections.abc import Callable, Hashable, Mapping
from enum import IntEnum
from itertools import count
from typing import Any, Generic, TypeVar

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
from dateline.serial.incidents import ReadOrigin, origin_of

MOST = 1 << 17  # values that one cache holds: bounds memory, and the towns and actors of a war fit in
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Aspect(IntEnum):
    """What a cell depends on, when it does not depend on the whole incident."""

    WHEN = 0
    WHERE = 1
    WHO = 2  # the type, the sides, the country, and whether and of whom anybody was killed
    TOLL = 3
    KIND = 4  # the same without names: of which kind and country each on a side is
    SIDES = 5  # the sides, the country, and whether it was a riot


class Bounded(dict[Hashable, Value], Generic[Value]):
    """A cache that starts anew when it is full."""

    def keep(self, key: Hashable, value: Value) -> Value:
        """Return the value, kept."""
        if len(self) >= MOST:
            self.clear()
        self[key] = value
        return value


class _Side(msgspec.Struct, array_like=True, gc=False):
    name: str
    actor_id: str | None
    kind: str
    country: str | None
    attributed_to: str | None


class Brief(msgspec.Struct, array_like=True, gc=False):
    """An incident as tables ask for it; it has of `Incident` what they need, under the same names."""

    id: str
    type: str | None
    status: IncidentStatus
    tellings: int
    reports: int
    independent_sources: int
    when: msgspec.Raw
    where: msgspec.Raw
    sides: msgspec.Raw
    toll: msgspec.Raw
    title: str | None
    fusing: Fusing
    accepted_by: str | None
    came: ReadOrigin | None
    sources: msgspec.Raw  # as the store writes them

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
        return _SIDES.of(bytes(self.sides))[1][0]

    @property
    def side_b(self) -> tuple[Side, ...]:
        """Return who was hit, without the tellings that say so."""
        return _SIDES.of(bytes(self.sides))[1][1]

    @property
    def origin(self) -> Origin | None:
        """Return where it comes from that no report told."""
        return None if self.came is None else origin_of(self.came)

    def estimate(self, name: str) -> Estimate | None:
        """Return the estimate of one count; None when nobody gives a figure."""
        return _TOLLS.of(bytes(self.toll))[1][0].get(name)


Keys = tuple[Hashable, ...]


def brief_text(record: Mapping[str, Any], sources: object) -> str | None:
    """Return the brief of an `incident_record` with what is told of its reports; None where `brief_of` would refuse it."""
    sides = [[[one[name] for name in _Side.__struct_fields__] for one in record[side]] for side in ("side_a", "side_b")]
    numbers = [len(record["members"]), len({one["report_id"] for one in record["members"]}), len(record["voices"])]
    told = [record[name] for name in ("title", "fusing", "accepted_by")]
    facts = [record["date"], record["place"], sides, record["estimates"]]
    brief = [record["id"], record["type"], record["status"], *numbers, *facts, *told, record.get("origin"), sources]
    try:
        text = json.dumps(brief, separators=(",", ":"))
        keys_of(brief_of(text))
    except ValueError:  # half of a sign, say
        return None
    return text


def brief_of(text: str) -> Brief:
    """Return the brief that a `brief_text` tells."""
    return _READ.decode(text)


def keys_of(told: "Brief | Incident") -> Keys:
    """Return by Aspect what equals that of another incident, read in the same way, only when both are alike in it."""
    if not isinstance(told, Brief):
        killed = _killed(dict(told.estimates).get("killed"))
        sides, profile = (told.side_a, told.side_b), _profile(told.side_a, told.side_b)
        return _keys(told.date, (told.place, told.place.country), (sides, profile), (told.estimates, killed), told.type)
    when, where, who, toll = bytes(told.when), bytes(told.where), bytes(told.sides), bytes(told.toll)
    place = _WHERES.known.get(where) or _WHERES.of(where)
    count = _TOLLS.known.get(toll) or _TOLLS.of(toll)
    named = _SIDES.known.get(who) or _SIDES.of(who)
    day = (_WHENS.known.get(when) or _WHENS.of(when))[0]
    return _keys(day, (place[0], place[1].country), (named[0], named[1][2]), (count[0], count[1][1]), told.type)


def _keys(
    when: Hashable,
    where: tuple[Hashable, str | None],
    sides: tuple[Hashable, Hashable],
    toll: tuple[Hashable, Hashable],
    code: str | None,
) -> Keys:
    """Return by Aspect its key, made of the numbers of what is shared, the country, the profile of sides and the dead."""
    (place, country), (named, profile), (counted, killed) = where, sides, toll
    riot = code is not None and code.startswith("riot.")
    who, kind = (code, country, named, killed), (code, country, profile, killed)
    return (when, place, who, counted, kind, (named, country, riot))


def _killed(killed: Estimate | None) -> Hashable:
    """Return what kinds of events are told apart by: is a death sure, possible, excluded, and of whom."""
    if killed is None or (killed.low is None and killed.high is None):
        return None
    return ((killed.low or 0) > 0, killed.high == 0, killed.victims.value)


def _profile(*sides: tuple[Side, ...]) -> str:
    """Return of which kind and country each on a side is."""
    return json.dumps([[[one.kind.value, one.country] for one in side] for side in sides])


_NUMBERS = count()


class _Shared(Generic[Key, Value]):
    """What many incidents share: read once, with a number that nothing else has."""

    def __init__(self, read: Callable[[Key], Value]) -> None:
        self._read = read
        self.known = Bounded[tuple[int, Value]]()

    def of(self, key: Key) -> tuple[int, Value]:
        """Return the number and what was read."""
        return self.known.get(key) or self.known.keep(key, (next(_NUMBERS), self._read(key)))


_READ = msgspec.json.Decoder(Brief)
_ESTIMATES = msgspec.json.Decoder(dict[str, Estimate])


def _toll(raw: bytes) -> tuple[dict[str, Estimate], Hashable]:
    found = _ESTIMATES.decode(raw)
    return found, _killed(found.get("killed"))


def _both(raw: bytes) -> tuple[tuple[Side, ...], tuple[Side, ...], str]:
    """Return both sides, without the tellings that name them, and their profile."""
    doers, hit = (
        tuple(Side(one.name, one.actor_id, ActorKind(one.kind), one.country, (), one.attributed_to) for one in side)
        for side in _BOTH.decode(raw)
    )
    return doers, hit, _profile(doers, hit)


_BOTH = msgspec.json.Decoder(tuple[tuple[_Side, ...], tuple[_Side, ...]])
_WHENS = _Shared[bytes, When](msgspec.json.Decoder(When).decode)
_WHERES = _Shared[bytes, Where](msgspec.json.Decoder(Where).decode)
_SIDES, _TOLLS = _Shared(_both), _Shared(_toll)
