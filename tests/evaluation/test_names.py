"""Names that two readers write differently."""

import pytest

from dateline.evaluation.names import fold, same_actor, same_place, same_place_name, shared


def test_folding_takes_case_accents_and_punctuation_away():
    assert fold("  Ma'arrat_an-Nu‘mān ") == "ma arrat an nu man"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Syrian army", "Syrian Army", True),
        ("soldiers", "a soldier", True),
        ("Hayat Tahrir al-Sham", "Tahrir al-Sham", True),
        ("Russian forces", "Ukrainian troops", False),
        ("the", "the", True),
        ("", "", False),
    ],
)
def test_actors(one, other, same):
    assert same_actor(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Aleppo city", "northern Aleppo", True),
        ("Deir ez-Zor", "Deir ez-Zor province", True),
        ("Homs", "Hama", False),
        ("the city", "city", True),
    ],
)
def test_place_names(one, other, same):
    assert same_place_name(one, other) is same


def test_points_within_25_km_are_one_place_unless_they_mark_an_area():
    here, near, far = (36.20, 37.16), (36.25, 37.2), (36.9, 37.16)
    assert same_place(("A", here, "town"), ("B", near, "town"))
    assert not same_place(("A", here, "town"), ("B", far, "town"))
    assert not same_place(("A", here, "town"), ("B", near, "region"))
    assert not same_place(("A", None, "town"), (None, near, "town"))


def test_names_pair_one_to_one():
    assert shared(["rebels", "rebels"], ["the rebels"]) == 1
    assert shared([], ["rebels"]) == 0
