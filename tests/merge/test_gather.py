from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.merge.gather import gather, incidents
from dateline.model import Count, Counts, Telling
from made_tellings import DAY, KORVA, NORTHWEST, REBELS, SELM, gist, on, telling, week


def groups(*tellings):
    """Return the ids of the reports of each group."""
    found = [[one.gist.report_id for one in group] for part in gather(tellings) for group in part.groups]
    return sorted(sorted(group) for group in found)


def test_reports_of_one_strike_are_one_incident_whatever_their_tolls():
    later = telling(
        "b", counts=Counts(killed=Count(16, 16)), about=gist("b", "Toll of Korva market strike rises to 16")
    )
    assert groups(telling("a"), later, telling("c")) == [["a", "b", "c"]]


def test_the_next_day_is_another_incident():
    about = gist("b", "New strike on Korva kills 5", published=DAY + timedelta(days=2), days=(DAY + timedelta(days=2),))
    assert groups(telling("a"), telling("b", about=about, date=on(2), counts=Counts(killed=Count(5, 5)))) == [
        ["a"],
        ["b"],
    ]


def test_another_town_on_the_same_day_is_another_incident():
    about = gist("b", "Shells hit school in Selm, killing 3", text="")
    other = telling("b", about=about, place=SELM, type="strike.artillery", counts=Counts(killed=Count(3, 3)))
    assert groups(telling("a"), other) == [["a"], ["b"]]


def test_the_other_side_s_rockets_are_another_incident():
    about = gist("b", "Rebel rockets kill 9 at Korva bus station")
    other = telling("b", about=about, side_a=(REBELS,), type="strike.artillery", counts=Counts(killed=Count(9, 9)))
    assert groups(telling("a"), other) == [["a"], ["b"]]


def test_a_vague_round_up_does_not_swallow_what_is_told_town_by_town():
    vague = telling(
        "z",
        about=gist("z", "Forty dead in a week of strikes", numbers=(40,)),
        place=NORTHWEST,
        date=week(),
        counts=Counts(),
    )
    selm = telling("b", about=gist("b", "Strike on Selm school kills 3"), place=SELM, counts=Counts(killed=Count(3, 3)))
    assert ["a"] in groups(telling("a"), selm, vague)
    assert ["b"] in groups(telling("a"), selm, vague)


def test_what_a_report_tells_besides_joins_the_incident_that_another_leads_with():
    besides = telling("b", main=False, about=gist("b", "Talks on truce adjourned"))
    assert groups(telling("a"), besides) == [["a", "b"]]


def test_two_events_of_one_report_stay_two():
    about = gist("a")
    assert groups(telling("a", about=about), telling("a", main=False, about=about)) == [["a"], ["a"]]


def test_reports_without_events_are_one_story_when_their_words_are():
    same = [
        Telling(key, gist(key, "Korva orchestra plays its first concert since the flood"), main=True) for key in "ab"
    ]
    other = Telling("c", gist("c", "Selm elects a beekeeper as mayor"), main=True)
    assert groups(*same, other) == [["a", "b"], ["c"]]


places = st.sampled_from([KORVA, SELM, NORTHWEST])


@st.composite
def several_tellings(draw):
    keys = draw(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True))
    return [
        telling(
            key,
            main=draw(st.booleans()),
            place=draw(places),
            date=on(draw(st.integers(0, 2))),
            counts=Counts(killed=Count(draw(st.integers(1, 30)), None)),
        )
        for key in keys
    ]


@settings(deadline=None)
@given(several_tellings(), st.randoms(use_true_random=False))
def test_the_result_depends_neither_on_order_nor_on_repetition(tellings, shuffle):
    again = [*tellings, tellings[0]]
    shuffle.shuffle(again)
    one, other = (sorted(incidents(gather(order)), key=lambda found: found.id) for order in (tellings, again))
    assert one == other
