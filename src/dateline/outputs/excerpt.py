"""Excerpts of a report: the paragraphs that hold marked words, and one around each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Span

LONG = 3_000  # characters; of a longer paragraph only what lies around the marks is shown
AROUND = 600  # characters on each side of a mark in a long paragraph


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked words of a report: where they stand in its text, and which field they carry."""

    start: int
    end: int
    field: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a report's text that begins at `start`, with the marks in it; those that run out of it end with it."""

    start: int
    text: str
    marks: tuple[Mark, ...]


def excerpts(text: str, marks: Iterable[Mark]) -> Iterator[Excerpt]:
    """Yield the paragraphs that hold marks, with the one before and after, in order; without marks the first one."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.field))
    blocks = list(_blocks(text))
    held = {number for number, block in enumerate(blocks) if any(_meets(mark, block) for mark in ordered)}
    shown = {near for number in held for near in (number - 1, number, number + 1)} or {0}
    for number in sorted(shown):
        if 0 <= number < len(blocks):
            yield from _cut(text, blocks[number], ordered)


def _blocks(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a text that hold anything to read."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _meets(mark: Mark, block: Span) -> bool:
    return mark.start < block.end and mark.end > block.start


def _cut(text: str, block: Span, marks: Sequence[Mark]) -> Iterator[Excerpt]:
    here = [mark for mark in marks if _meets(mark, block)]
    for piece in _pieces(block, here):
        inside = (
            Mark(max(mark.start, piece.start), min(mark.end, piece.end), mark.field)
            for mark in here
            if _meets(mark, piece)
        )
        yield Excerpt(piece.start, piece.of(text), tuple(inside))


def _pieces(block: Span, marks: Sequence[Mark]) -> Iterator[Span]:
    """Yield the whole paragraph, or of a long one the stretches around its marks."""
    if block.end - block.start <= LONG:
        yield block
        return
    start, end = block.start, block.start + AROUND
    for mark in marks:
        first, last = max(block.start, mark.start - AROUND), min(block.end, min(mark.end, mark.start + LONG) + AROUND)
        if first > end:
            yield Span(start, end)
            start = first
        end = max(end, last)
    yield Span(start, end)
