from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.merge.block import keys
from dateline.model import PlacePrecision, When, Where
from made_tellings import DAY, KORVA, NORTHWEST, SELM, gist, on, telling, week

IDLIB = Where("Idlib province", PlacePrecision.ADMIN1, "SY", "Idlib")
places = st.sampled_from([KORVA, SELM, NORTHWEST, IDLIB, Where()])


@st.composite
def any_telling(draw, key):
    day = draw(st.integers(0, 4))
    published = draw(st.sampled_from([None, DAY + timedelta(days=day)]))
    about = gist(key, title=f"News of the {key} river", published=published)
    when = draw(st.sampled_from([on(day), week(), When()]))
    return telling(key, main=draw(st.booleans()), about=about, place=draw(places), date=when)


def meets(one, other):
    return bool(keys(one).sought & keys(other).own)


@given(any_telling("a"), any_telling("b"))
def test_whoever_finds_is_found(one, other):
    assert meets(one, other) == meets(other, one)


def besides(key, **changes):
    return telling(key, main=False, about=gist(key, title=f"News of the {key} river"), **changes)


def test_events_of_one_day_and_place_meet_and_those_days_apart_do_not():
    assert meets(besides("a"), besides("b", date=on(1)))
    assert not meets(besides("a"), besides("b", date=on(3)))


def test_towns_of_one_province_do_not_meet_but_each_meets_what_is_told_of_the_province():
    assert not meets(besides("a"), besides("b", place=SELM))
    assert meets(besides("a"), besides("b", place=IDLIB))
    assert meets(besides("c", place=IDLIB), besides("b", place=SELM))


def test_an_event_without_a_date_is_looked_for_before_its_report():
    undated = telling("b", main=False, about=gist("b", published=DAY + timedelta(days=1)), date=When())
    assert meets(besides("a"), undated)


def test_leads_meet_by_a_rare_word_of_their_openings():
    one, other = (
        telling(key, about=gist(key, title=f"Orchestra of Korva in {key}"), place=Where(), date=on(9 * number))
        for number, key in enumerate(("Lisbon", "Madrid"))
    )
    assert meets(one, other)
