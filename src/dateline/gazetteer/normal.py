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
_DIGRAPHS = (
    ("tsch", "c"), ("dzh", "g"), ("shch", "s"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("ch", "c"), ("zh", "z"),
    ("kh", "h"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("dj", "g"), ("ts", "s"),
)  # fmt: skip
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
        written = found.group()
        if len(written) > 2 and written[-1] in "sS" and written[-2] in MARKS:
            written = written[:-2]
        form = fold(written)
        if form:
            yield Word(found.start(), found.start() + len(written), form)


def exact(name: str) -> str:
    """Return the exact normal form of a name: folded words with single spaces."""
    return " ".join(word.form for word in words(name))


def _bare(form: str) -> str:
    parts = [part for part in form.split() if part not in ARTICLES]
    return "".join(parts) or form.replace(" ", "")


def sound(name: str) -> str:
    """Return how a name sounds: no articles, no doubled letters, one letter for those that transliterations mix up."""
    heard = _bare(exact(name))
    for letters, one in _DIGRAPHS:
        heard = heard.replace(letters, one.upper())
    heard = heard.replace("ou", "u").replace("oo", "u").replace("ee", "i").casefold()
    heard = re.sub(r"(?<=[aeiou])w(?![aeiou])", "u", heard)
    heard = re.sub(r"(?:a|e|at|et)?h?$", "", heard) if len(heard) > 4 else heard
    return re.sub(r"(.)\1+", r"\1", heard)


@lru_cache(maxsize=100_000)
def loose(name: str) -> str:
    """Return the consonants that a name's transliterations share; empty if it is too short to tell."""
    heard = sound(name).translate(_SOUNDS)
    if len(heard) < 4 or not heard.isascii():
        return ""
    consonants = heard[0].translate(str.maketrans("eiouy", "aaaaa")) + re.sub(r"[aeiouyw]+", "", heard[1:])
    consonants = re.sub(r"(.)\1+", r"\1", consonants)
    return consonants if len(consonants) >= 3 else ""
