"""Private persons' names leave no title; what everybody may read stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.publication.persons import WITHHELD, masked, name_shown
from made_secrets import FAMILY, GIVEN, private_names

SHOWN = (
    "Air raids kill at least 25",
    "Lt. Gen. Oran said the army had left",
    "Ukraine: President Volodymyr Zelensky meets the Syrian foreign minister",
    "Syrian Observatory for Human Rights counts 12 dead",
    "On Sunday, May 4, Hamas said it had agreed",
    "Islamic State claims attack on Shiite mosque in Kabul",
    "Israel kills Hezbollah commander Hassan Nasrallah in Beirut",
    "Kremlin says Russian jets hit Ukrainian positions",
)
HIDDEN = (
    ("Amina Tarkovar, 12, died on her way to school", f"{WITHHELD}, 12, died on her way to school"),
    ("Gunmen Kill Yusuf Belhadj", f"Gunmen Kill {WITHHELD}"),
    ("Grace Brown died", f"{WITHHELD} died"),
    ("John Smith and Mary Jones were shot", f"{WITHHELD} and {WITHHELD} were shot"),
    ("Mohammed al-Rashid's house was hit", f"{WITHHELD}'s house was hit"),
    ("مقتل أمينة", WITHHELD),
    ("call +44 7700 900123", f"call {WITHHELD}"),
    ("write to a.b@c.example", f"write to {WITHHELD}"),
    ("it fell at 36.12345, 37.56781", f"it fell at {WITHHELD}, {WITHHELD}"),
)


@pytest.mark.parametrize("text", SHOWN)
def test_what_everybody_may_read_stays(text):
    assert masked(text) == text


@pytest.mark.parametrize(("text", "shown"), HIDDEN)
def test_a_private_name_goes(text, shown):
    assert masked(text) == shown


def test_the_places_of_a_record_stay():
    assert masked("Shells fall on Tel Darim", ["Tel Darim"]) == "Shells fall on Tel Darim"


@pytest.mark.parametrize(
    "name", ["Ostran forces", "Hill Brigade", "Syrian army", "residents", "Gen. Oran", "the army", "ISIL"]
)
def test_bodies_crowds_and_officers_are_named(name):
    assert name_shown(name, None) == name


@pytest.mark.parametrize("name", ["Amina Tarkovar", "John Smith", "witness Omar", "Yusuf Belhadj's family"])
def test_a_person_on_a_side_is_not(name):
    assert name_shown(name, None) is None


def test_an_actor_of_the_registry_is_named_as_the_registry_has_it_when_its_words_are_no_ones():
    assert name_shown("Yusuf Belhadj's Hamas", "hamas") in {"Hamas", None}


LINES = st.sampled_from(
    ("{} died", "shells killed {} and two others", "Two Dead, Says {}", "{} IS MISSING", "“{}” was seen", "it was {}.")
)


@settings(deadline=None)
@given(private_names, LINES, st.booleans())
def test_no_word_of_a_private_name_survives(name, line, shouted):
    text = line.format(name.upper() if shouted else name)
    left = masked(text).casefold()
    assert not [word for word in name.casefold().split() if word in left]


@settings(deadline=None)
@given(st.sampled_from(GIVEN), st.sampled_from(FAMILY))
def test_a_name_known_from_the_record_goes_in_small_letters_too(given_name, family):
    text = f"the body of {family.lower()} was found"
    assert family.lower() not in masked(text, private=[f"{given_name} {family}"])


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_masked_twice(text):
    once = masked(text)
    assert masked(once) == once
