"""Full texts have their time: after it quotes, offsets and digests remain, and nothing else of the text does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.merging import settle
from dateline.publication.retention import without_text
from dateline.publication.sensitivity import event_classes
from dateline.resolve.verify import verified
from dateline.serial import coded_from, record
from dateline.store import IncidentFilter, Store
from made_reports import STRIKE_TEXT, strike

DAY = datetime(2024, 12, 5, tzinfo=UTC)


def kept(where, *told):
    with Store(where, clock=lambda: DAY) as store:
        store.add_all(told)
        settle(store)


def retained(where, days, later):
    with Store(where, clock=lambda: DAY + timedelta(days=later)) as store:
        return store.retain(days)


def test_a_text_goes_when_its_time_is_over(where):
    kept(where, strike())
    assert (retained(where, 30, 29), retained(where, 30, 31), retained(where, 30, 31)) == (0, 1, 0)
    with Store(where) as store:
        (one,) = store.reports()
        report = one.report
        assert report.dropped == sha256(STRIKE_TEXT.encode()).hexdigest()
        assert "More rain" not in report.text
        assert store.count(IncidentFilter.of({"text": "More rain is expected"})) == 0
        assert store.count(IncidentFilter.of({"text": "killed"})) == 1
        assert one.events == strike().events
        assert [
            event
            for event in one.events
            if event.evidence["killed"][0].of(report.text) == "At least 25 people were killed"
        ]
        assert list(store.faults()) == []


def test_what_waits_for_merging_keeps_its_text(where):
    with Store(where, clock=lambda: DAY) as store:
        store.add(strike())
    assert retained(where, 0, 1) == 0


def test_an_earlier_coding_loses_its_text_too(where):
    kept(where, strike())
    with Store(where, program="later", clock=lambda: DAY + timedelta(days=1)) as store:
        store.add(strike())
        settle(store)
    assert retained(where, 2, 9) == 1
    with Store(where) as store:
        (before,) = store.reports(DAY + timedelta(hours=1))
        assert "More rain" not in before.report.text


def test_nothing_of_it_is_left_in_the_file(tmp_path):
    kept(tmp_path / "kept.db", strike())
    assert b"More rain is expected" in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    retained(tmp_path / "kept.db", 1, 9)
    held = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"More rain is expected" not in held
    assert b"More rain is expected".lower() not in held


def test_the_verifier_finds_what_it_found_before():
    before = strike()
    after = without_text(before)
    checked = [verified(event, before.report.text) for event in before.events]
    assert [verified(event, after.report.text) for event in after.events] == checked
    assert coded_from(record(after)) == after
    assert without_text(after) is after


def test_a_quote_is_cut_and_a_sensitive_word_stays():
    coded = strike()
    long = replace(coded, report=replace(coded.report, text=coded.report.text.replace("More rain is", "x" * 900)))
    (event,) = long.events
    quoted = replace(event, evidence={"type": (replace(event.evidence["type"][0], start=0, end=800),)}, claims=())
    left = without_text(replace(long, events=(quoted,))).report.text
    assert len(left) == len(long.report.text)
    assert "x" * 200 not in left
    told = replace(
        coded,
        report=replace(
            coded.report, text=coded.report.text.replace("Port", "Port").replace("PORT HASIM.", "At shelter")
        ),
    )
    assert event_classes(event, without_text(told).report) == event_classes(event, told.report)


def test_the_command_drops_and_explains_what_is_left(tmp_path):
    where = str(tmp_path / "kept.db")
    kept(where, strike())
    dropped = CliRunner().invoke(app, ["db", "retain", "--days", "0", "--db", where])
    assert (dropped.exit_code, dropped.output) == (0, "1 full texts dropped\n")
    told = CliRunner().invoke(app, ["explain", strike().events[0].id, "--db", where])
    assert told.exit_code == 0
    assert "At least 25 people were killed" in told.output
    assert "More rain" not in told.output
