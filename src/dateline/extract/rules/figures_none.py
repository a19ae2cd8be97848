"""Figures of nought: who says that nobody was killed or hurt ("no casualties", "nobody was injured")."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dateline.extract.rules.figures import Figure
from dateline.extract.rules.grammar import text_of
from dateline.model import Span

NOBODY = r"\b(?:no[\s-]one|nobody|none)"
NO = r"\b(?:no|without|zero)\s+(?:(?:any|direct|further|other|human|civilian|serious)\s+)*"
BEEN = r"(?:\s+(?:was|were|is|are|has|have|had|been|being|reported|reportedly|said|to|seriously|badly)){0,4}\s+"
# What follows says that nobody knows, which is not nought ("no casualty figures", "no casualties known").
UNKNOWN = (
    r"(?!\s+(?:known|yet|so far|figures?|counts?|tolls?|numbers?|details?|information|data|estimates?|"
    r"(?:were|was|are|is)\s+(?:immediately|known)))"
)
# What is denied, and the counts that are nought by it.
DENIALS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        rf"{NO}(?:casualt(?:y|ies)|loss(?:es)?(?! of (?!life))|victims?|fatalities or injuries|deaths or injuries)\b{UNKNOWN}",
        ("killed", "injured"),
    ),
    (
        rf"{NOBODY}{BEEN}(?:hit|harmed|(?:killed|dead) (?:or|nor) (?:hurt|injured|wounded))\b|\bto no[\s-]one's harm\b",
        ("killed", "injured"),
    ),
    (rf"{NOBODY}{BEEN}(?:hurt|injured|wounded)\b|{NO}(?:injur(?:y|ies)|injured|wounded)\b{UNKNOWN}", ("injured",)),
    (
        rf"{NOBODY}\s+(?:hurt|injured|wounded)\b|\b(?:hurt|hurting|injur\w+|wound\w+)\s+(?:no[\s-]one|nobody)\b",
        ("injured",),
    ),
    (
        rf"{NOBODY}{BEEN}(?:killed|martyred|dead)\b|{NOBODY}\s+(?:died|killed)\b|{NO}(?:deaths?|dead|fatalit(?:y|ies))\b{UNKNOWN}",
        ("killed",),
    ),
    (r"\bkill(?:ed|ing)\s+(?:no[\s-]one|nobody)\b", ("killed",)),
)
PATTERNS = tuple((re.compile(words, re.IGNORECASE), fields) for words, fields in DENIALS)


def none_hurt(doc: Doc, tokens: Sequence[Token]) -> Iterator[Figure]:
    """Yield the noughts of a sentence."""
    text, start = text_of(doc), tokens[0].idx
    end = tokens[-1].idx + len(tokens[-1].text)
    for pattern, fields in PATTERNS:
        for match in pattern.finditer(text, start, end):
            words = doc.char_span(*match.span(), alignment_mode="expand")
            if words is not None:
                yield from (Figure(field, 0, 0, Span(*match.span()), None, words.root.i) for field in fields)
