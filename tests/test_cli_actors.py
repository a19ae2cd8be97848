"""`dateline actors`: look-up and import. Every group here is invented, or public knowledge."""

import json

import pytest
from typer.testing import CliRunner

from dateline.actors import open_registry
from dateline.cli.main import app
from dateline.errors import DatelineError, RegistryError, UnknownName


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    open_registry.cache_clear()
    yield
    open_registry.cache_clear()


def run(*arguments):
    return CliRunner().invoke(app, ["actors", *map(str, arguments)])


def rows_of(*arguments):
    result = run(*arguments, "--format", "jsonl")
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_find_on_a_day():
    assert [row["id"] for row in rows_of("find", "al-Nusra Front", "--on", "2016-08-15")] == ["jabhat-fatah-al-sham"]
    assert rows_of("find", "SDF")[0]["id"] == "syrian-democratic-forces"


def test_find_of_nothing_and_of_no_date():
    assert isinstance(run("find", "qzxwv qzxwv").exception, UnknownName)
    assert isinstance(run("find", "HTS", "--on", "yesterday").exception, DatelineError)


def test_show():
    row = rows_of("show", "hayat-tahrir-al-sham")[0]
    assert (row["name"], row["kind"], row["start"]) == ("Hayat Tahrir al-Sham", "rebel", "2017-01-28")
    assert "aliases" in run("show", "hayat-tahrir-al-sham").stdout
    assert isinstance(run("show", "hayat").exception, UnknownName)


def test_import_of_a_table_names_bad_rows_and_keeps_the_rest(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(
        "name,kind,country,aliases\nHarbour Front,rebel,SY,HBF;Front of the Harbour\nPort Guard,heroes,SY,\n,rebel,,\n"
    )
    result = run("import", path)
    assert result.exit_code == 3
    assert result.stdout.startswith("1 actors imported")
    assert "line 3" in result.stderr
    assert "heroes" in result.stderr
    assert "line 4" in result.stderr
    assert rows_of("find", "Front of the Harbour")[0]["id"] == "harbour-front"
    text = "HBF men fired."
    assert [(span.of(text), actors[0].id) for span, actors in open_registry().scan(text)] == [("HBF", "harbour-front")]


def test_an_import_does_not_unsettle_a_known_name(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("name,kind,country,aliases\nSouthern Dock Force,rebel,YE,SDF\n")
    assert run("import", path).exit_code == 0
    registry = open_registry()
    assert registry.resolve("SDF").id == "syrian-democratic-forces"
    assert registry.resolve("SDF", countries=("YE",)).id == "southern-dock-force"


def test_import_of_the_ucdp_list_in_both_forms(tmp_path):
    table = tmp_path / "actors.csv"
    table.write_bytes(
        "ActorId,NameData,NameOrigFull,NameOrigFullEng,NewName,Org,Location\n"
        '90001,Front du Pêcheur,,Fisher\'s Front,FdP-New,1,"Mali, Niger"\n'
        "118,Government of Syria,,,,4,Syria\n"
        "90002,Nameless,,,,9,Mali\n".encode("cp1252")
    )
    result = run("import", table)
    assert result.exit_code == 3
    assert "1 actors imported" in result.stdout
    assert "1 known already" in result.stdout
    assert "line 4" in result.stderr
    row = rows_of("show", "front-du-pecheur")[0]
    assert (row["kind"], row["country"], row["note"]) == ("rebel", "ML", "UCDP actor 90001")
    assert "Fisher's Front" in row["aliases"]

    lines = tmp_path / "actors.jsonl"
    good = {
        "actor_id": 90003,
        "name": "Reed people",
        "aliases": ["Reeds"],
        "org": "informal/communal",
        "locations": "Chad",
    }
    lines.write_text(json.dumps(good) + "\nno json\n[]\n")
    result = run("import", lines)
    assert result.exit_code == 3
    assert "line 2" in result.stderr
    assert "line 3" in result.stderr
    assert rows_of("find", "Reeds")[0]["kind"] == "communal"
    assert rows_of("show", "front-du-pecheur")[0]["country"] == "ML"


def test_what_cannot_be_imported_is_said(tmp_path):
    (tmp_path / "a.csv").write_text("group,kind\nX,rebel\n")
    assert "column `name`" in str(run("import", tmp_path / "a.csv").exception)
    missing = run("import", tmp_path / "gone.csv").exception
    assert isinstance(missing, RegistryError)
    assert "gone.csv" in str(missing)
