import csv
import io
import json
import sys
from dataclasses import replace
from datetime import date

import pytest

from dateline.cli import keeping
from dateline.cli.main import main
from dateline.model import Coded, Count, Counts, Event, Modality, Party, Report, Status, Where
from dateline.serial import event_record, record
from dateline.store import Store
from made_reports import STRIKE_TEXT, span_of, strike

UNREADABLE = Coded(Report("f" * 64, "broken.pdf", "", error="broken.pdf: not a PDF"), Status.FAILED)
FOREIGN = Coded(Report("e" * 64, "nouvelles.txt", "Bonjour", language="fr"), Status.UNSUPPORTED_LANGUAGE)


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Return what runs a command on a store of its own: exit code, standard output, standard error."""
    monkeypatch.setenv("DATELINE_DB", str(tmp_path / "kept.db"))
    monkeypatch.setenv("COLUMNS", "120")

    def running(*arguments):
        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code or 0
        return code, *capsys.readouterr()

    return running


@pytest.fixture
def add(tmp_path):
    """Return what puts coded reports into the store that `run` looks at."""

    def adding(*reports):
        with Store(tmp_path / "kept.db") as store:
            for coded in reports:
                store.add(coded)

    return adding


@pytest.fixture
def sources(monkeypatch):
    """Return what decides which reports `dateline add` is given."""
    return lambda *reports: monkeypatch.setattr(keeping, "_coded", lambda _names, _columns: iter(reports))


def test_add_keeps_reports_and_says_what_became_of_them(run, sources):
    sources(strike("one"), strike("two"), FOREIGN)
    code, out, err = run("add", "reports")
    assert (code, out) == (0, "")
    assert err == "reports: 3 added with 2 events, 1 in a language not yet coded\n"
    assert run("add", "reports")[2] == "reports: 0 added with 0 events, 3 already there\n"


def test_add_ends_with_3_when_one_failed_and_keeps_the_others(run, sources):
    sources(strike("one"), UNREADABLE, strike("two"))
    code, _, err = run("add", "reports")
    assert code == 3
    assert err.splitlines() == ["dateline: broken.pdf: not a PDF", "reports: 2 added with 2 events, 1 failed"]
    assert len(run("events", "--format", "jsonl")[1].splitlines()) == 2


def test_add_goes_on_after_a_report_that_the_store_refuses(run, sources):
    coded = strike("one")
    sources(replace(coded, events=coded.events * 2), strike("two"))
    code, _, err = run("add", "reports")
    assert code == 3
    assert err.startswith("dateline: one.txt: ")
    assert err.endswith("reports: 1 added with 1 event, 1 failed\n")


def test_add_shows_a_bar_on_a_terminal_and_leaves_only_the_summary(run, sources, monkeypatch, tmp_path):
    (tmp_path / "one.txt").write_text(STRIKE_TEXT)
    sources(strike("one"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, _, err = run("add", str(tmp_path / "one.txt"))
    assert code == 0
    assert "1 reports, 1 new events" in err
    assert err.endswith("reports: 1 added with 1 event\n")


def test_events_are_a_table_in_words(run, add):
    add(strike("one"), strike("two", day=date(2024, 11, 3), counts=Counts(killed=Count(20, 30)), claims=()))
    code, out, err = run("events")
    heading, first, *_, last = (line for line in out.splitlines() if line[:1].strip())
    assert (code, err) == (0, "")
    assert heading.split() == ["date", "place", "what", "who", "killed", "status", "id"]
    assert first.startswith("1 Dec 2024  near Tel Darim (Syria)  Air or drone strike  ")
    assert "Veldish, Ostran forces" in first
    assert "25+" in first
    assert "disputed" in first
    assert last.startswith("3 Nov 2024")
    assert "20–30" in last
    assert "reported" in last


def test_the_id_of_the_table_is_enough_to_show_the_event(run, add):
    add(strike())
    shown_id = run("events")[1].splitlines()[1].split()[-1]
    assert strike().events[0].id.startswith(shown_id)
    assert f"event {strike().events[0].id}" in run("show", shown_id)[1]


def test_events_for_programs_are_exact_records(run, add):
    add(strike())
    event = event_record(strike().events[0], STRIKE_TEXT)
    assert [json.loads(line) for line in run("events", "--format", "jsonl")[1].splitlines()] == [event]
    assert json.loads(run("events", "--format", "json")[1]) == [event]


def test_events_as_csv_are_values_and_blanks(run, add):
    add(strike())
    (row,) = csv.DictReader(io.StringIO(run("events", "--format", "csv")[1]))
    assert row["date_start"] == "2024-12-01"
    assert (row["killed_low"], row["killed_high"], row["injured_low"]) == ("25", "", "")
    assert row["side_a"] == "Veldish; Ostran forces"
    assert row["status"] == "disputed"


@pytest.mark.parametrize(
    "options",
    [
        ("--type", "strike"),
        ("--type", "strike.air"),
        ("--actor", "veldish"),
        ("--place", "Tel Darim"),
        ("--country", "Syria"),
        ("--country", "sy"),
        ("--since", "2024-12-01", "--until", "2024-12-01"),
        ("--killed", "25"),
        ("--text", "AIR RAIDS"),
        ("--limit", "1"),
    ],
)
def test_each_option_of_events_asks_for_the_one_that_has_it(run, add, options):
    other = strike("other", day=date(2020, 1, 1), type="battle.clash", place=Where("Elsewhere", country="IQ"))
    event = replace(other.events[0], side_a=(), counts=Counts(), evidence={}, claims=())
    add(strike(), Coded(replace(other.report, title=None, text="Nothing of the kind. " * 20), Status.OK, (event,)))
    lines = run("events", "--format", "jsonl", *options)[1].splitlines()
    assert [json.loads(line)["id"] for line in lines] == [strike().events[0].id]


def test_what_is_no_current_event_is_listed_when_asked_for(run, add):
    add(strike("plan", modality=Modality.PLANNED))
    assert run("events")[1:] == ("", "no event in the store is like that\n")
    assert "planned" in run("events", "--modality", "planned")[1]
    assert "planned" in run("events", "--modality", "all")[1]


def test_a_span_of_time_says_how_many_undated_events_it_leaves_out(run, add):
    add(strike("one"), strike("two", day=None))
    code, out, err = run("events", "--since", "2024-01-01", "--format", "jsonl")
    assert (code, len(out.splitlines())) == (0, 1)
    assert err == "left out for want of a known date: 1\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--type", "strike.aire"), "did you mean strike.air"),
        (("--country", "Syra"), "did you mean Syria"),
        (("--modality", "actuall"), "did you mean actual"),
    ],
)
def test_a_misspelt_name_gets_the_nearest_one(run, add, options, told):
    add(strike())
    code, out, err = run("events", *options)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize("command", [("events",), ("show", "abc"), ("explain", "abc")])
def test_looking_into_a_missing_store_says_how_to_make_one(run, tmp_path, command):
    code, out, err = run(*command)
    assert (code, out) == (2, "")
    assert err.startswith(f"dateline: no store at {tmp_path / 'kept.db'}; `dateline add SOURCE")
    assert not (tmp_path / "kept.db").exists()


def test_the_option_for_the_store_wins_over_the_environment(run, add, tmp_path):
    add(strike())
    assert "elsewhere.db" in run("events", "--db", str(tmp_path / "elsewhere.db"))[2]


def test_show_marks_the_evidence_in_its_sentences_and_quotes_each_field(run, add):
    add(strike())
    code, out, _ = run("show", strike().events[0].id[:8])
    assert code == 0
    assert out.startswith("Air or drone strike, 1 Dec 2024, near Tel Darim (Syria)\n")
    page = " ".join(out.split())
    assert "«At least 25 people were killed» «on Sunday» in «air raids» by «Veldish» and «Ostran forces»" in page
    assert "«near Tel Darim», Lt. Gen. Oran said. The Veldish government «denied hitting civilians»." in page
    assert "More rain" not in page
    assert "killed 25+ “At least 25 people were killed”" in page
    assert "Ostran forces (says Lt. Gen. Oran)" in page
    assert "Port Hasim Courier · original source Reuters · published 2024-12-02" in page


def test_show_of_a_report_lists_its_events(run, add):
    add(strike())
    out = run("show", strike().report.id[:8])[1]
    assert "“Air raids kill at least 25”" in out
    assert "status ok" in out
    assert "mentioned, but no current events: 1 planned" in out
    assert "Air or drone strike" in out
    assert json.loads(run("show", strike().report.id, "--format", "json")[1]) == [record(strike())]
    assert run("show", strike().report.id, "--format", "csv")[1].count("\n") == 2


def test_show_of_an_event_for_programs_is_its_record(run, add):
    add(strike())
    out = run("show", strike().events[0].id, "--format", "jsonl")[1]
    assert json.loads(out) == event_record(strike().events[0], STRIKE_TEXT)
    assert run("show", strike().events[0].id, "--format", "csv")[1].startswith("id,report_id,type")


def test_explain_leads_from_a_field_over_its_rule_to_the_sentence(run, add):
    add(strike())
    code, out, _ = run("explain", strike().events[0].id)
    span = span_of("air raids")
    assert code == 0
    told = out.split("\n\n")[1].splitlines()
    assert told[:3] == [
        "type: Air or drone strike (strike.air)",
        "  decided by air-noun (rules, score 0.90): air raids are strikes from the air",
        f"  “air raids” at {span.start}–{span.end}",
    ]
    assert "in «air raids» by" in " ".join(told[3:])
    assert out.count("on Sunday») in") == 0


def test_explain_of_a_report_explains_every_event_for_programs(run, add):
    add(strike())
    rows = [json.loads(line) for line in run("explain", strike().report.id, "--format", "jsonl")[1].splitlines()]
    assert [row["field"] for row in rows] == ["type", "date", "place", "side_a", "side_b", "killed", "claims"]
    killed = rows[5]
    assert killed["value"] == "25+"
    (quote,) = killed["quotes"]
    assert quote["text"] == STRIKE_TEXT[quote["start"] : quote["end"]]
    assert quote["text"] in quote["sentence"]


def test_explain_of_a_report_without_events_says_so(run, add):
    add(FOREIGN)
    code, out, err = run("explain", FOREIGN.report.id)
    assert (code, out) == (0, "")
    assert "has no events to explain" in err


def test_hostile_words_are_shown_harmlessly(run, add):
    words = "[/bold] \x1b[31mred\x1b[0m \u202etfel :smile: \ud800"
    report = Report("a" * 64, words, words + " " + "x" * 5000, title=words)
    span = span_of("red", words)
    event = Event(
        "b" * 32, report.id, "strike.air", Modality.ACTUAL, side_a=(Party(words, span),), place=Where(words),
        evidence={"type": (span,)},
    )  # fmt: skip
    add(Coded(report, Status.OK, (event,)))
    for command in (("events",), ("show", "bbb"), ("show", "aaa"), ("explain", "bbb")):
        code, out, _ = run(*command)
        assert code == 0
        assert "[/bold]" in out
        assert ":smile:" in out
        assert not {"\x1b", "\u202e", "\ud800"} & set(out)
        assert len(out) < 8000
