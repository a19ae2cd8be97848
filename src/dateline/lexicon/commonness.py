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
    return [stem(word) if word[0].isalpha() else word.replace(",", "") for word in _WORD.findall(text.casefold())]


def weight(word: str) -> float:
    """Return minus the logarithm of the share of reports in which a stem stands; numbers of two digits or fewer say little."""
    if word[0].isdigit():
        return 2.5 if len(word) <= 2 else 5.0
    return _table().get(word, RARE)


@cache
def _table() -> dict[str, float]:
    lines = files("dateline.lexicon").joinpath("common_words.tsv").read_text(encoding="utf-8").splitlines()
    return {
        word: float(level) for level, _, words in (line.partition("\t") for line in lines) for word in words.split()
    }
