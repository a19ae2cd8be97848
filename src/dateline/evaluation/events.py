"""Scores of coded events against gold events, field by field: the measures of the hand-made sets."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.evaluation.align import Pair, align, words_in_common
from dateline.evaluation.assign import assign
from dateline.evaluation.gold import GoldReport, Trap, actual
from dateline.evaluation.measure import Measure
from dateline.evaluation.names import same_actor, same_place, shared
from dateline.evaluation.telling import Telling, find_quote
from dateline.model import COUNT_FIELDS

SLOTS = ("type", "date", "place", "side_a", "side_b", "killed", "other counts")
OTHER_COUNTS = COUNT_FIELDS[1:]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Gold and found events of one report, paired; `pairs` over actual events, `any_pairs` over all modalities."""

    gold: GoldReport
    found: tuple[Telling, ...]
    pairs: tuple[Pair, ...]
    any_pairs: tuple[Pair, ...]
    missing: tuple[Telling, ...]
    spurious: tuple[Telling, ...]
    raised: tuple[tuple[Trap, Telling], ...]


def compare(gold: GoldReport, found: Sequence[Telling]) -> Comparison:
    """Return the events of a report paired with the gold events."""
    mine, theirs = actual(gold.events), actual(found)
    pairs = tuple(align(mine, theirs))
    spurious = tuple(event for event in theirs if not any(event is other for _, other in pairs))
    raised = ((trap, _standing_on(trap, spurious, gold.report.text)) for trap in gold.traps)
    return Comparison(
        gold=gold,
        found=tuple(found),
        pairs=pairs,
        any_pairs=tuple(align(gold.events, found)),
        missing=tuple(event for event in mine if not any(event is other for other, _ in pairs)),
        spurious=spurious,
        raised=tuple((trap, event) for trap, event in raised if event),
    )


def _standing_on(trap: Trap, events: Iterable[Telling], text: str) -> Telling | None:
    """Return the first event that was coded from the stretch of a trap."""
    spans = find_quote(text, trap.quote)
    for event in events:
        if spans and event.spans:
            if any(span.overlaps(other) for span in spans for other in event.spans):
                return event
        elif any(words_in_common(trap.quote, quote) >= 0.6 for quote in event.quotes):
            return event
    return None


def fills(event: Telling) -> Counter[str]:
    """Return how many fills each slot of an event holds."""
    return Counter(
        {
            "type": 1,
            "date": int(event.day is not None),
            "place": int(event.place is not None),
            "side_a": len(event.side_a),
            "side_b": len(event.side_b),
            "killed": int("killed" in event.counts),
            "other counts": sum(name in event.counts for name in OTHER_COUNTS),
        }
    )


def agreeing(gold: Telling, found: Telling) -> Counter[str]:
    """Return how many fills of each slot agree in a pair."""
    both = gold.counts.keys() & found.counts.keys()
    same = {name for name in both if gold.counts[name] == found.counts[name]}
    placed = gold.place is not None and found.place is not None
    return Counter(
        {
            "type": int(gold.type == found.type),
            "date": int(gold.day is not None and gold.day == found.day),
            "place": int(placed and same_place(gold.where, found.where)),
            "side_a": shared(gold.side_a, found.side_a),
            "side_b": shared(gold.side_b, found.side_b),
            "killed": int("killed" in same),
            "other counts": sum(name in same for name in OTHER_COUNTS),
        }
    )


def differing(gold: Telling, found: Telling) -> list[str]:
    """Return the slots that do not wholly agree in a pair."""
    right, mine, theirs = agreeing(gold, found), fills(gold), fills(found)
    return [slot for slot in SLOTS if right[slot] < max(mine[slot], theirs[slot])]


def event_measures(comparisons: Sequence[Comparison]) -> list[Measure]:
    """Return the measures of the hand-made sets, in the order they are shown."""
    pairs = [pair for comparison in comparisons for pair in comparison.pairs]
    return [
        *_detection(comparisons, pairs),
        *_modality(comparisons),
        *_fields(pairs),
        _claims(comparisons),
        _record(comparisons, pairs),
        *_restraint(comparisons),
    ]


def _detection(comparisons: Sequence[Comparison], pairs: Sequence[Pair]) -> list[Measure]:
    gold = sum(len(actual(comparison.gold.events)) for comparison in comparisons)
    found = sum(len(actual(comparison.found)) for comparison in comparisons)
    family = sum(one.family == other.family for one, other in pairs)
    exact = sum(one.type == other.type for one, other in pairs)
    return [
        Measure("detection", len(pairs), gold, found),
        Measure("detection + family", family, gold, found),
        Measure("detection + exact type", exact, gold, found),
        Measure("type exact", exact, len(pairs)),
    ]


def _modality(comparisons: Sequence[Comparison]) -> list[Measure]:
    pairs = [pair for comparison in comparisons for pair in comparison.any_pairs]
    not_actual = sum(event.modality != "actual" for comparison in comparisons for event in comparison.gold.events)
    told = sum(one.modality != "actual" == other.modality for one, other in pairs)
    same = sum(one.modality == other.modality for one, other in pairs)
    return [Measure("modality", same, len(pairs)), Measure("told as actual", told, not_actual, low_is_good=True)]


def _fields(pairs: Sequence[Pair]) -> list[Measure]:
    right, gold, found = Counter[str](), Counter[str](), Counter[str]()
    for one, other in pairs:
        right.update(agreeing(one, other))
        gold.update(fills(one))
        found.update(fills(other))
        right.update(_finer_agreement(one, other))

    def slot(name: str, label: str, hits: str = "") -> Measure:
        return Measure(label, right[hits or name], gold[name], found[name])

    return [
        slot("side_a", "side_a"),
        slot("side_b", "side_b"),
        Measure("attributed_to", right["said"], right["said in gold"], right["said in found"]),
        slot("place", "place"),
        Measure("place precision", right["precision"], right["both placed"]),
        slot("date", "date start"),
        slot("date", "date start within a day", "day within one"),
        slot("killed", "killed"),
        slot("killed", "killed low", "killed low"),
        slot("other counts", "other counts"),
    ]


def _finer_agreement(gold: Telling, found: Telling) -> Counter[str]:
    placed = gold.place is not None and found.place is not None
    killed, killed2 = gold.counts.get("killed"), found.counts.get("killed")
    return Counter(
        {
            "both placed": int(placed),
            "precision": int(placed and gold.precision == found.precision),
            "day within one": int(_day_apart(gold, found)),
            "killed low": int(killed is not None and killed2 is not None and killed[0] == killed2[0]),
            "said": int(shared(gold.said, found.said) > 0),
            "said in gold": int(bool(gold.said)),
            "said in found": int(bool(found.said)),
        }
    )


def _day_apart(gold: Telling, found: Telling) -> bool:
    return gold.day is not None and found.day is not None and abs((gold.day - found.day).days) <= 1


def _claims(comparisons: Sequence[Comparison]) -> Measure:
    right = gold = found = 0
    for comparison in comparisons:
        mine = [claim for event in actual(comparison.gold.events) for claim in event.claims]
        theirs = [claim for event in actual(comparison.found) for claim in event.claims]
        same = [[float(a[1] == b[1] and same_actor(a[0], b[0])) for b in theirs] for a in mine]
        right, gold, found = right + len(assign(same)), gold + len(mine), found + len(theirs)
    return Measure("claims", right, gold, found)


def _record(comparisons: Sequence[Comparison], pairs: Sequence[Pair]) -> Measure:
    """Return all slots end to end: those of missing and of spurious events count too."""
    right = sum(agreeing(one, other).total() for one, other in pairs)
    gold = [event for comparison in comparisons for event in actual(comparison.gold.events)]
    found = [event for comparison in comparisons for event in actual(comparison.found)]
    return Measure("record", right, sum(fills(e).total() for e in gold), sum(fills(e).total() for e in found))


def _restraint(comparisons: Sequence[Comparison]) -> list[Measure]:
    empty = [comparison for comparison in comparisons if not actual(comparison.gold.events)]
    kept = sum(not actual(comparison.found) for comparison in empty)
    traps = sum(len(comparison.gold.traps) for comparison in comparisons)
    raised = sum(len(comparison.raised) for comparison in comparisons)
    return [
        Measure("rightly empty", kept, len(empty)),
        Measure("trap rate", raised, traps, low_is_good=True),
    ]
