import sqlite3
from contextlib import closing

import pytest

from dateline.errors import StoreError
from dateline.store import Store
from dateline.store.tables import SCHEMA_VERSION
from made_reports import strike


def test_a_missing_store_is_not_made_by_reading(tmp_path):
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match=r"no store at .*none\.db; `dateline add SOURCE"):
        Store(path, create=False)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(StoreError, match="no folder"):
        Store(tmp_path / "nowhere" / "kept.db")


def test_a_store_of_a_newer_program_is_left_alone(tmp_path):
    path = tmp_path / "kept.db"
    Store(path).close()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("update meta set value = ? where key = 'schema'", (str(SCHEMA_VERSION + 1),))
    with pytest.raises(StoreError, match=f"newer Dateline .schema {SCHEMA_VERSION + 1}.*upgrade"):
        Store(path)


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and no database at all. " * 50)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no Dateline store"):
        Store(path)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("create table meta (key text, value text)")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no Dateline store"):
        Store(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store_when_something_is_added(tmp_path):
    path = tmp_path / "kept.db"
    path.touch()
    with pytest.raises(StoreError, match="no Dateline store"):
        Store(path, create=False)
    with Store(path) as store:
        assert store.add(strike())


def test_a_folder_is_no_store(tmp_path):
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(tmp_path)


@pytest.mark.parametrize("name", ["odd ?#% name.db", "ünïcode 😀.db", ":memory:"])
def test_any_file_name_will_do(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with Store(name) as store:
        store.add(strike())
    with Store(tmp_path / name, create=False) as store:
        assert list(store.reports()) == [strike()]


def test_a_url_names_a_file_too(tmp_path):
    with Store(f"sqlite:///{tmp_path}/kept.db") as store:
        assert store.path == tmp_path / "kept.db"


@pytest.mark.parametrize("url", ["postgresql://user:secret@host/db", "sqlite://", "://", "nonsense://x"])
def test_other_databases_are_refused_without_their_secrets(url):
    with pytest.raises(StoreError, match="give a file, or sqlite:///FILE") as refusal:
        Store(url)
    assert "secret" not in str(refusal.value)


def test_readers_need_not_wait_for_writers(tmp_path):
    path = tmp_path / "kept.db"
    with Store(path) as store:
        store.add(strike())
        with closing(sqlite3.connect(path, isolation_level=None)) as writer:
            writer.execute("begin immediate")
            writer.execute("delete from reports")
            assert list(store.reports()) == [strike()]
            writer.execute("rollback")
