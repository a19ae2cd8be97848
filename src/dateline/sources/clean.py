"""Clean text: what a page left around a report goes, what the report says of itself is read off, the news stays.

Text without furniture comes back as it was, character for character.
"""

import re
from dataclasses import dataclass
from datetime import date

from dateline.sources import lines, runon
from dateline.sources.facts import Facts

# A headline is no longer than this; the longest of 5,124 agency headlines looked at has 190 characters.
LONGEST_TITLE = 200
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A report's clean text and what was read off it; `dateline` is the city it was sent from."""

    text: str
    title: str | None = None
    summary: str | None = None
    author: str | None = None
    published: date | None = None
    publisher: str | None = None
    original_source: str | None = None
    dateline: str | None = None


_GULF = re.compile(r"[^\S\n]{40,}")  # blanks that laid out a page; patterns that look for an end crawl through them


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def clean(text: str, title: str | None = None) -> Cleaned:
    """Return the clean text and its facts; `title` is the headline when it is known from elsewhere."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\ufeff \t\n\f\v\u00a0\u200b")
    text = _GULF.sub(" ", text)
    facts = Facts(title=title)
    found = [_line(match) for match in _LINE.finditer(text) if match.group().strip()]
    dropped = lines.furniture_lines([line.text for line in found], facts)
    kept = [line for index, line in enumerate(found) if index not in dropped]
    edits = [_removal(line, text) for index, line in enumerate(found) if index in dropped]
    kept = _titles(text, kept, facts, edits)
    _inside(kept, title or facts.title, facts, edits)
    cleaned = _apply(text, edits)
    facts.summary = _dek(cleaned, facts)
    return Cleaned(
        cleaned,
        facts.title,
        facts.summary,
        facts.author,
        facts.published,
        facts.publisher,
        facts.original_source,
        facts.dateline,
    )


def _removal(line: _Line, text: str) -> runon.Edit:
    return line.start, min(line.end + 1, len(text)), ""


def _line(match: re.Match[str]) -> _Line:
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip())
    return _Line(match.start() if not words[0].isspace() else start, match.end(), words.strip())


def _titles(text: str, kept: list[_Line], facts: Facts, edits: list[runon.Edit]) -> list[_Line]:
    """Return the lines without repetitions of the title; a headline found on top is kept as the title."""
    if not kept:
        return kept
    if facts.title is None and _is_headline(text, kept):
        facts.title = kept[0].text
    if facts.title is None:
        return kept
    plain = lines.bare(facts.title)
    repeats = (
        [line for line in kept[1:6] if lines.bare(line.text) == plain] if lines.bare(kept[0].text) == plain else []
    )
    edits.extend(_removal(line, text) for line in repeats)
    return [line for line in kept if line not in repeats]


def _is_headline(text: str, kept: list[_Line]) -> bool:
    first = kept[0]
    if len(kept) < 2 or len(first.text) > LONGEST_TITLE or len(first.text.split()) < 3:
        return False
    if re.search(r"[.,;:][\"”’')]*$", first.text):
        return False
    # The first line of a paragraph wrapped at 80 columns is no headline: a blank line or a long line must follow.
    gap = text[first.end : kept[1].start].count("\n") > 1
    return (gap or len(kept[1].text) > 120) and any(lines.is_sentence(line.text) for line in kept[1:])


def _inside(kept: list[_Line], title: str | None, facts: Facts, edits: list[runon.Edit]) -> None:
    """Add the edits inside the first and last lines."""
    if not kept:
        return
    first, last = kept[0], kept[-1]
    if len(first.text) > 80 or len(kept) == 1:
        edits.extend(_shifted(runon.head(first.text, title, facts), first.start))
    for line in kept[:6]:
        start = max((end for _, end, _ in edits if line.start < end <= line.end), default=line.start)
        if found := runon.slug(line.text[start - line.start :], facts):
            edits.extend(_shifted(found, start))
            break
    for line in kept[:4]:
        edits.extend(_shifted(runon.inner_slugs(line.text, facts), line.start))
    if len(last.text) > 60:
        edits.extend(_shifted(runon.tail(last.text, facts), last.start))


def _shifted(edits: list[runon.Edit], by: int) -> list[runon.Edit]:
    return [(start + by, end + by, words) for start, end, words in edits]


def _apply(text: str, edits: list[runon.Edit]) -> str:
    if not edits:
        return text
    parts: list[str] = []
    at = 0
    for start, end, words in sorted(edits):
        if start < at:
            continue
        parts += [text[at:start], words]
        at = end
    joined = "".join([*parts, text[at:]])
    return re.sub(r"[ \t]*\n(?:[ \t]*\n){2,}", "\n\n", joined).strip()


def _dek(text: str, facts: Facts) -> str | None:
    """Return the paragraph under the headline when the one after it tells the same again, as a lead does after a dek.

    Half of the dek's words coming back at once is a retelling; a story that goes on shares fewer.
    """
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    if len(paragraphs) < 4 or facts.title is None or lines.bare(paragraphs[0]) != lines.bare(facts.title):
        return None
    dek = paragraphs[1]
    if len(dek) > 700:
        return None
    told = {word.casefold()[:5] for word in _WORD.findall(dek)}
    again = {word.casefold()[:5] for word in _WORD.findall(" ".join(paragraphs[2:4]))}
    return dek if len(told) >= 6 and len(told & again) >= len(told) / 2 else None
