"""What `show` and `explain` print for people."""

import sys
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from dateline.cli.account import Field, fields_of, spans_of
from dateline.cli.passages import marked, sentences_around
from dateline.cli.rows import TABLE_COLUMNS, table_row
from dateline.cli.words import count_words, shown, status_words, type_words, when_words, where_words, who_words
from dateline.model import Coded, Decision, Event, Report, Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_PIPE_WIDTH = 100  # columns when neither a terminal nor COLUMNS says how wide
_LONG_QUOTE = 160  # a longer quote is cut in the middle; --format json has it whole
_UNBROKEN = ("date", "status", "id")
_LABELS = {"side_a": "side A", "side_b": "side B", "supports": "supporting"}


def event_page(event: Event, report: Report) -> None:
    """Print an event in full: its sentences with the evidence marked, each field with its quotes, its report."""
    console = _console()
    _heading(console, event)
    spans = spans_of(event)
    _quoted(console, report.text, sentences_around(report.text, spans), spans)
    console.print()
    _fields(console, fields_of(event), report.text)
    console.print()
    _origin(console, report)


def chain_page(event: Event, report: Report) -> None:
    """Print why every field holds what it holds: the decisions, then the words and the sentence around them."""
    console = _console()
    _heading(console, event)
    for field in fields_of(event):
        console.print(f"\n{_label(field)}: {shown(field.value) or '(nothing is said)'}", style="bold")
        for decision in field.decisions:
            _indented(console, _literal(f"decided by {_decided(decision)}"), 2)
        quotes = ", ".join(f"{_quote(report.text, span)} at {span.start}–{span.end}" for span in field.spans)
        _indented(console, _literal(quotes or "no words quoted"), 2)
        _quoted(console, report.text, sentences_around(report.text, field.spans), field.spans, indent=6)
    console.print()
    _origin(console, report)


def report_page(coded: Coded) -> None:
    """Print a report: where it comes from, what became of it, and its events."""
    console = _console()
    _origin(console, coded.report)
    error = f": {shown(coded.report.error)}" if coded.report.error else ""
    console.print(f"status {coded.status.value}{error}")
    others = ", ".join(f"{number} {modality}" for modality, number in coded.mentions.items() if number)
    if others:
        console.print(f"mentioned, but no current events: {others}")
    if coded.events:
        console.print()
        events_page(coded.events)


def reading_page(coded: Coded) -> None:
    """Print what a report tells: each event in a line, under it the words that state it and who says so."""
    console = _console()
    _origin(console, coded.report)
    if coded.report.error:
        console.print(f"  failed: {shown(coded.report.error)}")
    elif not coded.events:
        console.print(f"  {coded.status.value.replace('-', ' ')}")
    for event in coded.events:
        _told(console, event, coded.report.text)
    console.print()


def _told(console: "Console", event: Event, text: str) -> None:
    row = table_row(event)
    tolls = ", ".join(f"{count_words(count)} {field}" for field, count in event.counts.stated())
    head = " · ".join(
        part for part in (row["date"] or "no date", row["place"] or "no place", row["what"], row["who"], tolls) if part
    )
    _indented(console, _literal(head), 2)
    _indented(console, _literal(f"{_quote(text, event.evidence['type'][0])}"), 6)
    for claim in event.claims:
        _indented(console, _literal(f"{shown(claim.speaker)} {claim.stance.value.replace('-', ' ')}"), 6)


def events_page(events: Iterable[Event]) -> None:
    """Print events as a table, one row each."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in TABLE_COLUMNS:
        table.add_column(column, no_wrap=column in _UNBROKEN, overflow="fold")
    for event in events:
        row = table_row(event)
        table.add_row(*(_literal(row[column]) for column in TABLE_COLUMNS))
    _console().print(table)


def _console() -> "Console":
    from rich.console import Console

    width, _ = get_terminal_size((_PIPE_WIDTH, 0))
    return Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)


def _heading(console: "Console", event: Event) -> None:
    told = (type_words(event.type), when_words(event.date), where_words(event.place))
    console.print(shown(", ".join(part for part in told if part)), style="bold")
    beneath = (who_words(event), status_words(event), f"confidence {event.confidence:.2f}")
    console.print(shown(" · ".join(part for part in beneath if part)))
    console.print(f"event {shown(event.id)}")


def _origin(console: "Console", report: Report) -> None:
    console.print(f"“{shown(report.title)}”" if report.title else "(no title)", style="bold")
    published = report.published.isoformat() if report.published else None
    named = {"original source": report.original_source, "by": report.author, "published": published}
    told = [report.publisher, *(f"{label} {value}" for label, value in named.items() if value)]
    if any(told):
        console.print(shown(" · ".join(part for part in told if part)))
    console.print(f"from {shown(report.url or report.source)}")
    console.print(f"report {shown(report.id)}")


def _fields(console: "Console", fields: Iterable[Field], text: str) -> None:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(ratio=2, overflow="fold")
    grid.add_column(ratio=3, overflow="fold")
    for field in fields:
        quotes = "\n".join(_quote(text, span) for span in field.spans)
        grid.add_row(_literal(_label(field)), _literal(field.value), _literal(quotes))
    console.print(grid)


def _literal(words: str) -> "Text":
    """Return words of which nothing is markup."""
    from rich.text import Text

    return Text(shown(words))


def _quoted(
    console: "Console", text: str, sentences: Iterable[Span], spans: Sequence[Span], *, indent: int = 2
) -> None:
    plain = not console.is_terminal or console.no_color
    for sentence in sentences:
        _indented(console, marked(text, sentence, spans, plain=plain), indent)


def _indented(console: "Console", words: "Text", indent: int) -> None:
    for line in words.wrap(console, console.width - indent):
        line.rstrip()
        line.pad_left(indent)
        console.print(line)


def _label(field: Field) -> str:
    return shown(_LABELS.get(field.name, field.name))


def _quote(text: str, span: Span) -> str:
    words = " ".join(shown(span.of(text)).split("\n"))
    if len(words) > _LONG_QUOTE:
        words = f"{words[: _LONG_QUOTE // 2]} … {words[-_LONG_QUOTE // 2 :]}"
    return f"“{words}”"


def _decided(decision: Decision) -> str:
    score = "" if decision.score is None else f", score {decision.score:.2f}"
    why = f": {decision.why}" if decision.why else ""
    return f"{decision.rule} ({decision.by}{score}){why}"
