"""`dateline db`, as a user types it."""

import sqlite3
from contextlib import closing

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import StoreError
from dateline.store import Store
from made_reports import strike


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "kept.db"
    with Store(path) as store:
        store.add(strike())
    return path


def run(*words):
    return CliRunner().invoke(app, ["db", *map(str, words)])


def test_a_sound_store(kept):
    told = run("check", "--db", kept)
    assert (told.exit_code, told.stdout) == (0, "sound\n")


def test_a_damaged_record_is_named(kept):
    with closing(sqlite3.connect(kept)) as raw, raw:
        raw.execute("update events set record = '{}'")
    told = run("check", "--db", kept)
    assert told.exit_code == 1
    assert strike().report.id in told.stdout


def test_a_row_without_its_report_is_named(kept):
    with closing(sqlite3.connect(kept)) as raw, raw:
        raw.execute("delete from reports")
    told = run("check", "--db", kept)
    assert told.exit_code == 1
    assert "a row of events without its reports" in told.stdout


def test_a_backup_is_a_store_and_can_be_restored(kept, tmp_path):
    assert run("backup", tmp_path / "copy.db", "--db", kept).exit_code == 0
    assert run("restore", tmp_path / "copy.db", "--db", tmp_path / "again.db").exit_code == 0
    for name in ("copy.db", "again.db"):
        with Store(tmp_path / name, create=False) as store:
            assert list(store.reports()) == [strike()]


def test_a_backup_over_a_store_that_holds_something_is_refused(kept, tmp_path):
    run("backup", tmp_path / "copy.db", "--db", kept)
    again = run("backup", tmp_path / "copy.db", "--db", kept)
    assert isinstance(again.exception, StoreError)
    assert "not empty" in str(again.exception)


def test_upgrading_says_what_it_did(kept):
    told = run("upgrade", "--db", kept)
    assert told.exit_code == 0
    assert "as it was" in told.stdout
