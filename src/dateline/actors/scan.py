"""Names of actors found in running text."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from dateline.actors import readings, settle
from dateline.actors.entries import Claim
from dateline.actors.names import Token, span, tokens
from dateline.actors.tables import words_of
from dateline.model import Actor, Span

Found = tuple[Span, tuple[Actor, ...]]
LONGEST_ACRONYM = 7


class Names(Protocol):
    """What the scan asks of a registry."""

    longest: dict[str, int]

    def claims(self, key: str) -> tuple[Claim, ...]:
        """Return the claims on a name in normal form."""

    def get(self, actor_id: str) -> Actor:
        """Return the actor with this id."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text taken apart: its words, and where its lines of capitals start and end, one after the other."""

    text: str
    words: tuple[Token, ...]
    capitals: tuple[int, ...]

    def shouted(self, place: int) -> bool:
        """Return whether a word lies in a line of capitals, where case tells no name from a word."""
        return bisect_right(self.capitals, self.words[place].start) % 2 == 1

    def plain(self, place: int) -> bool:
        """Return whether a word of a line of capitals is more likely a word than an acronym: IS, US, WHO."""
        word = self.words[place]
        return self.shouted(place) and word.norm in words_of("plain") and "." not in word.surface


def scan_text(registry: Names, text: str, on: date | None, *, bare: bool) -> tuple[Found, ...]:
    """Return the names of actors in a text, the longest at each place, with those they may mean, best first."""
    taken = Text(text, tokens(text), _capital_lines(text))
    hits = tuple(_hits(registry, taken, None, bare=bare))
    if any(claim.secondary for hit in hits for claim in hit.claims):
        hits = tuple(_hits(registry, taken, _countries(registry, hits), bare=bare))
    named = _countries(registry, hits)
    found = ((hit, _meant(registry, hit, named, on)) for hit in hits)
    return tuple((span(text, hit.found), actors) for hit, actors in found if actors)


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of words with what claims it: listed actors, or the states that it reads as an actor of."""

    found: tuple[Token, ...]
    claims: tuple[Claim, ...]
    reading: readings.Reading | None


def _countries(registry: Names, hits: tuple[Hit, ...]) -> frozenset[str]:
    """Return the countries that a text names, itself or by an actor that can be no other."""
    codes = [{form.code for form in hit.reading.forms} for hit in hits if hit.reading]
    said = [code for sole in codes if len(sole) == 1 for code in sole]
    ids = [claim.actor_id for hit in hits for claim in hit.claims if len(hit.claims) == 1 and not claim.secondary]
    return frozenset(said) | {registry.get(actor_id).country or "" for actor_id in ids}


def _meant(registry: Names, hit: Hit, named: frozenset[str], on: date | None) -> tuple[Actor, ...]:
    """Return the actors that a hit may mean on a day, those of countries that the text names first."""
    ids = [claim.actor_id for claim in sorted(hit.claims, key=lambda claim: claim.secondary)]
    if hit.reading:
        ids = [f"{form.code.lower()}-{hit.reading.role}" for form in hit.reading.forms if form.holds(on)]
    actors = dict.fromkeys(settle.current(registry, registry.get(actor_id), on) for actor_id in ids)

    def unlikely(actor: Actor) -> tuple[bool, bool]:
        return not settle.existed(actor, on), actor.country is not None and actor.country not in named

    return tuple(sorted(actors, key=unlikely))


def _hits(registry: Names, text: Text, named: frozenset[str] | None, *, bare: bool) -> Iterator[Hit]:
    """Return the longest hits; with `named`, a secondary claim counts only where its actor's country is named."""
    place = 0
    while place < len(text.words):
        size, claims = _listed(registry, text, place, named)
        reading = readings.read(text.words, place)
        if reading and reading.size > size and _stands(text, place, reading, bare=bare):
            yield Hit(text.words[place : place + reading.size], (), reading)
            place += reading.size
        elif size:
            yield Hit(text.words[place : place + size], claims, None)
            place += size
        else:
            place += 1


def _stands(text: Text, place: int, reading: readings.Reading, *, bare: bool) -> bool:
    """Return whether a reading as a state's actor is one: half a compound or US in a line of capitals is none."""
    if text.plain(place):
        return False
    if readings.prefixed(text.words, place):
        return False
    return not reading.bare or (bare and not readings.tied(text.words, place, reading.size))


def _listed(registry: Names, text: Text, place: int, named: frozenset[str] | None) -> tuple[int, tuple[Claim, ...]]:
    """Return the size of the longest listed name at a word and the claims on it, 0 when there is none."""
    most = min(registry.longest.get(text.words[place].norm, 0), readings.reach(text.words, place))
    for size in range(most, 0, -1):
        found = text.words[place : place + size]
        claims = registry.claims(" ".join(token.norm for token in found))
        good = [claim for claim in claims if written(claim.alias, found, plain=text.plain(place))]
        if named is not None:
            good = [claim for claim in good if not claim.secondary or registry.get(claim.actor_id).country in named]
        if good:
            return size, tuple(good)
    return 0, ()


def written(alias: str, found: tuple[Token, ...], *, plain: bool = False) -> bool:
    """Return whether the words of a text are written as a name is; `plain` words are none unless in other case."""
    if alias.islower():
        return True
    if len(found) == 1 and _acronym(alias):
        surface, norm = found[0].surface, found[0].norm
        # Some papers write acronyms that are spoken as words like names: Isis, Farc, Nato.
        spoken = alias.isupper() and len(norm) >= 4 and surface[0].isupper() and norm not in words_of("plain")
        return not plain and (surface.isupper() or surface == alias or spoken)
    pairs = zip(_capitals(alias), found, strict=True)
    # "Lebanese Forces" is a party, "Lebanese forces" are the army: small letters tell them apart.
    small = frozenset() if _like_a_state(alias) else words_of("small")
    if not all(token.surface[0].isupper() or not capital or token.norm in small for capital, token in pairs):
        return False
    return any(token.surface[0].isupper() for token in found)


@lru_cache(maxsize=16384)
def _like_a_state(alias: str) -> bool:
    return readings.covers(alias)


@lru_cache(maxsize=16384)
def _capitals(alias: str) -> tuple[bool, ...]:
    """Return, for each word of a name that counts, whether it has a capital."""
    return tuple(token.surface[0].isupper() for token in tokens(alias))


def _acronym(alias: str) -> bool:
    """Return whether a name is an acronym: all capitals, or with capitals inside like LeT."""
    letters = alias.replace(".", "")
    return len(letters) <= LONGEST_ACRONYM and (letters.isupper() or not (letters.istitle() or letters[1:].islower()))


def _capital_lines(text: str) -> tuple[int, ...]:
    """Return the bounds of the lines of capitals, one after the other."""
    bounds: list[int] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.upper() == line and sum(word.isalpha() and len(word) > 1 for word in line.split()) > 2:
            bounds += (start, start + len(line))
        start += len(line)
    return tuple(bounds)
