"""Furniture that stands on a line of its own."""

import re

from dateline.sources import dates, origin
from dateline.sources.facts import Facts
from dateline.sources.furniture import NAME, furniture

# Bylines, dates and page numbers stand near the ends of a report: this many lines from them.
HEAD_LINES, TAIL_LINES = 8, 6
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_BYLINE = re.compile(rf"(?:written |reported |story )?by:? (?P<author>{NAME})\.?", re.IGNORECASE)
_NOT_A_NAME = re.compile(rf"(?:{dates.WEEKDAY}|{dates.MONTH}|\d)(?!\w)", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[–—-]+\s+|,\s+(?=(?:updated|published|posted)\b)|\s{3,}", re.IGNORECASE)
# 'The Coast Courier, Thursday, 13 February 2025', 'Kherson, 19 June 2024'.
_PLACED = re.compile(rf"(?P<name>{NAME}),\s+(?i:{dates.WEEKDAY},?\s+)?(?P<date>(?i:{dates.DATE}))\.?")
_AGENCY = re.compile(rf"[\s(–—-]*(?P<agency>{origin.agency_pattern()})[\s).]*")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_ABOUT = re.compile(r"about (?:the )?(?:author|writer|reporter)s?:?", re.IGNORECASE)


def bare(line: str) -> str:
    """Return a line in small letters without digits and punctuation at its ends, to compare it with a phrase."""
    return _EDGES.sub("", line.casefold().replace("’", "'"))


def is_sentence(line: str) -> bool:
    """Return whether a line ends as a sentence does, or is longer than any headline."""
    return bool(_SENTENCE_END.search(line)) or len(line) > 160


def furniture_lines(lines: list[str], facts: Facts) -> set[int]:
    """Return the indexes of the lines that are furniture (blank ones left out); what they say goes to the facts."""
    dropped: set[int] = set()
    listing = about = False
    for index, line in enumerate(lines):
        opens = bare(line) in furniture().sections and len(line) <= 40
        listed = listing and not is_sentence(line) and not _ends_list(line)
        author_note = about and len(line) <= 900 and not furniture().news.search(line)
        about = bool(_ABOUT.fullmatch(line))
        listing = opens or listed
        if opens or listed or about or author_note or _is_furniture(index, lines, facts):
            dropped.add(index)
    return dropped


def _ends_list(line: str) -> bool:
    # A credit after a list is read for what it says, and the list is over.
    return bool(furniture().source_line.fullmatch(line))


def _is_furniture(index: int, lines: list[str], facts: Facts) -> bool:
    line, words = lines[index], furniture()
    if bare(line) in words.phrases or _is_share_bar(line):
        return True
    if index and words.section_line.fullmatch(line):
        return True
    if _matches_line(line, facts):
        return True
    if index and (match := words.source_line.fullmatch(line)) and facts.see_source(match["source"]):
        return True
    if 0 < index < 3 and _is_placed_date(index, lines, facts):
        return True
    edge = index < HEAD_LINES or index >= len(lines) - TAIL_LINES
    if edge and _is_imprint(line, facts, first=index == 0):
        return True
    return _is_biography(index, lines, facts)


def _is_share_bar(line: str) -> bool:
    words = [word for word in re.split(r"[\s,|/•·:()+]+", line.casefold()) if not word.isdigit()]
    words = [word for word in words if word]
    return bool(words) and len(line) <= 200 and all(word in furniture().share for word in words) and words != ["a"]


def _matches_line(line: str, facts: Facts) -> bool:
    if len(line) > 420:
        return False
    for pattern in furniture().lines:
        match = pattern.fullmatch(line)
        if match is None:
            continue
        said = match.groupdict()
        # 'Reporting by the monitor shows that 30 were killed' is news, whatever it begins with.
        if len(line) >= 40 and "source" not in said and furniture().news.search(line):
            continue
        if said.get("source"):
            facts.see_source(said["source"])
        if said.get("holder"):
            facts.see_holder(said["holder"])
        return True
    return False


def _is_imprint(line: str, facts: Facts, *, first: bool) -> bool:
    """Return whether a line says only when, by whom and through which agency: 'Xinhua | Updated: 2017-09-15 17:52'."""
    if len(line) > 160:
        return False
    if line.isdigit() and len(line) <= 4 and not first:
        return True
    parts = [part for part in _SEPARATOR.split(line) if part]
    if dates.is_date_line(line):
        parts = [line]
    kinds = [_imprint_part(part) for part in parts]
    known = [kind for kind in kinds if kind in {"date", "author", "agency"}]
    if not known or None in kinds or (first and "date" not in known):
        return False
    for part, kind in zip(parts, kinds, strict=True):
        _see(part, kind, facts)
    return True


def _is_placed_date(index: int, lines: list[str], facts: Facts) -> bool:
    """Return whether a line under the title is an outlet or a city with a date; several of them head parts."""
    match = _PLACED.fullmatch(lines[index])
    if match is None or sum(bool(_PLACED.fullmatch(line)) for line in lines) > 1:
        return False
    name = re.sub(rf",? {dates.WEEKDAY}$", "", match["name"], flags=re.IGNORECASE)
    if furniture().outlets.search(name):
        facts.publisher = facts.publisher or name
    else:
        facts.dateline = facts.dateline or name
    facts.printed = facts.printed or dates.printed(match["date"])
    return True


def _imprint_part(part: str) -> str | None:
    if dates.is_date_line(part):
        return "date"
    if (match := _BYLINE.fullmatch(part)) and not _NOT_A_NAME.match(match["author"]):
        return "author"
    if _AGENCY.fullmatch(part):
        return "agency"
    if bare(part) in furniture().phrases or _is_share_bar(part) or re.fullmatch(dates.TIME, part, re.IGNORECASE):
        return "other"
    return "other" if any(pattern.fullmatch(part) for pattern in furniture().lines) else None


def _see(part: str, kind: str | None, facts: Facts) -> None:
    if kind == "date":
        if re.match(r"(?:last )?(?:updated?|modified)", part, re.IGNORECASE):
            facts.updated = facts.updated or dates.printed(part)
        else:
            facts.printed = facts.printed or dates.printed(part, updates=False)
            facts.updated = facts.updated or dates.printed(part)
    elif kind == "author" and (match := _BYLINE.fullmatch(part)) and bare(match["author"]) not in furniture().nobody:
        facts.see_author(match["author"])
    elif kind == "agency" and (match := _AGENCY.fullmatch(part)):
        facts.see_source(match["agency"])


def _is_biography(index: int, lines: list[str], facts: Facts) -> bool:
    line, words = lines[index], furniture()
    late = index >= len(lines) / 2 and index >= len(lines) - TAIL_LINES
    if not late or index < 2 or len(line) > 1200 or words.news.search(line):
        return False
    match = re.match(rf"(?P<author>{NAME}),? {words.trade.pattern}", line, re.IGNORECASE)
    if not match or not words.career.search(line):
        return False
    facts.see_author(match["author"])
    return True
