"""Which incidents are sensitive: by type, count, place and words; and which words say nothing of the kind."""

from dataclasses import replace

import pytest

from dateline.publication.sensitivity import classes_of, event_classes
from made_reports import strike
from made_secrets import TOLD

NOT = (
    "Twelve people were killed and the wounded were taken to hospital",
    "Hospital officials said 14 people had died",
    "Troops left their training camp near the river",
    "The White House welcomed the truce",
    "Minor clashes were reported on the ridge",
    "The Red Cross said the road was open",
)


@pytest.mark.parametrize(("line", "name"), [case for case in TOLD if case[1]])
def test_words_tell_a_class(line, name):
    assert name in classes_of("strike.air", (), (), [line.format(name="somebody")])


@pytest.mark.parametrize("line", NOT)
def test_words_that_say_nothing_of_the_kind(line):
    assert classes_of("strike.air", (), (), [line]) == frozenset()


@pytest.mark.parametrize(
    ("kind", "counts", "places", "name"),
    [
        ("attack.sexual", (), (), "sexual-violence"),
        ("strategic.arrest", (), (), "detention"),
        ("battle.clash", ("abducted",), (), "detention"),
        ("strike.air", (), ("al-Amal Hospital",), "hospital"),
        ("strike.air", (), ("Atma camp",), "displaced-site"),
    ],
)
def test_type_counts_and_places_tell_a_class(kind, counts, places, name):
    assert name in classes_of(kind, counts, places, ())


def test_an_event_is_judged_by_the_sentences_that_carry_it_and_by_the_title():
    coded = strike()
    assert event_classes(coded.events[0], coded.report) == frozenset()
    told = replace(coded.report, title="Hospital hit")
    assert event_classes(coded.events[0], told) == {"hospital"}
    assert event_classes(coded.events[0], told, titled=False) == frozenset()
    beside = replace(coded.report, text=coded.report.text.replace("air raids", "raids on shelters"))
    assert "shelter" in event_classes(
        replace(coded.events[0], evidence={"type": coded.events[0].evidence["killed"]}), beside
    )
