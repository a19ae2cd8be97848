"""How common a word is: the rarer the words that two reports share, the likelier they tell of one thing.

The table is fixed, not counted from the reports at hand, so that what two reports have in common depends on nothing else.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

RARE = 8.5  # what a word weighs that the table lacks: it would stand in one of some 5,000 reports
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*\d|\d")
_ENDING = re.compile(r"(?<=[^\W\d_]{4})(?:ings?|ed|es|s)$")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return a lower-case word without possessive, plural and verb ending; crude on purpose, names must not suffer."""
    word = re.sub(r"['’].*", "", word)
    return word if len(word) < 4 or word.endswith("ss") else _ENDING.sub("", word).removesuffix("e")


def stems(text: str) -> list[str]:
    """Return the stems of a text's words in order; numbers stand as they are."""
    return [one for written in text.split() for one in stems_of(written)]


@lru_cache(maxsize=200_000)
def stems_of(written: str) -> tuple[str, ...]:
    """Return the stems in what stands between two spaces."""
    found = _WORD.findall(written.casefold())
    return tuple([stem(word) if word[0].isalpha() else word.replace(",", "") for word in found])


def weight(word: str) -> float:
    """Return minus the logarithm of the share of reports in which a stem stands; numbers of two digits or fewer say little."""
    return _table()[word]


class _Weights(dict[str, float]):
    """The weights of stems; of those that the table lacks too."""

    def __missing__(self, word: str) -> float:
        if word[0].isdigit():
            return 2.5 if len(word) <= 2 else 5.0
        return RARE


@cache
def _table() -> _Weights:
    lines = files("dateline.lexicon").joinpath("common_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines)
    return _Weights({word: float(level) for level, _, words in rows for word in words.split()})
