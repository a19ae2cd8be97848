"""Lists: pages, filters, what a map and a timeline read."""

import pytest

from dateline.api.answers import Remembered

API = "/api/v1"


def test_the_pages_of_a_list_hold_every_incident_once(reader, lasting):
    found, cursor = [], None
    while True:
        page = reader.get(f"{API}/incidents", params={"limit": 1} | ({"cursor": cursor} if cursor else {})).json()
        found += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == [one.id for one in lasting.incidents(coded=True)]
    assert reader.get(f"{API}/incidents/count").json() == {"count": len(found)}


def test_a_filter_narrows_what_is_listed_counted_and_drawn(reader):
    asked = {"type": "strike", "country": "SY", "killed": 25, "since": "2024-11-01", "until": "2024-12-31"}
    listed = reader.get(f"{API}/incidents", params=asked).json()["items"]
    assert [one["date"]["start"] for one in listed] == ["2024-12-01"]
    assert reader.get(f"{API}/incidents/columns", params=asked).json()["n"] == len(listed)
    assert sum(
        week["incidents"] for week in reader.get(f"{API}/incidents/weekly", params=asked).json()["items"]
    ) == len(listed)
    facets = reader.get(f"{API}/incidents/facets", params=asked).json()
    assert facets["type"] == [{"value": "strike.air", "count": len(listed)}]


@pytest.mark.parametrize("part", ["", "/count", "/facets", "/weekly", "/columns"])
@pytest.mark.parametrize(
    "wrong", ["type=battl", "since=yesterday", "near=1,2", "box=a,b,c,d", "killed=-1", "typ=battle", "text="]
)
def test_a_filter_that_cannot_be_read_is_refused_everywhere(reader, part, wrong):
    answer = reader.get(f"{API}/incidents{part}?{wrong}")
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"


HOSTILE = [
    "' OR 1=1 --",
    "'; DROP TABLE incidents; --",
    '" OR ""="',
    "NEAR(a b)",
    "text:*",
    "a AND NOT b",
    '"unclosed',
    "(((",
    "col:val^2",
    "%",
    "_",
    "\\",
    "\x00",
    "%00",
    "{x}",
    "💥" * 50,
    "\u202e\u200b",
    "../../etc/passwd",
]


@pytest.mark.parametrize("field", ["actor", "place", "admin1", "admin2", "text", "country", "type", "near", "cursor"])
def test_syntax_in_a_filter_is_taken_for_words_or_refused(reader, field):
    before = reader.get(f"{API}/incidents/count").json()
    for words in HOSTILE:
        answer = reader.get(f"{API}/incidents", params={field: words})
        assert answer.status_code in {200, 422}, words
        if answer.status_code == 200:
            assert answer.json()["items"] == [], words
    assert reader.get(f"{API}/incidents/count").json() == before


@pytest.mark.parametrize("path", ["events", "claims", "reports"])
def test_other_lists_go_on_where_a_page_ended(reader, path):
    found, cursor = [], None
    for _ in range(10):
        page = reader.get(f"{API}/{path}", params={"limit": 1} | ({"cursor": cursor} if cursor else {})).json()
        found += [one.get("event_id") or one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(found) == len(set(found)) == 4
    assert reader.get(f"{API}/{path}", params={"cursor": "nonsense"}).status_code == 422


def test_syntax_in_other_lists_is_words_too(reader):
    for words in HOSTILE:
        for path, field in (("events", "text"), ("events", "actor"), ("claims", "speaker"), ("reports", "text")):
            answer = reader.get(f"{API}/{path}", params={field: words})
            assert answer.status_code in {200, 422}, (path, words)


def test_a_claim_is_quoted_and_found_by_its_incident_stance_and_speaker(reader, lasting):
    incident = next(
        one for one in reader.get(f"{API}/incidents").json()["items"] if one["date"]["start"] == "2024-06-01"
    )
    asked = {"incident": incident["id"], "stance": "denies", "speaker": "veldish"}
    [claim] = reader.get(f"{API}/claims", params=asked).json()["items"]
    assert claim["quote"] == "denied hitting civilians"
    assert reader.get(f"{API}/claims", params=asked | {"stance": "doubts"}).json()["items"] == []


def test_an_event_is_explained_field_by_field(reader):
    [event, *_] = reader.get(f"{API}/events").json()["items"]
    fields = {one["field"]: one for one in reader.get(f"{API}/events/{event['id']}/explain").json()["fields"]}
    assert fields["killed"]["quotes"][0]["text"] == "At least 25 people were killed"
    assert reader.get(f"{API}/events/{event['id']}").json()["claims"][0]["quote"] == "denied hitting civilians"


def test_sources_tell_when_they_were_heard_and_coverage_who_began(reader):
    sources = {one["name"]: one for one in reader.get(f"{API}/sources").json()["items"]}
    assert (sources["Wire One"]["reports"], sources["Wire One"]["first"]) == (2, "2024-06-02")
    assert sources["Wire One"]["gaps"] == []
    assert sum(one["reports"] for one in sources["Wire One"]["words"]) == sources["Wire One"]["reports"]
    weeks = reader.get(f"{API}/analysis/coverage").json()["items"]
    assert weeks[0]["began"] == ["Wire One"]
    assert weeks[-1]["began"] == ["Daily Two"]
    assert len(weeks) == 28


def test_an_answer_is_made_once_until_an_incident_changes(owner, store, monkeypatch):
    made = []
    weekly = store.weekly
    monkeypatch.setattr(store, "weekly", lambda asked: made.append(asked) or weekly(asked))
    first, again = (owner.get(f"{API}/incidents/weekly?country=SY") for _ in range(2))
    assert (len(made), first.content) == (1, again.content)
    changed = max(store.incidents(), key=lambda one: len(one.report_ids))
    owner.post(f"{API}/judgements", json={"verdict": "withdraw", "ids": [changed.id]})
    owner.post(f"{API}/judgements", json={"verdict": "edit", "ids": [changed.id], "field": "killed", "typed": "7"})
    after = owner.get(f"{API}/incidents/weekly?country=SY")
    assert len(made) == 2
    assert after.content != first.content
    assert owner.get(f"{API}/incidents/weekly?country=SD").json()["items"] == []


def test_what_is_remembered_has_its_bounds():
    remembered = Remembered(room=100)
    for number in range(20):
        assert remembered.body(f"asked {number}", "now", lambda: "x" * 30) == b'"' + b"x" * 30 + b'"'
    assert remembered.body("asked 19", "now", lambda: "made anew") != b'"made anew"'
    assert remembered.body("asked 0", "now", lambda: "made anew") == b'"made anew"'
    assert remembered.body("asked 19", "later", lambda: "made anew") == b'"made anew"'
    assert len(remembered.body("asked 1", "now", lambda: "y" * 500)) == 502


@pytest.mark.parametrize("field", ["voices", "reports", "killed", "displaced"])
def test_more_than_anybody_counts_is_found_nowhere(reader, field):
    for number in (2**31, 10**15, 2**63 - 1):
        assert reader.get(f"{API}/incidents/count?{field}={number}").json() == {"count": 0}
    assert reader.get(f"{API}/incidents/count?{field}={2**63}").status_code == 422
