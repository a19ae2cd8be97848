"""`dateline serve`: whom it serves, and when it does not start."""

import socket

import pytest
from typer.testing import CliRunner

from dateline.api import Serving
from dateline.cli import listening
from dateline.cli.main import app
from dateline.errors import DatelineError
from dateline.model import Role
from dateline.store import Store
from made_reports import strike


@pytest.fixture
def kept(tmp_path):
    where = str(tmp_path / "kept.db")
    with Store(where) as store:
        store.add(strike())
    return where


@pytest.fixture
def served(monkeypatch):
    """Return the ways in which a store was served, in place of serving it."""
    found = []
    monkeypatch.setattr(listening, "listen", lambda _app, serving, **_: found.append(serving))
    return found


def serve(*words):
    result = CliRunner().invoke(app, ["serve", *words])
    if isinstance(result.exception, DatelineError):
        raise result.exception
    assert result.exit_code == 0, result.output


def test_on_this_machine_the_owner_gets_a_token_of_this_run(kept, served):
    serve("--db", kept)
    serve("--db", kept)
    first, second = served
    assert first.loopback
    assert len(first.owner_token) >= 43
    assert first.owner_token != second.owner_token
    assert listening.page_address(first) == f"http://127.0.0.1:8321/#token={first.owner_token}"


def test_where_there_are_users_nobody_gets_in_without_their_token(kept, served):
    with Store(kept) as store:
        store.people.add("ana", Role.ADMIN)
    serve("--db", kept)
    serve("--db", kept, "--host", "0.0.0.0")  # noqa: S104
    assert [one.owner_token for one in served] == [None, None]


def test_other_machines_are_not_served_before_there_are_users(kept, served):
    with pytest.raises(DatelineError, match="`dateline user add` makes one"):
        serve("--db", kept, "--host", "0.0.0.0")  # noqa: S104
    assert served == []


def test_the_public_is_served_by_a_policy_and_without_tokens(kept, served, monkeypatch, tmp_path):
    serve("--db", kept, "--public", "--host", "0.0.0.0")  # noqa: S104
    monkeypatch.setenv("DATELINE_POLICY", "default")
    serve("--db", kept)
    assert [(one.public, one.owner_token) for one in served] == [(True, None), (True, None)]
    monkeypatch.setenv("DATELINE_POLICY", str(tmp_path / "none.yaml"))
    with pytest.raises(DatelineError, match="cannot be read"):
        serve("--db", kept)


@pytest.mark.parametrize("rate", ["fast", "-1", "nan", "inf"])
def test_a_rate_that_is_none_is_named(kept, served, monkeypatch, rate):
    monkeypatch.setenv("DATELINE_API_RATE", rate)
    with pytest.raises(DatelineError, match="DATELINE_API_RATE is a number"):
        serve("--db", kept)


def test_a_port_that_is_taken_is_named(kept):
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(DatelineError, match="cannot be listened on"):
        serve("--db", kept, "--port", str(other.getsockname()[1]))


def test_a_missing_store_is_not_made(tmp_path):
    with pytest.raises(DatelineError, match="no store at"):
        serve("--db", str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


def test_an_address_in_version_six_has_brackets():
    assert listening.page_address(Serving(host="::1", port=80)) == "http://[::1]:80/"
