"""The audit of evidence and of confidence."""

from datetime import date

import pytest

from dateline.evaluation.calibration import calibration
from dateline.evaluation.gold import report_of
from dateline.evaluation.prediction import Prediction
from dateline.evaluation.suite import Case
from dateline.evaluation.support import audit, carries_number, faults_of, numbers_in
from dateline.evaluation.telling import Telling
from dateline.model import Span

TEXT = "On Tuesday rebels shelled Idlib, killing at least twenty-five people. They did not attack Hama."


def spans(*quotes):
    return tuple(Span(TEXT.index(quote), TEXT.index(quote) + len(quote)) for quote in quotes)


def shelling(**fields):
    evidence = {
        "type": spans("rebels shelled Idlib"),
        "date": spans("On Tuesday"),
        "place": spans("Idlib"),
        "side_a": spans("rebels"),
        "killed": spans("at least twenty-five people"),
    }
    parts = {
        "type": "strike.artillery",
        "evidence": evidence,
        "spans": evidence["type"],
        "day": date(2024, 12, 3),
        "last": date(2024, 12, 3),
        "place": "Idlib",
        "side_a": ("rebels",),
        "counts": {"killed": (25, None)},
    }
    return Telling(**parts | fields)


def test_an_event_whose_words_carry_it_has_no_fault():
    assert list(faults_of(shelling(), TEXT)) == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"counts": {"killed": (25, 25)}}, None),
        ({"counts": {"killed": (26, None)}}, "killed"),
        ({"counts": {"killed": (40, None)}}, "killed"),
        ({"counts": {"injured": (25, 25)}}, "injured"),
        ({"place": "Hama"}, "place"),
        ({"side_a": ("Syrian rebels",)}, "side_a"),
        ({"side_b": ("people",)}, "side_b"),
        ({"day": date(2024, 12, 4), "last": date(2024, 12, 4)}, "date"),
        ({"evidence": {}}, "type"),
        ({"evidence": {"type": spans("They did not attack Hama")}, "side_a": (), "place": None, "counts": {}}, "type"),
        ({"claims": (("the army", "denies"),), "words": (Span(10, 11),)}, "claims"),
    ],
)
def test_what_the_words_do_not_carry_is_named(fields, field):
    found = [fault.field for fault in faults_of(shelling(**fields), TEXT)]
    assert (field in found) if field else found == []


@pytest.mark.parametrize(
    ("quote", "rules", "denied"),
    [
        ("a man threw a grenade, although it did not explode", ("type: type.named (throw a grenade)",), False),
        ("the bomb dropped on the school had not exploded", ("type: type.bombing (bomb)",), True),
        ("we did not kill him; he was executed by his guards", ("type: type.named (execute)",), False),
        ("we did not kill him; he was executed by his guards", ("type: type.named (kill)",), True),
        ("a grenade was thrown, although it did not explode", (), True),
        ("a grenade was thrown, although it did not explode", ("type: type.named (hurl a bomb)",), True),
    ],
)
def test_a_denial_counts_against_the_statement_that_it_stands_in(quote, rules, denied):
    event = Telling(type="attack.civilians", evidence={"type": (Span(0, len(quote)),)}, rules=rules)
    assert [fault.field for fault in faults_of(event, quote)] == (["type"] if denied else [])


@pytest.mark.parametrize(
    ("quote", "numbers"),
    [
        ("half a dozen wounded", [6]),
        ("tens of thousands", [20000]),
        ("1,200 people", [1200]),
        ("twenty-five people", [20, 25]),
        ("three hundred and two", [3, 300, 302]),
        ("dozens of men", [24]),
        ("more than 40 people", [40, 41]),
        ("hundreds of thousands", [200000]),
        ("three dozen", [3, 36]),
        ("nobody", []),
    ],
)
def test_numbers_are_read_from_digits_and_words(quote, numbers):
    assert numbers_in(quote) == numbers


@pytest.mark.parametrize(
    ("quote", "number", "carried"),
    [
        ("more than 25 people", 26, True),
        ("nine men and four women", 13, True),
        ("no casualties", 0, True),
        ("casualties", 0, False),
        ("a soldier", 1, True),
        ("soldiers", 2, True),
        ("", 1, False),
        ("25 people", 52, False),
    ],
)
def test_a_quote_carries_a_number_or_not(quote, number, carried):
    assert carries_number(quote, number) is carried


def test_the_audit_counts_fields_and_names_faults():
    case = Case(report_of({"id": "r1", "text": TEXT}, "test"), None)
    events = (shelling(), shelling(place="Hama"))
    measure, misses = audit([case], [Prediction(TEXT, events)])
    assert (measure.right, measure.of) == (9, 10)
    assert [(miss.case, miss.kind) for miss in misses] == [("r1", "evidence")]


def test_calibration_is_the_weighted_gap_of_the_bins():
    sure, unsure = Telling("strike.air", confidence=0.9), Telling("strike.air", confidence=0.5)
    judged = [(sure, True), (sure, True), (sure, False), (unsure, True)]
    measure = calibration(judged)
    assert measure.value == pytest.approx((abs(2.7 - 2) + abs(0.5 - 1)) / 4)
    assert measure.low_is_good


def test_full_confidence_falls_into_the_last_bin_and_none_counts_nothing():
    assert calibration([(Telling("strike.air", confidence=1.0), True)]).value == 0.0
    assert calibration([(Telling("strike.air"), True)]) is None
