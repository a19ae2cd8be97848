"""Nothing without evidence: what the verifier keeps, and what it empties."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Claim, Count, Counts, Event, Modality, Party, PlacePrecision, Span, Stance, Where
from dateline.resolve.verify import count_stands, verified

TEXT = "Veldish jets bombed Tel Darim on Monday, killing at least 14 people and wounding dozens, Dr Oran said."


def span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


def event(**changes):
    fields = {
        "id": "e",
        "report_id": "r",
        "type": "strike.air",
        "modality": Modality.ACTUAL,
        "side_a": (Party("Veldish jets", span("Veldish jets")),),
        "side_b": (Party("people", span("people")),),
        "place": Where("Tel Darim", PlacePrecision.TOWN, "SY", lat=35.0, lon=36.0),
        "counts": Counts(killed=Count(14, None), injured=Count(24, None)),
        "claims": (Claim("Dr Oran", Stance.ASSERTS, "strike.air", span("killing at least 14 people")),),
        "evidence": {
            "type": (span("bombed Tel Darim"),),
            "place": (span("Tel Darim"),),
            "killed": (span("at least 14"),),
            "injured": (span("dozens"),),
        },
    }
    return Event(**fields | changes)


def refusals(found):
    return {(decision.field, decision.rule) for decision in found.decisions if decision.by == "verifier"}


def test_what_its_words_carry_is_kept():
    kept = verified(event(), TEXT)
    assert kept == replace(event(), evidence=kept.evidence)
    assert refusals(kept) == set()
    assert kept.evidence["side_a"] == (span("Veldish jets"),)


@pytest.mark.parametrize("count", [Count(41, None), Count(140, 140), Count(None, 90), Count(14, 4000)], ids=str)
def test_a_number_that_is_not_in_the_quote_is_emptied(count):
    found = verified(event(counts=Counts(killed=count)), TEXT)
    assert found.counts.killed is None
    assert "killed" not in found.evidence
    assert ("killed", "verify.number_not_in_quote") in refusals(found)


def test_a_count_without_a_quote_is_emptied():
    evidence = {"type": (span("bombed Tel Darim"),)}
    found = verified(event(evidence=evidence), TEXT)
    assert (found.counts.killed, found.counts.injured) == (None, None)


@pytest.mark.parametrize("name", ["Ostran jets", "Veldish warplanes", "", "jets Veldish"])
def test_a_name_that_is_not_in_its_quote_is_emptied(name):
    found = verified(event(side_a=(Party(name, span("Veldish jets")),)), TEXT)
    assert found.side_a == ()
    assert found.evidence["side_a"] == ()
    assert ("side_a", "verify.name_not_in_quote") in refusals(found)


def test_a_name_of_another_place_in_the_text_does_not_stand_in_its_quote():
    found = verified(event(side_a=(Party("Dr Oran", span("Veldish jets")),)), TEXT)
    assert found.side_a == ()


def test_the_other_names_of_a_side_stay():
    parties = (Party("Ostran", span("Veldish jets")), Party("jets", span("jets")))
    assert [party.name for party in verified(event(side_a=parties), TEXT).side_a] == ["jets"]


def test_a_place_that_is_not_in_its_quote_is_emptied_with_its_point():
    found = verified(event(place=Where("Port Hasim", PlacePrecision.TOWN, "SY", lat=1.0, lon=2.0)), TEXT)
    assert found.place == Where()


def test_a_name_in_other_letters_is_given_as_the_report_writes_it():
    telex = TEXT.upper()
    found = verified(event(), telex)
    assert [party.name for party in found.side_a] == ["VELDISH JETS"]
    assert found.place.name == "TEL DARIM"
    assert found.claims[0].speaker == "DR ORAN"


def test_a_claim_of_somebody_the_text_does_not_name_is_dropped():
    found = verified(event(claims=(Claim("Dr Holm", Stance.ASSERTS, "strike.air", span("killing")),)), TEXT)
    assert found.claims == ()


@pytest.mark.parametrize(
    ("count", "quotes"),
    [
        (Count(25, 25), ["25"]),
        (Count(25, None), ["at least 25"]),
        (Count(26, None), ["more than 25"]),
        (Count(20, 30), ["20 to 30"]),
        (Count(24, None), ["dozens"]),
        (Count(40, None), ["scores"]),
        (Count(200, None), ["hundreds"]),
        (Count(3, None), ["several"]),
        (Count(7, 7), ["four women", "two children", "a guard"]),
        (Count(36, 36), ["Fourteen soldiers", "22 rebels"]),
        (Count(0, 0), ["no casualties"]),
        (Count(1, 1), ["a soldier"]),
        (Count(1200, 1200), ["1,200"]),
        (Count(31, 31), ["thirty-one"]),
    ],
    ids=str,
)
def test_a_count_stands_on_its_words(count, quotes):
    assert count_stands(count, quotes)


@given(st.integers(45, 10**6), st.integers(3, 9))
def test_a_figure_with_a_digit_more_does_not_stand(number, digit):
    assert not count_stands(Count(number * 10 + digit, number * 10 + digit), [f"killed {number} people"])
