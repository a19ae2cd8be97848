"""Whatever is asked of a running server: no fault of ours, and answers as OpenAPI describes them."""

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from served import LOCAL, filled

from dateline.api import create_app
from postgres_server import new_database

ROOT = Path(__file__).parents[2]
SPOKEN = re.compile(r"Dateline serves (http://[^/]+)/#token=(\S+)")
CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
TRIES = 12  # requests an operation and database


class Running:
    """A `dateline serve` of its own process: its address, its owner's token and its log."""

    def __init__(self, where, log):
        command = [str(Path(sys.executable).with_name("dateline")), "serve", "--db", where, "--port", "0"]
        self.log = log
        self._out = log.open("w")
        env = {**os.environ, "PYTHONUNBUFFERED": "1", "DATELINE_API_RATE": "0"}
        self._process = subprocess.Popen(command, stdout=self._out, stderr=subprocess.STDOUT, env=env)  # noqa: S603
        self.address, self.token = self._heard()

    def _heard(self):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and self._process.poll() is None:
            if found := SPOKEN.search(self.log.read_text()):
                return found[1], found[2]
            time.sleep(0.1)
        pytest.fail(f"the server did not start: {self.log.read_text()}")

    def stop(self):
        self._process.terminate()
        code = self._process.wait(20)
        self._out.close()
        return code


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def running(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    where = str(folder / "kept.db") if request.param == "sqlite" else new_database(request.getfixturevalue("server"))
    filled(where).close()
    server = Running(where, folder / "log")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def described(running):
    return schemathesis.openapi.from_url(f"{running.address}/api/v1/openapi.json")


OPERATIONS = [
    (method, path) for path, methods in create_app(None, LOCAL).openapi()["paths"].items() for method in methods
]
QUICK = settings(
    max_examples=TRIES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def real(running):
    """Return ids that the store holds, by the names of the parameters that take them."""
    api = f"{running.address}/api/v1"
    first = {
        path: httpx2.get(f"{api}/{path}").json()["items"][0] for path in ("incidents", "events", "reports", "places")
    }
    return {
        "incident_id": first["incidents"]["id"],
        "event_id": first["events"]["id"],
        "report_id": first["reports"]["id"],
        "place_id": first["places"]["id"],
        "actor_id": "Ostran forces",
        "form": "jsonl",
    }


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_whatever_is_asked_the_answer_is_as_described(running, described, real, method, path):
    headers = {"Authorization": f"Bearer {running.token}"}
    cases = st.one_of(*(described[path][method].as_strategy(generation_mode=mode) for mode in GenerationMode))

    @QUICK
    @given(case=cases, about_something=st.booleans())
    def asked(case, about_something):
        if about_something:
            case.path_parameters = {name: real.get(name, given) for name, given in (case.path_parameters or {}).items()}
            if isinstance(case.body, dict) and "ids" in case.body:
                case.body["ids"] = [real["incident_id"]]
        case.call_and_validate(checks=list(CHECKS), headers=headers)

    asked()


def test_the_server_answers_says_who_asks_and_keeps_the_token_out_of_its_log(running):
    api = f"{running.address}/api/v1"
    owner = {"Authorization": f"Bearer {running.token}"}
    assert httpx2.get(f"{api}/me").json()["name"] is None
    assert httpx2.get(f"{api}/me", headers=owner).json()["role"] == "admin"
    assert httpx2.get(f"{api}/me", headers={"Authorization": "Bearer forged-secret"}).status_code == 401
    log = running.log.read_text().split("\n", 1)[1]
    assert "GET '/api/v1/me'" in log
    assert running.token not in log
    assert "forged-secret" not in log


def test_ten_megabytes_are_refused_and_the_server_goes_on(running):
    api = f"{running.address}/api/v1"
    owner = {"Authorization": f"Bearer {running.token}", "Content-Type": "application/json"}
    assert httpx2.post(f"{api}/judgements", content=b"[" * (10 << 20), headers=owner).status_code == 413
    assert httpx2.get(f"{api}/status").status_code == 200


def test_what_is_no_request_at_all_is_refused(running):
    host, _, port = running.address.removeprefix("http://").rpartition(":")
    for raw in (
        b"\x00\xff\xfe\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 9000,
    ):
        with socket.create_connection((host, int(port)), timeout=10) as plug:
            plug.sendall(raw)
            plug.shutdown(socket.SHUT_WR)
            assert plug.recv(100)[:12] in {b"HTTP/1.1 400", b"HTTP/1.1 421", b"HTTP/1.1 431", b""}
    assert httpx2.get(f"{running.address}/api/v1/status").status_code == 200
