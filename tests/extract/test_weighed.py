from dataclasses import replace

import pytest

from dateline.extract.learned.sides import chances
from dateline.extract.parse import parse
from dateline.extract.rules.contenders import contenders, path
from dateline.extract.rules.weighed import by_rules, weighed
from dateline.pipeline import code, scenes
from reading import report_of


def scene_of(text):
    ((_, found),) = scenes([report_of(text)])
    return found[0]


def test_every_name_of_the_sentence_contends_once():
    scene = scene_of(
        "Two policemen were killed when rebels of the March 23 Movement shelled the market of Goma on Monday."
    )
    names = [party.name for party, _ in contenders(scene)]
    assert len(names) == len(set(names))
    assert any("March 23" in name for name in names)
    assert any("policemen" in name for name in names)


def test_the_way_through_the_parse_names_prepositions_by_word():
    (doc,) = parse(["The convoy was attacked by gunmen."])
    attacked, gunmen = doc[3], doc[5]
    assert path(attacked, gunmen) == ">by"
    assert path(gunmen, attacked) == "by>"


def test_a_name_that_no_tree_has_heard_of_still_gets_its_chances():
    (one,) = chances([["trait of tomorrow"]])
    assert 0 < one.side_a < 1
    assert 0 < one.side_b < 1
    assert chances([]) == []


def test_the_doer_of_a_plain_sentence_is_likelier_to_have_done_it_than_the_hit():
    scene = scene_of("Islamic State fighters attacked an army post in Diyala on Tuesday, killing three soldiers.")
    by_name = dict(
        zip((party.name for party, _ in contenders(scene)), chances(t for _, t in contenders(scene)), strict=True)
    )
    doer = next(one for name, one in by_name.items() if "Islamic State" in name)
    hit = next(one for name, one in by_name.items() if name == "soldiers")
    assert doer.side_a > 0.5 > doer.side_b
    assert hit.side_b > 0.5 > hit.side_a


def test_who_only_speaks_is_never_brought_in():
    scene = scene_of("The Taliban said that twelve civilians were killed in Kunar on Friday.")
    (side_a, _), _ = weighed(scene)
    assert not any("Taliban" in party.name for party in side_a)


def test_what_the_trees_change_is_said():
    scene = scene_of("Islamic State fighters attacked an army post in Diyala on Tuesday, killing three soldiers.")
    (side_a, _), why = weighed(replace(scene, side_a=()))
    assert any("Islamic State" in party.name for party in side_a)
    (added,) = [one for one in why if one.field == "side_a" and one.by == "trees"]
    assert added.why.startswith("added ")
    (kept, _), _ = by_rules(replace(scene, side_a=()))
    assert kept == ()


@pytest.mark.parametrize("text", ["Rain fell on Aleppo.", "Talks were held in Doha between the army and the rebels."])
def test_a_report_without_violence_gains_no_side(text):
    (coded,) = code([report_of(text)])
    assert coded.events == ()
