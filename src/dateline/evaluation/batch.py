"""All suites asked for, one after the other, each with its gold where it lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.evaluation.calibration import calibration
from dateline.evaluation.measure import Measure
from dateline.evaluation.run import Result, run
from dateline.evaluation.suite import CARRIED, Outcome, Suite
from dateline.evaluation.suites import suites

ALL = Suite("all", "every suite scored, together", (), load=lambda _: [], score=lambda *_: Outcome(()))


@dataclass(frozen=True, slots=True)
class Folders:
    """Where gold lies: our own in the repository (its root), the shared one beside it; and the accepted scores."""

    own: Path
    shared: Path
    floors: Path

    def of(self, suite: Suite) -> Path:
        """Return the folder that a suite's files lie in."""
        return self.own if suite.own else self.shared


def folders(shared: Path | None = None) -> Folders:
    """Return the folders of this checkout; `shared` takes the place of the folder beside it."""
    root = _repository()
    return Folders(root, shared or root.parent / "shared/gold", root / "eval/floors.json")


def _repository() -> Path:
    """Return the nearest folder upwards that holds eval/gold, else the checkout this module lies in."""
    here = Path.cwd()
    upwards = (folder for folder in (here, *here.parents) if (folder / "eval/gold").is_dir())
    return next(upwards, Path(__file__).resolve().parents[3])


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is scored: at most `most` reports a suite; `full`, the large suites whole; `gated`, only those gated."""

    most: int | None = None
    full: bool = False
    gated: bool = False

    def of(self, suite: Suite) -> int | None:
        """Return how many reports of a suite are scored at most."""
        return self.most or (None if self.full else suite.sample)


def run_all(names: tuple[str, ...], where: Folders, extent: Extent, written: Path | None = None) -> Iterator[Result]:
    """Yield the results of the suites named (all of them), in the order declared, then what holds over all."""
    chosen = [suite for suite in suites(names) if suite.floors() or not extent.gated]
    results = []
    for suite in chosen:
        results.append(run(suite, where.of(suite), extent.of(suite), written))
        yield results[-1]
    if sum(result.present for result in results) > 1:
        yield together(results)


def together(results: Sequence[Result]) -> Result:
    """Return what holds over all suites at once: evidence and confidence. It has no floors, its suites have."""
    carried = [measure for result in results if (measure := result.measure(CARRIED))]
    sure = calibration([pair for result in results for pair in result.judged])
    total = Measure(CARRIED, sum(one.right for one in carried), sum(one.of for one in carried))
    return Result(
        suite=ALL,
        reports=sum(result.reports for result in results),
        seconds=sum(result.seconds for result in results),
        digest=sha256("".join(result.digest for result in results).encode()).hexdigest()[:16],
        measures=(total, *([sure] if sure else [])),
    )
