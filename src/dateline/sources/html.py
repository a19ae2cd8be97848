"""A page's article: title, dek, body and what the page says of itself (trafilatura finds them, htmldate the date)."""

import dataclasses
import re
from datetime import date
from typing import TYPE_CHECKING

from dateline.sources import dates, origin
from dateline.sources.furniture import furniture
from dateline.sources.item import MAX_CHARACTERS, Item

if TYPE_CHECKING:
    from trafilatura.settings import Document

_CANONICAL = re.compile(r"<link\b(?=[^>]*\brel=[\"']?canonical\b)[^>]*\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE)
_OWN = re.compile(
    r"<meta\b(?=[^>]*\bproperty=[\"']?og:url\b)[^>]*\bcontent=[\"']?([^\"'\s>]+)|<!-- saved from url=\(\d+\)(\S+) -->",
    re.IGNORECASE,
)
# A date that no page of news can bear is none; fixed, so that the same page has the same date whenever it is read.
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2100-12-31"}
# A page without an article leaves menu words; the shortest real item has a sentence.
_SENTENCE = re.compile(r"\w[^.!?…]{20,}[.!?…]")
_WORD = re.compile(r"[^\W\d_]{5,}")


def page(item: Item) -> Item:
    """Return the item with its article for text, and the page's facts where it had none; else an error."""
    import trafilatura  # noqa: PLC0415  (0.6 s, only for pages)
    from trafilatura.settings import Document  # noqa: PLC0415

    found = trafilatura.bare_extraction(
        item.text,
        url=item.url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATES,
    )
    if not isinstance(found, Document) or not _SENTENCE.search(found.text or ""):
        return _none(item)
    body = (found.text or "").strip()
    title = item.title or _title(found)
    summary = _said(found.description)
    url = item.url or _own_address(item.text)
    text = _composed(title, summary, body)
    if len(text) > MAX_CHARACTERS:
        return _none(item, f"text too long ({len(text):,} characters; at most {MAX_CHARACTERS:,})")
    return dataclasses.replace(
        item,
        text=text,
        html=False,
        title=title,
        summary=summary,
        author=_author(found),
        published=item.published or _day(found.date, item.text),
        url=url or _said(found.url),
        publisher=item.publisher or _said(found.sitename) or origin.host(url) or _said(found.hostname),
        original_source=_other_host(item.text, url),
    )


def _none(
    item: Item, why: str = "no article found in the page; give the article's own page, or its text as .txt"
) -> Item:
    return dataclasses.replace(item, text="", html=False, error=f"{item.source}: {why}")


def _said(words: object) -> str | None:
    return re.sub(r"\s+", " ", str(words)).strip() or None if words else None


def _title(found: "Document") -> str | None:
    """Return the headline without the site's name behind it."""
    title = _said(found.title)
    for name in filter(None, (_said(found.sitename), _said(found.hostname))):
        if title:
            title = re.sub(rf"\s+[|–—·-]\s+{re.escape(name)}$", "", title, flags=re.IGNORECASE)
    return title


def _author(found: "Document") -> str | None:
    author = _said(found.author)
    return None if author and author.casefold() in furniture().nobody else author


def _day(words: object, code: str) -> date | None:
    """Return the day that was found, when the page prints it: htmldate takes '/2021/05/' for the first of May."""
    found = dates.printed(str(words)) if words else None
    return found if found in dates.every(code) else None


def _composed(title: str | None, summary: str | None, body: str) -> str:
    """Return title, dek and body as paragraphs, each once."""
    paragraphs = [line.strip() for line in body.split("\n") if line.strip()]
    plain = [_letters(paragraph) for paragraph in paragraphs]
    head: list[str] = []
    if title and not any(part.startswith(_letters(title)) for part in plain[:2]):
        head.append(title)
    if summary and _is_dek(summary, title, body) and _letters(summary) not in _letters(body):
        # Under a headline that the body brings along, the dek comes second.
        head.append(summary) if head or not title else paragraphs.insert(1, summary)
    return "\n\n".join(head + paragraphs)


def _letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())


def _is_dek(summary: str, title: str | None, body: str) -> bool:
    """Return whether a description is of this article, whole, and neither its first words nor the site's slogan."""
    if summary.endswith(("...", "…")) or not _SENTENCE.search(summary + "."):
        return False
    if title and _letters(summary) in (_letters(title), ""):
        return False
    words = {word.casefold() for word in _WORD.findall(summary)}
    told = {word.casefold() for word in _WORD.findall(f"{title or ''} {body}")}
    opening = {word.casefold() for word in _WORD.findall(body[: 2 * len(summary)])}
    return len(words) >= 4 and len(words & told) >= len(words) / 2 and len(words & opening) < len(words)


def _own_address(code: str) -> str | None:
    match = _OWN.search(code)
    return match.group(1) or match.group(2) if match else None


def _other_host(code: str, url: str | None) -> str | None:
    """Return the host of the canonical link when the page stands elsewhere: it is a copy from there."""
    match = _CANONICAL.search(code)
    canonical, own = origin.host(match.group(1)) if match else None, origin.host(url)
    if not canonical or not own:
        return None
    same = canonical == own or canonical.endswith(f".{own}") or own.endswith(f".{canonical}")
    return None if same else canonical
