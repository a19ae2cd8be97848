"""Which tellings meet in the index of blocks: all pairs that share a key, by sorting instead of by asking for each."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
AT_ONCE = 4_000_000  # meetings that are laid out at once; many tellings meet under several keys


def meeting(sought: Sequence[Collection[int]], own: Sequence[Collection[int]]) -> tuple[Numbers, Numbers]:
    """Return the places of those that look and of those that lie there, each pair once and in order."""
    lying, of_lying = _flat(own)
    order = np.argsort(lying, kind="stable")
    lying, of_lying = lying[order], of_lying[order]
    keys, seekers = _flat(sought)
    first = np.searchsorted(lying, keys, "left")
    many = np.searchsorted(lying, keys, "right") - first
    pairs = [np.empty(0, dtype=np.int64)]
    for some in _steps(many):
        number = many[some]
        place = np.arange(number.sum()) + np.repeat(first[some] - (np.cumsum(number) - number), number)
        pairs.append(_once(np.repeat(seekers[some], number) * len(own) + of_lying[place]))
    found = _once(np.concatenate(pairs))
    return found // max(1, len(own)), found % max(1, len(own))


def _once(numbers: Numbers) -> Numbers:
    """Return the numbers in order, each once; of millions `np.unique` makes a hash table first, which takes fifty times as long."""
    ordered: Numbers = np.sort(numbers)
    fresh = np.ones(len(ordered), dtype=bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    once: Numbers = ordered[fresh]
    return once


def _steps(many: Numbers) -> Iterator[slice]:
    """Yield runs of keys that bring together so many at once, or few more."""
    ends = np.cumsum(many)
    begin = 0
    while begin < len(many):
        done = ends[begin - 1] if begin else 0
        end = max(begin + 1, int(np.searchsorted(ends, done + AT_ONCE, "right")))
        yield slice(begin, end)
        begin = end


def _flat(keys: Sequence[Collection[int]]) -> tuple[Numbers, Numbers]:
    """Return all keys, one telling's after the other's, and whose each is."""
    many = np.array([len(some) for some in keys], dtype=np.int64)
    flat = np.fromiter(chain.from_iterable(keys), dtype=np.int64, count=int(many.sum()))
    return flat, np.repeat(np.arange(len(keys), dtype=np.int64), many)
