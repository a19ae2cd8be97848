"""The tables of the field: columns in order, cells by their rules, and what cannot be told is left out by name."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from dateline.model import ActorKind, DatePrecision, Estimate, PlacePrecision, Side, Victims, When, Where
from dateline.outputs.export import FORMATS, export
from made_incidents import RAIDERS, VEDDAN, VILLAGERS, item

COLUMNS = yaml.safe_load((Path(__file__).parent / "columns.yaml").read_text(encoding="utf-8"))


def written(tmp_path, form, *items, **options):
    """Return the rows of a file by column, and its manifest."""
    path = tmp_path / f"out.{form}"
    manifest = export(items, form, path, **options)
    layout = FORMATS[form].layout
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter=layout.separator))
    names = [column.name for column in layout.columns]
    assert json.loads(path.with_name(f"{path.name}.manifest.json").read_text(encoding="utf-8")) == manifest
    return [dict(zip(names, row, strict=True)) for row in rows[layout.header :]], manifest


@pytest.mark.parametrize("form", COLUMNS)
def test_columns_stand_in_the_publishers_order(form):
    assert [column.name for column in FORMATS[form].layout.columns] == COLUMNS[form]


def test_gdelt_has_no_header_and_the_others_have(tmp_path):
    for form in COLUMNS:
        path = tmp_path / form
        export([], form, path)
        assert bool(path.read_bytes()) is (form != "gdelt")


def test_an_acled_row(tmp_path):
    [row], manifest = written(tmp_path, "acled", item())
    assert row["event_id_cnty"].startswith("SYR")
    assert row["event_id_cnty"][3:].isdecimal()
    del row["event_id_cnty"]
    assert row == {
        "event_date": "2024-12-01",
        "year": "2024",
        "time_precision": "1",
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Shelling/artillery/missile attack",
        "actor1": "Syrian Arab Armed Forces",
        "assoc_actor_1": "",
        "inter1": "State forces",
        "actor2": "Civilians (Syria)",
        "assoc_actor_2": "",
        "inter2": "Civilians",
        "interaction": "State forces-Civilians",
        "civilian_targeting": "Civilians targeted",
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "admin1": "Idlib",
        "admin2": "Harim",
        "admin3": "",
        "location": "Tel Darim",
        "latitude": "35.9306",
        "longitude": "36.6339",
        "geo_precision": "1",
        "source": "Port Courier; Hill Radio",
        "source_scale": "",
        "notes": row["notes"],
        "fatalities": "7",
        "tags": "",
        "timestamp": "1733184000",
    }
    assert row["notes"].startswith("On 1 December 2024, ")
    assert "7 to 12" in row["notes"]
    assert manifest["rows"] == 1
    assert any("cannot be told from none killed" in loss for loss in manifest["lossy"])


def test_acled_takes_a_foreign_state_for_external_forces_and_keeps_the_lower_code_first(tmp_path):
    foreign = Side("Russian forces", "ru-armed-forces", ActorKind.STATE, "RU", ("e1",))
    [row], _ = written(tmp_path, "acled", item(side_a=(VILLAGERS,), side_b=(foreign,)))
    assert (row["inter2"], row["interaction"]) == ("External/Other forces", "Civilians-External/Other forces")


def test_acled_names_the_doer_that_nobody_names_as_unidentified_and_associates_the_rest(tmp_path):
    [row], _ = written(tmp_path, "acled", item(side_a=(), side_b=(VEDDAN, RAIDERS)))
    assert row["actor1"] == "Unidentified Armed Group"
    assert row["assoc_actor_2"] == "Hill Brigade"
    assert row["civilian_targeting"] == ""


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": None}, "no sub-event type"),
        ({"date": When()}, "no date"),
        ({"date": When(date(2024, 1, 1), date(2024, 12, 31), DatePrecision.YEAR)}, "finer than a year"),
        ({"place": Where("Syria", PlacePrecision.COUNTRY, "SY", lat=35.0, lon=38.0)}, "finer than a country"),
        ({"place": Where("the north-west", PlacePrecision.REGION, "SY")}, "without coordinates"),
    ],
)
def test_acled_leaves_out_what_it_cannot_say_and_says_why(tmp_path, changes, reason):
    rows, manifest = written(tmp_path, "acled", item(**changes))
    assert rows == []
    [(told, number)] = manifest["left_out"].items()
    assert reason in told
    assert number == 1


def test_a_ucdp_row(tmp_path):
    [row], _ = written(tmp_path, "ucdp", item())
    wanted = {
        "type_of_violence": "3",
        "side_b": "Civilians",
        "number_of_sources": "2",
        "source_office": "Port Courier; Port Courier; Hill Radio",
        "source_original": "Reuters",
        "where_prec": "1",
        "geom_wkt": "POINT (36.63391 35.93065)",
        "priogrid_gid": "181154",
        "country_id": "652",
        "region": "Middle East",
        "date_prec": "1",
        "date_start": "2024-12-01 00:00:00.000",
        "deaths_a": "0",
        "deaths_civilians": "7",
        "deaths_unknown": "0",
        "best": "7",
        "high": "12",
        "low": "7",
        "gwnoa": "652",
        "gwnob": "",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_ucdp_puts_the_state_first_and_adds_up(tmp_path):
    fight = item(
        type="battle.clash", side_a=(RAIDERS,), side_b=(VEDDAN,), estimates=(("killed", Estimate(3, None, None)),)
    )
    [row], _ = written(tmp_path, "ucdp", fight)
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "Syrian Arab Armed Forces", "Hill Brigade")
    parts = [int(row[name]) for name in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")]
    assert sum(parts) == int(row["best"]) == 3


@pytest.mark.parametrize("toll", [(), (("killed", Estimate(0, 0, 0)),)])
def test_ucdp_leaves_out_what_killed_nobody_for_sure(tmp_path, toll):
    rows, manifest = written(tmp_path, "ucdp", item(estimates=toll))
    assert rows == []
    assert sum(manifest["left_out"].values()) == 1


def test_a_polecat_row_writes_nothing_known_as_none(tmp_path):
    [row], _ = written(tmp_path, "polecat", item(side_a=(RAIDERS,)))
    wanted = {
        "Event Type": "ASSAULT",
        "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "None",
        "Actor Name Raw": "Hill Brigade",
        "Primary Actor Sector": "REB",
        "Primary Recipient Sector": "CVL",
        "Wikipedia Actor ID": "None",
        "City": "Tel Darim",
        "Publication Date": "2024-12-01",
    }
    assert {name: row[name] for name in wanted} == wanted
    assert row["Event ID"].startswith("20241201-")


def test_a_gdelt_row(tmp_path):
    [row], _ = written(tmp_path, "gdelt", item())
    wanted = {
        "SQLDATE": "20241201",
        "MonthYear": "202412",
        "FractionDate": "2024.989",
        "Actor1Code": "SYRMIL",
        "Actor1Name": "SYRIAN FORCES",
        "Actor2Type1Code": "CVL",
        "EventRootCode": "19",
        "QuadClass": "4",
        "GoldsteinScale": "-10.0",
        "NumSources": "2",
        "NumArticles": "3",
        "Actor1Geo_Type": "0",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Tel Darim, Idlib, Syria",
        "ActionGeo_CountryCode": "SY",
        "DATEADDED": "20241203000000",
        "SOURCEURL": "https://courier.example/1",
    }
    assert {name: row[name] for name in wanted} == wanted


@pytest.mark.parametrize("form", ["acled", "ucdp", "csv", "polecat"])
def test_hxl_tags_stand_under_the_header_when_asked_for(tmp_path, form):
    rows, _ = written(tmp_path, form, item(), hxl=True)
    assert len(rows) == 2
    assert all(cell == "" or cell.startswith("#") for cell in rows[0].values())
    assert any(rows[0].values())


def test_who_was_killed_is_split_only_where_it_is_told(tmp_path):
    mixed = (("killed", Estimate(5, 5, 5, Victims.MIXED)),)
    [row], _ = written(tmp_path, "ucdp", item(estimates=mixed))
    assert (row["deaths_civilians"], row["deaths_unknown"]) == ("0", "5")
