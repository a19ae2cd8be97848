"""Parsing that is not led astray by headlines: words that a tagger mistakes there are read as others, and stand in the parse as written.

"The regime forces shell areas" is parsed as if somebody forced areas, and "IS targets a post" as if something were targets. The parser
reads such a sentence with "troops", "destroy" and "ISIS" in their place; the parse that comes back holds the words of the report.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, tee
from typing import TYPE_CHECKING, cast

from dateline.extract.parse import parse
from dateline.lexicon.headlinese import Headlinese, headlinese

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.types import Ints2d

WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*")
ACRONYM = re.compile(r"[A-Z]{2,6}s?")
GROUP = "IS"  # the tagger reads a verb
QUOTES = " \"“”'’‘"
COPIED = ("TAG", "POS", "MORPH", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START")


@dataclass(frozen=True, slots=True)
class Swap:
    """A word of a text by its offsets, what a parser reads in its place, and its own base form."""

    start: int
    end: int
    read: str
    lemma: str


def parsed(texts: Iterable[str]) -> Iterator["Doc"]:
    """Yield the parsed text of each report, in order; offsets in it are offsets into the text."""
    originals, read = tee(texts)
    found = ((text, swaps(text)) for text in originals)
    for (text, changes), doc in zip(found, parse(map(readable, read)), strict=True):
        yield _as_written(doc, text, changes) if changes else doc


def readable(text: str) -> str:
    """Return the text with the words in it that a parser reads rightly."""
    parts, last = [], 0
    for swap in swaps(text):
        parts += [text[last : swap.start], swap.read]
        last = swap.end
    return "".join([*parts, text[last:]])


def swaps(text: str) -> list[Swap]:
    """Return the words of a text that are read as others, in order."""
    words = list(WORD.finditer(text))
    table = headlinese()
    found = [Swap(word.start(), word.end(), "ISIS", GROUP) for word in words if word[0] == GROUP]
    for before, word in pairwise(words):
        between = text[before.end() : word.start()].strip(QUOTES)
        if between:
            continue
        after = WORD.match(text, word.end() + 1)
        near = (before[0], word, after[0] if after else "", table)
        swap = _forces(*near) or _act(*near)
        found += [swap] if swap else []
    return sorted(found, key=lambda swap: swap.start)


def _forces(before: str, word: re.Match[str], after: str, table: Headlinese) -> Swap | None:
    """Return "forces" read as "troops", where it is a noun."""
    if word[0] != "forces" or before.casefold() not in table.before_forces or after.casefold() in table.forced:
        return None
    return Swap(word.start(), word.end(), "troops", "force")


def _act(before: str, word: re.Match[str], after: str, table: Headlinese) -> Swap | None:
    """Return a verb that could be a noun, read as one that could not, where somebody does it to or with somebody."""
    act = table.acts.get(word[0].casefold())
    if act is None:
        return None
    read, base = act
    done_with = read.startswith("negotiate")
    goes_on = after in table.withs if done_with else bool(after) and after.casefold() not in table.not_before
    by_means = base in table.of_means and before.casefold() in table.means
    several = before.casefold() in table.several and not read.endswith("s")
    group = ACRONYM.fullmatch(before) is not None
    return Swap(word.start(), word.end(), read, base) if goes_on and (by_means or several or group) else None


def _as_written(doc: "Doc", text: str, changes: Iterable[Swap]) -> "Doc":
    """Return a parse of the readable text with the words of the text itself."""
    from spacy.tokens import Doc  # noqa: PLC0415 (slow to load; nothing before a parse needs it)

    forms, bases, shift = {}, {}, 0
    for swap in changes:
        start = swap.start + shift
        span = doc.char_span(start, start + len(swap.read), alignment_mode="expand")
        if span is None:  # past what is parsed of a very long text
            break
        token = span[0]
        forms[token.i], bases[token.i] = text[swap.start : swap.end], swap.lemma
        shift += len(swap.read) - (swap.end - swap.start)
    written = Doc(
        doc.vocab,
        words=[forms.get(token.i, token.text) for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
    )
    written.from_array(list(COPIED), cast("Ints2d", doc.to_array(list(COPIED))))
    for own, token in zip(written, doc, strict=True):
        own.lemma_ = bases.get(token.i, token.lemma_)
    return written
