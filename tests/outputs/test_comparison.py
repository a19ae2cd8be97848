"""Two sets side by side: one happening is one row, figures that contradict each other are named, nothing stands twice."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from any_incidents import incidents
from dateline.model import ActorKind, DatePrecision, Estimate, Origin, PlacePrecision, Side, When, Where
from dateline.outputs.comparison import COLUMNS, FINDINGS, compare
from made_incidents import RAIDERS, incident

ACLED = Origin("week", "acled", None, redistributable=False, row="SYR9001")
NEARBY = Where("Tell Darem", PlacePrecision.TOWN, "SY", "Idlib", None, None, 35.94, 36.64)
REBELS = (RAIDERS,)
FAR = Where("Sarkhoun", PlacePrecision.TOWN, "SY", "Aleppo", None, None, 36.9, 38.1)


def found(ours, theirs):
    rows = list(compare(ours, theirs))
    assert all(set(row) == set(COLUMNS) for row in rows)
    return [row["found"] for row in rows], rows


def test_one_happening_in_other_words_is_one_row():
    other = incident(
        "two", place=NEARBY, type="strike.air", origin=ACLED, estimates=(("killed", Estimate(9, 9, None)),)
    )
    told, [row] = found([incident()], [other])
    assert told == ["agree"]
    assert (row["b"], row["killed_a"], row["killed_b"]) == ("SYR9001", "7 to 12", "9")
    assert row["km"] < 2


def test_figures_that_do_not_meet_are_a_conflict():
    other = incident("two", estimates=(("killed", Estimate(40, 44, 50)), ("injured", Estimate(20, 20, 20))))
    told, [row] = found([incident()], [other])
    assert told == ["conflict"]
    assert row["conflict"] == "killed: 7 to 12 against 40 to 50"


def test_other_days_places_and_doings_are_no_match():
    ours = [incident()]
    for change in (
        {"date": When.day(date(2024, 12, 9))},
        {"place": FAR},
        {"type": "strategic.agreement", "place": NEARBY},
        {"date": When()},
    ):
        assert sorted(found(ours, [incident("two", **change)])[0]) == ["only a", "only b"]


def test_a_week_and_a_day_in_it_may_be_one():
    week = When(date(2024, 11, 28), date(2024, 12, 4), DatePrecision.WEEK)
    assert found([incident()], [incident("two", date=week)])[0] == ["agree"]


def test_the_other_side_did_it_so_it_is_another_fight():
    rebels = (Side("Hill Brigade", None, ActorKind.REBEL, None, ()),)
    changed = incident("two", side_a=rebels, place=NEARBY)
    assert sorted(found([incident()], [changed])[0]) == ["only a", "only b"]


def test_sides_that_stand_exchanged_are_the_same_sides():
    fight = {"type": "battle.clash", "side_a": incident().side_a, "side_b": REBELS}
    turned = fight | {"side_a": REBELS, "side_b": incident().side_a, "place": NEARBY}
    assert found([incident(**fight)], [incident("two", **turned)])[0] == ["agree"]


def test_the_likeliest_of_several_is_taken_and_the_rest_stay_alone():
    told, rows = found([incident()], [incident("two", place=NEARBY), incident("three")])
    assert sorted(told) == ["agree", "only b"]
    assert next(row for row in rows if row["found"] == "agree")["b"] == incident("three").id


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
@given(st.lists(incidents(), max_size=5, unique_by=lambda one: one.id))
def test_a_set_beside_itself_has_every_incident_once_on_each_side(made):
    told, rows = found(made, made)
    assert set(told) <= set(FINDINGS)
    for side in ("a", "b"):
        assert sorted(row[side] for row in rows if row[side]) == sorted(one.id for one in made)
