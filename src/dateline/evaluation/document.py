"""The accuracy report that stands in the documents, written from the results of one run."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import fmean

from dateline.evaluation.calibration import BINS
from dateline.evaluation.events import Comparison
from dateline.evaluation.faults import commonest
from dateline.evaluation.measure import Measure
from dateline.evaluation.run import Result
from dateline.evaluation.show import markdown
from dateline.evaluation.slices import region_of, slices
from dateline.evaluation.telling import Telling

COMMONEST = 10
FEW = 6  # reports; regions with fewer are taken together, since one event would decide their score
# What two careful annotators, working apart, reach against each other on such texts: lowest and highest of the measured sets.
ANNOTATORS = {
    "detection": "0.93 to 1.00",
    "type exact": "0.96 to 1.00",
    "date start": "0.88 to 1.00",
    "killed": "0.96 to 1.00",
    "place": "0.92 to 0.96",
    "side_a": "0.87 to 0.94",
    "side_b": "0.73 to 0.86",
    "claims": "about 0.80",
}
BY_REGION = ("detection", "type exact", "side_a", "side_b", "place", "date start", "killed", "claims")
OPENING = """\
# How right it is

Written by `dateline eval --document`: every number below is of one run over all gold that is there, and `dateline eval SUITE`
gives it again. `dateline eval SUITE --errors 20` shows what went wrong, sentence by sentence; `--slices type` (or `region`,
`style`) cuts the scores of one suite; how events are compared stands in [eval/README.md](../eval/README.md).

The suites `own` and `corpus` were written for this project and travel with it; `corpus` is the third of the corpus that nothing
was trained on; some of its reports were read while the first rules were written, and none later. The others are development
sets of other origin: rules were written while looking at them, so expect less on texts that nobody has seen.
"""


def document(results: Sequence[Result]) -> str:
    """Return the report in Markdown."""
    shown = [result for result in results if result.present]
    comparisons = [comparison for result in shown for comparison in result.comparisons]
    judged = [pair for result in shown for pair in result.judged]
    sections = (
        OPENING,
        "## All sets\n",
        markdown(shown),
        "## Two people on such texts\n",
        *_table(("measure", "agreement of two careful annotators"), ANNOTATORS.items()),
        "## By type\n\nAll sets with compared events together: found with the exact type.\n",
        *_table(("type", "gold", "found", "P", "R", "F"), _by_type(comparisons)),
        "## By region\n\nThe set `corpus`, by the country or region that its author names; those with few reports stand together.\n",
        *_by_region(shown),
        f"## The {COMMONEST} commonest errors\n\nOver {len(comparisons)} reports with compared events.\n",
        *_table(("error", "number"), commonest(comparisons, COMMONEST)),
        "## Does confidence mean what it says?\n",
        *_table(("confidence", "events", "mean confidence", "share right"), _reliability(judged)),
    )
    return "\n".join(sections)


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(map(str, row))} |" for row in rows)
    yield ""


def _by_type(comparisons: Sequence[Comparison]) -> Iterator[tuple[object, ...]]:
    for code, measure in slices(comparisons, "type"):
        numbers = (f"{measure.precision:.2f}", f"{measure.recall:.2f}", f"{measure.value:.2f}")
        yield (f"`{code}`", int(measure.of), int(measure.found or 0), *numbers)


def _by_region(results: Sequence[Result]) -> Iterator[str]:
    comparisons = [one for result in results if result.suite.name == "corpus" for one in result.comparisons]
    reports = Counter(region_of(one) for one in comparisons)
    gathered = (_elsewhere(one) if reports[region_of(one)] < FEW else one for one in comparisons)
    regions: dict[str, dict[str, Measure]] = {}
    for region, measure in slices(tuple(gathered), "region"):
        regions.setdefault(region, {})[measure.name] = measure
    rows = (
        (region, *(f"{found[name].value:.2f}" if name in found else "-" for name in BY_REGION))
        for region, found in regions.items()
    )
    return _table(("region", *BY_REGION), rows)


def _elsewhere(comparison: Comparison) -> Comparison:
    return replace(comparison, gold=replace(comparison.gold, region="elsewhere"))


def _reliability(judged: Sequence[tuple[Telling, bool]]) -> Iterator[tuple[object, ...]]:
    known = [(event.confidence, right) for event, right in judged if event.confidence is not None]
    for number in range(BINS):
        inside = [(sure, right) for sure, right in known if min(int(sure * BINS), BINS - 1) == number]
        if inside:
            span = f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"
            mean, share = (fmean(values) for values in zip(*inside, strict=True))
            yield span, len(inside), f"{mean:.2f}", f"{share:.2f}"
