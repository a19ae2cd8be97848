"""From item to report: page to text, text to clean text, facts from both."""

import dataclasses
import re

from dateline.model import Report
from dateline.sources import html
from dateline.sources.clean import Cleaned, clean
from dateline.sources.item import Item
from dateline.sources.language import language

# Halves of a surrogate pair and zero bytes can be written in JSON, but in no file and no database.
_UNWRITABLE = re.compile("[\ud800-\udfff\x00]")


def report(item: Item, *, as_received: bool = False) -> Report:
    """Return the report of an item; an item with an error becomes a report with that error and no text.

    With `as_received`, text that came as text stays as it came, so that offsets point into what the sender holds.
    """
    page = bool(item.html)
    if item.html and item.error is None:
        item = html.page(item)
    if item.error is not None:
        return Report(
            item.id, _written(item.source), "", url=item.url, input_id=item.input_id, error=_written(item.error)
        )
    item = _writable(item)
    cleaned = clean(item.text, item.title)
    if not cleaned.text:
        return _failed(item, f"{item.source}: nothing but page furniture; give the article itself")
    made = _report(item, cleaned)
    return dataclasses.replace(made, text=item.text) if as_received and not page else made


def _failed(item: Item, error: str) -> Report:
    return Report(item.id, _written(item.source), "", url=item.url, input_id=item.input_id, error=_written(error))


def _report(item: Item, cleaned: Cleaned) -> Report:
    return Report(
        id=item.id,
        source=item.source,
        text=cleaned.text,
        title=cleaned.title,
        summary=item.summary or cleaned.summary,
        publisher=item.publisher or cleaned.publisher,
        original_source=_other(cleaned.original_source, item.publisher) or item.original_source,
        author=item.author or cleaned.author,
        # What a report prints of itself is closer to it than a table's column, which is often the day it was collected.
        published=cleaned.published or item.published,
        language=item.language or language(cleaned.text),
        url=item.url,
        input_id=item.input_id,
    )


def _other(source: str | None, publisher: str | None) -> str | None:
    """Return the source, unless it is the publisher itself."""
    return None if source and publisher and source.casefold() == publisher.casefold() else source


def _writable(item: Item) -> Item:
    words = {
        field.name: _written(value)
        for field in dataclasses.fields(item)
        if isinstance(value := getattr(item, field.name), str) and _UNWRITABLE.search(value)
    }
    return dataclasses.replace(item, **words) if words else item  # type: ignore[arg-type]


def _written(words: str) -> str:
    return _UNWRITABLE.sub("\ufffd", words)
