"""What two openings have in common, feature by feature."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.merge import leads
from dateline.merge.features import doers, time
from dateline.merge.gist import gist as made
from dateline.merge.outline import Outline
from dateline.merge.profile import profile
from dateline.merge.score import compare
from dateline.merge.unit import unit
from dateline.model import Count, Counts, PlacePrecision, Report, Telling, When, Where
from made_tellings import DAY, KORVA, REBELS, REGIME, facet, gist, on, telling


def outline(**changes):
    return Outline(gist("a", **changes))


@pytest.mark.parametrize(
    ("one", "other"), [("hasakeh", "hassakeh"), ("qaterji", "qatrji"), ("sheikhun", "sheikhoun"), ("raqa", "raqqa")]
)
def test_a_name_meets_its_transliterations(one, other):
    assert leads.names(outline(names=(one,)), outline(names=(other,)))[0] > leads.MOST_NAMES


def test_other_names_have_nothing_in_common():
    assert leads.names(outline(names=("korva",)), outline(names=("selmat",))) == (0.0, "no name in both")


@pytest.mark.parametrize(
    "title",
    [
        "Jets bomb Korva for a second day",
        "Korva shelled for third straight night",
        "Clashes erupt in Korva again",
        "Army renews raids on Korva",
        "Fresh air strikes hit Korva",
    ],
)
def test_a_title_that_goes_on_from_another_day_tells_of_another(title):
    first, second = outline(title="Jets bomb Korva").days, outline(title=title).days
    assert leads.goes_on(first, second) == leads.goes_on(second, first) == (-1.0, "one goes on from another day")
    assert leads.goes_on(second, second) is None


@pytest.mark.parametrize(
    "title", ["", "Nine killed in Korva against all odds", "Second hospital bombed in a day", "Attack on Korva"]
)
def test_other_titles_do_not_go_on(title):
    assert not outline(title=title).days.goes_on


def test_other_countries_are_other_happenings():
    abroad = unit(telling("b", place=Where("Mahwar", PlacePrecision.TOWN, "YE")))
    assert compare(unit(telling("a")), abroad).reasons == ("other country or far apart -6.0",)


FAR = Where("Mahwar", PlacePrecision.TOWN, "SY", geonames_id=3, lat=36.9, lon=36.6)  # 111 km north of Korva


def test_towns_far_apart_are_other_happenings():
    assert compare(unit(telling("a")), unit(telling("b", place=FAR))).reasons == ("other country or far apart -6.0",)


@pytest.mark.parametrize(
    "near", [replace(FAR, lat=36.3), replace(FAR, precision=PlacePrecision.ADMIN1), replace(FAR, lat=None, lon=None)]
)
def test_a_town_near_an_area_and_a_place_without_a_point_may_be_the_same(near):
    assert "other country or far apart -6.0" not in compare(unit(telling("a")), unit(telling("b", place=near))).reasons


def test_a_report_from_both_towns_may_be_the_same():
    both = unit(Telling("b-event", gist("b"), True, (facet("b-event"), facet("b-other", place=FAR))))
    assert "other country or far apart -6.0" not in compare(unit(telling("a", place=FAR)), both).reasons


def test_a_place_put_in_two_countries_is_no_other_happening():
    twin = unit(telling("b", place=Where("Korva", PlacePrecision.TOWN, "YE")))
    assert compare(unit(telling("a")), twin).same


def test_a_house_that_reports_on_another_day_tells_of_something_else():
    one, next_day = outline(publisher="Korva Post"), outline(publisher="Korva Post", published=DAY + timedelta(days=1))
    assert leads.later(one, next_day)[0] > 0 > leads.WEIGHTS["later"]
    assert leads.later(one, outline(publisher="Korva Post")) is None
    assert leads.later(one, outline(publisher="Selm Times", published=DAY + timedelta(days=1))) is None
    assert leads.later(outline(publisher=None), outline(publisher=None, published=DAY + timedelta(days=1))) is None


def test_leads_of_one_type_are_more_alike():
    told = gist("a")
    strike, shelling = (profile(facet("a", type=code), told) for code in ("strike.air", "strike.artillery"))
    assert leads.types(strike.fact, strike.fact)[0] == 1.0
    assert leads.types(strike.fact, shelling.fact) is None


def test_the_figures_of_what_is_told_first_are_compared():
    told = gist("a")
    few, many = (profile(facet("a", counts=Counts(killed=Count(dead, dead))), told) for dead in (4, 40))
    assert leads.losses(few.fact, few.fact)[0] > 0 > leads.losses(few.fact, many.fact)[0]


def test_each_side_tells_a_fight_as_its_own():
    told = gist("a")
    ours = profile(facet("a", type="battle.clash", side_a=(REGIME,), side_b=(REBELS,)), told)
    theirs = profile(facet("b", type="battle.clash", side_a=(REBELS,), side_b=(REGIME,)), told)
    assert doers(ours.fact, theirs.fact)[0] > 0
    raid = profile(facet("a", side_a=(REGIME,), side_b=(REBELS,)), told)
    answer = profile(facet("b", side_a=(REBELS,), side_b=(REGIME,)), told)
    assert doers(raid.fact, answer.fact)[0] < 0


def test_names_that_every_report_holds_are_no_names():
    text = (
        "Rockets fell on Korvat, the Observatory told AFP. Assad and ISIS were silent. Reuters and Twitter carried it."
    )
    assert made(Report("r", "r.txt", text, title="Rockets on Korvat")).names == ("korvat",)


def test_the_titles_toll_is_its_largest_figure():
    one, other = outline(title="At least 43 killed, 2 medics among them"), outline(title="Strike on Korva kills 43")
    assert leads.toll(one.figures, other.figures) == (1.0, "both titles say 43")
    assert leads.toll(one.figures, outline(title="Strike on Korva kills 44").figures) is None


def test_a_weekday_holds_where_the_day_of_publication_is_wrong():
    late = outline(days=(DAY + timedelta(days=14),))
    assert leads.weekday(outline().days, late.days)[0] == 1.0
    assert leads.days(outline().days, late.days)[0] < 0
    assert leads.weekday(outline().days, outline(days=(DAY + timedelta(days=1),)).days) is None


def test_one_day_is_not_the_sum_of_several():
    told = gist("a")
    one, several = (profile(facet("a", date=when), told).fact for when in (on(), When(DAY, DAY + timedelta(days=1))))
    assert time(one, one)[0] > time(one, several)[0]


def test_events_beside_the_lead_are_compared_too():
    market = facet("e1", counts=Counts(killed=Count(43, 43)))
    medics = facet("e2", place=KORVA, type="attack.civilians", date=on(-3), counts=Counts(killed=Count(1, 1)))
    lead = Telling("e1", gist("a"), True, (market,))
    alone = Telling("e2", gist("b"), True, (medics,))
    beside = Telling("e2", gist("b"), True, (medics,), beside=(market,))
    assert compare(unit(lead), unit(beside)).score > compare(unit(lead), unit(alone)).score


def test_a_reprint_is_put_with_its_original_whatever_else_is_told():
    text = (
        "The jets came at dawn and hit the covered market of the old town twice within minutes, said a baker there. "
        "Neighbours dug with their hands until the rescuers came with lamps and one small crane from the harbour. "
        "The governor promised shelter for every family that had lost its house and closed all schools until Monday."
    )
    original, reprint = (unit(telling(key, about=gist(key, "Jets hit Korva", text))) for key in "ab")
    rewrite = unit(telling("c", about=gist("c", "Jets hit Korva", "")))
    assert compare(original, reprint).score > compare(original, rewrite).score + 2
