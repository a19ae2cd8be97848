"""`dateline export` and `dateline incidents` take the filter of incidents, and exports of a store say what is in it."""

import csv
import json

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.store import Store, asks
from dateline.store.incident_rows import put_incidents
from made_incidents import DAY, incident

RUNNER = CliRunner()


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "kept.db"
    with Store(path) as store, store._writing() as connection:
        put_incidents(connection, [incident(), incident("two", type="battle.clash", estimates=())])
    return path


def run(*words):
    result = RUNNER.invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def exported(kept, *words):
    path = kept.with_name("out.csv")
    run("export", "--format", "csv", "-o", path, "--db", kept, *words)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file)), json.loads(
            path.with_name("out.csv.manifest.json").read_text(encoding="utf-8")
        )


def test_every_field_of_the_filter_is_an_option_of_both_commands():
    for command in ("export", "incidents"):
        shown = run(command, "--help").output
        assert all(f"--{name.replace('_', '-')}" in shown for name in asks())


def test_an_export_holds_what_is_asked_for_and_its_manifest_says_what_that_was(kept):
    rows, manifest = exported(kept, "--type", "strike", "--killed", "5", "--until", DAY)
    assert [row["type"] for row in rows] == ["strike.artillery"]
    assert manifest["query"] == {"as_of": None, "type": "strike", "killed": "5", "until": "2024-12-01"}
    assert len(exported(kept)[0]) == 2


def test_incidents_are_listed_by_the_filter(kept):
    listed = run("incidents", "--format", "jsonl", "--type", "battle.clash", "--db", kept).output.splitlines()
    assert [json.loads(line)["type"] for line in listed] == ["battle.clash"]


@pytest.mark.parametrize(
    "words",
    [
        ("export", "-o", "x.csv", "--as-of", "2024-12-01", "--country", "Syria"),
        ("incidents", "--by-report", "--country", "Syria"),
        ("incidents", "--country", "Atlantis"),
        ("incidents", "--since", "soon"),
    ],
)
def test_what_cannot_be_asked_is_refused(kept, words):
    result = RUNNER.invoke(app, [*words, "--db", str(kept)])
    assert result.exit_code != 0
    assert type(result.exception).__name__ in {"ExportError", "SourceError", "UnknownName"}
