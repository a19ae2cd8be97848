"""`import dateline`: light, typed, and the same record as on the command line."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.errors import DatelineError, SourceError, UnknownName
from dateline.model import Report
from dateline.publication import Policy
from made_reports import STRIKE_TEXT, strike

TEXT = "At least 25 people were killed on Sunday in air raids near Aleppo, the army said."


@pytest.fixture(scope="module")
def reports():
    return dateline.read(TEXT, published=date(2024, 12, 2), publisher="Port Courier", url="https://courier.example/1")


def test_importing_it_loads_nothing_heavy():
    heavy = ("spacy", "pyarrow", "sqlalchemy", "pandas", "pydantic", "yaml")
    command = f"import sys, json, dateline; print(json.dumps([name for name in {heavy!r} if name in sys.modules]))"
    told = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True).stdout  # noqa: S603
    assert json.loads(told) == []


def test_what_is_offered_is_there():
    assert all(getattr(dateline, name) for name in dateline.__all__)
    assert set(dateline.__all__) <= set(dir(dateline))
    with pytest.raises(AttributeError, match="nothing"):
        _ = dateline.nothing


def test_a_text_is_read(reports):
    (event,) = reports.events
    assert (event.type, event.counts.killed.low, event.date.start) == ("strike.air", 25, date(2024, 12, 1))
    assert reports[0].report.publisher == "Port Courier"
    assert len(reports[:1]) == 1


def test_paths_reports_and_lists_are_read(tmp_path):
    path = tmp_path / "one.txt"
    path.write_text(STRIKE_TEXT, encoding="utf-8")
    made = Report("r1", "made", TEXT, published=date(2024, 12, 2), language="en")
    found = dateline.read([path, str(path), made])
    assert [one.report.id for one in found][2] == "r1"
    assert found[0].report.id == found[1].report.id
    assert dateline.read(Path(tmp_path / "none.txt"))[0].report.error


def test_what_cannot_be_read_is_said():
    with pytest.raises(SourceError, match="not int"):
        dateline.read([7])
    with pytest.raises(SourceError, match="colour"):
        dateline.read(TEXT, colour="red")


def test_events_and_incidents_are_tables(reports):
    (row,) = reports.to_arrow().to_pylist()
    assert (row["killed_low"], row["killed_high"], row["date_start"]) == (25, None, date(2024, 12, 1))
    (incident,) = reports.incidents()
    assert incident.independent_sources == 1
    (told,) = reports.incidents().to_arrow().to_pylist()
    assert (told["id"], told["sources"], told["date_start"]) == (incident.id, "Port Courier", date(2024, 12, 1))


def test_nothing_known_stays_unknown_in_frames(reports):
    frame = reports.to_pandas()
    assert frame.killed_low[0] == 25
    assert frame.killed_high.isna()[0]
    assert str(frame.killed_high.dtype) == "int64[pyarrow]"
    places = reports.to_geopandas()
    assert places.crs.to_epsg() == 4326
    assert places.geometry.isna()[0] == frame.latitude.isna()[0]


def test_a_missing_package_is_named(reports, monkeypatch):
    monkeypatch.setitem(sys.modules, "geopandas", None)
    with pytest.raises(DatelineError, match=r"dateline\[frames\]"):
        reports.to_geopandas()


def test_a_store_keeps_and_selects(tmp_path):
    with dateline.Store(tmp_path / "kept.db") as store:
        assert store.keep([strike()]) == 1
        assert store.keep([strike()]) == 0
        (one,) = store.select(type=["strike.air"], killed=20, since=date(2024, 11, 1), country="Syria")
        assert one.side_a[0].name == "Veldish"
        assert len(store.select(near=(35.0, 36.0, 10))) == 0
        assert store.to_arrow().num_rows == 1
        with pytest.raises(UnknownName):
            store.select(colour="red")
        with pytest.raises(SourceError, match="not both"):
            store.select(dateline.filter_of(killed=1), killed=2)
    with dateline.Store(tmp_path / "kept.db", policy=Policy.default()) as public:
        assert len(public.select()) == 0
