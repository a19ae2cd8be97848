"""One row of a table as an item, whatever the table's format."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from dateline.errors import SourceError, UnknownName
from dateline.sources import dates
from dateline.sources.item import MAX_CHARACTERS, Item, failed, row_digest

FIELDS = ("id", "text", "html", "title", "published", "url", "publisher", "language")
Columns = Mapping[str, str]
_THREE_LETTERS = {
    "eng": "en",
    "ara": "ar",
    "fra": "fr",
    "spa": "es",
    "deu": "de",
    "rus": "ru",
    "ukr": "uk",
    "por": "pt",
}


def checked(columns: Columns | None) -> Columns:
    """Return the mapping from our names to a table's; raise UnknownName for a name that is not ours."""
    for name in columns or {}:
        if name not in FIELDS:
            raise UnknownName("column", name, FIELDS)
    return columns or {}


def check_header(header: Sequence[str], columns: Columns) -> None:
    """Raise SourceError when the table lacks a mapped column, or has neither text nor HTML."""
    missing = [f"{ours}={theirs}" for ours, theirs in columns.items() if theirs not in header]
    if missing:
        raise SourceError(f"no such column: {', '.join(missing)}; {there_are(header)}")
    if not any(columns.get(name, name) in header for name in ("text", "html")):
        raise SourceError(f"no column 'text' or 'html'; {there_are(header)}; name one with --column text=COLUMN")


def there_are(names: Iterable[str]) -> str:
    """Return the columns there are, in words."""
    return f"columns there are: {', '.join(list(names)[:40]) or 'none'}"


def item(row: Mapping[str, Any], source: str, columns: Columns) -> Item:
    """Return the row as an item; one without text becomes an item that says so."""

    def said(name: str) -> str | None:
        value = row.get(columns.get(name, name))
        return str(value).strip() or None if value is not None else None

    identity, input_id = row_digest(row), said("id")
    text = row.get(columns.get("text", "text"))
    html = row.get(columns.get("html", "html"))
    body = next((body for body in (text, html) if isinstance(body, str) and body.strip()), None)
    if body is None:
        return _without(source, identity, input_id, f"a row without text; {there_are(map(str, row))}")
    if len(body) > MAX_CHARACTERS * (1 if body is text else 10):
        return _without(
            source, identity, input_id, f"text too long ({len(body):,} characters; at most {MAX_CHARACTERS:,})"
        )
    return Item(
        identity,
        source,
        body,
        html=body is not text,
        title=said("title"),
        published=day(row.get(columns.get("published", "published"))),
        url=said("url"),
        publisher=said("publisher"),
        language=_language(said("language")),
        input_id=input_id,
    )


def _without(source: str, identity: str, input_id: str | None, error: str) -> Item:
    return Item(identity, source, input_id=input_id, error=failed(source, error).error)


def day(value: object) -> date | None:
    """Return the day that a cell names: a date, an ISO date or time, or a date in words; None when it is impossible."""
    if isinstance(value, datetime):
        return dates.plausible(value.date())
    if isinstance(value, date):
        return dates.plausible(value)
    if not isinstance(value, str):
        return None
    try:
        return dates.plausible(datetime.fromisoformat(value.strip()).date())
    except ValueError:
        return dates.printed(value)


def _language(code: str | None) -> str | None:
    """Return 'en' for 'en-GB', 'EN' or 'eng'; None for anything that is no language code."""
    plain = (code or "").replace("_", "-").split("-")[0].lower()
    plain = {
        "eng": "en",
        "english": "en",
        "ara": "ar",
        "fra": "fr",
        "spa": "es",
        "deu": "de",
        "rus": "ru",
        "ukr": "uk",
    }.get(plain, plain)
    return plain if len(plain) in (2, 3) and plain.isalpha() else None
