"""The words of every event type, in the styles in which they are reported."""

from pathlib import Path

import pytest
import yaml

from dateline.codebook import load
from dateline.extract.parse import parse
from dateline.extract.rules.cues import find_hits
from dateline.lexicon.events import inflected, triggers

CASES = yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8"))
NEVER = [(code, text) for code, texts in CASES.pop("never").items() for text in texts]
SAID = [(code, text) for code, texts in CASES.items() for text in texts]
# What only the sides settle counts for every type that it can become.
SETTLED = {
    "?attack": {"battle.clash", "attack.civilians"},
    "?kill": set(),
    "?strike": {"strike.air", "strike.artillery"},
    "?bombing": {"strike.air", "strike.bomb"},
    "?blast": {"strike.bomb"},
}


@pytest.fixture(scope="module")
def types():
    """Return the types that the words of each sentence name."""
    texts = [text for _, text in (*SAID, *NEVER)]
    found = {}
    for text, doc in zip(texts, parse(texts), strict=True):
        words = [hit.trigger.type for hit in find_hits(doc)]
        found[text] = {kind for word in words for kind in SETTLED.get(word, {word})}
    return found


def test_every_wording_names_its_type(types):
    missed = [f"{code}: {text} -> {sorted(types[text])}" for code, text in SAID if code not in types[text]]
    assert not missed, "\n".join(missed)


def test_words_of_something_else_name_no_event(types):
    raised = [f"{code}: {text} -> {sorted(types[text])}" for code, text in NEVER if code in types[text]]
    assert not raised, "\n".join(raised)


def test_every_type_of_the_codebook_has_words():
    named = {trigger.type for found in triggers().values() for trigger in found}
    assert set(load().types) <= named | {kind for kinds in SETTLED.values() for kind in kinds}
    assert set(CASES) == set(load().types)


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("retake", ("retakes", "retook", "retaken", "retaking")),
        ("rape", ("rapes", "raped", "raping")),
        ("bus", ("buses", "bused", "bussed", "busing", "bussing")),
        ("stab", ("stabs", "stabbed", "stabbing")),
        ("occupy", ("occupies", "occupied", "occupying")),
        ("flee", ("flees", "fled", "fleeing")),
        ("massacre", ("massacres", "massacred", "massacring")),
        ("destroy", ("destroys", "destroyed", "destroying")),
    ],
)
def test_verbs_are_known_in_every_form(verb, forms):
    assert inflected(verb) == forms


def test_longer_phrases_come_before_shorter_ones():
    for found in triggers().values():
        lengths = [len(trigger.words) for trigger in found]
        assert lengths == sorted(lengths, reverse=True)


def test_passives_are_read_with_every_auxiliary():
    words = {trigger.words for trigger in triggers()["truce"] if trigger.type == "strategic.other"}
    assert {("truce", "break"), ("truce", "be", "break"), ("truce", "have", "be", "break")} <= words
