"""Copies: which reports are one text, whole or in part, found without comparing every pair.

Two reports are compared when they share a band of their MinHash signatures (near copies), or because other evidence brings
them together. What decides is how much of the shorter text stands in the longer one, estimated on a fixed sample of its
runs of words: a brief inside a long article is a copy although the two texts have little in common as a whole.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from rensa import RMinHash

RUN = 4  # words; shorter runs are shared by chance, longer ones break at every edit
SAMPLE = 3  # of the runs every third is kept on average, by its hash, so that two texts keep the same ones
HASHES, ROWS, SEED = (
    30,
    3,
    20,
)  # ten bands of three: copies with two thirds of their runs in common share one in 97 of 100 cases
COPY = 0.53  # of the shorter text's runs: on 357 judged pairs, copies of one happening have more than this, rewrites of one agency less
LEAST = 8  # sampled runs; a text shorter than some 25 words has too few to tell a copy from a coincidence


def runs(words: Sequence[str]) -> list[int]:
    """Return the runs of a text's stems as numbers, each once."""
    joined = {" ".join(words[first : first + RUN]) for first in range(len(words) - RUN + 1)}
    return sorted([_number(run) for run in joined])


@lru_cache(maxsize=100_000)
def _number(run: str) -> int:
    return int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=6).digest(), "big")


def sketch(found: Sequence[int]) -> tuple[int, ...]:
    """Return the sampled runs, in order."""
    return tuple(run for run in found if run % SAMPLE == 0)


def bands(found: Sequence[int]) -> tuple[int, ...]:
    """Return the keys of which near copies share one; none for a text without runs."""
    if not found:
        return ()
    signature = RMinHash(num_perm=HASHES, seed=SEED)
    signature.update([str(run) for run in found])
    digest = signature.digest()
    rows = (digest[first : first + ROWS] for first in range(0, HASHES, ROWS))
    return tuple(
        int.from_bytes(blake2b(f"{number}:{row}".encode(), digest_size=6).digest(), "big")
        for number, row in enumerate(rows)
    )


def contained(one: frozenset[int], other: frozenset[int]) -> float:
    """Return which share of the shorter text stands in the other, from their sketches; 0 when that cannot be told."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return len(short & long) / len(short) if len(short) >= LEAST else 0.0
