"""Quotes where they stand: the sentence around a span, with the quoted words marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.cli.words import shown
from dateline.model import Span

if TYPE_CHECKING:
    from rich.text import Text

_REACH = 400  # characters looked at on either side: a page without a full stop must not be printed whole
_END = re.compile(r"""[.!?…]["'”’»)\]]*\s+(?=["'“‘«(\[]*[A-Z0-9])|\n+""")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Lt|Gen|Col|Maj|Sgt|Capt|Gov|Sen|Rep|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec))$"
)
_GAP = re.compile(r" {6,}")  # what was dropped when the time of the full text was over
MARKED = "bold yellow"


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence, or the sentences, in which the span stands; at most some 400 characters beyond it."""
    first, last = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    before = [end for end, stop in _ends(text, first, span.start) if stop <= span.start and end <= span.start]
    start = before[-1] if before else first
    after = [stop for _, stop in _ends(text, max(span.end - 2, start), last) if stop >= span.end]
    return _trimmed(text, Span(start, after[0] if after else last))


def _ends(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield (where the next sentence starts, where this one stops) for every sentence end in the stretch."""
    for found in _END.finditer(text, first, last):
        stop = found.start() + len(found.group().rstrip())
        if not _ABBREVIATED.search(text, first, found.start()):
            yield found.end(), stop


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def sentences_around(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return the sentences in which the spans stand, in order, each once, overlapping ones as one."""
    joined: list[Span] = []
    for sentence in sorted({sentence_around(text, span) for span in spans}):
        if joined and joined[-1].overlaps(sentence):
            joined[-1] = joined[-1].join(sentence)
        else:
            joined.append(sentence)
    return joined


def marked(text: str, sentence: Span, spans: Iterable[Span], *, plain: bool) -> "Text":
    """Return the sentence with the spans in it highlighted; `plain` output has «guillemets» in place of colour."""
    from rich.text import Text

    line = Text()
    for part, quoted in _pieces(sentence, _merged(spans)):
        words = _GAP.sub(" […] ", " ".join(shown(part.of(text)).split("\n")))
        line.append(f"«{words}»" if quoted and plain else words, style=MARKED if quoted else "")
    return line


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = merged[-1].join(span)
        else:
            merged.append(span)
    return merged


def _pieces(sentence: Span, spans: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    at = sentence.start
    for span in spans:
        if not sentence.overlaps(span):
            continue
        start, end = max(span.start, sentence.start), min(span.end, sentence.end)
        yield Span(at, start), False
        yield Span(start, end), True
        at = end
    yield Span(at, sentence.end), False
