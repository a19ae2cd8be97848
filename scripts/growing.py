"""Grow trees with LightGBM and lay them out as `dateline.trees` walks them; LightGBM itself is not needed at run time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from dateline.trees import Trees, rows_of

Traits = Sequence[str]


@dataclass(frozen=True)
class Growth:
    """How trees are grown: how many, how deep, how fast, and how often a trait must occur to be asked for."""

    trees: int = 300
    depth: int = 4
    rate: float = 0.05
    rare: int = 6


def grown(
    seen: Sequence[Traits], right: Sequence[bool], growth: Growth = Growth(), weights: Sequence[float] | None = None
) -> Trees:
    """Return the trees of examples, with the names of the traits that they ask for and no others; the same examples give the same trees.

    An example counts as often as its weight says, else once.
    """
    held = Counter(chain.from_iterable(seen))
    names = sorted(name for name, times in held.items() if times >= growth.rare)
    data = lightgbm.Dataset(
        rows_of(seen, names).astype(np.float32), np.asarray(right, dtype=np.float32), weight=weights
    )
    settings = {
        "objective": "binary",
        "max_depth": growth.depth,
        "num_leaves": 2**growth.depth,
        "learning_rate": growth.rate,
        "min_data_in_leaf": 8,
        "feature_fraction": 0.4,
        "bagging_fraction": 0.8,
        "bagging_freq": 1,
        "lambda_l2": 3.0,
        "seed": 1,
        "num_threads": 1,
        "deterministic": True,
        "force_row_wise": True,
        "verbose": -1,
    }
    model = lightgbm.train(settings, data, growth.trees)
    laid = [_heap(tree["tree_structure"], growth.depth) for tree in model.dump_model()["tree_info"]]
    split, value = (np.array(part) for part in zip(*laid, strict=True))
    used, asked = np.unique(split, return_inverse=True)
    return Trees(tuple(names[index] for index in used), asked.reshape(split.shape), value, 0.0)


def _heap(root: Mapping[str, Any], depth: int) -> tuple[list[int], list[float]]:
    """Return a tree's questions and its nodes' values as a heap of this depth; a leaf above the bottom repeats itself below."""
    split, value = [0] * (2**depth - 1), [0.0] * (2 ** (depth + 1) - 1)
    waiting = [(0, root)]
    while waiting:
        node, told = waiting.pop()
        leaf = "leaf_value" in told
        value[node] = told["leaf_value"] if leaf else told["internal_value"]
        if node >= len(split):
            continue
        split[node] = 0 if leaf else told["split_feature"]
        no, yes = (told, told) if leaf else (told["left_child"], told["right_child"])
        waiting += [(2 * node + 1, no), (2 * node + 2, yes)]
    return split, value


def chances(trees: Trees, seen: Sequence[Traits]) -> np.ndarray:
    """Return the probability of each example."""
    return 1 / (1 + np.exp(-trees.walk(rows_of(seen, trees.names))[0]))


def store(trees: Trees, path: Path) -> str:
    """Write trees to a file that `dateline.trees.read_trees` reads, and return a line that says so."""
    np.savez_compressed(
        path,
        names=np.array(trees.names),
        split=trees.split.astype(np.int16),
        value=trees.value.astype(np.float32),
        base=np.float64(trees.base),
    )
    return f"{path.name}: {len(trees.names)} traits, {path.stat().st_size:,} bytes"
