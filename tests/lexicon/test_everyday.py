"""The nouns that make an everyday act of a verb of war."""

from dateline.lexicon.everyday import everyday_nouns


def test_each_list_undoes_the_words_of_its_own_types_only():
    fled, fought = everyday_nouns("strategic.displacement"), everyday_nouns("battle.clash")
    assert "scene" in fled.beside
    assert "scene" not in fought.beside | fought.governed
    assert "corruption" in fought.governed
    assert "corruption" not in fought.beside


def test_a_type_of_no_row_has_none():
    strike = everyday_nouns("strike.air")
    assert strike.beside == strike.governed == frozenset()
