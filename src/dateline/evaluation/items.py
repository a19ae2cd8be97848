"""Does a short item tell an actual event? News items by section, items judged by hand, and sentences of articles."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from dateline.evaluation.gold import Row, read_rows, report_of
from dateline.evaluation.measure import Measure
from dateline.evaluation.prediction import Prediction, Predictions
from dateline.evaluation.suite import Case, Miss, Outcome
from dateline.evaluation.telling import Telling
from dateline.evaluation.wording import telling_words

NOT_TOLD = ("planned", "historical", "claim-or-opinion-only", "none")


def load_rows(paths: Sequence[Path]) -> list[Case]:
    """Return one case a row, the row itself as the answer."""
    return [Case(report_of(row, path.name), row) for path in paths for row in read_rows(path)]


def load_sentences(paths: Sequence[Path]) -> list[Case]:
    """Return sentences with the sentence before them; the answer keeps where the sentence itself begins."""
    cases = []
    for row in (row for path in paths for row in read_rows(path)):
        before = f"{row['before']} " if row.get("before") else ""
        text = before + row["text"]
        cases.append(Case(report_of({**row, "text": text}, "sentences"), {**row, "begins": len(before)}))
    return cases


def score_relevance(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return the shares of items that yield an actual event, in the conflict section and in the others."""
    told = [(case, predictions.of(case.report)) for case in cases]
    conflict = [bool(found.actual) for case, found in told if case.answer["conflict"]]
    other = [bool(found.actual) for case, found in told if not case.answer["conflict"]]
    return Outcome(
        measures=(
            Measure("conflict item yields an event", sum(conflict), len(conflict)),
            Measure("other item yields an event", sum(other), len(other), low_is_good=True),
        ),
        misses=tuple(
            _miss(case, found, case.answer["category"])
            for case, found in told
            if bool(found.actual) != case.answer["conflict"]
        ),
    )


def score_items(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return how well items with an actual event are told from the rest, and the type of their event."""
    told = [(case, predictions.of(case.report)) for case in cases]
    gold = sum(case.answer["actual_event"] for case, _ in told)
    found = sum(bool(prediction.actual) for _, prediction in told)
    both = [(case, prediction) for case, prediction in told if case.answer["actual_event"] and prediction.actual]
    typed = sum(any(event.type == case.answer["type"] for event in found.actual) for case, found in both)
    return Outcome(
        measures=(
            Measure("has an actual event", len(both), gold, found),
            Measure("type among the events", typed, len(both)),
            *_false_by(told),
        ),
        misses=tuple(
            _miss(case, prediction, case.answer["type"] or case.answer["near"] or "nothing of the kind")
            for case, prediction in told
            if bool(prediction.actual) != case.answer["actual_event"]
        ),
    )


def _false_by(told: Sequence[tuple[Case, Prediction]]) -> list[Measure]:
    """Return the share of false alarms on each kind of near miss."""
    kinds: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for case, prediction in told:
        if not case.answer["actual_event"]:
            kind = case.answer["near"] or "far from it"
            kinds[kind] += 1
            false[kind] += bool(prediction.actual)
    return [Measure(f"false alarm: {kind}", false[kind], number, low_is_good=True) for kind, number in kinds.items()]


def score_sentences(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return how well sentences that tell an actual event are told from others, and the types of their events.

    A sentence that retells what the article told before is counted by itself: the sentence alone does not show it.
    """
    told = [(case, _within(predictions.of(case.report), case.answer)) for case in cases]
    plain = [(case.answer["label"] == "actual", events, case) for case, events in told if _label(case) != "told-again"]
    right = sum(actual and bool(events) for actual, events, _ in plain)
    again = [bool(events) for case, events in told if _label(case) == "told-again"]
    by_label = [(label, [bool(events) for case, events in told if _label(case) == label]) for label in NOT_TOLD]
    return Outcome(
        measures=(
            Measure("actual sentence", right, sum(a for a, _, _ in plain), sum(bool(events) for _, events, _ in plain)),
            _types([(case.answer, events) for actual, events, case in plain if actual]),
            *(Measure(f"coded anew: {label}", sum(hits), len(hits), low_is_good=True) for label, hits in by_label),
            Measure("coded anew: told again", sum(again), len(again), low_is_good=True),
        ),
        misses=tuple(
            _miss(case, Prediction(events=tuple(events)), case.answer["label"])
            for actual, events, case in plain
            if actual != bool(events)
        ),
    )


def _label(case: Case) -> str:
    return str(case.answer["label"])


def _within(prediction: Prediction, answer: Row) -> list[Telling]:
    """Return the actual events whose words reach into the sentence itself."""
    begins = answer["begins"]
    return [event for event in prediction.actual if any(span.end > begins for span in event.spans)]


def _types(answers: Sequence[tuple[Row, list[Telling]]]) -> Measure:
    right = gold = found = 0
    for answer, events in answers:
        wanted, got = Counter[str](answer["types"]), Counter(event.type for event in events)
        right, gold, found = right + (wanted & got).total(), gold + wanted.total(), found + got.total()
    return Measure("types of actual sentences", right, gold, found)


def _miss(case: Case, found: Prediction, gold: str) -> Miss:
    kind = "false alarm" if found.actual else "missing"
    told = "; ".join(map(telling_words, found.actual or found.events)) or "nothing"
    rules = tuple(rule for event in found.events for rule in event.rules)
    return Miss(case.name, kind, case.answer["text"], gold, told, rules)
