"""`dateline judge`, `undo`, `history`, `release` and `diff`, as a person at a desk uses them."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import DatelineError
from dateline.merging import incidents_of, settle
from dateline.model import Coded
from dateline.serial import incident_record
from dateline.store import Store
from made_reports import strike

START = datetime(2024, 12, 5, tzinfo=UTC)


def told(key, day, place, text, published=None):
    """Return a report of its own wording of a strike."""
    coded = strike(key, day=day, place=replace(strike().events[0].place, name=place), claims=())
    report = replace(
        coded.report, text=text.ljust(len(coded.report.text)), title=f"Raid on {place}", original_source=None
    )
    report = replace(report, publisher=f"The {key} paper", published=published or day)
    return Coded(report, coded.status, coded.events, coded.mentions)


FIRST = told(
    "first", date(2024, 12, 1), "Tel Darim", "Jets struck the bakery of the town before noon; cranes lifted the dead."
)
OTHER = told(
    "other", date(2024, 11, 3), "Port Hasim", "A depot burned at the quay when aircraft came in low over the sea."
)


@pytest.fixture
def db(tmp_path):
    hours = count(1)
    path = tmp_path / "kept.db"
    with Store(path, clock=lambda: START + timedelta(hours=next(hours))) as store:
        store.add(FIRST)
        store.add(OTHER)
        settle(store)
    return path


def run(*words, db):
    result = CliRunner().invoke(app, [*map(str, words), "--db", str(db)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def records(db):
    with Store(db) as store:
        return [incident_record(incident) for incident in sorted(store.incidents(), key=lambda one: one.id)]


def made(stdout):
    """Return the id of the judgement that was told."""
    return stdout.split()[1].rstrip(",")


def event(coded):
    return coded.events[0].id


def test_two_incidents_become_one_and_the_undo_gives_back_the_same_bytes(db):
    before = records(db)
    assert len(before) == 2
    judged = run("judge", "same", event(FIRST), OTHER.report.id, "--by", "ana", "--why", "one raid", db=db)
    [one] = records(db)
    assert {member["report_id"] for member in one["members"]} == {FIRST.report.id, OTHER.report.id}
    run("undo", made(judged), "--by", "ben", db=db)
    assert records(db) == before


def test_merge_edit_undo_in_a_chain_is_byte_identical(db):
    before = records(db)
    merge = made(run("judge", "same", event(FIRST), event(OTHER), "--by", "ana", db=db))
    merged = records(db)
    edit = made(run("judge", "edit", event(OTHER), "killed", "7..12", "--by", "ana", db=db))
    assert records(db)[0]["estimates"]["killed"] == {"low": 7, "best": 7, "high": 12, "victims": "unstated"}
    run("undo", edit, db=db)
    assert records(db) == merged
    run("undo", merge, db=db)
    assert records(db) == before


def test_the_store_holds_what_is_made_anew_from_its_reports_and_judgements(db):
    run("judge", "same", event(FIRST), event(OTHER), "--by", "ana", db=db)
    run("judge", "different", event(OTHER), event(FIRST), "--by", "ana", db=db)
    run("judge", "edit", event(OTHER), "type", "strike.artillery", db=db)
    with Store(db) as store:
        assert sorted(store.incidents(), key=lambda one: one.id) == list(incidents_of(store))


def test_a_later_report_does_not_override_a_person(db):
    run("judge", "edit", event(FIRST), "type", "strike.artillery", "--by", "ana", db=db)
    later = told("later", date(2024, 12, 1), "Tel Darim", FIRST.report.text)
    with Store(db) as store:
        store.add(later)
        settle(store)
        [joined] = [one for one in store.incidents() if FIRST.report.id in one.report_ids]
    assert later.report.id in joined.report_ids
    assert joined.type == "strike.artillery"


def test_an_incident_is_named_by_how_its_id_begins(db):
    [first, _] = records(db)
    run("judge", "accept", first["id"][:8], "--by", "ana", db=db)
    assert [record["accepted_by"] for record in records(db) if record["id"] == first["id"]] == ["ana"]


def test_a_withdrawn_incident_leaves_a_tombstone(db):
    run("judge", "withdraw", event(FIRST), "--by", "ana", "--why", "the paper took it back", db=db)
    [gone] = [record for record in records(db) if record["status"] == "withdrawn"]
    assert gone["decisions"][-1]["why"] == "the paper took it back"


def test_the_history_lists_what_was_undone_too(db):
    judged = made(run("judge", "accept", event(FIRST), "--by", "ana", db=db))
    run("undo", judged, "--by", "ben", db=db)
    rows = [json.loads(line) for line in run("history", event(FIRST), "--format", "jsonl", db=db).splitlines()]
    assert [(row["by"], row["verdict"], row["holds"]) for row in rows] == [
        ("ana", "accept", "no"),
        ("ben", "undo", "no"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("killed", "7..", {"low": 7, "best": 7, "high": None, "victims": "unstated"}),
        ("date", "2024-12-01..2024-12-03", {"start": "2024-12-01", "end": "2024-12-03", "precision": "day"}),
        ("date", "unknown", {"start": None, "end": None, "precision": "unknown"}),
        ("title", "Raid on the bakery", "Raid on the bakery"),
    ],
)
def test_values_as_people_type_them(db, field, value, found):
    run("judge", "edit", event(FIRST), field, value, db=db)
    [record] = [one for one in records(db) if one["members"][0]["event_id"] == event(FIRST)]
    assert (record["estimates"] | record)[field] == found


def test_places_and_sides_are_looked_up(db):
    run("judge", "edit", event(FIRST), "place", "Aleppo, SY", db=db)
    run("judge", "edit", event(FIRST), "side_a", "Hayat Tahrir al-Sham; the hill people", db=db)
    [record] = [one for one in records(db) if one["members"][0]["event_id"] == event(FIRST)]
    assert (record["place"]["country"], record["place"]["precision"]) == ("SY", "town")
    assert [side["actor_id"] is not None for side in record["side_a"]] == [True, False]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["edit", "ID", "killed", "many"], "no count"),
        (["edit", "ID", "weather", "rain"], "no field that can be edited"),
        (["edit", "ID", "date", "yesterday"], "no date"),
        (["edit", "ID", "type", "strike.are"], "strike.air"),
        (["edit", "ID", "place", '{"lat": "north"}'], "record format"),
        (["accept", "nothing"], "holds nothing"),
        (["same", "ID"], "2 or more"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_changes_nothing(db, words, fault):
    before = records(db)
    with pytest.raises(DatelineError, match=fault):
        run("judge", *[event(FIRST) if word == "ID" else word for word in words], db=db)
    assert records(db) == before
    with Store(db) as store:
        assert store.judgements() == ()


def test_a_release_comes_out_again_byte_for_byte_after_the_store_has_gone_on(db, tmp_path):
    one, again, now = (tmp_path / f"{name}.jsonl" for name in ("one", "again", "now"))
    frozen = ["--as-of", "2024-12-05T23:00:00"]
    run("release", "2024-12", "-o", one, *frozen, db=db)
    with Store(db) as store:
        store.add(told("later", date(2024, 12, 1), "Tel Darim", FIRST.report.text, date(2024, 12, 2)))
        settle(store)
    run("judge", "withdraw", event(OTHER), "--by", "ana", db=db)
    run("release", "2024-12", "-o", again, *frozen, db=db)
    run("release", "2025-01", "-o", now, db=db)
    assert one.read_bytes() == again.read_bytes()
    listed = [json.loads(line) for line in run("releases", "--format", "jsonl", db=db).splitlines()]
    assert [row["name"] for row in listed] == ["2024-12", "2025-01"]
    rows = CliRunner().invoke(app, ["diff", str(one), str(now), "--format", "jsonl"]).stdout.splitlines()
    changes = {(row["field"], str(row["after"]), row["why"]) for row in map(json.loads, rows)}
    assert ("status", "withdrawn", "withdraw, by ana") in changes
    assert any(field == "reports" and why == "1 joined" for field, _, why in changes)


def test_a_name_cannot_be_given_to_another_content(db, tmp_path):
    run("release", "one", "-o", tmp_path / "a.jsonl", "--as-of", "2024-12-05T23:00:00", db=db)
    run("judge", "withdraw", event(OTHER), "--by", "ana", db=db)
    with pytest.raises(DatelineError, match="another name"):
        run("release", "one", "-o", tmp_path / "b.jsonl", db=db)


def test_an_export_has_a_row_an_incident_and_says_what_was_left_out(db, tmp_path):
    run("export", "--format", "csv", "-o", tmp_path / "out.csv", db=db)
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 3
    result = CliRunner().invoke(
        app, ["export", "--format", "acled", "-o", str(tmp_path / "out.acled"), "--db", str(db)]
    )
    assert "left out: 2 with a place without coordinates" in result.stderr


def test_review_lists_the_pairs_in_doubt_and_forgets_those_judged(db):
    days = [
        told(f"late{day}", date(2024, 12, 1 + day), "Tel Darim", f"Jets came over the {word} and left.")
        for day, word in ((1, "ridge"), (2, "mill"), (3, "ford"))
    ]
    with Store(db) as store:
        store.add_all(days)
        settle(store)
    rows = [json.loads(line) for line in run("review", "--format", "jsonl", db=db).splitlines()]
    assert rows
    assert all(row["why"] and row["found"] in {"one", "two"} for row in rows)
    for row in rows:
        run("judge", "unsure", *row["ids"].split(), db=db)
    asked = {row["ids"] for row in rows}
    assert all(json.loads(line)["ids"] not in asked for line in run("review", "--format", "jsonl", db=db).splitlines())
