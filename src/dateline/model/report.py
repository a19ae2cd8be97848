"""A report as Dateline received and cleaned it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """What became of a report."""

    OK = "ok"
    NO_EVENTS = "no-events"
    UNSUPPORTED_LANGUAGE = "unsupported-language"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its clean text, into which every offset points, and what the page said of itself.

    `id` is the SHA-256 of what was received; `source` names the file, row or URL it came from; `input_id` is the id that a
    table row brought along. `error` is set when the report could not be read, and the text is then empty. `dropped` is the
    SHA-256 of the full text once its time is over: `text` then holds what was quoted, at its place, and blanks for the rest.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    summary: str | None = None
    publisher: str | None = None
    original_source: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None
    input_id: str | None = None
    error: str | None = None
    dropped: str | None = None
