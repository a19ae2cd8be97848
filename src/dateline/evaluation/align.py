"""Which event of one reader is which of the other's: one to one, by the words quoted and the fields stated."""

import math
from collections.abc import Sequence

from dateline.evaluation.assign import assign
from dateline.evaluation.names import same_place, shared, words
from dateline.evaluation.telling import Bounds, Telling
from dateline.model import COUNT_FIELDS, Span

NEAR = 120  # characters between two quotes that may still tell of one event: about a sentence
Pair = tuple[Telling, Telling]


def align(gold: Sequence[Telling], found: Sequence[Telling]) -> list[Pair]:
    """Return the pairs (gold event, found event) of the heaviest one-to-one alignment."""
    if not gold or not found:
        return []
    weights = [[weight(event, other) for other in found] for event in gold]
    return [(gold[row], found[column]) for row, column in assign(weights)]


def weight(gold: Telling, found: Telling) -> float:
    """Return how strongly two events suggest each other; 0 when they may not be paired."""
    near = closeness(gold, found)
    agreement, fields = agreement_of(gold, found)
    family = gold.family == found.family
    if not _may_pair(near, agreement, fields, family=family):
        return 0.0
    alike = 1 + family + 0.5 * (gold.type == found.type)
    return alike + 1.5 * near + 1.5 * agreement * min(1, fields / 3) + 0.01 * (gold.modality == found.modality)


def _may_pair(near: float, agreement: float, fields: int, *, family: bool) -> bool:
    if near == 1 or (fields >= 3 and agreement >= 0.75):
        return True
    contradicted = fields >= 2 and agreement < 0.25
    return family and ((near == 0.5 and not contradicted) or (fields >= 2 and agreement >= 0.5))


def closeness(one: Telling, other: Telling) -> float:
    """Return 1 when the quotes overlap, 0.5 when they stand near each other, 0 when far."""
    if one.spans and other.spans:
        gap = min(_gap(span, span2) for span in one.spans for span2 in other.spans)
        return 1.0 if gap < 0 else (0.5 if gap <= NEAR else 0.0)
    alike = max((words_in_common(quote, quote2) for quote in one.quotes for quote2 in other.quotes), default=0.0)
    return 1.0 if alike >= 0.6 else (0.5 if alike >= 0.3 else 0.0)


def words_in_common(one: str, other: str) -> float:
    """Return the share of the shorter quote's words that stand in the other."""
    mine, theirs = set(words(one)), set(words(other))
    return len(mine & theirs) / min(len(mine), len(theirs)) if mine and theirs else 0.0


def _gap(one: Span, other: Span) -> int:
    """Return the characters between two spans, -1 when they overlap; spans that touch are 0 apart."""
    first, last = max(one.start, other.start), min(one.end, other.end)
    return first - last if first >= last else -1


def agreement_of(gold: Telling, found: Telling) -> tuple[float, int]:
    """Return the mean agreement of the fields that both state, and how many these are."""
    marks: list[float] = []
    if gold.day and found.day:
        apart = abs((gold.day - found.day).days)
        marks.append(1.0 if apart == 0 else (0.7 if apart == 1 else 0.0))
    if gold.place and found.place:
        marks.append(float(same_place(gold.where, found.where)))
    for mine, theirs in ((gold.side_a, found.side_a), (gold.side_b, found.side_b)):
        if mine and theirs:
            marks.append(shared(mine, theirs) / min(len(mine), len(theirs)))
    both = (name for name in COUNT_FIELDS if name in gold.counts and name in found.counts)
    marks.extend(_alike(gold.counts[name], found.counts[name]) for name in both)
    return (sum(marks) / len(marks) if marks else 0.0), len(marks)


def _alike(one: Bounds, other: Bounds) -> float:
    """Return 1 for the same bounds, 0.6 for one same end, 0.2 for ranges that meet; an open end is 0 or infinity."""
    if one == other:
        return 1.0
    (low, high), (low2, high2) = _closed(one), _closed(other)
    if low == low2 or (high == high2 and high < math.inf):
        return 0.6
    return 0.2 if low <= high2 and low2 <= high else 0.0


def _closed(bounds: Bounds) -> tuple[float, float]:
    low, high = bounds
    return (0 if low is None else low), (math.inf if high is None else high)
