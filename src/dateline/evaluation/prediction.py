"""What the coder made of the gold reports: coded here and now, or read from a file that `dateline read` wrote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from dateline.errors import SourceError
from dateline.evaluation.gold import Row, read_rows
from dateline.evaluation.names import Point
from dateline.evaluation.telling import Telling, from_event, from_record
from dateline.model import Report, Span, Toponym


@dataclass(frozen=True, slots=True)
class Mark:
    """A place name found in a report, with the coordinates chosen for it."""

    span: Span
    name: str
    at: Point | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was read out of one report; `text` is what the spans of its evidence point into.

    `marks` are the place names found; None when the stage that finds them was not run.
    """

    text: str = ""
    events: tuple[Telling, ...] = ()
    marks: tuple[Mark, ...] | None = None

    @property
    def actual(self) -> tuple[Telling, ...]:
        """Return the events told as having happened."""
        return tuple(event for event in self.events if event.modality == "actual")


NOTHING = Prediction()


@dataclass(frozen=True, slots=True)
class Main:
    """The incident that a report leads with, and the report's voice in it."""

    incident_id: str
    voice_id: str


@dataclass(frozen=True, slots=True)
class Predictions:
    """Predictions by report id, and the seconds that coding them took (0 when they were read from a file).

    `mains` are given when the reports were merged; a report that tells nothing has none.
    """

    by_report: Mapping[str, Prediction] = field(default_factory=dict)
    seconds: float = 0.0
    mains: Mapping[str, Main] = field(default_factory=dict)

    def of(self, report: Report) -> Prediction:
        """Return what was read out of a report; nothing when there is no line for it."""
        return self.by_report.get(report.id, NOTHING)


def code_now(reports: Sequence[Report]) -> Predictions:
    """Return the reports coded in this process."""
    from dateline.pipeline import code  # noqa: PLC0415 (loads the language model)

    begun = perf_counter()
    texts = {report.id: report.text for report in reports}
    found = {
        coded.report.id: Prediction(
            text=coded.report.text,
            events=tuple(from_event(event, coded.report.text, texts[coded.report.id]) for event in coded.events),
        )
        for coded in code(map(as_read, reports), all_modalities=True)
    }
    return Predictions(found, perf_counter() - begun)


def as_read(report: Report) -> Report:
    """Return a report as `dateline read` would take it in: cleaned, with what its text says of itself."""
    from dateline.sources.report import report as read_item  # noqa: PLC0415 (compiles the lexicon)
    from dateline.sources.rows import item  # noqa: PLC0415

    published = report.published.isoformat() if report.published else None
    row = {"id": report.input_id, "text": report.text, "title": report.title, "publisher": report.publisher}
    read = read_item(item({**row, "published": published, "language": report.language}, report.source, {}))
    return replace(read, id=report.id, input_id=report.input_id)


def mark_places(reports: Sequence[Report], predictions: Predictions | None = None) -> Predictions:
    """Return the predictions with the place names of each report; only these when there are no predictions."""
    begun = perf_counter()
    known = predictions or Predictions()
    found = {
        report.id: replace(known.of(report), marks=marks)
        for report, marks in zip(reports, _marks(reports), strict=True)
    }
    return Predictions(found, known.seconds or perf_counter() - begun)


def _marks(reports: Sequence[Report]) -> Iterator[tuple[Mark, ...]]:
    from dateline.pipeline import places  # noqa: PLC0415 (loads the language model and the indexes)

    for _, toponyms in places(reports):
        yield tuple(Mark(t.span, t.name, _point(t), t.precision.value) for t in toponyms)


def _point(toponym: Toponym) -> Point | None:
    place = toponym.place
    return None if place is None or place.lat is None or place.lon is None else (place.lat, place.lon)


def read_predictions(path: Path, reports: Sequence[Report]) -> Predictions:
    """Return the lines of a `dateline read --all-modalities --format jsonl` output, by id, else by their order."""
    rows = read_rows(path)
    known = {report.input_id or report.id: report for report in reports}
    by_name = {name: row for row in rows for name in _names_of(row) if name in known}
    if not by_name and len(rows) == len(reports):
        by_name = {report.input_id or report.id: row for report, row in zip(reports, rows, strict=True)}
    if not by_name:
        raise SourceError(
            f"{path}: none of its {len(rows)} lines carries the id of one of the {len(reports)} gold reports; "
            "read the gold texts with: dateline read --all-modalities --format jsonl TEXTS.jsonl"
        )
    return Predictions({known[name].id: _prediction(row, known[name].text) for name, row in by_name.items()})


def _names_of(row: Row) -> Iterable[str]:
    report: Mapping[str, Any] = row.get("report") or {}
    names = (row.get("id"), *(report.get(key) for key in ("input_id", "source", "url", "id")))
    return (str(name) for name in names if name)


def _prediction(row: Row, text: str) -> Prediction:
    source = (row.get("report") or {}).get("text")
    marks = row.get("toponyms")
    return Prediction(
        text=source if source is not None else text,
        events=tuple(from_record(event, source, text) for event in row.get("events") or ()),
        marks=None if marks is None else tuple(_mark(mark) for mark in marks),
    )


def _mark(mark: Mapping[str, Any]) -> Mark:
    at = None if mark.get("lat") is None or mark.get("lon") is None else (float(mark["lat"]), float(mark["lon"]))
    return Mark(Span(mark["start"], mark["end"]), mark.get("name") or "", at, mark.get("precision"))
