"""The public view: what a policy lets out, to anybody, and to be read only."""

import pytest
from fastapi.testclient import TestClient
from served import TOKEN, filled

from dateline.api import Serving, create_app
from dateline.judging import judge
from dateline.model import Verdict
from dateline.publication import Policy
from dateline.store import Store
from made_reports import STRIKE_TEXT

API = "/api/v1"
PUBLIC = Serving(host="0.0.0.0", public=True, owner_token=TOKEN)  # noqa: S104  (it is for others)


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """Yield (client of the public view, the incident that was accepted, the one that was not)."""
    where = str(tmp_path_factory.mktemp("store") / "kept.db")
    with filled(where) as store:
        accepted, other = sorted(store.incidents(), key=lambda one: len(one.report_ids))
        judge(store, Verdict.ACCEPT, [accepted.id], "Ana Reviewer")
    with (
        Store(where, create=False, policy=Policy.default()) as public,
        TestClient(create_app(public, PUBLIC), base_url="http://127.0.0.1") as client,
    ):
        yield client, accepted, other


def test_only_what_a_person_accepted_is_shown(shown):
    client, accepted, other = shown
    assert [one["id"] for one in client.get(f"{API}/incidents").json()["items"]] == [accepted.id]
    assert client.get(f"{API}/incidents/count").json() == {"count": 1}
    for path in ("", "/evidence", "/history", "/near", "/notes"):
        assert client.get(f"{API}/incidents/{accepted.id}{path}").status_code == 200
        assert client.get(f"{API}/incidents/{other.id}{path}").status_code == 404


def test_no_answer_holds_the_text_of_a_report_or_the_name_of_who_judged(shown):
    client, accepted, _ = shown
    [event] = [one.event_id for one in accepted.members]
    paths = [
        *("incidents", "incidents/columns", "incidents/facets", "incidents/weekly", "review", "review?kind=merges"),
        *(
            "reports",
            "events",
            "claims",
            "actors",
            "actors/network",
            "places",
            "sources",
            "analysis/coverage",
            "status",
        ),
        *(f"incidents/{accepted.id}{part}" for part in ("", "/evidence", "/history", "/near", "/notes")),
        *(f"events/{event}", f"events/{event}/explain", f"reports/{accepted.report_ids[0]}"),
        *("exports/jsonl", "exports/acled", "exports/geojson", "exports/atom", "releases", "me", "codebook"),
    ]
    for path in paths:
        answer = client.get(f"{API}/{path}")
        assert answer.status_code in {200, 404}, path
        assert STRIKE_TEXT[:160] not in answer.text, path
        assert "Ana Reviewer" not in answer.text, path


def test_the_public_view_is_read_only_whoever_asks(shown):
    client, accepted, _ = shown
    for headers in ({}, {"Authorization": f"Bearer {TOKEN}"}):
        asked = {"verdict": "withdraw", "ids": [accepted.id]}
        assert client.post(f"{API}/judgements", json=asked, headers=headers).status_code == 403
        assert (
            client.post(f"{API}/incidents/{accepted.id}/notes", json={"text": "x"}, headers=headers).status_code == 403
        )
        assert client.get(f"{API}/me", headers=headers).json() == {
            "name": None,
            "role": "reader",
            "may": [],
            "public": True,
        }
