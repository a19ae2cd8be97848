"""Served stores in both kinds of database, and clients that do and do not show a token."""

import pytest
from fastapi.testclient import TestClient
from served import LOCAL, TOKEN, filled

from dateline.api import create_app
from postgres_server import new_database, running_server


@pytest.fixture(scope="session")
def server():
    with running_server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    return str(tmp_path / "kept.db") if request.param == "sqlite" else new_database(request.getfixturevalue("server"))


@pytest.fixture
def store(where):
    with filled(where) as kept:
        yield kept


@pytest.fixture
def client(store):
    """Yield somebody on this machine who shows no token."""
    with TestClient(create_app(store, LOCAL), base_url="http://127.0.0.1:8321") as found:
        yield found


@pytest.fixture
def owner(client):
    """Return the same client with the owner's token."""
    client.headers["Authorization"] = f"Bearer {TOKEN}"
    return client


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def lasting(request, tmp_path_factory):
    """Yield a store that the tests of a module share: they only read."""
    file = str(tmp_path_factory.mktemp("store") / "kept.db")
    with filled(file if request.param == "sqlite" else new_database(request.getfixturevalue("server"))) as kept:
        yield kept


@pytest.fixture(scope="module")
def reader(lasting):
    """Yield somebody on this machine who shows no token, and a store that nobody changes."""
    with TestClient(create_app(lasting, LOCAL), base_url="http://127.0.0.1:8321") as found:
        yield found
