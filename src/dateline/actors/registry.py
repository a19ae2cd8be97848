"""The actor registry: who is meant by a name, on a day, in a report that names these countries."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from dateline.actors import readings, settle, states
from dateline.actors.entries import Claim, entries
from dateline.actors.forms import adjectives
from dateline.actors.names import BRACKETS, loose, normal, slug, tokens
from dateline.actors.roles import describe, heads
from dateline.actors.scan import scan_text, written
from dateline.actors.tables import group_tables, rows, table, words_of
from dateline.errors import UnknownName
from dateline.model import Actor, ActorKind, Span
from dateline.settings import cache_folder

USER_FILE = "actors.csv"
NEAR = 84  # rapidfuzz ratio: "Hayat Tahrir al Cham" is found, "Ahrar al-Sharqiya" is not taken for "Ahrar al-Sham"
MOST_NEAR = 8
# "The army" is the army of the country that a report is about; "gunmen" or "civilians" may be anybody's.
OWN_ROLES = frozenset(
    ("government", "armed-forces", "army", "navy", "air-force", "police", "security-forces", "pro-government")
)


class Registry:
    """Every known actor: those of states, made from country data, and groups, read from tables."""

    def __init__(self, listed: Iterable[tuple[Actor, tuple[Claim, ...]]]) -> None:
        self._listed: dict[str, Actor] = {}
        self._claims: dict[str, list[Claim]] = {}
        for actor, claims in listed:
            if actor.id not in self._listed:
                self._listed[actor.id] = actor
            for claim in claims:
                self._add(claim)
        self.longest = _longest(self._claims)

    def _add(self, claim: Claim) -> None:
        there = self._claims.setdefault(normal(claim.alias), [])
        same = next((number for number, other in enumerate(there) if other.actor_id == claim.actor_id), None)
        if same is None:
            there.append(claim)
        elif claim.alias.islower():  # "Anti-balaka" that is also written "anti-balaka"
            there[same] = claim

    @cached_property
    def _loose(self) -> dict[str, list[Claim]]:
        """Claims by names with their transliteration evened out; made when a strict name is not found."""
        index: dict[str, list[Claim]] = {}
        for key, claims in self._claims.items():
            index.setdefault(loose(key), []).extend(claims)
        return index

    def get(self, actor_id: str) -> Actor:
        """Return the actor with this id; UnknownName lists near ones."""
        actor = self.known(actor_id)
        if actor is None:
            raise UnknownName("actor", actor_id, self._listed)
        return actor

    def known(self, actor_id: str) -> Actor | None:
        """Return the actor with this id, or None."""
        code, _, role = actor_id.partition("-")
        return self._listed.get(actor_id) or states.state_actor(code.upper(), role)

    def listed(self) -> tuple[Actor, ...]:
        """Return the actors that stand in tables, by id."""
        return tuple(self._listed[actor_id] for actor_id in sorted(self._listed))

    def actors(self) -> Iterator[Actor]:
        """Return every actor, those of states first."""
        for made in states.state_actors():
            yield self._listed.get(made.id, made)
        yield from (actor for actor in self.listed() if not states.is_generated(actor.id))

    def claims(self, key: str) -> tuple[Claim, ...]:
        """Return the claims on a name in normal form."""
        return tuple(self._claims.get(key, ()))

    def names(self) -> tuple[str, ...]:
        """Return every listed name in normal form."""
        return tuple(sorted(self._claims))

    def find(self, name: str, on: date | None = None) -> tuple[Actor, ...]:
        """Return the actors that a name may mean, best first; names that are only alike come last."""
        found = [self.resolve(name, on), *self._candidates(name, on)]
        seen = dict.fromkeys(actor.id for actor in found if actor)
        if not seen:
            seen = dict.fromkeys(self._near(normal(name)))
        return tuple(self.get(actor_id) for actor_id in seen)

    def resolve(self, name: str, on: date | None = None, countries: Sequence[str] = ()) -> Actor | None:
        """Return the one actor that a name means, None when it is unknown or could be several.

        `countries` are those the report names, the most likely first: they settle "SDF", and "the army" is the first's.
        """
        for claims in self._readings(name):
            settled = settle.settled(self, claims, on, countries)
            if settled is not None and not settle.existed(settled, on) and readings.covers(name):
                continue
            if settled is not None or any(not claim.secondary for claim in claims):
                return settled
        code, role = self._state_reading(name, on, countries)
        return self.known(f"{code.lower()}-{role}") if code else None

    def scan(
        self, text: str, on: date | None = None, *, bare: bool = True
    ) -> tuple[tuple[Span, tuple[Actor, ...]], ...]:
        """Return the names of actors in a text, the longest at each place, with those they may mean, best first.

        With `bare`, a country's name, adjective, capital or leader alone counts too: only the sentence tells whether
        it acts. With `on`, a renamed group is what it was on that day.
        """
        return scan_text(self, text, on, bare=bare)

    def current(self, actor: Actor, on: date | None) -> Actor:
        """Return what an actor had become by a day; itself when it was not renamed or no day is given."""
        return settle.current(self, actor, on)

    def provisional(self, name: str) -> Actor:
        """Return an actor for a name that no table holds, under an id that says so."""
        said = describe(name)
        armed = said.armed if said else True
        return Actor(id=f"x-{slug(name)}", name=name, kind=ActorKind.UNKNOWN, armed=armed)

    def _readings(self, name: str) -> Iterator[list[Claim]]:
        """Return the claims on a name, its strictest reading first."""
        words = [token.norm for token in tokens(name)]
        while len(words) > 1 and (words[0] in words_of("determiners") or words[0].isdigit()):
            del words[0]
        key = " ".join(words)
        if "(" in name or "[" in name:
            yield self._claims.get(normal(BRACKETS.sub(" ", name)), [])
            yield [claim for inside in BRACKETS.findall(name) for claim in self._claims.get(normal(inside), [])]
        if readings.covers(name):
            found = tokens(name)[-len(words) :]
            yield [claim for claim in self._claims.get(key, []) if written(claim.alias, found)]
            return
        yield self._claims.get(key, [])
        yield self._loose.get(loose(key), []) if len(key) > 4 else []
        yield self._inside(words)

    def _inside(self, words: list[str]) -> list[Claim]:
        """Return the claims on the name inside a phrase: "YPG fighters", "the militant group Hamas"."""
        for size in range(len(words) - 1, 0, -1):
            for first in range(len(words) - size + 1):
                claims = self._claims.get(" ".join(words[first : first + size]))
                before, after = words[:first], words[first + size :]
                if claims and all(map(_describes, before)) and (not after or _tail(after)):
                    return claims
        return []

    def _state_reading(self, name: str, on: date | None, countries: Sequence[str]) -> tuple[str | None, str]:
        """Return the country and role that a name reads as."""
        reading = readings.whole(name)
        if reading is None:
            return None, ""
        if not reading.forms:
            return (countries[0] if countries and reading.role in OWN_ROLES else None), reading.role
        good = [form for form in reading.forms if form.holds(on)]
        named = [form for form in good if form.code in countries]
        return ((named or good)[0].code if good else None), reading.role

    def _candidates(self, name: str, on: date | None) -> list[Actor]:
        ids = [actor_id for claims in self._readings(name) for actor_id in settle.ranked(self, claims, on)]
        reading = readings.whole(name)
        if reading:
            ids.extend(f"{form.code.lower()}-{reading.role}" for form in reading.forms)
        return [self.get(actor_id) for actor_id in ids]

    def _near(self, key: str) -> list[str]:
        """Return the ids of actors with a name alike."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415  only a name that nothing else finds needs it

        hits = process.extract(key, self.names(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST_NEAR)
        ranked = sorted(hits, key=lambda hit: (-hit[1], hit[0]))
        return [claim.actor_id for hit in ranked for claim in self._claims[hit[0]]]


def _describes(word: str) -> bool:
    return word in words_of("descriptors") or word in words_of("modifiers") or word in heads() or word in adjectives()


def _tail(words: list[str]) -> bool:
    """Return whether words after a group's name only say who of it: "fighters", "-linked militants", "group"."""
    return (
        words[-1] in words_of("descriptors")
        or " ".join(words) in heads()
        or (words[-1] in heads() and all(map(_describes, words[:-1])))
    )


def _longest(keys: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for key in keys:
        words = key.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def user_file() -> Path:
    """Return the file of imported actors; it need not exist."""
    return cache_folder() / USER_FILE


def shipped() -> Iterator[tuple[Actor, tuple[Claim, ...]]]:
    """Return the actors of the shipped tables."""
    for name in ("states.csv", *group_tables()):
        yield from entries(table(name), name)


def imported() -> Iterator[tuple[Actor, tuple[Claim, ...]]]:
    """Return the actors that the user has imported."""
    path = user_file()
    if path.exists():
        yield from entries(rows(path.read_text(encoding="utf-8"), path.name), str(path))


@cache
def open_registry() -> Registry:
    """Return the registry of shipped and imported actors, read once a process."""
    return Registry([*shipped(), *imported()])
