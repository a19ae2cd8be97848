"""How likely a text tells of conflict at all: a linear model over hashed words and word pairs.

It knows topics, not events: a threat or a verdict passes. So it only weighs against what the rules found, where a text reads like an accident,
a match or a court day. `scripts/train_relevance.py` trains it; no text stands in the weights. Trained on this project's corpus and on short
news items of Wikipedia's current-events portal (CC BY-SA), by their sections and by 500 judgements made for this project.
"""

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BITS = 18
OPENING = 500  # characters: what a report is about stands in its first sentences
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
Indices: TypeAlias = NDArray[np.int64]
Weights: TypeAlias = NDArray[np.float32]


def relevance(text: str) -> float:
    """Return the probability, 0 to 1, that the opening of a text tells of conflict."""
    weights, bias = _model()
    found = features(text[:OPENING])
    return probability(weights, bias, found)


def probability(weights: Weights, bias: float, found: Indices) -> float:
    """Return the model's probability for the features of a text; its length does not count."""
    if not len(found):
        return 0.0
    return float(1 / (1 + np.exp(-(bias + weights[found].sum() / np.sqrt(len(found))))))


def features(text: str) -> Indices:
    """Return the hashed words and word pairs of a text, each once, in order; figures are all alike."""
    words = ["0" if word[0].isdigit() else word.lower() for word in WORD.findall(text)]
    grams = [*words, *(f"{first} {second}" for first, second in pairwise(words))]
    mask = (1 << BITS) - 1
    return np.unique(np.fromiter((crc32(gram.encode()) & mask for gram in grams), dtype=np.int64, count=len(grams)))


@cache
def _model() -> tuple[Weights, float]:
    with (files("dateline.extract.learned") / "relevance.npz").open("rb") as file:
        stored = np.load(file)
        return stored["weights"].astype(np.float32), float(stored["bias"])
