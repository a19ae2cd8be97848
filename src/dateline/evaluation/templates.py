"""Templates of the message understanding conferences: the answer keys, our events in their terms, slots compared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline.evaluation.assign import assign
from dateline.evaluation.gold import Row
from dateline.evaluation.names import fold, same_actor, same_place_name, words
from dateline.evaluation.telling import Bounds, Telling, parse_day

HALF = 0.5  # what a partial match was worth
COUNTS = ("killed", "injured")

# Our types in theirs; the first is the usual one. Aerial bombs and mortars stand under ATTACK in most keys, under
# BOMBING in some (dev: 9 to 1 and 8 to 1), thrown grenades mostly under BOMBING (7 to 3).
INCIDENTS: Mapping[str, tuple[str, ...]] = {
    "strike.bomb": ("BOMBING",),
    "strike.suicide": ("BOMBING",),
    "strike.grenade": ("BOMBING", "ATTACK"),
    "strike.air": ("ATTACK", "BOMBING"),
    "strike.artillery": ("ATTACK", "BOMBING"),
    "strike.chemical": ("ATTACK",),
    "attack.civilians": ("ATTACK",),
    "attack.sexual": ("ATTACK",),
    "attack.abduction": ("KIDNAPPING",),
    "battle.clash": ("ATTACK",),
    "battle.capture": ("ATTACK",),
    "protest.force": ("ATTACK",),
    "riot.demonstration": ("ATTACK", "ARSON"),
    "riot.mob": ("ATTACK", "ARSON"),
    "strategic.looting": ("ARSON", "ROBBERY", "ATTACK"),
    "strategic.disrupted": ("BOMBING",),
    "strategic.arrest": ("KIDNAPPING",),
}
# What the keys leave out by their rule of relevance (fighting between forces, acts of states) or keep only now and
# then: such an event may answer a key, but is not held spurious when none asks for it.
OPTIONAL_TYPES = frozenset(
    {"battle.clash", "battle.capture", "riot.demonstration", "riot.mob", "protest.force", "strategic.disrupted"}
    | {"strategic.arrest"}
)
# Perpetrators that are no organisation but persons; the keys hold them in another slot.
PERSONS = frozenset(
    {"guerrilla", "terrorist", "rebel", "militant", "fighter", "insurgent", "extremist", "subversive", "commando"}
    | {"man", "men", "person", "people", "individual", "subject", "member", "group", "youth", "student", "peasant"}
    | {"soldier", "troop", "trooper", "officer", "policeman", "policemen", "gunman", "gunmen", "attacker", "bomber"}
    | {"criminal", "assassin", "killer", "murderer", "kidnapper", "trafficker", "dealer", "drug"}
    | {"unidentified", "unknown", "suspected", "armed", "heavily", "hooded", "urban", "leftist", "several"}
    | {"two", "three", "four", "five"}
)


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill of a slot: names that all mean the same; an optional one may be given or not."""

    names: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One template of an answer key."""

    types: tuple[str, ...]
    optional: bool
    dates: tuple[tuple[date | None, date | None], ...]
    places: tuple[tuple[str, ...], ...]
    organisations: tuple[Fill, ...]
    persons: tuple[str, ...]
    targets: tuple[str, ...]
    counts: Mapping[str, Bounds]


def key_of(template: Row) -> Key:
    """Return a template of the file as a key; only casualties that are wholly known count as stated.

    A mere threat is no event under the codebook, so a key that holds one is optional.
    """
    tolls = template.get("derived_casualties") or {}
    when = template.get("date") or {}
    where = template.get("location") or {}
    return Key(
        types=tuple(template["type"]),
        optional=template["optional"] or list(template.get("stage", ())) == ["THREATENED"],
        dates=tuple((parse_day(w.get("start")), parse_day(w.get("end"))) for w in when.get("alternatives") or ()),
        places=tuple(
            tuple(part["name"] for part in path) for paths in where.get("alternatives") or () for path in paths
        ),
        organisations=tuple(Fill(tuple(fill["values"]), fill["optional"]) for fill in template["perp_org"]),
        persons=tuple(name for fill in template["perp_individual"] for name in fill["values"]),
        targets=tuple(
            name
            for slot in ("hum_tgt_name", "hum_tgt_desc", "phys_tgt")
            for fill in template[slot]
            for name in fill["values"]
        ),
        counts={n: (tolls[n]["low"], tolls[n]["high"]) for n in COUNTS if n in tolls and tolls[n]["complete"]},
    )


def type_credit(key: Key, event: Telling) -> float:
    """Return 1 for the key's type, half for its wider or narrower one."""
    ours = INCIDENTS.get(event.type, ())
    if set(ours) & set(key.types):
        return 1.0
    return HALF if ours and "ATTACK" in (*key.types, *ours) else 0.0


def date_credit(key: Key, event: Telling, published: date | None) -> float:
    """Return the best credit over the key's dates: 1 the same, half when the stretches meet.

    "On or before the day of the message" is what the keys say of an unknown day, so no date at all answers it.
    """
    return max((_one_date(start, end, event, published) for start, end in key.dates), default=0.0)


def _one_date(start: date | None, end: date | None, event: Telling, published: date | None) -> float:
    if event.day is None:
        return float(start is None and end is not None and end == published)
    last = event.last or event.day
    if (event.day, last) == (start, end):
        return 1.0
    return HALF if (start is None or start <= last) and (end is None or event.day <= end) else 0.0


def place_credit(key: Key, event: Telling) -> float:
    """Return 1 for the finest place of the key, half for a wider one that it lies in."""
    return max((_one_place(path, event) for path in key.places), default=0.0)


def within_country(key: Key, event: Telling) -> float:
    """Return the credit of the place when the key names one within a country and the event is there."""
    return max((_one_place(path[1:], event) for path in key.places if len(path) > 1), default=0.0)


def _one_place(path: tuple[str, ...], event: Telling) -> float:
    if not path:
        return 0.0
    named = [same_place_name(name, event.place) if event.place else False for name in path]
    land = country_code(path[0])
    named[0] = named[0] or (land is not None and land == event.country)
    if named[-1]:
        return 1.0
    return HALF if any(named) else 0.0


def organisation_credit(key: Key, names: Sequence[str]) -> tuple[float, int, int]:
    """Return (right, gold, found) of the organisations behind the act; optional ones count only when given."""
    fills = key.organisations
    same = [[float(any(_same_body(name, known) for known in fill.names)) for name in names] for fill in fills]
    pairs = assign(same) if names and fills else []
    answered = {row for row, _ in pairs}
    gold = sum(not fill.optional or number in answered for number, fill in enumerate(fills))
    taken = {column for _, column in pairs}
    extra = [name for column, name in enumerate(names) if column not in taken and not _in(name, key)]
    return len(pairs), gold, len(pairs) + len(extra)


def _in(name: str, key: Key) -> bool:
    """Return whether a name is given elsewhere in the key, so that it is not wrong, only in another slot."""
    elsewhere = (*key.persons, *(known for fill in key.organisations for known in fill.names))
    return any(_same_body(name, known) for known in elsewhere)


def organisations(event: Telling) -> list[str]:
    """Return the names on side a that name a body, not just men with guns."""
    return [name for name in event.side_a if not {_stem(word) for word in words(name)} <= PERSONS]


def count_credit(gold: Bounds, found: Bounds) -> float:
    """Return 1 for the same bounds, half for the same low end or ranges that meet."""
    if gold == found:
        return 1.0
    (low, high), (low2, high2) = gold, found
    apart = (high is not None and (low2 or 0) > high) or (high2 is not None and (low or 0) > high2)
    return 0.0 if apart else HALF


def counts_of(event: Telling) -> dict[str, Bounds]:
    """Return killed and injured; "none" fills no slot."""
    return {name: event.counts[name] for name in COUNTS if name in event.counts and event.counts[name] != (0, 0)}


def target_credit(key: Key, event: Telling) -> float:
    """Return 1 when somebody or something hit is named in both."""
    return float(any(same_actor(name, target) for name in event.side_b for target in key.targets))


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _same_body(name: str, known: str) -> bool:
    return same_actor(name, known) or bool(_ids(name) & _ids(known))


@cache
def _ids(name: str) -> frozenset[str]:
    from dateline.actors import open_registry  # noqa: PLC0415 (reads its tables)

    actor = open_registry().resolve(name.title() if name.isupper() and " " in name else name)
    return frozenset({actor.id} if actor else ())


@cache
def country_code(name: str) -> str | None:
    """Return the two-letter code of a country by any of its names."""
    from dateline.lexicon.countries import countries  # noqa: PLC0415 (reads its tables)

    wanted = fold(name)
    return next((land.iso2 for land in countries() if wanted in {fold(known) for known in land.names}), None)
