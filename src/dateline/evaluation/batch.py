"""All suites asked for, one after the other, each with its gold where it lies."""

from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation.run import Result, run
from dateline.evaluation.suite import Suite
from dateline.evaluation.suites import suites


@dataclass(frozen=True, slots=True)
class Folders:
    """Where gold lies: our own in the repository, the shared one beside it; and the accepted scores."""

    own: Path
    shared: Path
    floors: Path

    def of(self, suite: Suite) -> Path:
        """Return the folder that a suite's files lie in."""
        return self.own if suite.own else self.shared


def folders(shared: Path | None = None) -> Folders:
    """Return the folders of this checkout; `shared` takes the place of the folder beside it."""
    root = _repository()
    return Folders(root / "eval/gold", shared or root.parent / "shared/gold", root / "eval/floors.json")


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


def run_all(names: tuple[str, ...], where: Folders, extent: Extent, written: Path | None = None) -> list[Result]:
    """Return the results of the suites named (all of them), in the order declared."""
    chosen = [suite for suite in suites(names) if suite.floors() or not extent.gated]
    return [run(suite, where.of(suite), extent.of(suite), written) for suite in chosen]
