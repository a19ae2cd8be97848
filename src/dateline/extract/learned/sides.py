"""How likely a name of a sentence did what is told there, and how likely it was hit: trees over what can be seen of it.

`scripts/train_sides.py` grows them on this project's corpus and writes `side_a.npz` and `side_b.npz`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.trees import Trees, probability, read_trees, rows_of


@dataclass(frozen=True, slots=True)
class Chances:
    """The probabilities that a name stands on either side."""

    side_a: float
    side_b: float


def chances(seen: Iterable[Iterable[str]]) -> list[Chances]:
    """Return for each name's traits how likely it stands on each side."""
    found = list(seen)
    if not found:
        return []
    each = [[probability(odd) for odd in trees.walk(rows_of(found, trees.names))[0]] for trees in _trees()]
    return [Chances(*pair) for pair in zip(*each, strict=True)]


@cache
def _trees() -> tuple[Trees, Trees]:
    folder = files("dateline.extract.learned")
    return read_trees(folder / "side_a.npz"), read_trees(folder / "side_b.npz")
