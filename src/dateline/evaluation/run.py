"""One suite from gold to score."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation.calibration import calibration
from dateline.evaluation.events import Comparison
from dateline.evaluation.mains import merge_now, read_mains
from dateline.evaluation.measure import Measure
from dateline.evaluation.prediction import Predictions, code_now, mark_places, read_predictions
from dateline.evaluation.suite import CARRIED, SURE, Miss, Suite, digest
from dateline.evaluation.support import audit
from dateline.evaluation.telling import Telling
from dateline.model import Report

# Over all suites and in each: the whole record stands in its words, and a confidence means what it says.
BARS_OF_ALL = {CARRIED: 1.0, SURE: 0.05}


@dataclass(frozen=True, slots=True)
class Result:
    """What a suite scored, on which gold; without measures when its gold is absent."""

    suite: Suite
    reports: int = 0
    seconds: float = 0.0
    digest: str = ""
    measures: tuple[Measure, ...] = ()
    misses: tuple[Miss, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    judged: tuple[tuple[Telling, bool], ...] = ()

    @property
    def present(self) -> bool:
        """Return whether the gold was there."""
        return bool(self.digest)

    def measure(self, name: str) -> Measure | None:
        """Return the measure with this name, None when nothing was counted for it."""
        return next((one for one in self.measures if one.name == name and one.counted), None)

    def rate(self) -> float | None:
        """Return reports coded a second; None when they were not coded here."""
        return self.reports / self.seconds if self.seconds else None


def run(suite: Suite, folder: Path, most: int | None = None, written: Path | None = None) -> Result:
    """Return the score of a suite whose gold lies in a folder, on at most so many reports evenly taken.

    With `written`, the lines of that file are scored in place of coding the reports now.
    """
    if not suite.present(folder):
        return Result(suite)
    cases = suite.cases(folder, most)
    reports = [case.report for case in cases]
    predictions = _read(suite, written, reports) if written else _predict(suite, reports)
    outcome = suite.score(cases, predictions)
    measures, misses = list(outcome.measures), list(outcome.misses)
    if not suite.marks_only and not suite.merged:
        carried, faults = audit(cases, [predictions.of(report) for report in reports])
        measures.append(carried)
        misses += faults
    sure = calibration(outcome.judged)
    return Result(
        suite=suite,
        reports=len(cases),
        seconds=predictions.seconds,
        digest=digest(suite.paths(folder)),
        measures=(*measures, *([sure] if sure else [])),
        misses=tuple(misses),
        comparisons=outcome.comparisons,
        judged=outcome.judged,
    )


def _read(suite: Suite, written: Path, reports: Sequence[Report]) -> Predictions:
    return read_mains(written, reports) if suite.merged else read_predictions(written, reports)


def _predict(suite: Suite, reports: Sequence[Report]) -> Predictions:
    if suite.merged:
        return merge_now(reports)
    if suite.marks_only:
        return mark_places(reports)
    coded = code_now(reports)
    return mark_places(reports, coded) if suite.with_marks else coded


def bar_of(result: Result, name: str) -> float | None:
    """Return what a measure of a suite must reach."""
    return result.suite.bars.get(name, BARS_OF_ALL.get(name))
