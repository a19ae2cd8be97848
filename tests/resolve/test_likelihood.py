from dataclasses import replace

import numpy as np
import pytest

from dateline.model import Modality
from dateline.pipeline import code, drafted
from dateline.resolve.likelihood import likelihoods
from dateline.resolve.traits import traits
from dateline.resolve.weigh import overruled
from dateline.trees import Trees, rows_of
from reading import report_of

# One tree of two questions: is it dated? If not, is it named in passing?
TREE = Trees(
    names=("dated", "in passing"),
    split=np.array([[0, 1, 0]], dtype=np.int32),
    value=np.array([[0.0, -1.0, 2.0, -0.5, -3.0, 2.0, 2.0]]),
    base=0.25,
)
PLAIN = "On 3 May 2024 rebels shelled the market of Aleppo, killing nine civilians."
PASSING = (
    "The minister, who visited Paris, recalled the bombing. Trade talks went on for six hours and ended without a deal."
)


def test_a_tree_is_walked_to_its_end_and_each_question_gets_its_share():
    odds, shares = TREE.walk(rows_of([["dated"], ["in passing"], []], TREE.names))
    assert odds.tolist() == [2.25, -2.75, -0.25]
    assert shares.tolist() == [[2.0, 0.0], [-1.0, -2.0], [-1.0, 0.5]]


def test_a_trait_that_no_tree_asks_for_counts_for_nothing():
    known = ["type strike.air", "facts 3"]
    assert likelihoods([known]) == likelihoods([[*known, "rule invented.yesterday"]])


def test_no_draft_has_no_likelihood():
    assert likelihoods([]) == []


def test_a_plain_telling_is_surer_than_a_word_in_passing():
    (_, plain), (_, passing) = drafted([report_of(PLAIN), report_of(PASSING)])
    sure = [likelihoods([traits(one)])[0].probability for one in (*plain[:1], *passing[:1])]
    assert sure[0] > 0.8
    assert sure[0] > sure[1] + 0.2


@pytest.mark.parametrize("text", [PLAIN, PLAIN.upper(), "Rebels plan to shell Aleppo. Rebels have not shelled Aleppo."])
def test_every_event_carries_its_confidence_and_what_decided_it(text):
    (coded,) = code([report_of(text)], all_modalities=True)
    assert coded.events
    for event in coded.events:
        (why,) = [decision for decision in event.decisions if decision.field == "confidence"]
        assert 0 < event.confidence < 1
        assert why.by == "trees"
        assert why.why.count(", ") == 2


def test_the_confidence_of_what_is_no_current_event_is_that_it_is_none():
    (coded,) = code([report_of("Rebels plan to shell Aleppo next week.")], all_modalities=True)
    (event,) = coded.events
    (why,) = [decision for decision in event.decisions if decision.field == "confidence"]
    assert event.confidence == pytest.approx(1 - why.score, abs=0.006)


@pytest.fixture
def seen():
    ((_, drafts),) = drafted([report_of(PLAIN)])
    return drafts[0]


@pytest.fixture
def draft(seen):
    return seen.draft


@pytest.fixture
def telling(seen):
    return seen.telling


def test_a_likely_draft_is_admitted_against_the_rules_that_refuse_it(telling, draft):
    (admitted,) = overruled(telling, [replace(draft, refused=("too_little",), likelihood=0.8)])
    assert admitted.stands
    assert str(admitted.event.decisions[-1]) == "modality: modality.admitted (against too_little)"


def test_an_unlikely_draft_is_dropped(telling, draft):
    (dropped,) = overruled(telling, [replace(draft, likelihood=0.2)])
    assert dropped.refused == ("unlikely",)


@pytest.mark.parametrize(("relevance", "short", "stands"), [(0.1, True, False), (0.1, False, True), (0.9, True, True)])
def test_a_short_item_that_reads_like_other_news_must_be_surer(telling, draft, relevance, short, stands):
    about = replace(telling, relevance=relevance, short=short)
    shot = replace(draft, event=replace(draft.event, type="attack.civilians"), likelihood=0.6)
    (one,) = overruled(about, [shot])
    assert one.stands is stands


def test_a_demonstration_that_only_sets_the_scene_is_never_admitted(telling, draft):
    (one,) = overruled(telling, [replace(draft, refused=("a_protest_in_passing",), likelihood=0.9)])
    assert not one.stands


@pytest.mark.parametrize("modality", [Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED])
def test_what_did_not_happen_is_never_admitted(telling, draft, modality):
    (same,) = overruled(telling, [replace(draft, event=replace(draft.event, modality=modality), likelihood=0.99)])
    assert same.event.modality is modality


def test_what_is_told_in_the_same_words_is_admitted_once(telling, draft):
    refused = replace(draft, refused=("too_little",), likelihood=0.9)
    assert [one.stands for one in overruled(telling, [replace(refused, likelihood=0.8), refused])] == [False, True]
    assert [one.stands for one in overruled(telling, [replace(draft, likelihood=0.9), refused])] == [True, False]


def test_what_somebody_is_accused_of_is_not_dropped():
    (coded,) = code([report_of("The governor accused M23 of executing prisoners.")])
    assert [event.type for event in coded.events] == ["attack.civilians"]
