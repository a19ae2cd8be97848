"""Text in a database: what it can hold, and how two texts are compared."""

import re
import unicodedata
from functools import lru_cache

# NUL ends a string in some databases, lone surrogates have no UTF-8: the same number of characters comes back.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """Return the text with every character that a database refuses replaced by U+FFFD, so that offsets still hold."""
    return _UNSTORABLE.sub("\ufffd", text)


def folded(text: str) -> str:
    """Return the text without case and accents, its white space run together."""
    if not text.isascii():
        text = "".join(ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
    return " ".join(text.casefold().split())


def contains(text: str | None, wanted: str) -> bool:
    """Return whether the text holds the wanted words as they stand, whatever their case and accents."""
    return text is not None and _folded_once(wanted) in folded(text)


def names(name: str | None, wanted: str) -> bool:
    """Return whether the wanted words stand in the name as whole words, so that Hama is not in Muhammadiyah."""
    from dateline.gazetteer.normal import exact  # noqa: PLC0415  (brings the gazetteer; only a search by name needs it)

    if name is None:
        return False
    words = exact(wanted)
    return f" {words} " in f" {exact(name)} " if words else contains(name, wanted)


def places(name: str | None, wanted: str) -> bool:
    """Return whether the name is the wanted place, also in another transliteration."""
    from dateline.gazetteer.normal import loose  # noqa: PLC0415  (as above)

    if name is None:
        return False
    return names(name, wanted) or (loose(wanted) != "" and loose(name) == loose(wanted))


@lru_cache(maxsize=64)
def _folded_once(wanted: str) -> str:
    return folded(wanted)
