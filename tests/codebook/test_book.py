import re
from importlib.resources import files

import pytest

from dateline.codebook import load
from dateline.codebook.book import read_mapping
from dateline.errors import RegistryError, UnknownName

BOOK = load()
CODES = [
    "battle.capture",
    "battle.clash",
    "strike.chemical",
    "strike.suicide",
    "strike.bomb",
    "strike.air",
    "strike.artillery",
    "strike.grenade",
    "attack.sexual",
    "attack.civilians",
    "attack.abduction",
    "protest.force",
    "protest.intervention",
    "protest.peaceful",
    "riot.mob",
    "riot.demonstration",
    "strategic.looting",
    "strategic.agreement",
    "strategic.transfer",
    "strategic.base",
    "strategic.siege",
    "strategic.arrest",
    "strategic.disrupted",
    "strategic.movement",
    "strategic.group",
    "strategic.displacement",
    "strategic.other",
]


def test_the_codebook_has_the_27_types_by_family_and_rank():
    assert list(BOOK.types) == CODES


@pytest.mark.parametrize("code", CODES)
def test_every_type_is_told_in_full(code):
    kind = BOOK.type(code)
    assert len(kind.examples) >= 3
    assert len(kind.is_not) >= 3
    assert kind.rulings
    assert all(sentence.endswith(".") for sentence in (*kind.examples, *kind.rulings))
    assert all(item.text.endswith(".") and item.why for item in kind.is_not)


def test_no_sentence_serves_two_types():
    said = [text for kind in BOOK.types.values() for text in (*kind.examples, *(item.text for item in kind.is_not))]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("codes", "winner"),
    [
        (["strike.bomb", "strike.suicide"], "strike.suicide"),
        (["strike.air", "strike.chemical"], "strike.chemical"),
        (["strike.artillery", "strike.chemical"], "strike.chemical"),
        (["strike.air", "battle.clash"], "battle.clash"),
        (["battle.clash", "battle.capture"], "battle.capture"),
        (["attack.abduction", "attack.civilians"], "attack.civilians"),
        (["strategic.disrupted", "strike.air"], "strike.air"),
        (["protest.peaceful", "riot.demonstration", "protest.force"], "riot.demonstration"),
        (["strategic.other", "strategic.displacement"], "strategic.displacement"),
    ],
)
def test_which_type_wins_when_several_fit(codes, winner):
    assert BOOK.foremost(codes).code == winner


def test_a_family_lists_its_types_in_rank_order():
    assert [kind.code for kind in BOOK.in_family("riot")] == ["riot.mob", "riot.demonstration"]
    assert {kind.family for kind in BOOK.types.values()} == set(BOOK.families)


def test_an_unknown_type_names_the_nearest():
    with pytest.raises(UnknownName, match=r"did you mean strike\.air"):
        BOOK.type("strike.airr")


def test_an_unknown_family_names_the_known():
    with pytest.raises(UnknownName, match="battle"):
        BOOK.in_family("war")


def test_a_contrast_with_no_current_event_of_its_type_says_why():
    for kind in BOOK.types.values():
        for item in kind.is_not:
            if item.type == kind.code:
                assert re.search(r"planned mention|no current event", item.why), (kind.code, item.text)


def test_a_file_that_is_no_mapping_is_named(tmp_path):
    (tmp_path / "odd.yaml").write_text("- a\n- b\n", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"odd\.yaml: a mapping"):
        read_mapping(tmp_path / "odd.yaml")


def test_a_file_that_is_no_yaml_is_named(tmp_path):
    (tmp_path / "broken.yaml").write_text("a: [1\nb: }", encoding="utf-8")
    with pytest.raises(RegistryError, match=r"broken\.yaml: not valid YAML"):
        read_mapping(tmp_path / "broken.yaml")


def test_one_file_a_type_and_nothing_else():
    names = sorted(entry.name for entry in (files("dateline.codebook") / "types").iterdir())
    assert names == sorted(f"{code}.yaml" for code in CODES)
