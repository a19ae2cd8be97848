"""Names of actors found in running text."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from dateline.actors import readings
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


def scan_text(registry: Names, text: str, *, bare: bool) -> tuple[Found, ...]:
    """Return the names of actors in a text, the longest at each place, with those they may mean, best first."""
    return tuple(_matches(registry, Text(text, tokens(text), _capital_lines(text)), bare=bare))


def _matches(registry: Names, text: Text, *, bare: bool) -> Iterator[Found]:
    place = 0
    while place < len(text.words):
        size, ids = _listed(registry, text, place)
        reading = readings.read(text.words, place)
        if reading and reading.size > size and _stands(text, place, reading, bare=bare):
            size = reading.size
            ids = tuple(dict.fromkeys(f"{form.code.lower()}-{reading.role}" for form in reading.forms))
        if size:
            yield span(text.text, text.words[place : place + size]), tuple(registry.get(actor_id) for actor_id in ids)
        place += size or 1


def _stands(text: Text, place: int, reading: readings.Reading, *, bare: bool) -> bool:
    """Return whether a reading as a state's actor is one: half a compound or US in a line of capitals is none."""
    if text.plain(place):
        return False
    return not reading.bare or (bare and not readings.tied(text.words, place, reading.size))


def _listed(registry: Names, text: Text, place: int) -> tuple[int, tuple[str, ...]]:
    """Return the size and ids of the longest listed name at a word, 0 when there is none."""
    most = min(registry.longest.get(text.words[place].norm, 0), readings.reach(text.words, place))
    for size in range(most, 0, -1):
        found = text.words[place : place + size]
        claims = registry.claims(" ".join(token.norm for token in found))
        good = [claim for claim in claims if _written(claim.alias, found, plain=text.plain(place))]
        if good:
            return size, tuple(claim.actor_id for claim in sorted(good, key=lambda claim: claim.secondary))
    return 0, ()


def _written(alias: str, found: tuple[Token, ...], *, plain: bool) -> bool:
    """Return whether the words of a text are written as a name is."""
    if alias.islower():
        return True
    if len(found) == 1 and _acronym(alias):
        surface, norm = found[0].surface, found[0].norm
        # Some papers write acronyms that are spoken as words like names: Isis, Farc, Nato.
        spoken = len(norm) >= 4 and surface[0].isupper() and norm not in words_of("plain")
        return not plain and (surface.isupper() or spoken)
    pairs = zip(_capitals(alias), found, strict=True)
    small = words_of("small")
    if not all(token.surface[0].isupper() or not capital or token.norm in small for capital, token in pairs):
        return False
    return any(token.surface[0].isupper() for token in found)


@lru_cache(maxsize=16384)
def _capitals(alias: str) -> tuple[bool, ...]:
    """Return, for each word of a name that counts, whether it has a capital."""
    return tuple(token.surface[0].isupper() for token in tokens(alias))


def _acronym(alias: str) -> bool:
    letters = alias.replace(".", "")
    return letters.isupper() and len(letters) <= LONGEST_ACRONYM


def _capital_lines(text: str) -> tuple[int, ...]:
    """Return the bounds of the lines of capitals, one after the other."""
    bounds: list[int] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.upper() == line and sum(word.isalpha() and len(word) > 1 for word in line.split()) > 2:
            bounds += (start, start + len(line))
        start += len(line)
    return tuple(bounds)
