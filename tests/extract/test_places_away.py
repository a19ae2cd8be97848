"""How far from a place something happened: what counts as such words, and what does not."""

import pytest

from dateline.extract.rules.places_away import away

NAME = "Bara"


@pytest.mark.parametrize(
    ("before", "km", "said"),
    [
        ("shelled a camp 12 km north of ", 12.0, "12 km"),
        ("some 10-15 kilometres (7 miles) south-west of the town of ", 15.0, "10-15 kilometres"),
        ("two to three miles from the besieged city of ", 4.8, "two to three miles"),
        ("ten miles outside ", 16.1, "ten miles"),
        ("twenty-five kilometres from ", 25.0, "twenty-five kilometres"),
        ("15km west of ", 15.0, "15km"),
        ("around 3.5 km, to the north-east of ", 3.5, "3.5 km"),
    ],
)
def test_words_before_a_name_say_how_far_away_it_was(before, km, said):
    found, span = away(before + NAME, len(before))
    assert found == km
    assert span.of(before + NAME) == said


@pytest.mark.parametrize(
    "before",
    [
        "a 5 km convoy near ",
        "shells with a range of 40 km hit ",
        "a few kilometres from ",
        "fled 2,000 km from ",
        "0 km from ",
        "12 km north of Rahad, gunmen attacked ",
        "killed 12 people from ",
    ],
)
def test_other_distances_are_none(before):
    assert away(before + NAME, len(before)) == (None, None)
