"""Accepted scores: a floor for each gated measure, tied to the gold it was reached on, that must not be undercut."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import GateError
from dateline.evaluation.measure import Measure
from dateline.evaluation.run import Result

# Floors are kept to three places, rounded to the easier side: parsers differ in the last bits from machine to machine.
PLACES = 1000


@dataclass(frozen=True, slots=True)
class Floors:
    """The accepted scores of one suite, with digest and number of the reports they were reached on."""

    digest: str
    reports: int
    values: Mapping[str, float] = field(default_factory=dict)


def read_floors(path: Path) -> dict[str, Floors]:
    """Return the accepted scores by suite; none when the file is missing."""
    if not path.exists():
        return {}
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {name: Floors(row["digest"], row["reports"], row["floors"]) for name, row in rows.items()}
    except (ValueError, KeyError, TypeError) as error:
        raise GateError(f"{path}: no floors file ({error}); write it anew with dateline eval --raise-floors") from error


def write_floors(path: Path, floors: Mapping[str, Floors]) -> None:
    """Write the accepted scores, suites and measures in a fixed order."""
    rows = {
        name: {"digest": kept.digest, "reports": kept.reports, "floors": dict(sorted(kept.values.items()))}
        for name, kept in sorted(floors.items())
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def breaches(results: Sequence[Result], floors: Mapping[str, Floors]) -> Iterator[str]:
    """Yield what keeps the gate shut: a floor undercut, gold that changed, a suite without floors."""
    for result in results:
        name, kept = result.suite.name, floors.get(result.suite.name)
        if not result.present:
            continue
        if kept is None:
            if result.suite.floors():
                yield f"{name}: no floors yet; accept the scores with dateline eval --raise-floors {name}"
            continue
        if kept.digest != result.digest:
            yield f"{name}: the gold is not the one its floors were reached on; accept it with --raise-floors {name}"
            continue
        if kept.reports != result.reports:
            yield f"{name}: floors are for {kept.reports} reports, not {result.reports}; leave out --sample and --full"
            continue
        yield from _undercut(result, kept)


def _undercut(result: Result, kept: Floors) -> Iterator[str]:
    for measure_name, floor in kept.values.items():
        measure = result.measure(measure_name)
        if measure is None:
            yield f"{result.suite.name}: {measure_name}: nothing was counted, its floor is {floor:.3f}"
        elif not measure.holds(floor):
            way = "above" if measure.low_is_good else "under"
            yield f"{result.suite.name}: {measure_name}: {measure.value:.3f} is {way} its floor {floor:.3f}"


def accepted(
    results: Sequence[Result], floors: Mapping[str, Floors], *, lower: bool
) -> tuple[dict[str, Floors], list[str]]:
    """Return the floors with what was now reached, and what was refused: without `lower` no floor becomes easier."""
    new, refused = dict(floors), []
    for result in results:
        if not result.present or not result.suite.floors():
            continue
        name = result.suite.name
        old = floors.get(name, Floors(result.digest, result.reports)).values
        values: dict[str, float] = {}
        for measure in filter(None, map(result.measure, result.suite.floors())):
            reached, kept = rounded(measure), old.get(measure.name)
            if kept is not None and not measure.holds(kept) and not lower:
                refused.append(f"{name}: {measure.name}: {measure.value:.3f} would ease its floor {kept:.3f}")
                reached = kept
            values[measure.name] = reached
        new[name] = Floors(result.digest, result.reports, values)
    return new, refused


def rounded(measure: Measure) -> float:
    """Return a value to three places, to the easier side."""
    ease = math.ceil if measure.low_is_good else math.floor
    return ease(round(measure.value * PLACES, 6)) / PLACES
