"""Results as rows for tables and as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dateline.evaluation.gate import Floors
from dateline.evaluation.measure import Measure
from dateline.evaluation.run import Result, bar_of
from dateline.evaluation.slices import slices
from dateline.evaluation.suite import CARRIED, SURE

COLUMNS = ("suite", "measure", "value", "precision", "recall", "right", "of", "found", "bar", "floor", "holds")
SLICE_COLUMNS = ("suite", "slice", "measure", "value", "precision", "recall", "right", "of", "found")
NAME_WIDTH = 42

Row = dict[str, Any]


def measure_rows(results: Sequence[Result], floors: Mapping[str, Floors]) -> Iterator[Row]:
    """Yield one row a measure of the suites whose gold is there."""
    for result in results:
        kept, rate = floors.get(result.suite.name), result.rate()
        for measure in result.measures:
            if not measure.counted:
                continue
            bar = bar_of(result, measure.name)
            floor = kept.values.get(measure.name) if kept else None
            holds = None if bar is None else "yes" if measure.holds(bar) else "no"
            sign = "<= " if measure.low_is_good else ">= "
            yield {
                "suite": result.suite.name,
                **_numbers(measure),
                "reports": result.reports,
                "reports_a_second": rate,
                "bar": None if bar is None else f"{sign}{bar:.3f}",
                "floor": None if floor is None else f"{floor:.3f}",
                "holds": holds,
            }


def slice_rows(results: Sequence[Result], kind: str) -> Iterator[Row]:
    """Yield one row a slice and measure of the suites whose events were compared."""
    for result in results:
        for name, measure in slices(result.comparisons, kind):
            yield {"suite": result.suite.name, "slice": name, **_numbers(measure)}


def text_lines(results: Sequence[Result], floors: Mapping[str, Floors]) -> Iterator[str]:
    """Yield the scores as plain lines for people, a block a suite; a suite whose gold is absent says so."""
    for result in results:
        if not result.present:
            yield f"{result.suite.name}: gold absent ({', '.join(result.suite.files)})"
            continue
        rate = result.rate()
        speed = f", {rate:.1f} reports a second" if rate else ""
        yield f"{result.suite.name}: {result.suite.about}; {result.reports} scored{speed}"
        yield from map(_text_line, measure_rows([result], floors))


def _text_line(row: Row) -> str:
    pair = f"P {row['precision']} R {row['recall']}" if row["precision"] else ""
    counted = f"{row['right']}/{row['of']}" if row["right"] is not None else f"{row['of']}"
    counted += f" of {row['found']} found" if row["found"] is not None else ""
    bar = f"bar {row['bar']} {'ok' if row['holds'] == 'yes' else 'MISSED'}" if row["bar"] else ""
    floor = f"floor {row['floor']}" if row["floor"] else ""
    line = f"  {row['measure']:<{NAME_WIDTH}} {row['value']}  {pair:<15}  {counted:<22}  {bar:<20}  {floor}"
    return line.rstrip()


def markdown(results: Sequence[Result]) -> str:
    """Return the accuracy table: every gated measure with what must hold, suites whose gold is absent left out."""
    lines = ["| set | reports | measure | reached | bar |", "|---|---|---|---|---|"]
    for result in results:
        for name in dict.fromkeys((*result.suite.floors(), CARRIED, SURE)):
            measure = result.measure(name)
            if measure is None:
                continue
            bar = bar_of(result, name)
            sign = "<=" if measure.low_is_good else ">="
            target = "-" if bar is None else f"{sign} {bar:.2f}"
            lines.append(f"| {result.suite.name} | {result.reports} | {name} | {measure.value:.3f} | {target} |")
    return "\n".join(lines) + "\n"


def error_lines(result: Result, most: int) -> Iterator[str]:
    """Yield the errors of a suite in plain lines: the commonest kinds first, then so many errors, spread over all."""
    counts: dict[str, int] = {}
    for miss in result.misses:
        counts[miss.kind] = counts.get(miss.kind, 0) + 1
    kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(counts.items(), key=lambda item: -item[1])[:12])
    yield f"== {result.suite.name}: {len(result.misses)} errors ({kinds})"
    step = max(1, len(result.misses) // most) if most else 1
    for miss in result.misses[::step][:most]:
        yield f"[{miss.kind}] {miss.case}"
        yield f"  text:  {miss.sentence}"
        yield f"  gold:  {miss.gold}"
        yield f"  found: {miss.found}"
        yield from (f"  rule:  {rule}" for rule in dict.fromkeys(miss.rules))


def _numbers(measure: Measure) -> Row:
    pair = measure.found is not None
    return {
        "measure": measure.name,
        "value": f"{measure.value:.3f}",
        "precision": f"{measure.precision:.3f}" if pair else None,
        "recall": f"{measure.recall:.3f}" if pair else None,
        "right": None if measure.given is not None else _plain(measure.right),
        "of": _plain(measure.of),
        "found": _plain(measure.found) if measure.found is not None else None,
    }


def _plain(number: float) -> float | int:
    return int(number) if number == int(number) else number
