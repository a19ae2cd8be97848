"""Tables of others in a store, on every database: apart from what reports tell, once, and out again whole."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dateline.errors import StoreError
from dateline.model import Origin
from dateline.store import Import, IncidentFilter, Store
from dateline.store.asked import Axis
from dateline.store.incident_rows import put_incidents
from dateline.store.rebuild import rebuild
from made_incidents import incident

GED = Import("ged", "ucdp", "ged.csv", "ab" * 32, "CC BY 4.0", redistributable=True, by="ana")
SOURCES = [["", "Port Courier", None, "Raid", None, "2024-12-02"]]


def row(key):
    origin = Origin("ged", "ucdp", "CC BY 4.0", redistributable=True, row=key, cells=(("id", key),))
    return incident(f"import {key}", members=(), voices=(), origin=origin, title=f"Row {key}"), SOURCES


def ids(store, source):
    return [made.title for made in store.matching(IncidentFilter(source=source))]


def test_rows_stand_beside_what_reports_tell_and_go_out_again(where):
    with Store(where) as store:
        with store._writing() as connection:
            put_incidents(connection, [incident()])
        assert store.bring(GED, [row("1"), row("2")]) == (2, 0)
        assert sorted(ids(store, "import")) == ["Row 1", "Row 2"]
        assert ids(store, "reports") == ["Shells fall on Tel Darim"]
        assert [(one["name"], one["rows"]) for one in store.imported()] == [("ged", 2)]
        assert store.take_out("ged") == 2
        assert store.count() == 1
        assert list(store.imported()) == []


def test_the_same_rows_again_change_nothing(where):
    with Store(where) as store:
        store.bring(GED, [row("1")])
        assert store.bring(GED, [row("1"), row("2")]) == (1, 1)
        assert store.bring(replace(GED, name="newer"), [row("2")]) == (0, 1)
        assert store.count(IncidentFilter(source="import")) == 2


def test_a_name_stands_for_one_table(where):
    with Store(where) as store:
        store.bring(GED, [row("1")])
        with pytest.raises(StoreError, match="--undo ged"):
            store.bring(replace(GED, sha256="cd" * 32), [row("2")])
        with pytest.raises(StoreError, match="it has: ged"):
            store.take_out("acled")


def test_an_import_that_breaks_off_leaves_nothing(where):
    def broken():
        yield row("1")
        raise OSError("the disk is gone")

    with Store(where) as store:
        with pytest.raises(OSError, match="gone"):
            store.bring(GED, broken())
        assert (store.count(), list(store.imported())) == (0, [])


def test_exports_read_record_and_sources_and_look_up_what_is_not_kept(where):
    with Store(where) as store:
        store.bring(GED, [row("1")])
        [(record, sources)] = store.exported()
        assert (json.loads(record)["origin"]["row"], json.loads(sources)) == ("1", SOURCES)
        with store._writing() as connection:
            connection.exec_driver_sql("UPDATE incident_records SET sources = NULL")
        assert [json.loads(sources) for _, sources in store.exported()] == [[]]


def test_rows_and_their_days_survive_a_renewal_of_the_tables(where):
    with Store(where) as store:
        store.bring(GED, [row("1")])
        with store._writing() as connection:
            put_incidents(connection, [incident()])
            connection.exec_driver_sql("UPDATE incident_records SET sources = NULL WHERE import_name IS NULL")
            rebuild(connection)
        assert [json.loads(sources) for _, sources in store.exported(IncidentFilter(source="reports"))] == [[]]
        assert ids(store, "import") == ["Row 1"]
        assert store.count(IncidentFilter(source="import", axis=Axis.REPORT, since=date(2024, 12, 2))) == 1
