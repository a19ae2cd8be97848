"""Place names in texts: found, and put where gold puts them."""

from collections.abc import Sequence
from pathlib import Path

from dateline.evaluation.gold import Row, read_rows, report_of
from dateline.evaluation.measure import Measure
from dateline.evaluation.names import Point, kilometres
from dateline.evaluation.prediction import Mark, Predictions
from dateline.evaluation.suite import Case, Miss, Outcome
from dateline.evaluation.wording import sentence_around
from dateline.model import Span

RIGHT_CITY_KM = 161.0  # a hundred miles, the customary measure of the field


def load_documents(paths: Sequence[Path]) -> list[Case]:
    """Return one case a document, the row itself as the answer; its title is not read, the texts begin with it."""
    rows = [row for path in paths for row in read_rows(path)]
    return [Case(report_of({**row, "title": None}, "documents"), row) for row in rows]


def score_toponyms(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return recognition (spans that overlap, one to one) and the share of those found that lie within 161 km."""
    gold = found = right = resolved = near = 0
    misses: list[Miss] = []
    for case in cases:
        marks = predictions.of(case.report).marks or ()
        wanted = case.answer["toponyms"]
        pairs, extra = _pairs(wanted, marks)
        gold, found, right = gold + len(wanted), found + len(marks), right + len(pairs)
        for row, mark in pairs:
            if row["lat"] is None:
                continue
            resolved += 1
            close = mark.at is not None and kilometres(mark.at, (row["lat"], row["lon"])) <= RIGHT_CITY_KM
            near += close
            if not close:
                misses.append(_miss(case, "resolution", row, mark))
        paired = {id(row) for row, _ in pairs}
        misses += [_miss(case, "missing", row, None) for row in wanted if id(row) not in paired]
        misses += [_miss(case, "no place", None, mark) for mark in extra]
    return Outcome(
        measures=(
            Measure("toponym recognition", right, gold, found),
            Measure("within 161 km", near, resolved),
        ),
        misses=tuple(misses),
    )


def score_entities(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return how many of the locations that annotators marked in reports on Syria and Iraq are found as place names."""
    gold = right = 0
    misses = []
    for case in cases:
        marks = predictions.of(case.report).marks or ()
        for entity in case.answer["entities"]:
            span = Span(entity["begin"], entity["end"])
            if entity["type"] != "Location" or not span.of(case.report.text)[:1].isupper():
                continue
            gold += 1
            hit = any(span.overlaps(mark.span) for mark in marks)
            right += hit
            if not hit:
                row = {"phrase": span.of(case.report.text), "start": span.start, "end": span.end}
                misses.append(_miss(case, "missing", row, None))
    return Outcome((Measure("named locations found", right, gold),), tuple(misses))


def _pairs(wanted: Sequence[Row], marks: Sequence[Mark]) -> tuple[list[tuple[Row, Mark]], list[Mark]]:
    """Return the gold rows with the first mark that overlaps each, and the marks that are left."""
    left = sorted(marks, key=lambda mark: mark.span)
    pairs = []
    for row in wanted:
        mark = next((mark for mark in left if mark.span.overlaps(_span(row))), None)
        if mark:
            left.remove(mark)
            pairs.append((row, mark))
    return pairs, left


def _span(row: Row) -> Span:
    return Span(row["start"], row["end"])


def _miss(case: Case, kind: str, row: Row | None, mark: Mark | None) -> Miss:
    spans = (_span(row),) if row else (mark.span,) if mark else ()
    gold = f"{row['phrase']} = {row.get('name')}, {row.get('admin1')}, {row.get('country')}" if row else "no place"
    found = f"{mark.name} {_at(mark.at)}" if mark else "nothing"
    return Miss(case.name, kind, sentence_around(case.report.text, spans), gold, found)


def _at(point: Point | None) -> str:
    return "nowhere" if point is None else f"({point[0]:.2f}, {point[1]:.2f})"
