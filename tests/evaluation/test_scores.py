"""Scores of single suites on small invented gold, worked out by hand."""

from datetime import date

import pytest

from dateline.evaluation.cameo import score_cameo
from dateline.evaluation.events import compare, event_measures
from dateline.evaluation.gold import GoldReport, Trap, report_of
from dateline.evaluation.headlines import score_headlines
from dateline.evaluation.items import score_items, score_relevance, score_sentences
from dateline.evaluation.messages import score_messages
from dateline.evaluation.prediction import Mark, Prediction, Predictions
from dateline.evaluation.probes import EXPECTED, score_probes
from dateline.evaluation.suite import Case
from dateline.evaluation.telling import Side, Telling
from dateline.evaluation.templates import key_of
from dateline.evaluation.toponyms import score_entities, score_toponyms
from dateline.model import Span

TEXT = "Rebels shelled Idlib, killing five. Officials met in Hama. The army arrested two men in Homs."
SHELLING = Telling(
    type="strike.artillery",
    quotes=("Rebels shelled Idlib",),
    spans=(Span(0, 20),),
    day=date(2024, 12, 3),
    place="Idlib",
    side_a=("Rebels",),
    counts={"killed": (5, 5)},
)
ARREST = Telling(type="strategic.arrest", quotes=("The army arrested",), spans=(Span(59, 76),), side_a=("The army",))
MEETING = Telling(type="protest.peaceful", quotes=("Officials met",), spans=(Span(36, 49),))


def case(answer, text=TEXT, name="r1"):
    return Case(report_of({"id": name, "text": text}, "test"), answer)


def told(*pairs):
    return Predictions({one.report.id: found for one, found in pairs})


def values(outcome):
    return {measure.name: measure.value for measure in outcome.measures}


def test_events_are_compared_field_by_field():
    gold = GoldReport(report_of({"id": "r1", "text": TEXT}, "t"), (SHELLING, ARREST), (Trap("Officials met", "talks"),))
    wrong_toll = Telling(**{name: getattr(SHELLING, name) for name in ("type", "quotes", "spans", "day", "place")})
    scores = {measure.name: measure for measure in event_measures([compare(gold, [wrong_toll, MEETING])])}
    assert (scores["detection"].right, scores["detection"].of, scores["detection"].found) == (1, 2, 2)
    assert scores["detection"].value == 0.5
    assert scores["type exact"].value == 1.0
    assert (scores["side_a"].precision, scores["side_a"].recall) == (0.0, 0.0)
    assert scores["place"].value == scores["date start"].value == 1.0
    assert scores["killed"].value == 0.0
    assert scores["trap rate"].value == 1.0
    assert not scores["rightly empty"].counted


def test_relevance_is_two_shares():
    yes, no = case({"conflict": True, "category": "c"}), case({"conflict": False, "category": "s"}, name="r2")
    found = told((yes, Prediction(events=(SHELLING,))), (no, Prediction()))
    assert values(score_relevance([yes, no], found)) == {
        "conflict item yields an event": 1.0,
        "other item yields an event": 0.0,
    }


def test_items_count_false_alarms_by_kind():
    hit = case({"actual_event": True, "type": "strike.artillery", "near": "", "text": TEXT})
    alarm = case({"actual_event": False, "type": None, "near": "court", "text": TEXT}, name="r2")
    outcome = score_items(
        [hit, alarm], told((hit, Prediction(events=(SHELLING,))), (alarm, Prediction(events=(ARREST,))))
    )
    scores = values(outcome)
    assert scores["has an actual event"] == pytest.approx(2 / 3)
    assert scores["type among the events"] == scores["false alarm: court"] == 1.0
    assert [miss.kind for miss in outcome.misses] == ["false alarm"]


def test_a_sentence_counts_only_events_of_its_own_words():
    row = {"label": "actual", "types": ["strategic.arrest"], "begins": 59, "text": TEXT[59:]}
    before_only, own = case(row), case(row, name="r2")
    found = told((before_only, Prediction(events=(SHELLING,))), (own, Prediction(events=(SHELLING, ARREST))))
    scores = score_sentences([before_only, own], found).measures
    assert (scores[0].right, scores[0].of, scores[0].found) == (1, 2, 1)
    assert (scores[1].right, scores[1].of, scores[1].found) == (1, 2, 1)


HEADLINE = {
    "stated": [[5, False]],
    "loose": False,
    "named": True,
    "lat": 35.93,
    "lon": 36.63,
    "place": "Idlib",
    "sides": ["Syrian insurgents", "Government of Syria"],
    "named_sides": ["Syrian insurgents"],
}


def headline(**fields):
    parts = {"type": "strike.artillery", "counts": {"killed": (5, None)}, "at": (35.9, 36.6)}
    return Telling(**parts | fields)


def test_a_headline_is_judged_by_what_it_states():
    one = case(HEADLINE)
    rebels = headline(sides=(Side("rebels", "x-rebels", "rebel", "SY"), Side("people", None, "civilians")))
    assert values(score_headlines([one], told((one, Prediction(events=(rebels,)))))) == {
        "killed exact where stated": 1.0,
        "false figure": 0.0,
        "sides": 1.0,
        "place within 25 km": 1.0,
        "stage: an event found": 1.0,
    }


def test_a_wrong_side_place_and_toll_are_counted():
    one = case(HEADLINE)
    wrong = headline(sides=(Side("Ghana", "gh", "state", "GH"),), at=(33.5, 36.3), counts={"killed": (7, 7)})
    scores = values(score_headlines([one], told((one, Prediction(events=(wrong,))))))
    assert scores["killed exact where stated"] == scores["sides"] == scores["place within 25 km"] == 0.0


def test_a_number_that_is_no_toll_must_not_become_one():
    loose = case(HEADLINE | {"stated": [], "loose": True}, text="38 shells fall on Idlib")
    wrong = headline(counts={"killed": (38, 38)})
    vague = headline(counts={"killed": (2, None)})
    assert values(score_headlines([loose], told((loose, Prediction(events=(wrong,))))))["false figure"] == 1.0
    assert values(score_headlines([loose], told((loose, Prediction(events=(vague,))))))["false figure"] == 0.0


def template(**fields):
    empty = {slot: [] for slot in ("perp_org", "perp_individual", "hum_tgt_name", "hum_tgt_desc", "phys_tgt")}
    return (
        empty
        | {
            "type": ["BOMBING"],
            "optional": False,
            "date": {"alternatives": [{"start": "1989-12-12", "end": "1989-12-12"}]},
            "location": {"alternatives": [[[{"name": "CHILE"}, {"name": "SANTIAGO"}]]]},
            "perp_org": [{"values": ["FRONT FOR NOTHING", "FFN"], "optional": False}],
            "derived_casualties": {"killed": {"low": 2, "high": 2, "complete": True}},
        }
        | fields
    )


BOMB = Telling(
    type="strike.bomb",
    day=date(1989, 12, 12),
    last=date(1989, 12, 12),
    place="Santiago",
    country="CL",
    side_a=("FFN",),
    counts={"killed": (2, 2)},
)


def message(*templates):
    report = report_of({"id": "m1", "text": TEXT, "doc_date": "1989-12-13"}, "test")
    return Case(report, tuple(map(key_of, templates)))


def test_a_template_answered_in_full_scores_one():
    one = message(template())
    assert set(values(score_messages([one], told((one, Prediction(events=(BOMB,)))))).values()) == {1.0}


def test_partial_answers_have_half_credit():
    one = message(template(phys_tgt=[{"values": ["CONSULATE"], "optional": False}]))
    part = Telling(
        type="attack.civilians",
        day=date(1989, 12, 1),
        last=date(1989, 12, 31),
        place="Chile",
        side_b=("men in a consulate",),
    )
    scores = {
        measure.name: measure for measure in score_messages([one], told((one, Prediction(events=(part,))))).measures
    }
    assert scores["type"].value == scores["location"].value == scores["date"].value == 0.5
    assert scores["perpetrator organisation"].value == scores["count"].value == 0.0


def test_a_country_and_a_day_before_today_answer_no_template():
    before = {"alternatives": [{"end": "1989-12-13"}]}
    one = message(template(date=before))
    vague = Telling("strike.bomb", day=date(1989, 12, 13), last=date(1989, 12, 13), place="Chile", country="CL")
    assert values(score_messages([one], told((one, Prediction(events=(vague,))))))["templates"] == 0.0


def test_optional_templates_and_clashes_are_never_held_against_us():
    one = message(template(optional=True))
    clash = Telling(type="battle.clash", place="Lima")
    scores = {
        measure.name: measure for measure in score_messages([one], told((one, Prediction(events=(clash,))))).measures
    }
    assert not scores["templates"].counted
    assert scores["templates, nothing optional of ours"].found == 1


def test_missing_and_spurious_templates_cost_their_slots():
    one = message(template())
    other = Telling(type="attack.abduction", place="Lima", side_a=("the Nowhere Brigade",))
    scores = {
        measure.name: measure for measure in score_messages([one], told((one, Prediction(events=(other,))))).measures
    }
    assert (scores["templates"].of, scores["templates"].found, scores["templates"].right) == (1, 1, 0)
    assert (scores["perpetrator organisation"].of, scores["perpetrator organisation"].found) == (1, 1)


def test_toponyms_are_found_and_put_in_place():
    gold = {"phrase": "Idlib", "name": "Idlib", "start": 15, "end": 20, "lat": 35.93, "lon": 36.63}
    lost = {"phrase": "Homs", "name": "Homs", "start": 88, "end": 92, "lat": 34.7, "lon": 36.7}
    one = case({"toponyms": [gold, lost]})
    marks = (Mark(Span(15, 20), "Idlib", (35.9, 36.6)), Mark(Span(0, 6), "Rebels", (1.0, 1.0)))
    recognition, near = score_toponyms([one], told((one, Prediction(marks=marks)))).measures
    assert (recognition.right, recognition.of, recognition.found) == (1, 2, 2)
    assert (near.right, near.of) == (1, 1)


def test_marked_locations_are_found():
    entities = [
        {"begin": 15, "end": 20, "type": "Location"},
        {"begin": 53, "end": 57, "type": "Location"},
        {"begin": 0, "end": 6, "type": "Organisation"},
    ]
    one = case({"entities": entities})
    found = Prediction(marks=(Mark(Span(15, 20), "Idlib"),))
    assert values(score_entities([one], told((one, found)))) == {"named locations found": 0.5}


def test_material_conflict_is_told_from_talk():
    fight = case({"events": [{"code": "190"}]})
    talk = case({"events": [{"code": "042"}]}, name="r2")
    unclear = case({"events": [{"code": "163"}]}, name="r3")
    found = told((fight, Prediction(events=(SHELLING,))), (talk, Prediction(events=(ARREST,))))
    scores = values(score_cameo([fight, talk, unclear], found))
    assert scores == {"material conflict": pytest.approx(2 / 3), "false alarm on talk": 1.0}


def probe(name, *events):
    one = Case(report_of({"id": name, "text": TEXT}, "probes"), EXPECTED[name])
    return score_probes([one], told((one, Prediction(events=events))))


def toll(low, high):
    return {"counts": {"killed": (low, high)}}


@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("C01", [Telling("strike.air", place="Idlib", side_b=("people",), **toll(12, None))]),
        (
            "C03",
            [Telling("strike.artillery", side_a=("Russian forces",), said=("Ukraine",), place="Kherson", **toll(3, 3))],
        ),
        ("C04", [Telling("strike.artillery", claims=(("Russia", "denies"),))]),
        ("C04", [Telling("strike.artillery", modality="negated")]),
        ("C05", []),
        ("C05", [Telling("battle.clash", modality="negated")]),
        ("C10", [Telling("strike.air", modality="hypothetical")]),
        ("C11", [Telling("strategic.movement", modality="historical")]),
        (
            "C12",
            [
                Telling(
                    "battle.clash",
                    side_a=("Sudanese army",),
                    side_b=("Rapid Support Forces",),
                    place="El Fasher",
                    **toll(30, 30),
                )
            ],
        ),
        (
            "C13",
            [
                Telling(
                    "strike.suicide",
                    side_a=("al-Shabab",),
                    side_b=("soldiers",),
                    place="Mogadishu",
                    claims=(("al-Shabab", "claims-responsibility"),),
                    **toll(20, 20),
                )
            ],
        ),
        ("C15", [Telling("attack.civilians", side_a=("Russia",), claims=(("President Zelenskyy", "accuses"),))]),
    ],
)
def test_probes_pass(name, events):
    assert values(probe(name, *events))["passed"] == 1.0


@pytest.mark.parametrize(
    ("name", "events", "says"),
    [
        ("C01", [], "0 actual events"),
        ("C01", [Telling("strike.air", place="Idlib", side_a=("Syrian forces",), **toll(12, None))], "side_a"),
        ("C01", [Telling("strike.air", place="Idlib", **toll(12, 12))], "killed"),
        ("C02", [Telling("battle.clash", place="Idlib")], "type battle.clash"),
        ("C04", [Telling("strike.artillery")], "plain fact"),
        ("C04", [], "no claim"),
        ("C05", [Telling("battle.clash")], "plain fact"),
        ("C10", [Telling("strike.air", modality="historical")], "not hypothetical"),
        (
            "C12",
            [Telling("battle.clash", side_a=("Sudanese army",), place="El Fasher", **toll(30, 30))],
            "sides are not",
        ),
        ("C15", [Telling("attack.civilians", side_a=("Russia",))], "plain fact"),
    ],
)
def test_probes_fail(name, events, says):
    outcome = probe(name, *events)
    assert values(outcome)["passed"] == 0.0
    assert says in outcome.misses[0].gold


def test_an_invented_perpetrator_is_counted():
    outcome = probe("C01", Telling("strike.air", side_a=("Syrian forces",)))
    assert values(outcome)["invented perpetrators"] == 1.0
