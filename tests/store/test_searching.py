"""Incidents by the words of their reports and by where they are, through the databases' own indexes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from math import asin, cos, radians, sin, sqrt
from random import Random

import pytest
from sqlalchemy import Engine, create_engine, text

from dateline.merging import settle
from dateline.model import PlacePrecision, When, Where
from dateline.store import IncidentFilter, Store
from dateline.store.database import address
from dateline.store.incident_rows import put_incidents
from dateline.store.transfer import transfer
from made_incidents import incident
from made_reports import strike
from postgres_server import new_database

WORDS = {
    "korva": "Jets bomb the market of Korva; élan_vital, 14 dead (O'Neil said). شظايا",
    "selm": "A school in Selm is shelled — AND, OR, NOT and NEAR are words here. 100% DROP TABLE",
    "odd": "Nothing but 😀 and \x00 and \ud800 here, in 東京.",
}


def told(number, key):
    coded = strike(key, date(2031, 5, 6 + 10 * number), place=Where(key.title(), PlacePrecision.TOWN, "SY"))
    return replace(coded, report=replace(coded.report, title=f"{key} title", text=WORDS[key]))


@pytest.fixture(scope="module")
def store(lasting):
    with Store(lasting) as store:
        store.add_all([told(number, key) for number, key in enumerate(WORDS)])
        settle(store)
        yield store


def found(store, words):
    rows, _ = store.page(IncidentFilter(text=words))
    return sorted(row["place"]["name"].lower() for row in rows)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("market", ["korva"]),
        ("MARKET jets", ["korva"]),
        ("bomb AND market", []),
        ("ELAN vital", ["korva"]),
        ("o'neil", ["korva"]),
        ("شظايا", ["korva"]),
        ("title", ["korva", "odd", "selm"]),
        ("school market", []),
        ("and", ["odd", "selm"]),
        ("not near", ["selm"]),
        ("100%", ["selm"]),
        ("東京", ["odd"]),
        ("😀", ["odd"]),
        ("mark", []),
        ("mark*", []),
        ("market OR school", []),
        ("words:market", []),
        ("-market", ["korva"]),
        ('"market', ["korva"]),
        ("^jets", ["korva"]),
        ("NEAR(jets market, 10)", []),
        ("';--", []),
        ("\x00\ud800", []),
        (" ".join(f"w{number}" for number in range(500)), []),
        ("market " * 285, ["korva"]),
        ("x" * 2_000, []),
    ],
)
def test_words_are_words_and_all_of_them_must_be_there(store, words, keys):
    assert found(store, words) == keys


def test_a_report_that_is_coded_anew_is_found_by_its_new_words_only(where):
    with Store(where, program="1") as store:
        store.add(told(0, "korva"))
        settle(store)
    with Store(where, program="2") as store:
        again = told(0, "korva")
        store.add(replace(again, report=replace(again.report, text="Calm returns")))
        settle(store)
        assert found(store, "calm") == ["korva"]
        assert found(store, "market") == []


@pytest.mark.parametrize("kinds", [("sqlite", "postgresql"), ("postgresql", "sqlite")], ids="-to-".join)
def test_what_was_moved_is_found_and_goes_on_growing(kinds, server, tmp_path):
    here, there = (str(tmp_path / kind) if kind == "sqlite" else new_database(server) for kind in kinds)
    with Store(here) as store:
        store.add(told(0, "korva"))
        settle(store)
    transfer(here, there)
    with Store(there, create=False) as store:
        store.add(told(1, "selm"))
        settle(store)
        assert (found(store, "market"), found(store, "school")) == (["korva"], ["selm"])
        assert store.count(IncidentFilter(place="korva")) == 1


def distance(one, other):
    (lat, lon), (north, east) = ([radians(angle) for angle in point] for point in (one, other))
    haversine = sin((lat - north) / 2) ** 2 + cos(lat) * cos(north) * sin((lon - east) / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(haversine)))


def test_circles_and_boxes_hold_what_lies_in_them(where):
    random = Random(7)  # noqa: S311  (no secret)
    edges = [(90.0, 0.0), (-90.0, 12.0), (0.0, 180.0), (0.0, -180.0), (10.0, 179.99), (10.0, -179.99), (0.0, 0.0)]
    points = edges + [(random.uniform(-90, 90), random.uniform(-180, 180)) for _ in range(300)]
    places = {incident(str(point)).id: point for point in points}
    with Store(where) as store:
        with store._writing() as connection:
            put_incidents(
                connection,
                [
                    incident(str(point), place=Where("x", PlacePrecision.TOWN, lat=point[0], lon=point[1]), date=When())
                    for point in points
                ],
            )
        for lat, lon in [*edges, *points[:20]]:
            for km in (1, 500, 3_000, 12_000, 20_000):
                rows = store.columns(IncidentFilter.of({"near": f"{lat},{lon},{km}"}))["ids"]
                assert set(rows) == {key for key, at in places.items() if distance(at, (lat, lon)) <= km}, (
                    lat,
                    lon,
                    km,
                )
        for west, south, east, north in [(-10, -10, 10, 10), (170, -90, -170, 90), (-180, 80, 180, 90), (0, 0, 0, 0)]:
            rows = store.columns(IncidentFilter.of({"box": f"{west},{south},{east},{north}"}))["ids"]
            across = west > east
            assert set(rows) == {
                key
                for key, (lat, lon) in places.items()
                if south <= lat <= north and ((west <= lon or lon <= east) if across else west <= lon <= east)
            }


@contextmanager
def closing_engine(where: str) -> Iterator[Engine]:
    """Let go of every connection, also when the test fails: one left open would fail another test."""
    engine = create_engine(where)
    try:
        yield engine
    finally:
        engine.dispose()


def test_where_postgis_is_installed_gis_programs_see_points(server):
    where = new_database(server)
    with closing_engine(address(where)) as engine:
        with engine.begin() as connection:
            if not connection.scalar(text("select 1 from pg_available_extensions where name = 'postgis'")):
                pytest.fail("the store's tests want PostGIS: apt-get install postgresql-15-postgis-3")
            connection.execute(text("create extension postgis"))
        with Store(where) as store, store._writing() as connection:
            put_incidents(connection, [incident()])
        with engine.connect() as connection:
            shown = connection.execute(text("select id, st_astext(geom) from incident_points")).one()
    assert tuple(shown) == (incident().id, "POINT(36.63391 35.93065)")
