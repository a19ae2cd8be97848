"""Phrases read as the actor of a state: "Syrian army", "Assad's forces", "the Armed Forces of Ukraine"."""

from dataclasses import dataclass

from dateline.actors.forms import Form, forms, longest_by_first
from dateline.actors.names import BRACKETS, Token, tokens
from dateline.actors.roles import LONGEST, heads
from dateline.actors.tables import words_of

# "forces loyal to X", "the armed forces of X": what joins a head to the state that follows.
BINDERS = [
    "of",
    "loyal to",
    "allied to",
    "allied with",
    "belonging to",
    "supporting",
    "backing",
    "that support",
    "under",
    "faithful to",
    "from",
]
REACH = 8  # words of the longest phrase that is read as one name


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of tokens read as the actor of a state: `code` is None when the words name no state ("the army")."""

    size: int
    role: str
    forms: tuple[Form, ...]
    bare: bool


def read(words: tuple[Token, ...], first: int, *, generic: bool = False) -> Reading | None:
    """Return the longest reading as a state's actor from a token on; with `generic` also "the army", of no state."""
    start = first
    while start < len(words) - 1 and words[start].norm in words_of("titles") and words[start].joined:
        start += 1
    named = _named(words, start)
    if start > first and not (named and named[1][0].leader):
        start, named = first, _named(words, first)
    if named:
        return _with_tail(words, first, start + named[0], named[1])
    loyal = _for_leader(words, first)
    if loyal:
        return loyal
    head = _head(words, first)
    if head is None:
        return None
    size, role = head
    bound = _bound(words, first + size)
    if bound:
        return Reading(size + bound[0], role, bound[1], bare=False)
    return Reading(size, role, (), bare=False) if generic else None


def _named(words: tuple[Token, ...], start: int) -> tuple[int, tuple[Form, ...]] | None:
    """Return the size and forms of the longest state name at a token."""
    if start >= len(words):
        return None
    first = words[start].norm
    # Texts that have lost their apostrophes write "Syrias army" and "Assads forces".
    sizes = range(
        min(max(longest_by_first().get(first, 0), longest_by_first().get(first[:-1], 0)), reach(words, start)), 0, -1
    )
    for size in sizes:
        name = " ".join(token.norm for token in words[start : start + size])
        found = forms().get(name) or _without_s(name)
        if found and _written_right(words[start : start + size], name):
            return size, found
    return None


def _without_s(name: str) -> tuple[Form, ...] | None:
    known = name.endswith("s") and name[:-1] not in words_of("capitals")
    return forms().get(name[:-1]) if known else None


def _written_right(found: tuple[Token, ...], name: str) -> bool:
    if name in words_of("capitals"):
        return found[0].surface.isupper()
    return found[0].surface[0].isupper() or found[0].surface[0].isdigit()


def _with_tail(words: tuple[Token, ...], first: int, after: int, found: tuple[Form, ...]) -> Reading:
    """Return the reading of a state's name with the head noun that follows it, if one does."""
    # "Syrian President Bashar al-Assad's forces": the leader follows the adjective.
    leader = after
    while leader < len(words) and words[leader].norm in words_of("titles") and words[leader - 1].joined:
        leader += 1
    second = _named(words, leader) if leader < len(words) and words[leader - 1].joined else None
    if second and second[1][0].leader and second[1][0].code == found[0].code:
        found, after = second[1], leader + second[0]
    if words[after - 1].joined and not _compound(words, after - 1):
        head = _head(words, after)
        if head:
            return Reading(after - first + head[0], head[1], found, bare=False)
    return Reading(after - first, found[0].role, found, bare=True)


def _head(words: tuple[Token, ...], start: int) -> tuple[int, str] | None:
    """Return the size and role of the longest descriptive phrase at a token, with words like "special" before it."""
    most = reach(words, start)
    skipped = 0
    while skipped < most:
        for size in range(min(LONGEST, most - skipped), 0, -1):
            said = heads().get(" ".join(token.norm for token in words[start + skipped : start + skipped + size]))
            if said:
                longer = _head(words, start + skipped + size) if _goes_on(words, start + skipped + size) else None
                return (skipped + size + longer[0], longer[1]) if longer else (skipped + size, said.role)
        if words[start + skipped].norm not in words_of("modifiers") or _another(words, start + skipped):
            return None
        skipped += 1
    return None


def _another(words: tuple[Token, ...], place: int) -> bool:
    """Return whether an "and" begins another name, with an article of its own: "Damascus and the regime forces"."""
    following = words[place + 1] if place + 1 < len(words) else None
    return words[place].norm == "and" and following is not None and following.start - words[place].end > 1


def _goes_on(words: tuple[Token, ...], after: int) -> bool:
    """Return whether the phrase goes on with a plainer head: "government | warplanes", "army | soldiers"."""
    return (
        after < len(words)
        and words[after - 1].joined
        and words[after].surface[0].islower()
        and words[after].norm != "and"
    )


def _bound(words: tuple[Token, ...], after: int) -> tuple[int, tuple[Form, ...]] | None:
    """Return the size of "of [President] X [regime]" at a token, and the forms of X."""
    if after >= len(words) or not words[after - 1].joined:
        return None
    for binder in BINDERS:
        size = len(binder.split())
        if " ".join(token.norm for token in words[after : after + size]) != binder:
            continue
        start = after + size
        inner = read(words, start) if start < len(words) else None
        if inner and inner.forms and inner.role == "government":
            return size + inner.size, inner.forms
    return None


def _compound(words: tuple[Token, ...], place: int) -> bool:
    """Return whether a token is tied by a hyphen to a following participle: US-backed, Syria-based."""
    following = words[place + 1] if place + 1 < len(words) else None
    return bool(following and words[place].hyphen and following.surface[0].islower() and following.norm not in heads())


def tied(words: tuple[Token, ...], first: int, size: int) -> bool:
    """Return whether a bare name is the first half of a word: "US-backed", "Syria-based"."""
    return _compound(words, first + size - 1)


def prefixed(words: tuple[Token, ...], first: int) -> bool:
    """Return whether a name is the second half of a word: "pro-Russian crowds" are not Russian crowds."""
    before = words[first - 1] if first else None
    return bool(before and before.hyphen and before.surface.lower() in words_of("prefixes"))


def _for_leader(words: tuple[Token, ...], first: int) -> Reading | None:
    """Return the reading of "pro-Assad forces": those who fight for a government without being its own."""
    named = _named(words, first + 1) if words[first].norm == "pro" and words[first].hyphen else None
    if not named or not named[1][0].leader or not words[first + named[0]].joined:
        return None
    head = _head(words, first + 1 + named[0])
    return Reading(1 + named[0] + head[0], "pro-government", named[1], bare=False) if head else None


def reach(words: tuple[Token, ...], start: int) -> int:
    """Return how many tokens from here on may belong to one name."""
    size = 1
    while size < REACH and start + size < len(words) and words[start + size - 1].joined:
        size += 1
    return min(size, len(words) - start)


def whole(name: str) -> Reading | None:
    """Return the reading of a whole name as a state's actor, "the army" of no state included."""
    words = tokens(BRACKETS.sub(" ", name))
    first = 0
    while first < len(words) - 1 and (words[first].norm.isdigit() or words[first].norm in words_of("leading")):
        first += 1
    reading = read(words, first, generic=True) if words else None
    return reading if reading and first + reading.size == len(words) else None


def covers(name: str) -> bool:
    """Return whether a name reads as the actor of a named state."""
    reading = whole(name)
    return bool(reading and reading.forms)
