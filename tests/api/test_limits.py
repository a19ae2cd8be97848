"""What a request passes before it is answered: name, size, token, pace."""

import logging

import pytest
from fastapi.testclient import TestClient
from served import LOCAL, TOKEN, filled

from dateline.api import Serving, create_app
from dateline.api.pace import KEPT, Pace

API = "/api/v1"
JUDGING = {"verdict": "accept", "ids": ["x"]}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with filled(str(tmp_path_factory.mktemp("store") / "kept.db")) as store:
        yield store


@pytest.fixture(scope="module")
def reader(kept):
    with TestClient(create_app(kept, LOCAL), base_url="http://127.0.0.1:8321") as client:
        yield client


@pytest.fixture
def owner(kept):
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    with TestClient(create_app(kept, LOCAL), base_url="http://127.0.0.1:8321", headers=bearer) as client:
        yield client


def test_on_this_machine_reading_wants_no_token_and_writing_does(reader):
    assert reader.get(f"{API}/me").json() == {"name": None, "role": "reader", "may": [], "public": False}
    answer = reader.post(f"{API}/judgements", json=JUDGING)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_on_another_address_every_call_wants_a_token(kept):
    with TestClient(create_app(kept, Serving(host="0.0.0.0"))) as client:  # noqa: S104  (that is the case)
        assert client.get(f"{API}/status").status_code == 401
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("shown", ["Bearer wrong", "Bearer ", "Basic YTpi", "nonsense", "Bearer " + "x" * 5000])
def test_a_forged_token_is_refused_and_not_logged(reader, caplog, shown):
    with caplog.at_level(logging.INFO, "dateline.api"):
        answer = reader.get(f"{API}/me", headers={"Authorization": shown})
    assert answer.status_code == 401
    assert "not valid" in caplog.text
    assert shown.partition(" ")[2] not in caplog.text or not shown.partition(" ")[2]


def test_no_log_line_holds_a_token_or_a_query(owner, caplog):
    with caplog.at_level(logging.DEBUG, "dateline.api"):
        owner.get(f"{API}/me?secret=hidden-words")
    assert "/api/v1/me" in caplog.text
    assert TOKEN not in caplog.text
    assert "hidden-words" not in caplog.text


def test_a_page_elsewhere_that_points_its_name_here_is_not_answered(reader):
    assert reader.get(f"{API}/status", headers={"Host": "evil.example"}).status_code == 421
    assert reader.get(f"{API}/status", headers={"Host": "localhost:8321"}).status_code == 200


def test_ten_megabytes_are_too_much(owner):
    answer = owner.post(f"{API}/judgements", content=b"[" * (10 << 20), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("body", [b"\xff\xfe\x00", b'{"verdict": "\xc3\x28"}', b"[" * 100_000, b"{", b"null", b"\x00"])
def test_a_body_that_is_no_text_or_no_json_is_refused(owner, body):
    answer = owner.post(f"{API}/judgements", content=body, headers={"Content-Type": "application/json"})
    assert 400 <= answer.status_code < 500
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_who_asks_too_fast_is_told_when_to_come_back(kept):
    with TestClient(create_app(kept, Serving(rate=0.001, burst=3)), base_url="http://127.0.0.1") as client:
        answers = [client.get(f"{API}/me") for _ in range(5)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429, 429]
    assert int(answers[-1].headers["Retry-After"]) > 1


def test_a_bucket_fills_again_and_old_ones_are_forgotten():
    now = [0.0]
    pace = Pace(2, 1, clock=lambda: now[0])
    assert pace.wait("a") == 0
    assert pace.wait("a") == pytest.approx(0.5)
    now[0] += 0.5
    assert pace.wait("a") == 0
    for number in range(KEPT + 5):
        pace.wait(str(number))
    assert pace.wait("a") == 0


def test_every_answer_carries_the_headers_that_protect_its_reader(reader):
    for path in ("/", f"{API}/me", f"{API}/nothing", f"{API}/openapi.json"):
        headers = reader.get(path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"


def test_pages_of_other_sites_may_ask_only_when_they_are_named(kept):
    asked = {"Origin": "https://desk.example", "Access-Control-Request-Method": "GET"}
    with TestClient(create_app(kept, LOCAL), base_url="http://127.0.0.1") as client:
        assert "Access-Control-Allow-Origin" not in client.options(f"{API}/me", headers=asked).headers
    named = Serving(origins=("https://desk.example",))
    with TestClient(create_app(kept, named), base_url="http://127.0.0.1") as client:
        answer = client.options(f"{API}/me", headers=asked)
        assert answer.headers["Access-Control-Allow-Origin"] == "https://desk.example"
        other = client.get(f"{API}/me", headers={"Origin": "https://evil.example"})
        assert "Access-Control-Allow-Origin" not in other.headers


def test_what_is_no_address_of_the_api_is_a_problem(reader):
    for path in (f"{API}/nothing", f"{API}/incidents/../../secret", "/api/v2/incidents"):
        answer = reader.get(path)
        assert answer.status_code == 404
        assert answer.headers["Content-Type"] == "application/problem+json"
