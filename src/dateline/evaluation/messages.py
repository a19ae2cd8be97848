"""Scores on the message understanding conferences' test messages: templates one to one, half credit for partial."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.evaluation.assign import assign
from dateline.evaluation.gold import read_rows, report_of
from dateline.evaluation.measure import Measure
from dateline.evaluation.prediction import Predictions
from dateline.evaluation.suite import Case, Miss, Outcome
from dateline.evaluation.telling import Telling
from dateline.evaluation.templates import (
    COUNTS,
    INCIDENTS,
    OPTIONAL_TYPES,
    Key,
    count_credit,
    counts_of,
    date_credit,
    key_of,
    organisation_credit,
    organisations,
    place_credit,
    target_credit,
    type_credit,
    within_country,
)
from dateline.evaluation.wording import sentence_around, telling_words

# Credit that an event must reach before it may answer a key, beside its type: in who was hit, who did it and how many
# together, or by the very day, or by a place within the country. A country or "before today" alone fits too much.
LEAST_COMMON = 0.5
HAPPENED = frozenset({"actual", "historical"})  # the keys hold past incidents too; our historical ones may answer


@dataclass(slots=True)
class _Tally:
    """Fills of the slots: right (with halves), stated in the key, stated by us."""

    right: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    gold: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    found: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, slot: str, right: float, gold: float, found: float) -> None:
        """Count fills of one slot."""
        self.right[slot] += right
        self.gold[slot] += gold
        self.found[slot] += found

    def measure(self, slot: str) -> Measure:
        """Return precision, recall and F of one slot."""
        return Measure(slot, self.right[slot], self.gold[slot], self.found[slot])


def load_messages(paths: Sequence[Path]) -> list[Case]:
    """Return the messages, each with the keys of its templates."""
    rows = [row for path in paths for row in read_rows(path)]
    return [Case(report_of(row, "messages"), tuple(map(key_of, row["templates"]))) for row in rows]


def score_messages(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return templates and their slots over all templates, missing and spurious ones included."""
    tally = _Tally()
    misses: list[Miss] = []
    unasked = 0
    for case in cases:
        told = predictions.of(case.report).events
        events = [event for event in told if event.type in INCIDENTS and event.modality in HAPPENED]
        pairs = answering(case, events)
        for key, event in pairs:
            _count_pair(tally, case, key, event)
        missing = [key for key in case.answer if not key.optional and not any(key is one for one, _ in pairs)]
        left = [event for event in events if not any(event is other for _, other in pairs)]
        spurious = [event for event in left if not _optional(event)]
        unasked += sum(event.modality == "actual" for event in left) - len(spurious)
        for key in missing:
            _count_missing(tally, key)
        for event in spurious:
            _count_spurious(tally, event)
        misses += _misses(case, missing, spurious)
        misses += [miss for key, event in pairs if (miss := _slot_miss(case, key, event))]
    templates = tally.measure("templates")
    strict = Measure(
        "templates, nothing optional of ours", templates.right, templates.of, (templates.found or 0) + unasked
    )
    slots = ("type", "date", "location", "perpetrator organisation", "count")
    return Outcome((templates, *map(tally.measure, slots), strict), tuple(misses))


def _optional(event: Telling) -> bool:
    return event.modality != "actual" or event.type in OPTIONAL_TYPES


def answering(case: Case, events: Sequence[Telling]) -> list[tuple[Key, Telling]]:
    """Return the keys that events answer, each with its event."""
    keys: tuple[Key, ...] = case.answer
    if not keys or not events:
        return []
    weights = [[_weight(case, key, event) for event in events] for key in keys]
    return [(keys[row], events[column]) for row, column in assign(weights)]


def _weight(case: Case, key: Key, event: Telling) -> float:
    """Return how much an event says what a key says; a key that must be answered goes before one that may be."""
    alike = type_credit(key, event)
    ours = counts_of(event)
    dated = date_credit(key, event, case.report.published) if event.day else 0.0
    told = target_credit(key, event) + min(1.0, organisation_credit(key, organisations(event))[0])
    told += sum(count_credit(key.counts[name], ours[name]) for name in COUNTS if name in key.counts and name in ours)
    common = told + dated + place_credit(key, event)
    if not alike or max(told, dated if dated == 1 else 0.0, within_country(key, event)) < LEAST_COMMON:
        return 0.0
    return alike + common + 0.1 * (not key.optional) + 0.1 * (not _optional(event))


def _count_pair(tally: _Tally, case: Case, key: Key, event: Telling) -> None:
    tally.add("templates", 1, 1, 1)
    tally.add("type", type_credit(key, event), 1, 1)
    dated = date_credit(key, event, case.report.published)
    if key.dates:
        tally.add("date", dated, 1, int(event.day is not None or dated > 0))
    placed = int(event.place is not None or event.country is not None)
    if key.places:
        tally.add("location", place_credit(key, event), 1, placed)
    tally.add("perpetrator organisation", *organisation_credit(key, organisations(event)))
    ours = counts_of(event)
    for name in COUNTS:
        if name in key.counts:
            right = count_credit(key.counts[name], ours[name]) if name in ours else 0.0
            tally.add("count", right, 1, int(name in ours))


def _count_missing(tally: _Tally, key: Key) -> None:
    tally.add("templates", 0, 1, 0)
    tally.add("type", 0, 1, 0)
    tally.add("date", 0, int(bool(key.dates)), 0)
    tally.add("location", 0, int(bool(key.places)), 0)
    tally.add("perpetrator organisation", 0, sum(not fill.optional for fill in key.organisations), 0)
    tally.add("count", 0, len(key.counts), 0)


def _count_spurious(tally: _Tally, event: Telling) -> None:
    tally.add("templates", 0, 0, 1)
    tally.add("type", 0, 0, 1)
    tally.add("date", 0, 0, int(event.day is not None))
    tally.add("location", 0, 0, int(event.place is not None or event.country is not None))
    tally.add("perpetrator organisation", 0, 0, len(organisations(event)))
    tally.add("count", 0, 0, len(counts_of(event)))


def _misses(case: Case, missing: Sequence[Key], spurious: Sequence[Telling]) -> list[Miss]:
    text = case.report.text
    out = [Miss(case.name, "missing", sentence_around(text, ()), _key_words(key), "nothing") for key in missing]
    for event in spurious:
        sentence = sentence_around(text, event.spans)
        out.append(Miss(case.name, "spurious", sentence, "no template", telling_words(event), event.rules))
    return out


def _slot_miss(case: Case, key: Key, event: Telling) -> Miss | None:
    """Return the slots of an answered key that are not wholly right."""
    right, gold, found = organisation_credit(key, organisations(event))
    ours = counts_of(event)
    earned = {
        "type": type_credit(key, event),
        "date": date_credit(key, event, case.report.published) if key.dates else 1.0,
        "location": place_credit(key, event) if key.places else 1.0,
        "organisation": float(right == gold == found),
        "count": float(all(ours.get(name) == bounds for name, bounds in key.counts.items())),
    }
    wrong = [slot for slot, credit in earned.items() if credit < 1]
    if not wrong:
        return None
    sentence = sentence_around(case.report.text, event.spans)
    return Miss(case.name, ", ".join(wrong), sentence, _key_words(key), telling_words(event), event.rules)


def _key_words(key: Key) -> str:
    places = " / ".join(": ".join(path) for path in key.places)
    bodies = ", ".join(fill.names[0] for fill in key.organisations)
    targets = ", ".join(key.targets[:3])
    days = " / ".join(f"{start or ''}..{end or ''}" for start, end in key.dates)
    return f"{'/'.join(key.types)} at {places} by {bodies or '?'} on {targets or '?'} {days} {dict(key.counts)}"
