"""A suite: a set of gold, how it is read and how it is scored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.evaluation.events import Comparison
from dateline.evaluation.measure import Measure
from dateline.evaluation.prediction import Predictions
from dateline.evaluation.telling import Telling
from dateline.model import Report

# Measures that every suite with events has.
CARRIED = "fields carried by their evidence"
SURE = "calibration error"


@dataclass(frozen=True, slots=True)
class Case:
    """One report and its answer, in whatever form the suite's scorer reads."""

    report: Report
    answer: Any

    @property
    def name(self) -> str:
        """Return the id that the gold file gives the report."""
        return self.report.input_id or self.report.id


@dataclass(frozen=True, slots=True)
class Miss:
    """One error: what the text says, what gold holds, what was found, and the rules that decided so."""

    case: str
    kind: str
    sentence: str
    gold: str
    found: str
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The score of a suite: its measures, its errors, and the comparisons that slices are cut from."""

    measures: tuple[Measure, ...]
    misses: tuple[Miss, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    judged: tuple[tuple[Telling, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """A declared set of gold: `files` lie in the gold folder, `bars` name the measures that must hold and how far.

    `sample` bounds how many reports are scored unless all are asked for; `gated` are the measures that get a floor
    beside those of `bars`. With `marks_only` place names are looked for and no events, with `with_marks` both; with
    `merged` the reports are put together into incidents; `own` gold travels with the repository.
    """

    name: str
    about: str
    files: tuple[str, ...]
    load: Callable[[Sequence[Path]], list[Case]]
    score: Callable[[Sequence[Case], Predictions], Outcome]
    bars: Mapping[str, float] = field(default_factory=dict)
    gated: tuple[str, ...] = ()
    sample: int | None = None
    marks_only: bool = False
    with_marks: bool = False
    merged: bool = False
    own: bool = False

    def paths(self, folder: Path) -> list[Path]:
        """Return the files of the suite, the own one's by their pattern."""
        return [path for pattern in self.files for path in sorted(folder.glob(pattern))]

    def present(self, folder: Path) -> bool:
        """Return whether every file of the suite is there."""
        return all(any(folder.glob(pattern)) for pattern in self.files)

    def cases(self, folder: Path, most: int | None = None) -> list[Case]:
        """Return the cases, thinned evenly to at most `most`."""
        return thin(self.load(self.paths(folder)), most)

    def floors(self) -> tuple[str, ...]:
        """Return the names of the measures that are gated."""
        return tuple(dict.fromkeys((*self.bars, *self.gated)))


def thin(cases: list[Case], most: int | None) -> list[Case]:
    """Return every k-th case, k as small as keeps their number within `most`."""
    return cases if most is None else cases[:: max(1, -(-len(cases) // most))]


def digest(paths: Sequence[Path]) -> str:
    """Return a digest of the gold, so that a floor is never compared with other gold than it was reached on."""
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in paths)).hexdigest()[:16]
