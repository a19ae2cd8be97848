"""Comparing stops early only where it is sure, or leaving a pair out would change results."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from math import inf

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.lexicon.commonness import RARE, _table
from dateline.merge.columns import Columns
from dateline.merge.features import MOST
from dateline.merge.score import compare, scored, told
from dateline.merge.unit import unit
from dateline.model import Count, Counts
from made_tellings import DAY, KORVA, REBELS, REGIME, SELM, gist, on, telling

FAR = replace(SELM, name="Mahwar", geonames_id=3, lat=36.9)  # in the same country, 144 km off
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
    st.sampled_from([KORVA, SELM, FAR, replace(KORVA, country="UA"), replace(SELM, country="UA", name="Selmivka")]),
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


def scores(units, least=-inf):
    """Return the scores of the pairs of units, as they are worked out together."""
    here, there = np.triu_indices(len(units), 1)
    return Columns(units).scores(here, there, least).tolist()


several = st.lists(st.tuples(leads, st.sampled_from(["lead", "beside", "uncoded"])), min_size=2, max_size=5)


def units_of(drawn):
    made = [lead(f"{place}", one) for place, (one, _) in enumerate(drawn)]
    kinds = [kind for _, kind in drawn]
    told_as = {
        "lead": lambda one: one,
        "beside": lambda one: replace(one, main=False),
        "uncoded": lambda one: replace(one, facets=()),
    }
    return [unit(told_as[kind](one.telling)) for one, kind in zip(made, kinds, strict=True)]


@settings(deadline=None)
@given(several)
def test_pairs_compared_together_have_the_very_scores_of_pairs_compared_singly(drawn):
    units = units_of(drawn)
    assert scores(units) == [compare(one, other).score for one, other in combinations(units, 2)]


@settings(deadline=None)
@given(several, st.floats(-8, 8))
def test_a_pair_is_never_left_out_that_comes_to_more(drawn, least):
    units = units_of(drawn)
    whole = [compare(one, other).score for one, other in combinations(units, 2)]
    assert all(one in {-inf, score} for one, score in zip(scores(units, least), whole, strict=True))
    assert [one > least for one in scores(units, least)] == [score > least for score in whole]


@settings(deadline=None)
@given(leads, leads)
def test_no_two_events_come_to_more_than_the_most(one, other):
    assert told(lead("a", one), lead("b", other)).score <= MOST


def test_a_pair_of_which_nothing_is_alike_is_left_out():
    far = (TITLES[5], "", 9, 1, SELM, (REBELS,), 3, 5, None)
    units = [lead("a", (TITLES[0], "", 0, 0, KORVA, (REGIME,), 14, 0, None)), lead("b", far)]
    assert scores(units, 0.5) == [-inf]
    besides = [unit(replace(one.telling, main=False)) for one in units]
    assert scored(*besides, 0.5) == -inf


def test_no_word_weighs_more_than_a_rare_one():
    assert max(_table().values()) <= RARE
