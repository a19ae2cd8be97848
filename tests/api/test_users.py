"""Users, roles and tokens: what is kept of them, and what they let somebody do."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from served import filled
from sqlalchemy import create_engine, text
from typer.testing import CliRunner

from dateline.api import Serving, create_app
from dateline.cli.main import app
from dateline.errors import NotHeld, StoreError
from dateline.model import Role
from dateline.store import Store
from dateline.store.database import address

API = "/api/v1"
SERVED = Serving(host="0.0.0.0")  # noqa: S104  (tokens are wanted there)


def bearing(token):
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def people(store):
    return {role: (store.people.add(role.value, role), store.people.token(role.value, 30))[1] for role in Role}


@pytest.fixture
def remote(store):
    with TestClient(create_app(store, SERVED)) as client:
        yield client


def test_the_store_keeps_no_token(where, people, store):
    engine = create_engine(address(where))
    with engine.connect() as raw:
        kept = " ".join(map(str, raw.execute(text("select * from tokens"))))
    engine.dispose()
    for token in people.values():
        assert token not in kept
        assert token.partition("_")[2] not in kept


def test_a_token_tells_who_asks(remote, people):
    for role, token in people.items():
        found = remote.get(f"{API}/me", headers=bearing(token)).json()
        assert (found["name"], found["role"]) == (role.value, role.value)


def test_only_who_may_judges(remote, store, people):
    first = min(store.incidents(), key=lambda one: one.id)
    asked = {"verdict": "accept", "ids": [first.id]}
    assert remote.post(f"{API}/judgements", json=asked, headers=bearing(people[Role.READER])).status_code == 403
    made = remote.post(f"{API}/judgements", json=asked, headers=bearing(people[Role.REVIEWER])).json()
    assert (made["judgement"]["by"], made["incidents"][0]["accepted_by"]) == ("reviewer", "reviewer")


def test_a_reviewer_takes_back_only_what_is_their_own_and_an_editor_anything(remote, store, people):
    first = min(store.incidents(), key=lambda one: one.id)
    asked = {"verdict": "accept", "ids": [first.id]}
    made = remote.post(f"{API}/judgements", json=asked, headers=bearing(people[Role.EDITOR])).json()
    path = f"{API}/judgements/{made['judgement']['id']}"
    assert remote.delete(path, headers=bearing(people[Role.REVIEWER])).status_code == 403
    assert remote.delete(path, headers=bearing(people[Role.EDITOR])).json()["incidents"][0]["accepted_by"] is None


def test_a_token_that_ran_out_was_altered_or_made_void_is_refused(where):
    now = [datetime(2024, 12, 1, tzinfo=UTC)]
    with filled(where), Store(where, clock=lambda: now[0]) as store:
        store.people.add("ana", Role.EDITOR)
        token = store.people.token("ana", 30)
        other = store.people.token("ana", 60)
        with TestClient(create_app(store, SERVED)) as client:
            assert client.get(f"{API}/me", headers=bearing(token)).status_code == 200
            for forged in (
                token[:-1],
                token + "x",
                token.replace("dl_", "dl_0"),
                token.upper(),
                other[:20] + token[20:],
            ):
                assert client.get(f"{API}/me", headers=bearing(forged)).status_code == 401
            now[0] += timedelta(days=31)
            assert client.get(f"{API}/me", headers=bearing(token)).status_code == 401
            assert client.get(f"{API}/me", headers=bearing(other)).status_code == 200
            assert [one.tokens for one in store.people.all()] == [1]
            store.people.revoke("ana")
            assert client.get(f"{API}/me", headers=bearing(other)).status_code == 401


def test_users_are_added_listed_and_removed_with_their_tokens(store):
    store.people.add("ana", Role.REVIEWER)
    store.people.add("ana", Role.ADMIN)
    token = store.people.token("ana", 1)
    assert [(one.name, one.role, one.tokens) for one in store.people.all()] == [("ana", Role.ADMIN, 1)]
    store.people.remove("ana")
    assert store.people.bearer(token) is None
    with pytest.raises(NotHeld, match="no user is called 'ana'"):
        store.people.remove("ana")
    with pytest.raises(NotHeld, match="no user is called 'ana'"):
        store.people.token("ana", 1)


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 101])
def test_a_name_that_cannot_be_read_is_refused(store, name):
    with pytest.raises(StoreError, match="a user's name"):
        store.people.add(name, Role.READER)


def test_users_are_kept_from_the_command_line(where):
    filled(where).close()
    runner = CliRunner()
    made = runner.invoke(app, ["user", "add", "ana", "--role", "editor", "--db", where])
    assert made.stdout.startswith("dl_")
    listed = runner.invoke(app, ["user", "list", "--format", "csv", "--db", where])
    assert listed.stdout.splitlines()[1].startswith("ana,editor,1,")
    assert runner.invoke(app, ["user", "token", "ana", "--db", where]).stdout.startswith("dl_")
    assert "2 tokens of ana are void" in runner.invoke(app, ["user", "token", "ana", "--revoke", "--db", where]).stderr
    assert runner.invoke(app, ["user", "remove", "ana", "--db", where]).exit_code == 0
    assert runner.invoke(app, ["user", "list", "--format", "csv", "--db", where]).stdout == "name,role,tokens,added\n"
