import numpy as np
import pytest

from dateline.extract.learned.relevance import features, probability, relevance

CONFLICT = (
    "Rebels shelled the market of a besieged town on Monday, killing nine civilians.",
    "Police fired tear gas at demonstrators who marched on parliament.",
    "A suicide bomber killed four soldiers at a checkpoint.",
)
OTHER = (
    "The striker scored twice as the club won the cup final on penalties.",
    "The central bank raised its interest rate by a quarter point.",
    "An earthquake of magnitude six shakes the coast; no damage is reported.",
)


@pytest.mark.parametrize("text", CONFLICT)
def test_texts_on_conflict_score_high(text):
    assert relevance(text) > 0.7


@pytest.mark.parametrize("text", OTHER)
def test_texts_on_other_matters_score_low(text):
    assert relevance(text) < 0.3


def test_figures_capitals_and_repetition_do_not_count():
    assert list(features("Ten dead, 45 hurt")) == list(features("TEN DEAD, 9000 HURT"))
    assert len(features("bomb bomb bomb")) == 2


def test_a_text_without_words_tells_of_nothing():
    assert probability(np.zeros(1 << 18, dtype=np.float32), 3.0, features("...")) == 0.0
