"""Gold: reports with the answers that a careful person gave, in the annotators' form, one JSON object a line.

A line holds `id`, `text`, `published`, optionally `title`, `publisher`, `style`, `region`; the answer `events` (fields
as in the record, with sides, places and speakers as the text writes them and `quote` = the words that state the event);
`never`, the stretches that a careless reader would code as a current event; `hard`, a note on a debatable judgement.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.errors import SourceError
from dateline.evaluation.telling import Telling, from_gold, parse_day
from dateline.model import Report

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Trap:
    """A stretch that is no current event, and why it is none."""

    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One report and its answer."""

    report: Report
    events: tuple[Telling, ...]
    traps: tuple[Trap, ...] = ()
    style: str | None = None
    region: str | None = None
    hard: str | None = None

    @property
    def id(self) -> str:
        """Return the id that the gold file gives the report."""
        return self.report.input_id or self.report.id


def read_lines(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield (line number, object) of a JSONL file; a line that is no JSON object raises SourceError naming it."""
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path}: cannot be read as UTF-8 JSON lines ({error})") from error
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise SourceError(f"{path}:{number}: not JSON, column {error.colno}; write one object a line") from error
        if not isinstance(row, dict):
            raise SourceError(f"{path}:{number}: a JSON object is wanted, not {type(row).__name__}")
        yield number, row


def read_rows(path: Path) -> list[Row]:
    """Return the objects of a JSONL file."""
    return [row for _, row in read_lines(path)]


def report_of(row: Row, source: str) -> Report:
    """Return the report that a row carries (`id` or `doc_id`, text, title, published or doc_date, publisher)."""
    text = row.get("text") or ""
    key = str(row.get("id") or row.get("doc_id") or "")
    published: date | None = parse_day(row.get("published") or row.get("doc_date") or row.get("date"))
    digest = sha256("\0".join((key, row.get("title") or "", str(published), text)).encode()).hexdigest()
    return Report(
        id=digest,
        source=f"{source}#{key}" if key else source,
        text=text,
        title=row.get("title"),
        publisher=row.get("publisher"),
        published=published,
        language=row.get("language"),
        input_id=key or None,
    )


def gold_report(row: Row, source: str) -> GoldReport:
    """Return a row that carries both text and answer as a gold report."""
    report = report_of(row, source)
    return GoldReport(
        report=report,
        events=tuple(from_gold(event, report.text) for event in row.get("events") or ()),
        traps=tuple(Trap(trap.get("quote") or "", trap.get("why") or "") for trap in row.get("never") or ()),
        style=row.get("style"),
        region=row.get("region"),
        hard=row.get("hard") or None,
    )


def actual(events: Iterable[Telling]) -> tuple[Telling, ...]:
    """Return the events that are told as having happened."""
    return tuple(event for event in events if event.modality == "actual")
