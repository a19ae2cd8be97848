"""Are the reports of one happening together? Pairs of articles judged by reading, and articles grouped by event."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from dateline.evaluation.gold import Row, read_rows, report_of
from dateline.evaluation.measure import Measure
from dateline.evaluation.prediction import Predictions
from dateline.evaluation.suite import Case, Miss, Outcome


def load_pairs(paths: Sequence[Path]) -> list[Case]:
    """Return the articles; the answer of each are the judged pairs in which it is named first."""
    articles, pairs = (read_rows(path) for path in paths)
    judged = {a: list(rows) for a, rows in groupby(sorted(pairs, key=_first), key=_first)}
    return [Case(report_of(row, paths[0].name), judged.get(row["id"], [])) for row in articles]


def _first(pair: Row) -> str:
    return str(pair["a"])


def load_groups(paths: Sequence[Path]) -> list[Case]:
    """Return the articles, each with its event as the answer; one whose text is lost has its title and description."""
    rows = [row for path in paths for row in read_rows(path)]
    return [
        Case(report_of({**row, "text": _text(row), "publisher": row.get("domain")}, "clusters"), row["event"])
        for row in rows
    ]


def _text(row: Row) -> str:
    told = (row.get("title"), row.get("description"))
    return row.get("text") or "\n".join(words for words in told if words)


def score_pairs(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return how well pairs on one main incident are told from others, and copies from reports of their own."""
    incident, voice = _labels(cases, predictions, "incident_id"), _labels(cases, predictions, "voice_id")
    pairs = [pair for case in cases for pair in case.answer if pair["b"] in incident]
    same = [(pair, incident[pair["a"]] == incident[pair["b"]]) for pair in pairs]
    right = sum(found and pair["same_main_incident"] for pair, found in same)
    apart = [not found for pair, found in same if not pair["same_main_incident"]]
    copies = [voice[pair["a"]] == voice[pair["b"]] for pair in pairs if pair["syndicated_copy"]]
    false = [
        voice[pair["a"]] == voice[pair["b"]]
        for pair in pairs
        if not pair["syndicated_copy"] and not pair["same_main_incident"]
    ]
    gold = sum(pair["same_main_incident"] for pair in pairs)
    said = sum(found for _, found in same)
    return Outcome(
        measures=(
            Measure("same main incident", right, gold, said),
            Measure("precision of same", right, said),
            Measure("recall of same", right, gold),
            Measure("hard negatives apart", sum(apart), len(apart)),
            Measure("copies in one voice", sum(copies), len(copies)),
            Measure("one voice over two incidents", sum(false), len(false), low_is_good=True),
        ),
        misses=tuple(_miss(pair, found=found) for pair, found in same if found != pair["same_main_incident"]),
    )


def score_groups(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return B-cubed: for each article, how much of its group is of its event, and how much of its event is in its group."""
    found = _labels(cases, predictions, "incident_id")
    gold = {case.name: case.answer for case in cases}
    shared = Counter((found[name], gold[name]) for name in gold)
    precision = _mean(shared[found[name], gold[name]] / size for name, size in _sizes(found).items())
    recall = _mean(shared[found[name], gold[name]] / size for name, size in _sizes(gold).items())
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Outcome(
        measures=(
            Measure("B-cubed F", 0, len(gold), given=both),
            Measure("B-cubed precision", 0, len(gold), given=precision),
            Measure("B-cubed recall", 0, len(gold), given=recall),
        )
    )


def _labels(cases: Sequence[Case], predictions: Predictions, field: str) -> dict[str, str]:
    """Return for each article the id of its main incident or voice; an article in none stands by itself."""
    mains = predictions.mains
    return {
        case.name: getattr(mains[case.report.id], field) if case.report.id in mains else f"alone {case.name}"
        for case in cases
    }


def _sizes(labels: Mapping[str, str]) -> dict[str, int]:
    counts = Counter(labels.values())
    return {name: counts[label] for name, label in labels.items()}


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _miss(pair: Row, *, found: bool) -> Miss:
    kind = "put together" if found else "kept apart"
    gold = "one incident" if pair["same_main_incident"] else "two incidents"
    return Miss(f"{pair['a']} {pair['b']}", kind, pair.get("note") or "", gold, kind)
