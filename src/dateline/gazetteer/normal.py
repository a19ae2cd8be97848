"""Place names in normal forms: exact (spelling without accents and marks) and loose (how it sounds)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MARKS = "'’‘`´ʼʻʿʾ′ʹ"  # apostrophe, ayn, hamza, soft sign: all written, none heard
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{MARKS}](?=[^\W_\d]))*")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ə": "e"}
)
_SHORTER = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
ARTICLES = frozenset("al el ul il an en ar er as es ash esh ad ed adh az ez at et ath".split())  # noqa: SIM905
_DIGRAPHS = {
    "tsch": "C", "dzh": "G", "shch": "S", "sch": "S", "tch": "C", "sh": "S", "ch": "C", "zh": "Z", "kh": "H", "gh": "G",
    "dh": "D", "th": "T", "ph": "F", "ck": "K", "dj": "G", "ts": "S",
}  # fmt: skip
_DIGRAPH = re.compile("|".join(sorted(_DIGRAPHS, key=len, reverse=True)))
_VOICED_W = re.compile(r"(?<=[aeiou])w(?![aeiou])")
_ENDING = re.compile(r"(?:a|e|at|et)?h?$")
_DOUBLED = re.compile(r"(.)\1+")
_FIRST = str.maketrans("eiouy", "aaaaa")
_NO_VOWELS = str.maketrans("", "", "aeiouyw")
_SOUNDS = str.maketrans({"q": "k", "c": "k", "x": "k", "p": "b", "v": "f", "z": "s", "j": "g"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its place there and its exact normal form."""

    start: int
    end: int
    form: str


def without_accents(text: str) -> str:
    """Return the text without accents, apostrophes and other marks."""
    return "".join(
        ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch) and ch not in MARKS
    )


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """Return the word in lower case without accents, apostrophes and other marks."""
    plain = (word if word.isascii() and word.isalnum() else without_accents(word)).casefold().translate(_LETTERS)
    return _SHORTER.get(plain, plain)


def words(text: str) -> Iterator[Word]:
    """Yield the words of a text; a possessive 's belongs to none."""
    for found in _WORD.finditer(text):
        written = _without_possessive(found.group())
        form = fold(written)
        if form:
            yield Word(found.start(), found.start() + len(written), form)


def _without_possessive(written: str) -> str:
    return written[:-2] if len(written) > 2 and written[-1] in "sS" and written[-2] in MARKS else written


def exact(name: str) -> str:
    """Return the exact normal form of a name: folded words with single spaces."""
    return " ".join([form for written in _WORD.findall(name) if (form := fold(_without_possessive(written)))])


def sound(name: str) -> str:
    """Return how a name sounds: no articles, no doubled letters, one letter for those that transliterations mix up."""
    return _sound(exact(name))


@lru_cache(maxsize=50_000)
def _sound(form: str) -> str:
    heard = "".join([part for part in form.split() if part not in ARTICLES]) or form.replace(" ", "")
    heard = _DIGRAPH.sub(lambda found: _DIGRAPHS[found.group()], heard)
    heard = _VOICED_W.sub("u", heard.replace("ou", "u").replace("oo", "u").replace("ee", "i").casefold())
    return _DOUBLED.sub(r"\1", _ENDING.sub("", heard) if len(heard) > 4 else heard)


def loose(name: str) -> str:
    """Return the consonants that a name's transliterations share; empty if it is too short to tell."""
    return loose_form(exact(name))


def loose_form(form: str) -> str:
    """Return the same of a name in exact form."""
    heard = _sound(form).translate(_SOUNDS)
    if len(heard) < 4 or not heard.isascii():
        return ""
    consonants = _DOUBLED.sub(r"\1", heard[0].translate(_FIRST) + heard[1:].translate(_NO_VOWELS))
    return consonants if len(consonants) >= 3 else ""
