"""`dateline eval` from the command line, on a small checkout with gold of its own."""

import json

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app

TEXT = "Rebels shelled Idlib, killing three civilians. A truce may follow."
EVENT = {
    "type": "strike.artillery",
    "modality": "actual",
    "quote": "Rebels shelled Idlib",
    "date": {"start": "2024-12-03", "end": "2024-12-03", "precision": "day"},
    "place": {"name": "Idlib", "country": "SY", "admin1": None, "precision": "town", "lat": None, "lon": None},
    "side_a": ["Rebels"],
    "side_b": ["civilians"],
    "supports": [],
    "attributed_to": None,
    "killed": {"low": 3, "high": 3, "victims": "civilians", "quote": "killing three civilians"},
    "claims": [],
}
GOLD = {
    "id": "r1",
    "published": "2024-12-03",
    "style": "agency",
    "region": "Syria",
    "text": TEXT,
    "events": [EVENT],
    "never": [{"quote": "A truce may follow", "why": "hypothetical"}],
    "hard": "",
}


def coded(**changes):
    event = EVENT | {
        "side_a": [{"name": "Rebels"}],
        "side_b": [{"name": "civilians"}],
        "evidence": {
            "type": [[0, 20]],
            "place": [[15, 20]],
            "side_a": [[0, 6]],
            "side_b": [[36, 45]],
            "killed": [[22, 45]],
        },
        "confidence": 1.0,
        "reasons": ["type: shelled is strike.artillery", "place: the object of shelled"],
    }
    return {"report": {"input_id": "r1", "text": TEXT}, "events": [event | changes]}


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    folder = tmp_path / "checkout"
    (folder / "eval/gold").mkdir(parents=True)
    (folder / "eval/gold/short.jsonl").write_text(json.dumps(GOLD) + "\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run(checkout):
    """Return the function that scores a record by the command line."""

    def evaluate(*arguments, record=None):
        path = checkout / "found.jsonl"
        path.write_text(json.dumps(record or coded()) + "\n", encoding="utf-8")
        return CliRunner().invoke(app, ["eval", "--predictions", str(path), *arguments])

    return evaluate


def test_check_passes_and_names_faults(checkout):
    path = checkout / "eval/gold/short.jsonl"
    assert CliRunner().invoke(app, ["eval", "--check", str(path)]).exit_code == 0
    path.write_text(json.dumps(GOLD | {"text": "Nothing of the kind."}) + "\n", encoding="utf-8")
    faulty = CliRunner().invoke(app, ["eval", "--check", str(path)])
    assert faulty.exit_code == 1
    assert "short.jsonl: r1: events[0].quote: 'Rebels shelled Idlib' does not stand in the text" in faulty.stdout


def test_scores_are_printed_and_absent_gold_is_said_to_be_absent(run):
    answer = run()
    assert answer.exit_code == 0
    assert "own: reports written for this project, by hand; 1 scored" in answer.stdout
    assert "current_events: gold absent" in answer.stdout
    assert "1.000  P 1.000 R 1.000  1/1 of 1 found" in answer.stdout


def test_rows_are_printed_for_programs(run):
    rows = json.loads(run("own", "--format", "json").stdout)
    detection = next(row for row in rows if row["measure"] == "detection")
    assert (detection["value"], detection["right"], detection["of"], detection["found"]) == ("1.000", 1, 1, 1)
    lines = run("own", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["suite"] for line in lines] == ["own"] * len(rows)


def test_errors_come_with_sentence_gold_found_and_rule(run):
    answer = run("own", "--errors", "5", record=coded(place=EVENT["place"] | {"name": "Hama"})).stdout
    assert "[place] r1" in answer
    assert "text:  Rebels shelled Idlib, killing three civilians." in answer
    assert "gold:  strike.artillery: Rebels > civilians at Idlib" in answer
    assert "found: strike.artillery: Rebels > civilians at Hama" in answer
    assert "rule:  place: the object of shelled" in answer


def test_a_trap_is_named_with_its_reason(run):
    changes = {
        "type": "strategic.agreement",
        "evidence": {"type": [[47, 65]]},
        "side_a": [],
        "side_b": [],
        "killed": None,
    }
    answer = run("own", "--errors", "5", record=coded(**changes)).stdout
    assert "[trap] r1" in answer
    assert "gold:  no event: hypothetical" in answer
    assert "[missing] r1" in answer


@pytest.mark.parametrize(("kind", "named"), [("type", "strike.artillery"), ("region", "Syria"), ("style", "agency")])
def test_scores_are_cut_into_slices(run, kind, named):
    rows = json.loads(run("own", "--slices", kind, "--format", "json").stdout)
    assert {row["slice"] for row in rows} == {named}


def test_the_accuracy_table_is_markdown(run):
    lines = run("own", "--markdown").stdout.splitlines()
    assert lines[0] == "| set | reports | measure | reached | bar |"
    assert "| own | 1 | detection | 1.000 | - |" in lines
    assert "| own | 1 | fields carried by their evidence | 1.000 | >= 1.00 |" in lines


def test_the_gate_holds_what_was_accepted(run, checkout):
    assert run("own", "--gate").exit_code == 1
    assert run("own", "--raise-floors").exit_code == 0
    held = run("--gate")
    assert held.exit_code == 0
    assert "gold absent, so not gated: corpus, seed, probes" in held.stderr
    assert "floors hold: own" in held.stderr
    fallen = run("--gate", record=coded(side_a=[]))
    assert fallen.exit_code == 1
    assert "own: side_a: 0.000 is under its floor 1.000" in fallen.stderr
    assert set(json.loads((checkout / "eval/floors.json").read_text(encoding="utf-8"))) == {"own"}


def test_a_lower_floor_needs_its_flag(run, checkout):
    run("own", "--raise-floors")
    worse = coded(side_a=[])
    refused = run("own", "--raise-floors", record=worse)
    assert refused.exit_code == 1
    assert "side_a: 0.000 would ease its floor 1.000; say --lower-floors" in refused.stderr
    assert run("own", "--raise-floors", "--lower-floors", record=worse).exit_code == 0
    assert run("own", "--gate", record=worse).exit_code == 0


def test_changed_gold_shuts_the_gate(run, checkout):
    run("own", "--raise-floors")
    other = json.dumps(GOLD | {"hard": "changed"})
    (checkout / "eval/gold/short.jsonl").write_text(other + "\n", encoding="utf-8")
    shut = run("own", "--gate")
    assert shut.exit_code == 1
    assert "gold is not the one its floors were reached on" in shut.stderr


def test_predictions_for_other_reports_are_refused(checkout):
    path = checkout / "other.jsonl"
    path.write_text("\n".join(json.dumps({"report": {"input_id": n}, "events": []}) for n in "xyz"), encoding="utf-8")
    answer = CliRunner().invoke(app, ["eval", "own", "--predictions", str(path)])
    assert answer.exit_code != 0
    assert "none of its 3 lines" in str(answer.exception)


def test_an_unknown_suite_is_named_with_near_ones(checkout):
    answer = CliRunner().invoke(app, ["eval", "probe"])
    assert "did you mean probes" in str(answer.exception)


@pytest.fixture
def villages(tmp_path):
    listed = tmp_path / "villages.csv"
    listed.write_text("name,lat,lon,country\nZurmankoro,35.5,36.7,SY\n", encoding="utf-8")
    return str(listed)


def test_imported_places_are_known_only_while_they_are_measured(checkout, villages):
    done = CliRunner().invoke(app, ["eval", "own", "--places", villages])
    assert done.exit_code == 0
    assert "with 1 places of" in done.output
    assert CliRunner().invoke(app, ["places", "find", "Zurmankoro"]).exit_code != 0


def test_floors_are_not_judged_with_imported_places(checkout, villages):
    assert CliRunner().invoke(app, ["eval", "own", "--gate", "--places", villages]).exit_code != 0
