"""What goes wrong, by kind: every error of the compared events under one name, so that the commonest come first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.evaluation.align import closeness
from dateline.evaluation.events import SLOTS, Comparison, agreeing, fills
from dateline.evaluation.gold import actual
from dateline.evaluation.telling import Telling


def commonest(comparisons: Sequence[Comparison], most: int) -> list[tuple[str, int]]:
    """Return the kinds of error with their numbers, the commonest first; kinds of one number by name."""
    counts = Counter(kind for comparison in comparisons for kind in _kinds(comparison))
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]


def _kinds(comparison: Comparison) -> Iterator[str]:
    paired = {id(event) for pair in comparison.pairs for event in pair}
    for event in comparison.missing:
        yield f"event missed: {_why_missed(event, comparison.found, paired)}"
    on_traps = {id(event): trap.why for trap, event in comparison.raised}
    for event in comparison.spurious:
        why = on_traps.get(id(event)) or _why_spurious(event, actual(comparison.gold.events))
        yield f"event too many: {why}"
    for gold, found in comparison.pairs:
        yield from _of_slots(gold, found)


def _why_missed(event: Telling, found: Iterable[Telling], paired: set[int]) -> str:
    near = [other for other in found if closeness(event, other) > 0]
    if not near:
        return "nothing coded from its words"
    if any(other.modality == "actual" and id(other) in paired for other in near):
        return "told together with another event"
    other = next(iter(near))
    return "its words gave another type of event" if other.modality == "actual" else f"taken for {other.modality}"


def _why_spurious(event: Telling, gold: Iterable[Telling]) -> str:
    return "one happening coded twice" if any(closeness(one, event) > 0 for one in gold) else "no event in these words"


def _of_slots(gold: Telling, found: Telling) -> Iterator[str]:
    right, mine, theirs = agreeing(gold, found), fills(gold), fills(found)
    for slot in SLOTS:
        if right[slot] >= max(mine[slot], theirs[slot]):
            continue
        if not theirs[slot]:
            yield f"{slot}: left empty"
        elif not mine[slot]:
            yield f"{slot}: filled, and nothing is stated"
        elif right[slot]:
            yield f"{slot}: one of several wrong or lacking"
        else:
            yield f"{slot}: another value"
