import sqlite3
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from dateline.errors import StoreError
from dateline.serial import incident_record
from dateline.store import IncidentFilter, Store, database
from dateline.store.database import address
from dateline.store.rows import written
from dateline.store.tables import HEAD, metadata
from dateline.store.upgrade import config, newest, upgrade
from made_incidents import incident
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
        raw.execute("update dateline_version set version_num = '9999'")
    with pytest.raises(StoreError, match=f"newer Dateline .schema 9999, this one knows {HEAD}.*upgrade"):
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
        assert store.name == str(tmp_path / "kept.db")


@pytest.mark.parametrize("url", ["mysql://user:secret@host/db", "sqlite://", "://", "nonsense://x"])
def test_other_databases_are_refused_without_their_secrets(url):
    with pytest.raises(StoreError, match="give a file, sqlite:///FILE, or postgresql://") as refusal:
        Store(url)
    assert "secret" not in str(refusal.value)


def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path):
    with pytest.raises(StoreError, match="no server answers") as refusal:
        Store(f"postgresql://ana:secret@/kept?host={tmp_path}")
    assert "ana:***@" in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_a_database_that_the_server_does_not_have_says_how_to_make_it(server):
    with pytest.raises(StoreError, match="createdb"):
        Store(f"postgresql://postgres@/nowhere?host={server}")


def test_an_older_store_is_refused_until_it_is_upgraded(where):
    Store(where).close()
    raw = create_engine(address(where))
    with raw.begin() as connection:
        metadata.drop_all(connection)
        command.ensure_version(config(connection))
        connection.execute(text("insert into dateline_version values ('0000')"))
    raw.dispose()
    with pytest.raises(StoreError, match="`dateline db upgrade` renews them"):
        Store(where)


def test_the_steps_lead_to_the_tables_that_a_new_store_gets(where):
    engine = create_engine(address(where))
    with engine.begin() as connection:
        command.upgrade(config(connection), "head")
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []
    engine.dispose()
    assert newest() == HEAD
    with Store(where, create=False) as store:
        assert store.add(strike())


def test_upgrading_a_store_that_is_up_to_date_changes_nothing(where):
    with Store(where) as store:
        store.add(strike())
    assert upgrade(where) == (HEAD, HEAD)
    with Store(where, create=False) as store:
        assert list(store.reports()) == [strike()]


def test_readers_need_not_wait_for_writers(tmp_path):
    path = tmp_path / "kept.db"
    with Store(path) as store:
        store.add(strike())
        with closing(sqlite3.connect(path, isolation_level=None)) as writer:
            writer.execute("begin immediate")
            writer.execute("delete from reports")
            assert list(store.reports()) == [strike()]
            writer.execute("rollback")


def test_incidents_of_an_older_store_are_found_by_what_is_asked_after_an_upgrade(where):
    engine = create_engine(address(where))
    kept = {
        "id": incident().id,
        "status": "corroborated",
        "date_precision": "day",
        "place_precision": "town",
        "voices": 2,
        "reports": 3,
        "record": written(incident_record(incident())),
    }
    with engine.begin() as connection:
        command.upgrade(config(connection), "0004")
        names = ", ".join(kept)
        values = ", ".join(f":{name}" for name in kept)
        connection.execute(text(f"insert into incidents ({names}) values ({values})"), kept)  # noqa: S608
    engine.dispose()
    assert upgrade(where) == ("0004", HEAD)
    with Store(where, create=False) as store:
        assert list(store.incidents()) == [incident()]
        assert store.count(IncidentFilter(place="tel darim", actor="sy-armed-forces", killed=7)) == 1


def test_a_store_that_another_process_is_just_making_is_tried_again(tmp_path, monkeypatch):
    refused = [sqlite3.OperationalError("database is locked")] * 2
    made = database._prepare

    def prepare(*where, **how):
        if refused:
            raise refused.pop()
        made(*where, **how)

    monkeypatch.setattr(database, "_prepare", prepare)
    with Store(tmp_path / "kept.db") as store:
        assert list(store.reports()) == []
    assert refused == []


def test_what_is_wrong_with_a_file_is_not_tried_again(tmp_path, monkeypatch):
    refused = [sqlite3.OperationalError("disk I/O error")] * 2
    monkeypatch.setattr(database, "_prepare", lambda *_, **__: (_ for _ in ()).throw(refused.pop()))
    with pytest.raises(sqlite3.OperationalError, match="disk"):
        Store(tmp_path / "kept.db")
    assert len(refused) == 1
