"""How likely a drafted event is right: small decision trees over its traits, added up to a calibrated probability.

`scripts/train_events.py` grows them on this project's corpus and writes `likelihood.npz`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from dateline.trees import Trees, probability, read_trees, rows_of

MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A probability, and the traits that moved it most, each with the log odds it added."""

    probability: float
    reasons: tuple[str, ...]


def likelihoods(seen: Iterable[Iterable[str]]) -> list[Likelihood]:
    """Return for each draft's traits how likely the draft is an actual event of its report."""
    trees = _trees()
    odds, shares = trees.walk(rows_of(seen, trees.names))
    return [Likelihood(probability(odd), _reasons(trees.names, share)) for odd, share in zip(odds, shares, strict=True)]


def _reasons(names: tuple[str, ...], shares: NDArray[np.float64]) -> tuple[str, ...]:
    told = sorted(zip(names, shares.round(3).tolist(), strict=True), key=lambda one: (-abs(one[1]), one[0]))
    return tuple(f"{name} {share:+.1f}" for name, share in told[:MOST_REASONS])


@cache
def _trees() -> Trees:
    return read_trees(files("dateline.resolve") / "likelihood.npz")
