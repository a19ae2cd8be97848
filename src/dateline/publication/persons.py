"""Private persons' names taken out of names and short texts.

No list holds the names of private persons, so it goes the other way round: a word with a capital stays when it is known to be no name of
theirs (plain English, a country, an actor of the registry, a place of the record, a body) or when an office stands before it. Anything else
is withheld; a place or a paper taken for a person costs a reader less than a person's name.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.actors import describe, open_registry
from dateline.actors.names import normal_word
from dateline.lexicon import case
from dateline.lexicon.countries import countries, state_words
from dateline.lexicon.persons import person_words
from dateline.lexicon.times import MONTHS, WEEKDAYS

WITHHELD = "[name withheld]"
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´‘.-][^\W_]+)*\.?")
_POSSESSIVE = re.compile(r"['’](?:s|S)?$")
_JOINED = re.compile(r"[ \t\u00a0]+\Z|[ \t\u00a0]*['’\"“”(-]?[ \t\u00a0]*\Z")
# What leads to a person without a name: addresses, numbers, plates, coordinates.
_LEADS = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|https?://\S+|www\.\S+|(?<!\w)@\w{2,}"
    r"|\+?\d[\d\s().-]{6,}\d|[-+]?\d{1,3}[.,]\d{3,}\s*°?\s*[NSEW]?(?:\s*[,;/]\s*[-+]?\d{1,3}[.,]\d{3,})?|\d{1,3}\s*°[^\s,;]*"
)
_TITLED = 0.6  # share of capitals among the longer words from which a line is written as a headline
_PARTICLES = frozenset(
    (
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "abd",
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "da",
        "dos",
        "di",
        "la",
        "le",
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it stands, as written, in small letters without possessive ending."""

    start: int
    end: int
    surface: str
    small: str

    @property
    def capital(self) -> bool:
        """Return whether it may be a name by its writing: scripts without capitals always may."""
        parts = (part for part in re.split(r"[-'’.]", self.surface) if part[:1].isalpha())
        return any(not part[0].islower() for part in parts)


def masked(text: str, safe: Collection[str] = (), private: Iterable[str] = (), *, one_name: bool = False) -> str:
    """Return a text without private persons' names, and without what else leads to a person.

    `safe` are further names that may stand (places of the record, public figures), `private` names that may not, wherever
    and however they are written. `one_name` says that the text is one name and no sentence, so that "Ostran forces" is a body.
    """
    held = {word.small for name in private for word in _words(name) if len(word.small) > 1}
    held -= {small for small in held if _is_plain(small) and small not in person_words()["given"]}
    text = _LEADS.sub(WITHHELD, text)
    words = list(_words(text))
    kept, public = _kept(text, words, safe, one_name=one_name)
    if not one_name:
        _spread(text, words, kept, public)
    out = [
        word
        for word, keep in zip(words, kept, strict=True)
        if (not keep or word.small in held) and not _withheld(text, word)
    ]
    return _without(text, out)


def name_shown(name: str, actor_id: str | None, safe: Collection[str] = ()) -> str | None:
    """Return how one who acts or speaks may be named: as written, by the registry's name, or None when it is to be withheld."""
    shown = masked(name, safe, one_name=True)
    if shown == name:
        return name
    known = open_registry().known(actor_id) if actor_id else None
    return known.name if known else None


def tells(address: str, private: Iterable[str]) -> bool:
    """Return whether an address holds a word of a private name: many carry their page's title."""
    held = {
        word.small for name in private for word in _words(name) if len(word.small) > 2 and not _is_plain(word.small)
    }
    return any(normal_word(word) in held for word in re.split(r"[\W_]+", address) if word)


def withheld(text: str, safe: Collection[str] = (), private: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the words of a text that `masked` takes out."""
    left = {word.small for word in _words(masked(text, safe, private))}
    return tuple(word.small for word in _words(text) if word.small not in left)


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        surface = _POSSESSIVE.sub("", found.group().rstrip("."))
        yield Word(found.start(), found.start() + len(surface), surface, normal_word(surface) or surface.casefold())


def _withheld(text: str, word: Word) -> bool:
    """Return whether a word belongs to a mark that was set before."""
    before = text.rfind("[", 0, word.start)
    return before >= 0 and text.startswith(WITHHELD, before) and word.end <= before + len(WITHHELD)


def _kept(text: str, words: list[Word], safe: Collection[str], *, one_name: bool) -> tuple[list[bool], set[int]]:
    """Return for each word whether it may stand, and which belong to a name that is public as a whole."""
    named = _named(safe)
    kept = [not word.capital or _is_known(word, named) for word in words]
    public: set[int] = set()
    for span, _ in open_registry().scan(text):
        public |= {place for place, word in enumerate(words) if span.start <= word.start and word.end <= span.end}
    for first, last in _runs(text, words):
        if _is_body(words, first, last, one_name=one_name) or _has_office(text, words, first, last):
            public |= set(range(first, last))
    return [keep or place in public for place, keep in enumerate(kept)], public


def _runs(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    """Yield (first, after the last) of the stretches of words with capitals that may be one name."""
    first = 0
    while first < len(words):
        last = first + 1
        if words[first].capital:
            while last < len(words) and words[last].capital and _close(text, words, last):
                last += 1
            yield first, last
        first = last


def _close(text: str, words: list[Word], place: int) -> bool:
    """Return whether nothing but a blank, a hyphen or a dot of a shortened word stands before this word."""
    gap = text[words[place - 1].end : words[place].start]
    short = len(words[place - 1].surface) <= 4
    return bool(_JOINED.match(gap.lstrip(".") if short else gap))


def _is_body(words: list[Word], first: int, last: int, *, one_name: bool) -> bool:
    bodies = person_words()["bodies"]
    if words[last - 1].small in bodies and last - first > 1 and not _person_inside(words[first : last - 1]):
        return True
    if not one_name or last == len(words) or last - first > 1:
        return False
    return words[last].small in bodies or describe(words[last].surface) is not None


def _person_inside(words: list[Word]) -> bool:
    """Return whether words before a body's are a person's: a given name, or more unknown words than a body has."""
    return (
        any(word.small in person_words()["given"] for word in words)
        or sum(not _is_plain(word.small) for word in words) > 1
    )


def _has_office(text: str, words: list[Word], first: int, last: int) -> bool:
    """Return whether an office stands before a name: "Lt. Gen. Oran", "Foreign Minister Anna Berg", "governor Hassan"."""
    offices = person_words()["offices"]
    inside = next((place for place in range(first, last) if words[place].small in offices), None)
    if inside is not None and inside == first:
        return True
    before = words[first - 1] if first else None
    return before is not None and before.small in offices and _close(text, words, first)


def _spread(text: str, words: list[Word], kept: list[bool], public: Collection[int]) -> None:
    """Withhold too what stands beside a withheld word with a capital of its own: "Amina Brown", "Grace Tarkovar"."""
    longer = [word for word in words if len(word.small) > 3]
    headline = bool(longer) and sum(word.capital for word in longer) / len(longer) > _TITLED
    for first, last in _runs(text, words):
        own = [place for place in range(first, last) if place not in public]
        given = [place for place in own if _begins_name(words, place, last, headline=headline)]
        for place in given:
            kept[place] = kept[place + 1] = False
        for place in [place for place in own if not kept[place] and place not in given]:
            for beside in {place + 1, place - 1} & set(own):
                kept[beside] &= _is_fixed(words[beside]) or (headline and _is_common(words[beside]))


def _begins_name(words: list[Word], place: int, last: int, *, headline: bool) -> bool:
    """Return whether a word that is a given name too has another capital behind it: "Grace Brown", not "Will Attack"."""
    small = words[place].small
    if small not in person_words()["given"] or place + 1 >= last or _is_fixed(words[place + 1]):
        return False
    return not (headline and small in case.words()["function-words"])


def _is_common(word: Word) -> bool:
    """Return whether a word of a headline is one that no family bears: a verb, a small word, a word of many letters that ends so."""
    tables = case.base_forms()
    return (
        word.small in case.words()["function-words"]
        or word.small in case.irregular()
        or word.small in tables["verb"]
        or (case.is_english(word.small) and word.small not in case.dictionary())
    )


def _is_fixed(word: Word) -> bool:
    return word.small in _state_parts() or word.small in person_words()["offices"] or word.small in _days()


def _is_known(word: Word, named: frozenset[str]) -> bool:
    if word.small in named or word.small in _state_parts():
        return True
    if word.surface.isupper() and (len(word.surface) == 1 or word.small in case.acronyms()):
        return True
    return all(
        _is_plain(part) or part in named or part in _state_parts() for part in re.split(r"[-'’.]", word.small) if part
    )


@lru_cache(maxsize=65536)
def _is_plain(small: str) -> bool:
    """Return whether a word is plain English, a number, a day or a body of the language of reports."""
    if small.isdigit() or small in _days() or small in person_words()["bodies"] or small in person_words()["offices"]:
        return True
    return len(small) > 1 and small.isascii() and case.is_english(small) and not _is_name_only(small)


def _is_name_only(small: str) -> bool:
    """Return whether the dictionary has a word only as a name: "john" is a noun there, and no news writes "a john"."""
    tables = case.base_forms()
    others = any(small in tables[part] for part in ("verb", "adj", "adv"))
    return small in person_words()["given"] and not others


@cache
def _days() -> frozenset[str]:
    return frozenset(word.lower() for word in (*MONTHS, *WEEKDAYS))


@cache
def _state_parts() -> frozenset[str]:
    """Return the words of the names of states, their peoples and capitals."""
    capitals = {one.capital.casefold() for one in countries() if one.capital}
    parts = {
        normal_word(part) for name in (*state_words(), *capitals) for part in re.split(r"[\s-]+", name) if len(part) > 2
    }
    return frozenset(parts) - person_words()["given"]


def _named(safe: Collection[str]) -> frozenset[str]:
    return frozenset(normal_word(found.group().rstrip(".")) for name in safe for found in _WORD.finditer(name))


def _without(text: str, out: list[Word]) -> str:
    """Return the text with one mark in the place of each run of withheld words."""
    parts: list[str] = []
    at = 0
    for word in out:
        gap = text[at : word.start]
        if parts and parts[-1] == WITHHELD and (_JOINED.match(gap) or gap.strip(" .-").casefold() in _PARTICLES):
            at = word.end
            continue
        parts += [gap, WITHHELD]
        at = word.end
    return "".join([*parts, text[at:]])
