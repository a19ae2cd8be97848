"""What a reader hands on: one report as received, not yet cleaned."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

# A report is at most this long; the longest news features have some 100,000 characters.
MAX_CHARACTERS = 1_000_000
# A page's code is longer than its text.
MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Item:
    """One report as received; `html` says that `text` is a page's code. With `error` set there is no text."""

    id: str
    source: str
    text: str = ""
    html: bool = False
    title: str | None = None
    summary: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    original_source: str | None = None
    language: str | None = None
    input_id: str | None = None
    error: str | None = None


def digest(data: bytes) -> str:
    """Return the SHA-256 of what was received, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def row_digest(row: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a row's canonical JSON: sorted keys, no spaces."""
    words = json.dumps(row, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return digest(words.encode("utf-8", "surrogatepass"))


def failed(source: str, error: str, received: bytes | None = None) -> Item:
    """Return the item of a report that cannot be read; without anything received its id is of its name."""
    return Item(digest(source.encode() if received is None else received), source, error=f"{source}: {error}")
