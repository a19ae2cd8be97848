"""Scores may not sink unnoticed, nor the gold change quietly."""

import pytest

from dateline.errors import GateError, UnknownName
from dateline.evaluation.batch import Extent, Folders, run_all, together
from dateline.evaluation.gate import Floors, accepted, breaches, read_floors, rounded, write_floors
from dateline.evaluation.measure import Measure
from dateline.evaluation.run import Result
from dateline.evaluation.suite import CARRIED, SURE, Case, Suite, digest, thin
from dateline.evaluation.suites import SUITES, suites
from dateline.evaluation.telling import Telling

SUITE = Suite("short", "test", ("x",), load=list, score=print, bars={"detection": 0.9}, gated=("trap rate",))


def result(found=9, traps=1, kept="abc", reports=10):
    measures = (Measure("detection", found, 10), Measure("trap rate", traps, 10, low_is_good=True))
    return Result(SUITE, reports, 1.0, kept, measures)


FLOORS = {"short": Floors("abc", 10, {"detection": 0.9, "trap rate": 0.1})}


def test_scores_at_their_floors_pass():
    assert list(breaches([result()], FLOORS)) == []


@pytest.mark.parametrize(
    ("fallen", "says"),
    [
        (result(found=8), "0.800 is under its floor 0.900"),
        (result(traps=2), "0.200 is above its floor 0.100"),
        (result(kept="other"), "gold is not the one"),
        (result(reports=5), "floors are for 10 reports, not 5"),
        (Result(SUITE, 10, 1.0, "abc", (Measure("detection", 9, 10),)), "nothing was counted"),
    ],
)
def test_what_undercuts_a_floor_is_named(fallen, says):
    (fault,) = breaches([fallen], FLOORS)
    assert fault.startswith("short: ")
    assert says in fault


def test_a_suite_without_floors_is_named_and_an_absent_one_passes():
    assert "no floors yet" in next(breaches([result()], {}))
    assert list(breaches([Result(SUITE)], FLOORS)) == []


def test_better_scores_raise_floors_and_worse_ones_are_refused():
    new, refused = accepted([result(found=10, traps=2)], FLOORS, lower=False)
    assert new["short"].values == {"detection": 1.0, "trap rate": 0.1}
    assert refused == ["short: trap rate: 0.200 would ease its floor 0.100"]


def test_lower_scores_are_accepted_when_asked():
    new, refused = accepted([result(found=5)], FLOORS, lower=True)
    assert new["short"].values["detection"] == 0.5
    assert refused == []


def test_changed_gold_is_accepted_with_its_digest():
    new, _ = accepted([result(kept="new")], FLOORS, lower=False)
    assert new["short"].digest == "new"


def test_floors_of_other_suites_are_kept():
    new, _ = accepted([Result(SUITE)], FLOORS, lower=False)
    assert new == FLOORS


def test_floors_are_rounded_to_the_easier_side():
    assert rounded(Measure("f", 2, 3)) == 0.666
    assert rounded(Measure("f", 1, 3, low_is_good=True)) == 0.334
    assert rounded(Measure("f", 9, 10)) == 0.9


def test_floors_are_written_and_read_back(tmp_path):
    path = tmp_path / "eval/floors.json"
    write_floors(path, FLOORS)
    assert read_floors(path) == FLOORS
    assert read_floors(tmp_path / "none.json") == {}


def test_a_damaged_floors_file_is_named(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text('{"short": {}}', encoding="utf-8")
    with pytest.raises(GateError, match="raise-floors"):
        read_floors(path)


def test_every_bar_and_floor_is_a_measure_name_once():
    names = [suite.name for suite in SUITES]
    assert len(set(names)) == len(names)
    assert all(0 <= bar <= 1 for suite in SUITES for bar in suite.bars.values())


def test_suites_are_found_by_name_and_group():
    assert [suite.name for suite in suites(("muc",))] == ["tst1", "tst2", "muc-dev"]
    assert suites() == SUITES
    with pytest.raises(UnknownName, match="articles"):
        suites(("article",))


def test_absent_gold_is_reported_and_not_scored(tmp_path):
    where = Folders(tmp_path / "own", tmp_path / "shared", tmp_path / "floors.json")
    results = list(run_all((), where, Extent(gated=True)))
    assert len(results) > 5
    assert not any(result.present or result.measures for result in results)


def test_a_sample_is_every_kth_case():
    cases = [Case(None, number) for number in range(10)]
    assert [case.answer for case in thin(cases, 4)] == [0, 3, 6, 9]
    assert thin(cases, None) == cases
    assert len(thin(cases, 100)) == 10


def test_the_digest_follows_the_bytes(tmp_path):
    first, second = tmp_path / "a", tmp_path / "b"
    first.write_text("x", encoding="utf-8")
    second.write_text("y", encoding="utf-8")
    assert digest([first, second]) != digest([second, first])
    assert digest([first]) == digest([first])


def test_evidence_and_confidence_are_also_told_over_all_suites():
    sure = Telling("strike.air", confidence=0.9)
    halves = [
        Result(SUITE, 5, 1.0, "abc", (Measure(CARRIED, 3, 4),), judged=((sure, True),)),
        Result(SUITE, 7, 2.0, "def", (Measure(CARRIED, 4, 4),), judged=((sure, False),)),
        Result(SUITE),
    ]
    everything = together(halves)
    assert everything.reports == 12
    assert everything.measure(CARRIED).value == 7 / 8
    assert everything.measure(SURE).value == pytest.approx(0.4)
    assert accepted([everything], {}, lower=True) == ({}, [])
