"""Comparing stops early only where it is sure, or leaving a pair out would change results."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.lexicon.commonness import RARE, _table
from dateline.merge.features import MOST
from dateline.merge.score import compare, compared, told
from dateline.merge.unit import unit
from dateline.model import Count, Counts
from made_tellings import DAY, KORVA, REBELS, REGIME, SELM, gist, on, telling

TITLES = (
    "Air strike on market kills 14 in Korva",
    "Fourteen dead as jets bomb Korva market, says Selmanov",
    "Gas attack on Selm hospital kills 3",
    "Car bomb kills 14 at Selm checkpoint",
    "Chlorine gas hits Korvah; 40 choke",
    "Talks adjourned",
)
TEXTS = ("", "the jets came at dawn and hit the covered market of the old town twice within minutes said a baker " * 2)
leads = st.builds(
    lambda title, text, late, named, place, side, killed, when, house: (
        title,
        text,
        late,
        named,
        place,
        side,
        killed,
        when,
        house,
    ),
    st.sampled_from(TITLES),
    st.sampled_from(TEXTS),
    st.sampled_from([None, 0, 1, 2, 3, 9]),
    st.sampled_from([None, 0, 1, 7]),
    st.sampled_from([KORVA, SELM]),
    st.sampled_from([(REGIME,), (REBELS,), ()]),
    st.sampled_from([3, 14, 40]),
    st.sampled_from([0, 1, 5]),
    st.sampled_from([None, "Korva Post", "Selm Times"]),
)


def lead(key, drawn):
    title, text, late, named, place, side, killed, when, house = drawn
    published = None if late is None else DAY + timedelta(days=late)
    days = () if named is None else (DAY + timedelta(days=named),)
    about = gist(key, title, text, published=published, days=days, publisher=house)
    counts = Counts(killed=Count(killed, killed))
    return unit(telling(key, about=about, place=place, side_a=side, counts=counts, date=on(when)))


@settings(deadline=None)
@given(leads, leads)
def test_a_pair_is_never_left_out_that_comes_to_more(one, other):
    first, second = lead("a", one), lead("b", other)
    whole = compare(first, second)
    assert compared(first, second, whole.score - 0.001) == whole
    assert (compared(first, second, whole.score + 0.5) or whole) == whole
    assert told(first, second).score <= MOST


def test_a_pair_of_which_nothing_is_alike_is_left_out():
    far = (TITLES[5], "", 9, 1, SELM, (REBELS,), 3, 5, None)
    assert compared(lead("a", (TITLES[0], "", 0, 0, KORVA, (REGIME,), 14, 0, None)), lead("b", far), 0.5) is None


def test_no_word_weighs_more_than_a_rare_one():
    assert max(_table().values()) <= RARE
