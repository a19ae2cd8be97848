"""A fresh address for each test, once in a file and once on a real PostgreSQL server that the tests start."""

import pytest

from postgres_server import new_database, running_server


@pytest.fixture(scope="session")
def server():
    """Yield the folder of the socket of a running server."""
    with running_server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    """Return where a test may make its store; every test of the store runs in both kinds of database."""
    return str(tmp_path / "kept.db") if request.param == "sqlite" else new_database(request.getfixturevalue("server"))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def lasting(request, tmp_path_factory):
    """Return where the tests of a module may share one store."""
    if request.param == "sqlite":
        return str(tmp_path_factory.mktemp("store") / "kept.db")
    return new_database(request.getfixturevalue("server"))
