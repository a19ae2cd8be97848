"""Single incidents: the record, the evidence, what people decided, and how two people do not overwrite each other."""

import pytest

from dateline.api.answers import expect
from dateline.judging import judge
from dateline.model import Verdict
from dateline.outputs.excerpt import AROUND, LONG, Mark, excerpts

API = "/api/v1"


@pytest.fixture
def first(store):
    return max(store.incidents(), key=lambda one: len(one.report_ids))


def test_an_incident_comes_with_its_reports_and_a_line_that_sums_it_up(client, first):
    found = client.get(f"{API}/incidents/{first.id}").json()
    assert found["id"] == first.id
    assert {one["id"] for one in found["reports"]} == set(first.report_ids)
    assert found["summary_line"].startswith("25 killed (3 reports")
    assert all("text" not in one for one in found["reports"])


def test_what_has_not_changed_is_not_sent_again(client, first):
    sent = client.get(f"{API}/incidents/{first.id}")
    again = client.get(f"{API}/incidents/{first.id}", headers={"If-None-Match": sent.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_evidence_marks_the_words_that_carry_a_field(client, store, first):
    found = client.get(f"{API}/incidents/{first.id}/evidence").json()["items"]
    assert {one["report_id"] for one in found} == set(first.report_ids)
    for one in found:
        text = store.report(one["report_id"]).text
        quoted = {
            mark["field"]: text[mark["start"] : mark["end"]] for part in one["paragraphs"] for mark in part["marks"]
        }
        assert quoted["killed"] == "At least 25 people were killed"
        assert all(text[part["start"] :].startswith(part["text"]) for part in one["paragraphs"])


def test_an_unknown_id_is_a_problem_that_tells_no_path(client, store):
    answer = client.get(f"{API}/incidents/nothing-of-the-kind")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert store.name not in answer.text


def test_an_edit_is_written_down_with_who_and_why_and_can_be_undone(owner, first):
    asked = {"verdict": "edit", "ids": [first.id], "field": "killed", "typed": "7..12", "why": "the hospital's list"}
    made = owner.post(f"{API}/judgements", json=asked)
    assert made.status_code == 201
    assert made.json()["incidents"][0]["estimates"]["killed"]["low"] == 7
    [entry] = owner.get(f"{API}/incidents/{first.id}/history").json()["items"]
    assert (entry["judgement"]["by"], entry["judgement"]["why"], entry["live"]) == ("ana", "the hospital's list", True)
    undone = owner.delete(f"{API}/judgements/{made.json()['judgement']['id']}")
    assert undone.json()["incidents"][0]["estimates"]["killed"]["low"] == 25


def test_the_second_of_two_who_look_at_one_state_is_told_that_it_changed(owner, first):
    seen = {"If-Match": owner.get(f"{API}/incidents/{first.id}").headers["ETag"]}
    asked = {"verdict": "edit", "ids": [first.id], "field": "title", "value": "Raids near Tel Darim"}
    assert owner.post(f"{API}/judgements", json=asked, headers=seen).status_code == 201
    late = owner.post(f"{API}/judgements", json=asked | {"value": "Another title"}, headers=seen)
    assert late.status_code == 412
    assert owner.get(f"{API}/incidents/{first.id}").json()["title"] == "Raids near Tel Darim"


@pytest.mark.parametrize(
    "wrong",
    [
        {"field": "id", "value": "another"},
        {"field": "members", "value": []},
        {"field": "killed", "value": {"low": 9, "best": 5, "high": 7, "victims": "unstated"}},
        {"field": "killed", "value": {"low": -1, "best": 5, "high": 7, "victims": "unstated"}},
        {"field": "killed", "value": "many"},
        {"field": "type", "value": 7},
        {"field": "date", "typed": "2024-99-99"},
    ],
)
def test_an_edit_that_no_incident_can_have_is_refused(owner, first, wrong):
    answer = owner.post(f"{API}/judgements", json={"verdict": "edit", "ids": [first.id]} | wrong)
    assert answer.status_code == 422
    assert owner.get(f"{API}/incidents/{first.id}/history").json()["items"] == []


def test_a_number_that_is_none_is_refused(owner, first):
    body = f'{{"verdict": "edit", "ids": ["{first.id}"], "field": "title", "value": NaN}}'
    answer = owner.post(f"{API}/judgements", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422


def test_reports_are_shown_without_their_text(client, first):
    found = client.get(f"{API}/reports/{first.report_ids[0]}").json()
    assert "text" not in found
    assert first.id in found["incidents"]


def test_the_codebook_and_the_state_of_the_store_are_told(client):
    assert {"code": "battle", "label": "Battles"}.items() <= client.get(f"{API}/codebook").json()["families"][0].items()
    assert client.get(f"{API}/status").json()["counts"]["reports"] == 4


def test_of_a_long_paragraph_only_what_lies_around_the_marks_is_shown():
    text = "a" * LONG + " killed " + "b" * LONG + " injured " + "c" * LONG
    marks = [
        Mark(text.index("killed"), text.index("killed") + 6, "killed"),
        Mark(text.index("injured"), text.index("injured") + 7, "injured"),
    ]
    found = list(excerpts(text, marks))
    assert [one.marks[0].field for one in found if one.marks] == ["killed", "injured"]
    assert max(len(one.text) for one in found) <= 2 * AROUND + 10
    assert all(text[one.start :].startswith(one.text) for one in found)


def test_who_is_overtaken_between_the_look_and_the_judgement_is_told_so(owner, store, first, monkeypatch):
    """Another process may judge after our look: the store then refuses, and the second look finds the change."""
    seen = {"If-Match": owner.get(f"{API}/incidents/{first.id}").headers["ETag"]}
    looked = []

    def look_and_be_overtaken(request, contents):
        expect(request, contents)
        looked.append(1)
        judge(store, Verdict.EDIT, [first.id], "ben", field="title", value="What another process wrote")

    monkeypatch.setattr("dateline.api.routes.judgements.expect", look_and_be_overtaken)
    asked = {"verdict": "edit", "ids": [first.id], "field": "title", "value": "Ours"}
    assert owner.post(f"{API}/judgements", json=asked, headers=seen).status_code == 412
    assert looked == [1]
    assert store.incident(first.id).title == "What another process wrote"


def test_a_judgement_on_another_incident_does_not_stop_ours(owner, store, first, monkeypatch):
    [other] = [one for one in store.incidents() if one.id != first.id]
    seen = {"If-Match": owner.get(f"{API}/incidents/{first.id}").headers["ETag"]}
    looked = []

    def look(request, contents):
        expect(request, contents)
        if not looked:
            judge(store, Verdict.ACCEPT, [other.id], "ben")
        looked.append(1)

    monkeypatch.setattr("dateline.api.routes.judgements.expect", look)
    asked = {"verdict": "accept", "ids": [first.id]}
    assert owner.post(f"{API}/judgements", json=asked, headers=seen).status_code == 201
    assert len(looked) == 2
