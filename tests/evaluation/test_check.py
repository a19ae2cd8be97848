"""Every fault in a gold file is found, with file, report and field."""

import json

import pytest

from dateline.errors import SourceError
from dateline.evaluation.check import check_files

TEXT = "Rebels shelled Idlib on Tuesday, killing at least three civilians, the army said."


def good():
    return {
        "id": "a1",
        "published": "2024-12-04",
        "style": "agency",
        "region": "Syria",
        "text": TEXT,
        "events": [
            {
                "type": "strike.artillery",
                "modality": "actual",
                "quote": "Rebels shelled Idlib",
                "date": {"start": "2024-12-03", "end": "2024-12-03", "precision": "day"},
                "place": {
                    "name": "Idlib",
                    "country": "SY",
                    "admin1": None,
                    "precision": "town",
                    "lat": 35.9,
                    "lon": 36.6,
                },
                "side_a": ["Rebels"],
                "side_b": ["civilians"],
                "supports": [],
                "attributed_to": "the army",
                "killed": {"low": 3, "high": None, "victims": "civilians", "quote": "killing at least three civilians"},
                "claims": [{"speaker": "the army", "stance": "asserts", "quote": "the army said"}],
            }
        ],
        "never": [{"quote": "the army said", "why": "a statement"}],
        "hard": "",
    }


def faults(tmp_path, *rows):
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return [(fault.field, str(fault)) for fault in check_files([path])]


def test_a_well_made_report_has_no_fault(tmp_path):
    assert faults(tmp_path, good()) == []


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("type", "strike.laser", "events[0].type"),
        ("modality", "maybe", "events[0].modality"),
        ("quote", "Rebels bombed Idlib", "events[0].quote"),
        ("quote", "", "events[0].quote"),
        ("date", None, "events[0].date"),
        ("date", {"start": "2024-12-33", "end": None, "precision": "day"}, "events[0].date.start"),
        ("date", {"start": "2024-12-03", "end": "2024-12-01", "precision": "day"}, "events[0].date.end"),
        ("date", {"start": None, "end": None, "precision": "day"}, "events[0].date.precision"),
        ("date", {"start": "2024-12-03", "end": None, "precision": "unknown"}, "events[0].date.precision"),
        ("place", "Idlib", "events[0].place"),
        ("place", {"name": "Hama", "precision": "town"}, "events[0].place.name"),
        ("place", {"name": "Idlib", "precision": "village"}, "events[0].place.precision"),
        ("place", {"name": "Idlib", "precision": "town", "country": "Syria"}, "events[0].place.country"),
        ("place", {"name": "Idlib", "precision": "town", "lat": 95, "lon": 3}, "events[0].place.lat"),
        ("place", {"name": "Idlib", "precision": "town", "lat": 35, "lon": None}, "events[0].place.lat"),
        ("origin", {"name": "Iraq", "precision": "country"}, "events[0].origin.name"),
        ("side_a", ["Opposition"], "events[0].side_a"),
        ("side_a", ["Rebels", "Rebels"], "events[0].side_a"),
        ("side_b", None, "events[0].side_b"),
        ("attributed_to", "a monitor", "events[0].attributed_to"),
        ("killed", {"low": 3, "high": 2, "victims": "civilians", "quote": "three"}, "events[0].killed"),
        ("killed", {"low": None, "high": None, "victims": "civilians", "quote": "three"}, "events[0].killed"),
        ("killed", {"low": "3", "high": None, "victims": "civilians", "quote": "three"}, "events[0].killed"),
        ("killed", {"low": 3, "high": 3, "victims": "people", "quote": "three"}, "events[0].killed.victims"),
        ("killed", {"low": 3, "high": 3, "victims": "civilians", "quote": "four"}, "events[0].killed.quote"),
        ("killed", 3, "events[0].killed"),
        ("claims", [{"speaker": "the army", "stance": "says", "quote": "said"}], "events[0].claims[0].stance"),
        ("claims", [{"speaker": "", "stance": "denies", "quote": "said"}], "events[0].claims[0].speaker"),
        ("claims", [{"speaker": "the army", "stance": "denies", "quote": "no"}], "events[0].claims[0].quote"),
        ("claims", ["the army"], "events[0].claims[0]"),
        ("killd", None, "events[0].killd"),
    ],
)
def test_a_fault_in_an_event_is_named(tmp_path, field, value, where):
    row = good()
    row["events"][0][field] = value
    found = faults(tmp_path, row)
    assert where in [name for name, _ in found]
    assert all(message.startswith(f"{tmp_path / 'gold.jsonl'}: a1: ") for _, message in found)


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("id", None, "id"),
        ("text", " ", "text"),
        ("published", "yesterday", "published"),
        ("events", None, "events"),
        ("events", ["shelling"], "events[0].type"),
        ("never", [{"quote": "nowhere", "why": ""}], "never[0].why"),
        ("never", [{"quote": "nowhere", "why": "x"}], "never[0].quote"),
        ("extra", 1, "extra"),
    ],
)
def test_a_fault_in_a_report_is_named(tmp_path, field, value, where):
    assert where in [name for name, _ in faults(tmp_path, good() | {field: value})]


def test_an_id_is_used_once(tmp_path):
    assert [name for name, _ in faults(tmp_path, good(), good())] == ["id"]


def test_an_unstated_speaker_need_not_stand_in_the_text(tmp_path):
    row = good()
    row["events"][0]["claims"][0]["speaker"] = "unstated"
    assert faults(tmp_path, row) == []


@pytest.mark.parametrize(("content", "says"), [("{", "not JSON"), ("[1]", "object is wanted")])
def test_a_line_that_is_no_object_is_named(tmp_path, content, says):
    path = tmp_path / "gold.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=says):
        check_files([path])


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceError, match="nothere"):
        check_files([tmp_path / "nothere.jsonl"])
