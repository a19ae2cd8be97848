"""Names of actors found in running text."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

from dateline.actors import states
from dateline.actors.entries import Claim
from dateline.actors.names import Token, span, tokens
from dateline.model import Actor, Span

Found = tuple[tuple[Span, tuple[Actor, ...]], ...]
LONGEST_ACRONYM = 7
# Words of a name that reports also write small: "Free Syrian army", "Patani liberation front".
SMALL = frozenset(
    "forces force army group groups movement front militia militias brigade brigades battalion party police network coalition"
    " cartel gang military command mission and of for in people organisation organization union council alliance"
    " fighters rebels troops soldiers self defence defense armed unit units committee committees legion corps division de la del"
    " los las y du des le et resistance guard guards".split()
)


class Names(Protocol):
    """What the scan asks of a registry."""

    longest: dict[str, int]

    def claims(self, key: str) -> tuple[Claim, ...]:
        """Return the claims on a name in normal form."""

    def get(self, actor_id: str) -> Actor:
        """Return the actor with this id."""


@cache
def plain_words() -> frozenset[str]:
    """Return words that are also acronyms of actors: in capitals only the case told them apart."""
    text = (files("dateline.actors") / "data" / "plain_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def scan_text(registry: Names, text: str, *, bare: bool) -> Found:
    """Return the names of actors in a text, the longest at each place, with those they may mean, best first."""
    words = tokens(text)
    shouted = _shouted(text)
    return tuple(_matches(registry, text, words, shouted, bare))


def _matches(
    registry: Names, text: str, words: tuple[Token, ...], shouted: Callable[[int], bool], bare: bool
) -> Iterator[tuple[Span, tuple[Actor, ...]]]:
    place = 0
    while place < len(words):
        capitals = shouted(words[place].start)
        size, ids = _listed(registry, words, place, capitals)
        reading = states.read(words, place) if size < 8 else None
        if reading and reading.size > size and _stands(words, place, reading, capitals, bare):
            size, ids = (
                reading.size,
                tuple(dict.fromkeys(f"{form.code.lower()}-{reading.role}" for form in reading.forms)),
            )
        if size:
            yield span(text, words[place : place + size]), tuple(registry.get(actor_id) for actor_id in ids)
        place += size or 1


def _stands(words: tuple[Token, ...], place: int, reading: states.Reading, capitals: bool, bare: bool) -> bool:
    """Return whether a reading as a state's actor is one: half a compound or "US" in a headline's capitals is none."""
    if capitals and words[place].norm in plain_words() and "." not in words[place].surface:
        return False
    return not reading.bare or (bare and not states.tied(words, place, reading.size))


def _listed(registry: Names, words: tuple[Token, ...], place: int, capitals: bool) -> tuple[int, tuple[str, ...]]:
    """Return the size and ids of the longest listed name at a token, 0 when there is none."""
    most = registry.longest.get(words[place].norm, 0)
    size = 1
    while size < most and place + size < len(words) and words[place + size - 1].joined:
        size += 1
    for length in range(size, 0, -1):
        found = words[place : place + length]
        claims = [
            claim
            for claim in registry.claims(" ".join(token.norm for token in found))
            if _written(claim.alias, found, capitals)
        ]
        if claims:
            return length, tuple(claim.actor_id for claim in sorted(claims, key=lambda claim: claim.secondary))
    return 0, ()


def _written(alias: str, found: tuple[Token, ...], capitals: bool) -> bool:
    """Return whether the words of a text are written as a name is."""
    if alias.islower():
        return True
    if len(found) == 1 and _acronym(alias):
        surface, norm = found[0].surface, found[0].norm
        if capitals and norm in plain_words() and "." not in surface:
            return False
        # Some papers write acronyms that are spoken as words like names: Isis, Farc, Nato.
        return surface.isupper() or (len(norm) >= 4 and surface[0].isupper() and norm not in plain_words())
    names = zip(_capitals(alias), found, strict=True)
    return all(token.surface[0].isupper() or not capital or token.norm in SMALL for capital, token in names) and any(
        token.surface[0].isupper() for token in found
    )


@lru_cache(maxsize=16384)
def _capitals(alias: str) -> tuple[bool, ...]:
    """Return, for each word of a name that counts, whether it has a capital."""
    return tuple(token.surface[0].isupper() for token in tokens(alias))


def _acronym(alias: str) -> bool:
    letters = alias.replace(".", "")
    return letters.isupper() and len(letters) <= LONGEST_ACRONYM


def _shouted(text: str) -> Callable[[int], bool]:
    """Return a test whether a place lies in a line of capitals."""
    lines = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.upper() == line and sum(word.isalpha() and len(word) > 1 for word in line.split()) > 2:
            lines.append((start, start + len(line)))
        start += len(line)
    return lambda place: any(first <= place < last for first, last in lines)
