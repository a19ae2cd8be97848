"""When two tellings are one happening, and when they cannot be."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import DatePrecision, PlacePrecision, When
from dateline.resolve.gather import Told, apart_from_summaries, gather
from dateline.resolve.same import compatible_places, overlapping, same_happening, same_party, shared
from made_mentions import area, cue, killed, on, party, telling, town

IDLIB, HOMS = town("Idlib", 1, admin1="Idlib"), town("Homs", 2, admin1="Homs")
STRIKE = {"places": (IDLIB,), "times": (on(3),), "casualties": (killed(5, 5),)}


@pytest.mark.parametrize(
    "later",
    [
        {"places": (HOMS,)},
        {"places": (IDLIB,), "times": (on(4),)},
        {"places": (IDLIB,), "flags": frozenset({"new"})},
        {"places": (IDLIB,), "flags": frozenset({"reply"})},
    ],
    ids=["another place", "another day", "another strike", "in reply"],
)
def test_what_cannot_be_the_same(later):
    assert not same_happening(telling(**STRIKE), telling(start=50, **later)).same


def test_other_words_tell_of_other_happenings():
    protest = telling(cue("protest.peaceful", 50, "march"), start=50, places=(IDLIB,), flags=frozenset({"definite"}))
    verdict = same_happening(telling(**STRIKE), protest)
    assert (verdict.same, verdict.reasons) == (False, ("unrelated",))


def test_sides_that_change_their_parts_are_another_happening():
    army, rebels = party("army", actor_id="a"), party("rebels", actor_id="b")
    one = telling(side_a=(army,), side_b=(rebels,), places=(IDLIB,))
    other = telling(start=50, side_a=(rebels,), side_b=(army,), places=(IDLIB,), flags=frozenset({"definite"}))
    assert not same_happening(one, other).same


def test_another_known_doer_is_another_happening():
    one = telling(side_a=(party("Veldish army", actor_id="a"),), places=(IDLIB,))
    other = telling(start=50, side_a=(party("Ostran Guard", actor_id="b"),), places=(IDLIB,))
    assert not same_happening(one, other).same


def test_the_attack_points_back_and_says_why():
    later = telling(cue("?attack", 20, "attack"), start=50, flags=frozenset({"definite", "nominal"}))
    verdict = same_happening(telling(**STRIKE), later)
    assert verdict.same
    assert any("definite" in reason for reason in verdict.reasons)


def test_gathering_tells_each_happening_once():
    again = telling(start=50, flags=frozenset({"definite", "nominal"}))
    elsewhere = telling(start=100, places=(HOMS,), times=(on(3),), casualties=(killed(2, 2),))
    told = gather([telling(**STRIKE), again, elsewhere])
    assert [len(one.tellings) for one in told] == [2, 1]
    assert [decision.rule for decision in told[0].why] == ["merge.told_again"]
    assert told[1].why == ()


def test_who_comes_from_afar_and_dies_in_the_attack_dies_in_that_one():
    later = telling(start=50, places=(area("Ostran", country="OS", precision=PlacePrecision.COUNTRY),))
    assert not same_happening(telling(**STRIKE), later).same
    assert same_happening(telling(**STRIKE), replace(later, flags=frozenset({"definite", "nominal"}))).same


def _counted(dead, start, *flags, **more):
    return Told((telling(start=start, casualties=(killed(dead, dead),), flags=frozenset(flags), **more),))


@pytest.mark.parametrize(
    ("parts", "left"),
    [
        ([_counted(5, 50), _counted(3, 100, "others")], 2),
        ([_counted(5, 50, places=(IDLIB,)), _counted(3, 100, places=(HOMS,))], 2),
        ([_counted(5, 50), _counted(3, 100)], 3),
        ([_counted(5, 50), _counted(2, 100, "others")], 3),
        ([_counted(5, 50), _counted(3, 50, "others")], 3),
        ([_counted(5, 50, "harm-only"), _counted(3, 100, "others")], 3),
    ],
    ids=["another three", "each its place", "by chance", "another sum", "in one sentence", "no act of its own"],
)
def test_a_total_whose_parts_are_told_is_none_of_them(parts, left):
    assert len(apart_from_summaries([_counted(8, 0), *parts])) == left


def test_gathering_nothing_gives_nothing():
    assert gather([]) == []


@pytest.mark.parametrize(
    ("one", "other", "can_be"),
    [
        (IDLIB, town("Idlib", 1), True),
        (IDLIB, HOMS, False),
        (IDLIB, area("Idlib"), True),
        (IDLIB, area("Homs"), False),
        (IDLIB, area("northern Syria", precision=PlacePrecision.REGION), True),
        (IDLIB, area("Iraq", "IQ", PlacePrecision.COUNTRY), False),
        (IDLIB, area("Syria", "SY", PlacePrecision.COUNTRY), True),
        (town("Saraqib", 3), town("Sarāqib", 3), True),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_places_that_can_be_one(one, other, can_be):
    assert compatible_places(one, other) is can_be
    assert compatible_places(other, one) is can_be


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (When.day(date(2024, 12, 3)), When.day(date(2024, 12, 3)), True),
        (When.day(date(2024, 12, 3)), When.day(date(2024, 12, 4)), False),
        (When.day(date(2024, 12, 3)), When(date(2024, 12, 1), date(2024, 12, 31), DatePrecision.MONTH), True),
        (When.day(date(2024, 12, 3)), When(), True),
    ],
    ids=str,
)
def test_times_that_can_be_one(one, other, meet):
    assert overlapping(one, other) is meet
    assert overlapping(other, one) is meet


def test_names_are_one_by_actor_or_by_their_own_words():
    assert same_party(party("HTS", actor_id="x"), party("Hayat Tahrir al-Sham", actor_id="x"))
    assert same_party(party("Veldish forces"), party("Veldish army"))
    assert not same_party(party("Veldish forces"), party("Ostran forces"))
    assert not shared((), (party("people"),))


def test_a_large_figure_told_twice_is_one_happening_and_at_least_is_no_other_figure():
    title = telling(cue("strike.artillery"), casualties=(killed(23, 23),))
    lead = telling(cue("strike.air", 50), start=50, places=(IDLIB,), casualties=(killed(23, None),))
    few = replace(lead, casualties=(killed(5, 5),))
    assert same_happening(title, lead).same
    assert not same_happening(replace(title, casualties=(killed(5, 5),)), few).same


def test_the_setting_in_a_title_is_not_what_the_title_tells():
    title = telling(cue("?attack"), flags=frozenset({"headline", "nominal"}))
    later = telling(cue("strike.air", 50), start=50, places=(IDLIB,), flags=frozenset({"nominal"}))
    assert same_happening(title, later).same
    assert not same_happening(replace(title, flags=title.flags | {"set-apart"}), later).same
