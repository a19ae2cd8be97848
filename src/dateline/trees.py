"""Small decision trees over named traits, added up to a probability: how the trained parts of the program judge.

The scripts that train them grow the trees and write the files; no text stands in them. A trait that no tree asks for counts for nothing, so that
new rules and new words do no harm before the next training.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Trees:
    """Binary trees of one depth, each laid out as a heap: node n asks for trait `split[tree, n]`; no is 2n + 1, yes is 2n + 2.

    `value[tree, n]` is the log odds that a node adds to `base` when the walk ends there; a node with one answer repeats itself below.
    """

    names: tuple[str, ...]
    split: NDArray[np.int32]
    value: NDArray[np.float64]
    base: float

    def walk(self, rows: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return for each row of traits, in the order of `names`, its log odds and what each trait has added to them."""
        trees, every = np.arange(len(self.split)), np.arange(len(rows))[:, None]
        at = np.zeros((len(rows), len(trees)), dtype=np.int64)
        shares = np.zeros(rows.shape)
        while at.size and at[0, 0] < self.split.shape[1]:
            asked = self.split[trees, at]
            below = 2 * at + 1 + rows[every, asked]
            np.add.at(shares, (every, asked), self.value[trees, below] - self.value[trees, at])
            at = below
        return self.base + self.value[trees, at].sum(axis=1), shares


def rows_of(seen: Iterable[Iterable[str]], names: Iterable[str]) -> NDArray[np.bool_]:
    """Return one row for each set of traits: whether it has the trait of each name."""
    number = {name: index for index, name in enumerate(names)}
    found = [[number[name] for name in traits if name in number] for traits in seen]
    rows = np.zeros((len(found), len(number)), dtype=np.bool_)
    for row, held in zip(rows, found, strict=True):
        row[held] = True
    return rows


def probability(odds: float) -> float:
    """Return the probability of log odds."""
    return float(1 / (1 + np.exp(-odds)))


def read_trees(path: Traversable) -> Trees:
    """Return the trees of a file that `write_trees` wrote."""
    with path.open("rb") as file:
        stored = np.load(file)
        names = tuple(str(name) for name in stored["names"])
        return Trees(names, stored["split"].astype(np.int32), stored["value"].astype(float), float(stored["base"]))
