"""Names of actors in running text: the longest, at word boundaries, in the right case. Every text is invented."""

from datetime import date

import pytest

from dateline.actors.registry import Registry, shipped


@pytest.fixture(scope="module")
def registry():
    return Registry(shipped())


def found(registry, text, **options):
    return [(span.of(text), actors[0].id) for span, actors in registry.scan(text, **options)]


@pytest.mark.parametrize(
    "text",
    [
        "That is why it helps us to tell them.",
        "The fights and the nights; a thtsa, an hts and an fsa.",
        "Let us see who is there: mend it, aid them.",
        "THIS IS WHAT THEY TOLD US AND WHO THE CAR TOOK",
        "An Islamic state was their dream, a free army their hope.",
        "The army fired and the police watched.",
        "Sofia and Maria said the united nations of the heart.",
    ],
)
def test_words_are_no_names(registry, text):
    assert found(registry, text, bare=False) == []


def test_acronyms_in_lines_of_capitals(registry):
    text = "FMLN GUERRILLAS SAID THE U.S. IS WITH US IN THIS FIGHT"
    assert found(registry, text) == [("FMLN", "fmln"), ("U.S.", "us-government")]


def test_longest_match_at_each_place(registry):
    text = "Syrian Democratic Forces fought Syrian army units; Islamic State in Libya did not."
    assert found(registry, text) == [
        ("Syrian Democratic Forces", "syrian-democratic-forces"),
        ("Syrian army units", "sy-army"),
        ("Islamic State in Libya", "islamic-state-in-libya"),
    ]


def test_articles_belong_to_the_name_and_possessives_do_not(registry):
    assert found(registry, "They saw al-Shabaab's men.") == [("al-Shabaab", "al-shabaab")]
    assert found(registry, "Israel's military and the Kremlin's envoy")[0] == ("Israel's military", "il-armed-forces")


def test_names_broken_over_lines_but_not_over_sentences(registry):
    assert found(registry, "fighters of Jabhat\nal-Nusra") == [("Jabhat\nal-Nusra", "al-nusra-front")]
    assert found(registry, "It was Syrian. Democratic Forces", bare=False) == []


def test_halves_of_compounds_are_no_doers(registry):
    assert found(registry, "US-backed groups and pro-Russian crowds, anti-Israel slogans") == []
    assert found(registry, "pro-Assad fighters and anti-Assad crowds") == [("pro-Assad fighters", "sy-pro-government")]
    assert found(registry, "pro-Russian separatists") == [("pro-Russian separatists", "pro-russian-separatists")]


def test_bare_names_can_be_left_out(registry):
    text = "Israel struck near Damascus, Russian jets near Idlib."
    assert found(registry, text, bare=False) == [("Russian jets", "ru-air-force")]
    assert ("Israel", "il-government") in found(registry, text)


def test_the_countries_of_the_text_settle_names(registry):
    assert found(registry, "The Taliban struck in Pakistan.")[0] == ("Taliban", "ttp")
    assert found(registry, "The Taliban struck.")[0] == ("Taliban", "taliban")
    assert found(registry, "AA fighters crossed the river.") == []
    assert found(registry, "AA fighters crossed a river in Myanmar.")[0] == ("AA", "arakan-army")


def test_the_day_settles_renamings_and_leaders(registry):
    text = "Nusra Front men fought Assad's forces."
    assert found(registry, text, on=date(2017, 5, 1))[0][1] == "hayat-tahrir-al-sham"
    assert found(registry, text, on=date(2025, 5, 1)) == [("Nusra Front", "hayat-tahrir-al-sham")]


def test_offsets_are_code_points(registry):
    text = "İzmir — Kata’ib Hezbollah and Séléka 🙂 FARDC"
    assert found(registry, text, bare=False) == [
        ("Kata’ib Hezbollah", "kataib-hezbollah"),
        ("Séléka", "seleka"),
        ("FARDC", "cd-armed-forces"),
    ]


def test_mixed_case_acronyms_are_not_words(registry):
    assert found(registry, "Let them go. LeT men came.") == [("LeT", "lashkar-e-taiba")]
    assert found(registry, "Isis and Farc claimed it.") == [("Isis", "islamic-state"), ("Farc", "farc")]


def test_an_and_with_an_article_of_its_own_begins_another_name(registry):
    text = "Clashes go on outside Damascus and the regime forces use rockets"
    assert [span.of(text) for span, _ in registry.scan(text)] == ["Damascus"]
