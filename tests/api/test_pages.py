"""What the pages of actors, places, review and exports read."""

import csv
import hashlib
import io
import threading
import time

import pytest

from dateline.api.exporting import streamed
from dateline.outputs.export import FORMATS
from dateline.store import IncidentFilter

API = "/api/v1"
HOSTILE = ["' OR 1=1 --", "%", "\x00", "a~b", "~~~", "../../etc/passwd", "💥", "\\"]


def test_actors_are_listed_by_how_many_incidents_name_them(reader):
    found = {one["id"]: one for one in reader.get(f"{API}/actors").json()["items"]}
    assert found["Ostran forces"] == {
        "id": "Ostran forces",
        "name": "Ostran forces",
        "known": False,
        "kind": "unknown",
        "country": None,
        "incidents": 2,
    }
    assert [one["name"] for one in reader.get(f"{API}/actors?q=ostran").json()["items"]] == ["Ostran forces"]
    assert reader.get(f"{API}/actors?q=nobody").json()["items"] == []


def test_an_actor_has_its_activity_by_week_and_its_ties(reader):
    found = reader.get(f"{API}/actors/Ostran forces").json()
    assert [(week["week"], week["incidents"], week["killed_low"]) for week in found["activity"]] == [
        ("2024-05-27", 1, 25),
        ("2024-11-25", 1, 25),
    ]
    assert reader.get(f"{API}/actors/nobody-of-the-kind").status_code == 404


def test_the_registry_says_what_it_knows_of_an_actor(reader):
    found = reader.get(f"{API}/actors/sd-army").json()
    assert (found["known"], found["kind"], found["country"], found["incidents"]) == (True, "state", "SD", 0)
    assert reader.get(f"{API}/actors/AE").json()["name"] == "United Arab Emirates"


def test_ties_lead_to_the_events_that_carry_them(reader):
    found = reader.get(f"{API}/actors/network").json()
    events = {proof["event_id"] for edge in found["edges"] for proof in edge["events"]}
    for event in events:
        assert reader.get(f"{API}/events/{event}").status_code == 200
    assert found["left_out"] == 0


def test_a_place_has_its_incidents(reader):
    [place] = reader.get(f"{API}/places").json()["items"]
    assert (place["id"], place["incidents"]) == ("SY~Idlib~Tel Darim", 2)
    found = reader.get(f"{API}/places/{place['id']}").json()
    assert [one["date"]["start"] for one in found["latest"]] == ["2024-12-01", "2024-06-01"]
    assert found["control"] == []


@pytest.mark.parametrize("path", ["actors", "places", "actors?q=", "places?q="])
def test_strange_names_are_looked_for_and_not_found(reader, path):
    for words in HOSTILE:
        base, _, query = path.partition("?")
        answer = (
            reader.get(f"{API}/{base}", params={query.rstrip("="): words})
            if query
            else reader.get(f"{API}/{base}/{words.replace('%', '%25').replace(chr(0), '%00').replace('..', '%2e%2e')}")
        )
        assert answer.status_code in {200, 404, 422}, words
        if answer.status_code == 200:
            assert answer.json()["items"] == [], words


def test_the_queue_puts_what_matters_most_and_is_least_certain_first(reader):
    first = reader.get(f"{API}/review?limit=1").json()
    assert first["items"][0]["reasons"][0] == "up to 25 killed"
    rest = reader.get(f"{API}/review", params={"cursor": first["next"]}).json()
    ids = [one["incident"]["id"] for one in (*first["items"], *rest["items"])]
    assert len(set(ids)) == 2
    assert rest["next"] is None
    assert reader.get(f"{API}/review?cursor=abc").status_code == 422


def test_what_is_accepted_leaves_the_queue(owner):
    [one, *_] = owner.get(f"{API}/review").json()["items"]
    owner.post(f"{API}/judgements", json={"verdict": "accept", "ids": [one["incident"]["id"]]})
    left = owner.get(f"{API}/review").json()["items"]
    assert one["incident"]["id"] not in [other["incident"]["id"] for other in left]


def test_pairs_in_doubt_come_with_their_reasons(reader, lasting):
    incident = next(iter(reader.get(f"{API}/incidents").json()["items"]))
    assert reader.get(f"{API}/review?kind=merges").json()["kind"] == "merges"
    for pair in reader.get(f"{API}/incidents/{incident['id']}/near").json()["items"]:
        assert pair["a"]["id"] == incident["id"]
        assert pair["reasons"]


def test_a_note_stays_with_what_it_was_written_on(owner, store):
    incident = max(store.incidents(), key=lambda one: len(one.report_ids))
    made = owner.post(f"{API}/incidents/{incident.id}/notes", json={"text": "Ask the clinic.\x00"})
    assert made.status_code == 201
    [note] = owner.get(f"{API}/incidents/{incident.id}/notes").json()["items"]
    assert (note["by"], note["text"]) == ("ana", "Ask the clinic.\ufffd")
    assert owner.post(f"{API}/incidents/{incident.id}/notes", json={"text": ""}).status_code == 422


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_is_exported_as_its_manifest_says(reader, form):
    sent = reader.get(f"{API}/exports/{form}?country=SY")
    assert sent.status_code == 200
    assert sent.headers["Content-Disposition"].startswith(f'attachment; filename="dateline-{form}.')
    told = reader.get(f"{API}/exports/{form}/manifest?country=SY").json()
    if form != "xlsx":  # a spreadsheet holds the time at which it was made
        assert hashlib.sha256(sent.content).hexdigest() == told["sha256"]
    assert told["query"] == {"country": "SY"}
    assert told["rows"] + sum(told["left_out"].values()) == 2


def test_an_export_holds_what_the_filter_asks_for(reader):
    sent = reader.get(f"{API}/exports/csv", params={"until": "2024-07-01"}).text
    assert [row["date_start"] for row in csv.DictReader(io.StringIO(sent))] == ["2024-06-01"]


@pytest.mark.parametrize("form", ["nothing", "..%2f..%2fetc%2fpasswd", "csv%00", "CSV", "csv.exe", "%2e%2e"])
def test_a_format_that_is_none_is_no_file(reader, form):
    assert reader.get(f"{API}/exports/{form}").status_code == 404
    assert reader.get(f"{API}/exports/{form}/manifest").status_code == 404


def test_tags_where_a_format_has_none_are_refused(reader):
    assert reader.get(f"{API}/exports/gdelt?hxl=true").status_code == 422
    assert "#event" in reader.get(f"{API}/exports/csv?hxl=true").text


def test_a_writer_whom_nobody_reads_stops(lasting):
    stream = streamed(lasting, IncidentFilter(), "csv", hxl=False)
    next(stream)
    stream.close()
    deadline = time.monotonic() + 10
    while any(one.name == "export csv" for one in threading.enumerate()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(one.name == "export csv" for one in threading.enumerate())
