"""Furniture inside a line: at the head and the tail of text pasted as one line, and the slug of a wire report."""

import re

from dateline.sources import dates
from dateline.sources.facts import Facts
from dateline.sources.furniture import furniture

# How far into a report a printed head may reach, and how far back its tail (pages leave 2,000 characters of menus).
HEAD_REACH, TAIL_REACH = 400, 3500
# What may follow a title: a body's capital, '- live -', '- Reports' and '- Monitor' (who says what the title says).
_BODY = re.compile(
    r"\s*(?:[A-Z0-9\"“'‘]|[(–—-] ?[A-Za-z]+\)? ?[–—-]|[–—-] (?:Reports?|Monitors?|Sources?|Officials?)\b|$)"
)
_BY = re.compile(r"\s*by (?P<author>[A-Z][^\d.]{2,80}?)\s*$")

Edit = tuple[int, int, str]


def head(text: str, title: str | None, facts: Facts) -> list[Edit]:
    """Return the edits that take dates, bylines and agencies off the start; a title there becomes a paragraph."""
    edits: list[Edit] = []
    at = 0
    titled = False
    for _ in range(8):
        if not titled and title and (end := _title_end(text, at, title, (facts, edits))):
            titled, at = True, end
            continue
        end = _head_end(text, at, facts)
        if end == at:
            break
        edits.append((at, end, ""))
        at = end
    if titled and at < len(text) and not text[:at].rstrip('"”').endswith((".", "!", "?")):
        edits.append((at, _space(text, at), "\n\n"))
    elif edits and edits[-1][1] == at:
        edits.append((at, _space(text, at), ""))
    return edits


def _space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _head_end(text: str, at: int, facts: Facts) -> int:
    start = _space(text, at)
    for pattern in furniture().heads:
        if not (match := pattern.match(text, start)):
            continue
        words = match.group()
        if "last updated" in words.casefold() or words.casefold().startswith("updated"):
            facts.updated = facts.updated or dates.printed(words)
        else:
            facts.printed = facts.printed or dates.printed(words)
        said = match.groupdict()
        if said.get("agency"):
            facts.see_source(said["agency"])
        return match.end()
    return at


def _title_end(text: str, at: int, title: str, seen: tuple[Facts, list[Edit]]) -> int:
    """Return where the title ends when it stands here, or after a byline; 0 when it does not."""
    for form in _title_forms(title):
        words = re.findall(r"\w+", form)
        if len(words) < 4:
            continue
        match = re.compile(
            r"\W{0,4}".join(map(re.escape, words)) + r"(?: ?[.?!])?[\"'”’]?(?: ?[.?!])?(?!\w)", re.IGNORECASE
        ).search(text, at, HEAD_REACH)
        if not match:
            continue
        before = text[at : match.start()].rstrip("\"“‘' ")
        # 'Operation X (Arabic ...) was' opens a sentence with its title: a body begins with a capital of its own.
        if not _BODY.match(text, match.end()):
            continue
        if not before.strip(" ."):
            return match.end()
        if byline := _BY.match(before):
            facts, edits = seen
            facts.see_author(byline["author"])
            edits.append((at, _space(text, at + len(before)), ""))
            return match.end()
    return 0


def _title_forms(title: str) -> list[str]:
    """Return the title, and its parts when the site's name hangs on it ('... | Daily News')."""
    return [title, *(part for part in re.split(r"\s+[|–—-]\s+", title) if part != title and len(part) > 20)]


def slug(text: str, facts: Facts) -> list[Edit]:
    """Return the edit that takes off a wire slug at the start of a paragraph: 'BEIRUT, Nov 3 (Reuters) - '."""
    for pattern in furniture().slugs:
        if match := pattern.match(text):
            said = match.groupdict()
            facts.dateline = facts.dateline or said["city"].strip(" ,")
            facts.slug = facts.slug or dates.printed(match.group())
            facts.see_source(said.get("agency"))
            return [(0, match.end(), "")]
    return []


def inner_slugs(text: str, facts: Facts) -> list[Edit]:
    """Return the edits that turn slugs, credits and tags between two sentences into paragraph breaks."""
    edits: list[Edit] = []
    for pattern in furniture().inner_slugs:
        for match in pattern.finditer(text):
            said = match.groupdict()
            if city := said.get("city"):
                facts.dateline = facts.dateline or city.strip(" ,")
            if day := said.get("date"):
                facts.slug = facts.slug or dates.printed(day)
            facts.see_source(said.get("agency"))
            edits.append((len(text[: match.start()].rstrip()), _space(text, match.end()), "\n\n"))
    return edits


def tail(text: str, facts: Facts) -> list[Edit]:
    """Return the edit that takes credits, counters, tags and menus off the end."""
    end = len(text.rstrip())
    start = end
    while (cut := _tail_start(text, start, facts)) < start:
        start = cut
    return [(start, len(text), "")] if start < end else []


def _tail_start(text: str, end: int, facts: Facts) -> int:
    low = max(0, end - TAIL_REACH)
    window = text[low:end].rstrip()
    if facts.author and (match := re.search(rf"(?<=[.!?\"”])\s*{re.escape(facts.author)}\.?$", window)):
        return low + match.start()
    for pattern in furniture().footers:
        if match := pattern.search(window):
            _see_tail(match, facts)
            return _with_lists(text, low, low + match.start())
    for pattern in furniture().tails:
        if match := pattern.search(window):
            _see_tail(match, facts)
            return low + match.start()
    return end


def _see_tail(match: re.Match[str], facts: Facts) -> None:
    said = match.groupdict()
    if said.get("source"):
        facts.see_source(said["source"])
    if said.get("author"):
        facts.see_author(said["author"])
    facts.updated = facts.updated or dates.printed(match.group())


def _with_lists(text: str, low: int, start: int) -> int:
    """Return where the tag and story lists before a tail begin; a list has next to no sentence ends."""
    for pattern in furniture().tail_sections:
        for match in pattern.finditer(text, low, start):
            listed = text[match.end() : start]
            sentences = len(re.findall(r"[a-z]{2}[.!?][\"”]? (?=[A-Z\"“])", listed))
            if sentences <= len(listed) / 200 and len(listed) > 3:
                start = min(start, match.start())
                break
    return start
