"""Text in a database: what it can hold, and the keys by which it is searched."""

import re
import unicodedata
from functools import lru_cache

from dateline.gazetteer.normal import exact, loose

# NUL ends a string in some databases, lone surrogates have no UTF-8: the same number of characters comes back.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60  # characters of a word


def storable(text: str) -> str:
    """Return the text with every character that a database refuses replaced by U+FFFD, so that offsets still hold."""
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub("\ufffd", text)


def folded(text: str) -> str:
    """Return the text without case and accents, its white space run together: what is searched for words as they stand."""
    if not text.isascii():
        text = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
    return storable(" ".join(text.casefold().split()))


def words_of(folded_text: str) -> list[str]:
    """Return the words of a folded text, each once, in order of the alphabet; of a word without end its beginning."""
    return sorted({word[:_LONGEST] for word in _WORD.findall(folded_text)})


@lru_cache(maxsize=50_000)
def word_key(name: str | None) -> str | None:
    """Return a name's words in normal form, a space around each, so that Hama is not in Muhammadiyah; None for none."""
    words = exact(name) if name else ""
    return storable(f" {words} ") if words else None


@lru_cache(maxsize=50_000)
def sound_key(name: str | None) -> str | None:
    """Return what a name's transliterations share; None when it is too short to tell."""
    return (loose(name) or None) if name else None
