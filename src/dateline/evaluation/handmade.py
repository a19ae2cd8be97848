"""The hand-made sets: events by careful readers, compared field by field, stage by stage."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.evaluation.align import closeness
from dateline.evaluation.events import Comparison, compare, differing, event_measures
from dateline.evaluation.gold import GoldReport, actual, gold_report, read_rows
from dateline.evaluation.measure import Measure
from dateline.evaluation.names import same_actor, same_place
from dateline.evaluation.prediction import Prediction, Predictions
from dateline.evaluation.suite import Case, Miss, Outcome
from dateline.evaluation.wording import sentence_around, telling_words

PARTS = 3  # of the corpus; two are for training


def load_together(paths: Sequence[Path]) -> list[Case]:
    """Return the cases of files that hold text and answer in one line."""
    gold = [gold_report(row, path.name) for path in paths for row in read_rows(path)]
    return [Case(answer.report, answer) for answer in gold]


def load_kept_apart(paths: Sequence[Path]) -> list[Case]:
    """Return the cases of the corpus that are kept apart for tests: those whose id, read as a number, three divides."""
    return [case for case in load_together(paths) if int.from_bytes(case.name.encode()) % PARTS == 0]


def load_apart(paths: Sequence[Path]) -> list[Case]:
    """Return the cases of a pair of files, texts and answers, that share ids."""
    texts, answers = paths
    by_id = {row["id"]: row for row in read_rows(texts)}
    gold = [gold_report({**by_id[row["id"]], **row}, texts.name) for row in read_rows(answers)]
    return [Case(answer.report, answer) for answer in gold]


def load_page(paths: Sequence[Path]) -> list[Case]:
    """Return a page as it was received, cleaned as every page is, with its answer."""
    from dateline.sources.clean import clean  # noqa: PLC0415 (reads its tables)

    page, answers = paths
    cleaned = clean(page.read_text(encoding="utf-8"))
    rows = [{**row, "text": cleaned.text, "title": cleaned.title} for row in read_rows(answers)]
    gold = [gold_report(row, page.name) for row in rows]
    return [Case(answer.report, answer) for answer in gold]


def score_events(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return the scores of coded events against gold events, then those of single stages."""
    answers: list[GoldReport] = [case.answer for case in cases]
    found = [predictions.of(answer.report) for answer in answers]
    comparisons = [compare(answer, prediction.events) for answer, prediction in zip(answers, found, strict=True)]
    return Outcome(
        measures=(*event_measures(comparisons), *_stages(comparisons, found)),
        misses=tuple(miss for comparison in comparisons for miss in _misses(comparison)),
        comparisons=tuple(comparisons),
        judged=tuple(
            (event, not any(event is other for other in comparison.spurious))
            for comparison in comparisons
            for event in actual(comparison.found)
        ),
    )


def _stages(comparisons: Sequence[Comparison], found: Sequence[Prediction]) -> Iterator[Measure]:
    """Yield where a score is lost: not seen at all, not held to be actual, no name there to choose, not chosen."""
    gold = [(event, comparison) for comparison in comparisons for event in actual(comparison.gold.events)]
    seen = [any(closeness(event, other) > 0 for other in comparison.found) for event, comparison in gold]
    told = [any(closeness(event, other) > 0 for other in actual(comparison.found)) for event, comparison in gold]
    yield Measure("stage: sentence seen, any modality", sum(seen), len(gold))
    yield Measure("stage: of those told as actual", sum(told), sum(seen))
    pairs = [(one, other, comparison) for comparison in comparisons for one, other in comparison.pairs]
    for side in ("side_a", "side_b"):
        names = [(name, comparison) for one, _, comparison in pairs for name in getattr(one, side)]
        there = sum(any(same_actor(name, other) for other in _all_names(comparison)) for name, comparison in names)
        yield Measure(f"stage: {side} name known anywhere", there, len(names))
    marks = {id(comparison): prediction.marks for comparison, prediction in zip(comparisons, found, strict=True)}
    if any(marks.values()):
        placed = [(one, marks[id(comparison)] or ()) for one, _, comparison in pairs if one.place]
        there = sum(any(same_place(one.where, (m.name, m.at, m.precision)) for m in found) for one, found in placed)
        yield Measure("stage: place among the toponyms", there, len(placed))
    placed_pairs = [(one, other) for one, other, _ in pairs if one.place]
    right = sum(same_place(one.where, other.where) for one, other in placed_pairs if other.place)
    yield Measure("stage: place chosen for the event", right, len(placed_pairs))


def _all_names(comparison: Comparison) -> list[str]:
    return [name for event in comparison.found for name in (*event.side_a, *event.side_b)]


def _misses(comparison: Comparison) -> Iterator[Miss]:
    """Yield the errors of one report, the worst kinds first."""
    text, name = comparison.gold.report.text, comparison.gold.id
    for event in comparison.missing:
        near = [other for other in comparison.found if closeness(event, other) == 1]
        found = "; ".join(map(telling_words, near)) or "nothing"
        rules = tuple(rule for other in near for rule in other.rules)
        yield Miss(name, "missing", sentence_around(text, event.spans), telling_words(event), found, rules)
    traps = {id(event): trap for trap, event in comparison.raised}
    for event in comparison.spurious:
        trap = traps.get(id(event))
        kind, gold = ("trap", f"no event: {trap.why}") if trap else ("spurious", "no such event")
        yield Miss(name, kind, sentence_around(text, event.spans), gold, telling_words(event), event.rules)
    for one, other in comparison.pairs:
        wrong = differing(one, other)
        if wrong:
            fields = tuple(word for slot in wrong for word in slot.split())
            rules = tuple(rule for rule in other.rules if rule.startswith(fields)) or other.rules
            sentence = sentence_around(text, other.spans or one.spans)
            yield Miss(name, ", ".join(wrong), sentence, telling_words(one), telling_words(other), rules)
