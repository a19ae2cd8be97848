"""`dateline import` on the command line: what comes in, what is barred from going out, and how it is undone."""

import json

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from made_rows import ACLED, UCDP, full, lines

RUNNER = CliRunner()


def run(*words):
    result = RUNNER.invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def files(tmp_path):
    (tmp_path / "acled.csv").write_text(lines(full("acled", ACLED)), encoding="utf-8")
    (tmp_path / "ged.csv").write_text(lines(full("ucdp", UCDP)), encoding="utf-8")
    return tmp_path


def exported(files, form, *words):
    out = files / "out.csv"
    told = run("export", "--format", form, "-o", out, "--db", files / "kept.db", *words)
    return json.loads(out.with_name("out.csv.manifest.json").read_text(encoding="utf-8")), told


def test_rows_come_in_are_shown_with_their_origin_and_go_out_again(files):
    db = files / "kept.db"
    assert "ged (ucdp): 1 incidents added, 0 there already" in run("import", files / "ged.csv", "--db", db)
    assert "0 incidents added, 1 there already" in run("import", files / "ged.csv", "--db", db)
    [line] = run("incidents", "--format", "jsonl", "--db", db).splitlines()
    found = json.loads(line)
    assert found["origin"]["cells"]["relid"] == "SDN-2023-3-1-7"
    assert "ucdp" in run("incidents", "--db", db)
    assert "imported as ged: row 400123 of ucdp, under CC BY 4.0" in run("show", found["id"], "--db", db)
    assert "ged" in run("import", "--db", db)
    assert "1 incidents of ged taken out" in run("import", "--undo", "ged", "--db", db)
    assert run("incidents", "--format", "jsonl", "--db", db) == ""


def test_rows_of_acled_leave_in_no_export(files):
    db = files / "kept.db"
    assert "exports leave them out" in run("import", files / "acled.csv", "--db", db)
    run("import", files / "ged.csv", "--db", db)
    for form in ("acled", "csv", "jsonl", "parquet", "atom"):
        manifest, told = exported(files, form)
        assert manifest["left_out"]["a licence that forbids passing the row on"] == 1
        assert "left out: 1 with a licence" in told
        assert b"SYR9001" not in (files / "out.csv").read_bytes()


def test_rows_that_may_be_passed_on_are_and_the_manifest_names_their_licence(files):
    db = files / "kept.db"
    run("import", files / "acled.csv", "--db", db, "--redistributable", "--licence", "by letter of 3 May")
    manifest, _ = exported(files, "acled")
    assert manifest["rows"] == 1
    assert manifest["licences"] == {"by letter of 3 May": 1}


def test_a_file_that_is_not_there_or_is_none_is_named(files):
    result = RUNNER.invoke(app, ["import", str(files / "none.csv"), "--db", str(files / "kept.db")])
    assert "no file" in str(result.exception)


def test_a_store_a_file_and_an_export_are_compared(files):
    db = files / "kept.db"
    run("import", files / "ged.csv", "--db", db)
    out = files / "out.jsonl"
    run("export", "--format", "jsonl", "-o", out, "--db", db)
    for first, second in ((db, files / "ged.csv"), (out, db)):
        lines_ = run("compare", first, second, "--format", "jsonl").splitlines()
        assert [json.loads(line)["found"] for line in lines_ if line.startswith("{")] == ["agree"]
    assert "0 agree, 0 conflict, 1 only a, 1 only b" in run("compare", files / "acled.csv", db)
