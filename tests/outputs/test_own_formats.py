"""Our own formats: every value survives, unknown stays unknown, and no cell becomes a formula."""

import csv
import json
import struct
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ExportError, UnknownName
from dateline.layouts.text import guarded, unguarded
from dateline.model import PlacePrecision, Where
from dateline.outputs.export import FORMATS, export
from dateline.serial import incident_from, incident_record
from made_incidents import incident, item

NOWHERE = Where("the hills", PlacePrecision.REGION, "SY")
OWN = ("csv", "jsonl", "parquet", "geoparquet", "geojson", "xlsx", "atom")


def file(tmp_path, form, *items):
    path = tmp_path / f"out.{form}"
    export(items, form, path)
    return path


def test_an_incident_survives_its_record():
    made = incident()
    assert incident_from(json.loads(json.dumps(incident_record(made)))) == made


def test_json_lines_hold_the_whole_incident_and_no_text_of_a_report(tmp_path):
    line = json.loads(file(tmp_path, "jsonl", item()).read_text(encoding="utf-8"))
    sources = line.pop("sources")
    assert incident_from(line) == incident()
    assert [sorted(source) for source in sources] == [
        ["original_source", "published", "publisher", "report_id", "title", "url"]
    ] * 3


def test_csv_keeps_unknown_apart_from_nought(tmp_path):
    with file(tmp_path, "csv", item(), item("two", estimates=())).open(encoding="utf-8", newline="") as opened:
        known, unknown = csv.DictReader(opened)
    assert (known["killed_low"], known["killed_high"], known["injured_high"]) == ("7", "12", "")
    assert unknown["killed_low"] == ""
    assert known["side_a_ids"] == "sy-armed-forces"


def test_parquet_has_types_and_nulls(tmp_path):
    table = pq.read_table(file(tmp_path, "parquet", item(), item("two", estimates=()))).to_pydict()
    assert table["killed_low"] == [7, None]
    assert table["latitude"][0] == pytest.approx(35.93065)


def test_geoparquet_has_a_point_or_null(tmp_path):
    table = pq.read_table(file(tmp_path, "geoparquet", item(), item("two", place=NOWHERE)))
    meta = json.loads(table.schema.metadata[b"geo"])
    first, second = table["geometry"].to_pylist()
    assert meta["columns"][meta["primary_column"]]["encoding"] == "WKB"
    assert struct.unpack("<BIdd", first) == (1, 1, 36.63391, 35.93065)
    assert second is None


def test_geojson_has_a_point_or_null(tmp_path):
    features = json.loads(file(tmp_path, "geojson", item(), item("two", place=NOWHERE)).read_text(encoding="utf-8"))
    first, second = features["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [36.63391, 35.93065]}
    assert second["geometry"] is None
    assert first["properties"]["killed_best"] == 7


def test_an_area_has_no_point_though_its_middle_is_known(tmp_path):
    province = replace(item().incident.place, precision=PlacePrecision.ADMIN1)
    features = json.loads(file(tmp_path, "geojson", item(place=province)).read_text(encoding="utf-8"))["features"]
    assert features[0]["geometry"] is None
    assert features[0]["properties"]["latitude"] is None
    assert pq.read_table(file(tmp_path, "geoparquet", item(place=province)))["geometry"].to_pylist() == [None]


def test_a_workbook_holds_no_formula(tmp_path):
    with zipfile.ZipFile(file(tmp_path, "xlsx", item(title='=HYPERLINK("http://x")'))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "HYPERLINK" in sheet
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


def test_the_feed_is_xml_with_one_entry_an_incident(tmp_path):
    root = ET.fromstring(file(tmp_path, "atom", item(title="Fire <b>&\x00"), item("two")).read_bytes())  # noqa: S314  (ours)
    names = {"a": "http://www.w3.org/2005/Atom"}
    entries = root.findall("a:entry", names)
    assert [entry.findtext("a:title", namespaces=names) for entry in entries] == [
        "Fire <b>&",
        "Shells fall on Tel Darim",
    ]
    assert [link.get("href") for link in entries[0].findall("a:link", names)] == [
        "https://courier.example/1",
        "https://hill.example/9",
    ]
    assert root.findtext("a:updated", namespaces=names) == "2024-12-03T00:00:00Z"


@pytest.mark.parametrize("form", OWN)
def test_the_same_incidents_are_the_same_bytes(tmp_path, form):
    one, other = (
        file(tmp_path, form, item(), item("two")).read_bytes(),
        file(tmp_path, form, item(), item("two")).read_bytes(),
    )
    assert one == other


@given(st.text())
def test_no_cell_starts_as_a_formula_and_every_cell_comes_back(text):
    cell = guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    if not any(sign in text for sign in "\t\r\n"):
        assert unguarded(cell) == text


def test_an_unknown_format_lists_the_known_ones(tmp_path):
    with pytest.raises(UnknownName, match="acled"):
        export([], "aclde", tmp_path / "out")


def test_tags_where_they_have_no_place_are_refused(tmp_path):
    with pytest.raises(ExportError, match="acled"):
        export([], "geojson", tmp_path / "out", hxl=True)


@pytest.mark.parametrize("form", FORMATS)
def test_a_failed_export_leaves_nothing_behind(tmp_path, form):
    def breaking():
        yield item()
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="No space left"):
        export(breaking(), form, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
