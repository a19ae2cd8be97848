"""Our scorer and the reference scorer give the same numbers.

The reference scorer lies beside the checkout where the shared gold does; there it is run. Elsewhere our numbers are
held against those that it gave on the reports kept in tests/data/evaluation.
"""

import copy
import importlib
import json
import random
import sys
from pathlib import Path

import pytest

from dateline.evaluation.events import compare, event_measures
from dateline.evaluation.gold import gold_report, read_rows
from dateline.evaluation.telling import from_gold, from_record

SHARED = Path(__file__).parents[3] / "shared"
KEPT = Path(__file__).parents[1] / "data/evaluation/reports.jsonl"
RECORDED = KEPT.with_name("reference.json")
SETS = ("kept", *(("current_events", "articles") if SHARED.exists() else ()))
# our name: (the reference's name, whether it prints precision, recall and F)
SAME = {
    "detection": "detection",
    "detection + family": "detection + family",
    "detection + exact type": "detection + exact type",
    "type exact": "type exact",
    "modality": "modality",
    "told as actual": "told as actual (lower better)",
    "side_a": "side_a",
    "side_b": "side_b",
    "attributed_to": "attributed_to",
    "place": "place",
    "place precision": "place precision level",
    "date start": "date start exact",
    "date start within a day": "date start within a day",
    "killed": "killed low+high exact",
    "killed low": "killed low exact",
    "other counts": "other counts exact",
    "claims": "claims",
    "record": "record",
    "trap rate": "trap rate (lower better)",
}
TYPES = ("battle.clash", "battle.capture", "strike.air", "strike.artillery", "attack.civilians", "protest.peaceful")


def shaken(rows, seed):
    """Return the answers with faults of every kind that a coder makes."""
    dice = random.Random(seed)  # noqa: S311
    rows = copy.deepcopy(rows)
    for row in rows:
        events = []
        for event in row["events"]:
            if dice.random() < 0.15:
                continue
            events.append(shaken_event(event, dice))
            if dice.random() < 0.1:
                events.append(shaken_event(event, dice))
        for trap in row["never"]:
            if dice.random() < 0.2 and events:
                events.append({**copy.deepcopy(events[0]), "quote": trap["quote"], "type": dice.choice(TYPES)})
        row["events"] = events
        row["never"] = []
    return rows


def shaken_event(event, dice):
    event = copy.deepcopy(event)
    for chance, field, change in CHANGES:
        if dice.random() < chance:
            event[field] = change(event[field], dice)
    return event


def later_words(quote, dice):
    words = quote.split()
    return " ".join(words[dice.randrange(len(words)) :])


def other_day(date, dice):
    return date | {"start": dice.choice([None, "2016-01-01", "2017-04-03"])}


def other_place(place, dice):
    return place | {"name": dice.choice([None, "Aleppo city", f"{place['name']} province"])}


def other_side(side, dice):
    return dice.choice([[], ["the rebels"], [*side, "Syrian forces"]])


def other_count(_, dice):
    low = dice.randrange(30)
    return dice.choice([None, {"low": low, "high": low}, {"low": low, "high": None}])


# How often a field is got wrong, and how.
CHANGES = (
    (0.2, "type", lambda _, dice: dice.choice(TYPES)),
    (0.1, "modality", lambda _, dice: dice.choice(["actual", "planned", "negated", "historical"])),
    (0.3, "quote", later_words),
    (0.1, "quote", lambda *_: "words that stand nowhere"),
    (0.2, "date", other_day),
    (0.2, "place", other_place),
    (0.2, "side_a", other_side),
    (0.2, "side_b", other_side),
    *((0.15, count, other_count) for count in ("killed", "injured", "arrested")),
    (0.2, "claims", lambda claims, _: claims[:1] * 2),
    (0.1, "attributed_to", lambda _, dice: dice.choice([None, "the Observatory"])),
)


def as_record(row, text):
    """Return an answer in the form of the record, its quotes as offsets."""
    events = []
    for event in row["events"]:
        at = text.find(event["quote"])
        marks = [[at, at + len(event["quote"])]] if at >= 0 else [[0, 5]]
        parties = [{"name": name, "attributed_to": event.get("attributed_to")} for name in event["side_a"]]
        side_b = [{"name": name} for name in event["side_b"]]
        events.append({**event, "side_a": parties, "side_b": side_b, "evidence": {"type": marks}, "quote": None})
    return {"report": {"input_id": row["id"], "text": text}, "events": events}


@pytest.fixture
def reference(monkeypatch, tmp_path):
    """Return the function that scores with the reference scorer, or that reads what it once said."""

    def run(gold, found, texts):
        monkeypatch.syspath_prepend(str(SHARED / "scoring"))
        for name in ("common", "gold_score"):
            monkeypatch.delitem(sys.modules, name, raising=False)
        scorer = importlib.import_module("gold_score")
        paths = [tmp_path / "gold.jsonl", tmp_path / "found.jsonl"]
        for path, rows in zip(paths, (gold, found), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        answer = scorer.read(paths[0], texts)
        return dict(scorer.evaluate(answer, scorer.read(paths[1], texts, list(answer))))

    return run


def ours(gold, found, texts):
    comparisons = []
    for answer, other in zip(gold, found, strict=True):
        text = texts[answer["id"]]
        source = other.get("report", {}).get("text")
        events = [from_record(e, source, text) if source else from_gold(e, text) for e in other["events"]]
        comparisons.append(compare(gold_report({**answer, "text": text}, "gold"), events))
    return {measure.name: measure for measure in event_measures(comparisons)}


CASES = [(name, form, seed) for name in SETS for form in ("annotators", "record") for seed in range(3)]


def coded(name, form, seed):
    """Return texts, gold and an answer with faults in one of the two forms."""
    texts, gold = read_set(name)
    found = shaken(gold, seed)
    return texts, gold, found if form == "annotators" else [as_record(row, texts[row["id"]]) for row in found]


@pytest.mark.parametrize("chosen", CASES)
def test_every_measure_agrees_to_the_last_digit(chosen, reference):
    texts, gold, found = coded(*chosen)
    mine = ours(gold, found, texts)
    theirs = reference(gold, found, texts) if SHARED.exists() else recorded()[" ".join(map(str, chosen))]
    assert {name: as_reference(mine[name]) for name in SAME} == {name: theirs[SAME[name]] for name in SAME}
    empty = mine["rightly empty"]
    assert f"{empty.right}/{empty.of}" == theirs["reports rightly empty"]
    assert 0.3 < mine["detection"].value < 0.98


@pytest.mark.parametrize("chosen", [chosen for chosen in CASES if chosen[0] == "kept"])
def test_our_numbers_are_those_once_recorded(chosen):
    texts, gold, found = coded(*chosen)
    mine, theirs = ours(gold, found, texts), recorded()[" ".join(map(str, chosen))]
    assert {name: as_reference(mine[name]) for name in SAME} == {name: theirs[SAME[name]] for name in SAME}


def recorded():
    return json.loads(RECORDED.read_text(encoding="utf-8"))


def as_reference(measure):
    """Return a measure as the reference prints it."""
    if measure.found is None:
        return measure.value
    return {
        "p": measure.precision,
        "r": measure.recall,
        "f": measure.value,
        "n_pred": measure.found,
        "n_gold": measure.of,
    }


def read_set(name):
    if name == "kept":
        rows = read_rows(KEPT)
        return {row["id"]: row["text"] for row in rows}, rows
    folder = SHARED / "gold" / name
    return {row["id"]: row["text"] for row in read_rows(folder / "dev.jsonl")}, read_rows(folder / "dev.gold.jsonl")
