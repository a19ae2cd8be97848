"""`dateline places`: look-up, import, and the places of reports."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import DatelineError, GazetteerError
from dateline.gazetteer import open_gazetteer
from dateline.gazetteer.build import index_name
from dateline.settings import cache_folder


def run(*arguments, text=None):
    return CliRunner().invoke(app, ["places", *map(str, arguments)], input=text)


@pytest.fixture
def own_cache(tmp_path, monkeypatch):
    """Have a cache of one's own, with the index that is built already."""
    open_gazetteer()
    shutil.copytree(cache_folder() / index_name(), tmp_path / "cache" / index_name())
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "cache"))
    open_gazetteer.cache_clear()
    yield
    open_gazetteer.cache_clear()


@pytest.mark.parametrize("name", ["Maarat al-Numan", "Maaret al-Numan", "Ma'arrat an-Nu'man"])
def test_find(name):
    result = run("find", name, "--country", "sy", "--format", "jsonl")
    assert json.loads(result.stdout.splitlines()[0])["id"] == 167611


def test_find_nothing_says_how_to_add():
    error = run("find", "Zzyzxqua", "--country", "SY").exception
    assert isinstance(error, DatelineError)
    assert "places import" in str(error)


def test_the_places_of_reports_a_line_each(tmp_path):
    rows = [{"id": "a", "text": "Shells hit Aleppo in Syria on Monday."}, {"id": "b", "text": "Nobody was hurt."}]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    first, second = (json.loads(line) for line in run(path).stdout.splitlines())
    assert (first["id"], second) == ("a", {"id": "b", "toponyms": []})
    aleppo = first["toponyms"][0]
    assert rows[0]["text"][aleppo["start"] : aleppo["end"]] == aleppo["name"] == "Aleppo"
    assert (aleppo["geonames_id"], aleppo["precision"]) == (170063, "town")
    assert (round(aleppo["lat"]), round(aleppo["lon"])) == (36, 37)


def test_standard_input_and_the_long_form_say_the_same():
    text = "Shells hit Aleppo in Syria on Monday, and the shelling went on for hours."
    assert run("-", text=text).stdout == run("in", "-", text=text).stdout != ""


def test_a_missing_file_is_a_line_with_its_error(tmp_path):
    result = run(tmp_path / "none.txt")
    assert result.exit_code == 3
    assert json.loads(result.stdout)["toponyms"] == []
    assert "none.txt" in json.loads(result.stdout)["error"]


def test_help_lists_the_commands():
    assert all(word in run("--help").stdout for word in ("find", "import", "places FILE"))


def test_an_import_is_found_and_read_in_reports(tmp_path, own_cache):
    path = tmp_path / "villages.csv"
    path.write_text("name,lat,lon\nZuqqoritta,35.9,36.6\n", encoding="utf-8")
    assert "1 places imported" in run("import", path).stdout
    assert json.loads(run("find", "Zuqqoritta", "--format", "jsonl").stdout)["country"] == "SY"
    text = "Shells hit Zuqqoritta in Syria on Monday, and the shelling went on for hours."
    village = json.loads(run("-", text=text).stdout)["toponyms"][0]
    assert (village["name"], village["lat"], village["lon"]) == ("Zuqqoritta", 35.9, 36.6)


def test_importing_what_is_no_list_of_places_says_so(tmp_path, own_cache):
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    assert isinstance(run("import", path).exception, GazetteerError)
