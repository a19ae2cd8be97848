import json
from pathlib import Path

import pytest

from dateline.errors import SourceError
from dateline.evaluation.incidents import load_groups, load_pairs, score_groups, score_pairs
from dateline.evaluation.mains import read_mains
from dateline.evaluation.prediction import Main, Predictions


def written(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def pairs(tmp_path) -> list[Path]:
    articles = [{"id": key, "text": f"Rockets hit the market of Korva, says {key}."} for key in "abcd"]
    judged = [
        {"a": "a", "b": "b", "same_main_incident": True, "syndicated_copy": True, "note": "one text"},
        {"a": "a", "b": "c", "same_main_incident": True, "syndicated_copy": False, "note": "other words"},
        {"a": "c", "b": "d", "same_main_incident": False, "syndicated_copy": False, "note": "the next day"},
    ]
    return [written(tmp_path / "articles.jsonl", articles), written(tmp_path / "pairs.jsonl", judged)]


def predicted(cases, **mains):
    ids = {case.name: case.report.id for case in cases}
    return Predictions(mains={ids[name]: Main(*main) for name, main in mains.items()})


def test_pairs_are_scored_by_the_first_incident_and_the_voice(pairs):
    cases = load_pairs(pairs)
    outcome = score_pairs(cases, predicted(cases, a=("1", "v"), b=("1", "v"), c=("2", "w"), d=("2", "w")))
    values = {measure.name: measure.value for measure in outcome.measures}
    assert values["precision of same"] == values["recall of same"] == 0.5
    assert values["copies in one voice"] == 1
    assert values["hard negatives apart"] == 0
    assert values["one voice over two incidents"] == 1
    assert sorted(miss.kind for miss in outcome.misses) == ["kept apart", "put together"]


def test_articles_in_no_incident_stand_by_themselves(pairs):
    cases = load_pairs(pairs)
    values = {measure.name: measure for measure in score_pairs(cases, Predictions()).measures}
    assert values["hard negatives apart"].value == 1
    assert values["recall of same"].value == 0


def test_groups_are_scored_by_b_cubed(tmp_path):
    rows = [{"id": key, "title": "T", "text": "x", "event": event} for key, event in zip("abc", "112", strict=True)]
    cases = load_groups(
        [written(tmp_path / "groups.jsonl", [*rows, {"id": "d", "title": "Only a title", "event": "2"}])]
    )
    assert cases[3].report.text == "Only a title"
    found = score_groups(cases, predicted(cases, a=("1", ""), b=("1", ""), c=("1", ""), d=("2", "")))
    values = {measure.name: measure.value for measure in found.measures}
    assert values["B-cubed precision"] == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert values["B-cubed recall"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)


def test_what_the_command_wrote_is_read_back(pairs, tmp_path):
    reports = [case.report for case in load_pairs(pairs)]
    lines = [{"id": "a", "incident_ids": ["1", "2"], "voice": "v"}, {"id": "b", "incident_ids": [], "voice": None}]
    mains = read_mains(written(tmp_path / "by_report.jsonl", lines), reports).mains
    assert mains == {reports[0].id: Main("1", "v")}
    with pytest.raises(SourceError, match="--by-report"):
        read_mains(written(tmp_path / "other.jsonl", [{"id": "z"}]), reports)
