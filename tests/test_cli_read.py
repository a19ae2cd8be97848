"""`dateline read` as people and programs use it."""

import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import COUNT_FIELDS, Count
from dateline.pipeline import code
from dateline.resolve.verify import verified
from dateline.serial import Record, coded_from, schema
from dateline.sources import read as read_sources
from reading import ROOT, SAMPLES, put_rows, read_lines, report_of, run

BOMB = "A car bomb killed nine people and wounded 31 at a market in Kirkuk on Monday, two doctors said."
PLAN = "Opposition parties plan a march in Conakry on Saturday."


@cache
def sample_lines():
    return read_lines(SAMPLES, "--all-modalities")


@cache
def sample_events():
    """Return every event of the samples with the text that it is evidenced by."""
    reports = read_sources([str(SAMPLES)])
    return [(event, one.report.text) for one in code(reports, all_modalities=True) for event in one.events]


def test_every_line_follows_the_schema_and_reads_back():
    assert len(sample_lines()) == 45
    for line in sample_lines():
        assert Record.model_validate(line).model_dump(mode="json").keys() == line.keys()
        assert coded_from(line).report.text == line["report"]["text"]
        assert set(schema()["required"]) == line.keys()


def test_the_samples_show_what_the_record_can_hold():
    told = [event for line in sample_lines() for event in line["events"]]
    assert {"actual", "historical"} <= {event["modality"] for event in told}
    assert {claim["stance"] for event in told for claim in event["claims"]} >= {"asserts", "denies"}
    assert len({event["type"] for event in told}) >= 8


def test_offsets_stand_in_the_text_and_carry_names_and_quotes():
    for line in sample_lines():
        _carried(line, line["report"]["text"])


def _carried(line, text):
    assert len({event["id"] for event in line["events"]}) == len(line["events"])
    for event in line["events"]:
        assert event["evidence"]["type"]
        for start, end in (span for spans in event["evidence"].values() for span in spans):
            assert 0 <= start < end <= len(text)
        for party in (*event["side_a"], *event["side_b"], *event["supports"]):
            assert party["name"] in text[party["start"] : party["end"]]
        for claim in event["claims"]:
            assert text[claim["start"] : claim["end"]] == claim["quote"]
            assert claim["speaker"] in text
        place = event["place"]
        if place["name"] is not None:
            assert any(place["name"] in text[start:end] for start, end in event["evidence"]["place"])


def test_what_is_not_known_is_null_and_a_country_has_no_coordinates():
    for line in sample_lines():
        for event in line["events"]:
            place, day = event["place"], event["date"]
            assert (place["lat"] is None) == (place["lon"] is None)
            assert place["lat"] is None or place["precision"] != "country"
            assert (place["name"] is None) <= (place["geonames_id"] is None)
            assert (day["precision"] == "unknown") == (day["start"] is None and day["end"] is None)
            assert 0 <= event["confidence"] <= 1
            for field in COUNT_FIELDS:
                assert event[field] is None or event["evidence"][field]
            assert event["reasons"]


def test_statuses_and_mentions_agree_with_the_events():
    plain = read_lines(SAMPLES)
    for line, fuller in zip(plain, sample_lines(), strict=True):
        assert (line["status"] == "ok") == bool(line["events"])
        assert {event["modality"] for event in line["events"]} <= {"actual"}
        assert line["events"] == [event for event in fuller["events"] if event["modality"] == "actual"]
        others = [event["modality"] for event in fuller["events"] if event["modality"] != "actual"]
        assert line["mentions"] == fuller["mentions"] == {name: others.count(name) for name in line["mentions"]}


def test_all_modalities_lists_plans_too(tmp_path):
    table = put_rows(tmp_path / "plan.jsonl", {"text": PLAN, "published": "2024-05-02"})
    (plain,), (full,) = read_lines(table), read_lines(table, "--all-modalities")
    assert (plain["status"], plain["events"]) == ("no-events", [])
    assert plain["mentions"]["planned"] == 1
    assert [(event["type"], event["modality"]) for event in full["events"]] == [("protest.peaceful", "planned")]


def test_json_is_the_same_lines_in_one_list(tmp_path):
    table = put_rows(tmp_path / "two.jsonl", {"text": BOMB}, {"text": PLAN})
    assert json.loads(run("read", "--format", "json", table).stdout) == read_lines(table)


def test_csv_has_a_row_an_event(tmp_path):
    table = put_rows(tmp_path / "two.jsonl", {"text": BOMB, "published": "2024-12-04"}, {"text": PLAN})
    rows = list(csv.DictReader(io.StringIO(run("read", "--format", "csv", table).stdout)))
    (event,) = [event for line in read_lines(table) for event in line["events"]]
    assert len(rows) == 1
    assert rows[0]["id"] == event["id"]
    assert (rows[0]["type"], rows[0]["place"], rows[0]["date_start"]) == ("strike.bomb", "Kirkuk", "2024-12-02")
    assert (rows[0]["killed_low"], rows[0]["killed_high"], rows[0]["missing_low"]) == ("9", "9", "")


def test_a_page_for_people_says_what_where_when_and_who_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")
    table = put_rows(tmp_path / "a.jsonl", {"text": BOMB, "published": "2024-12-04", "title": "Nine die in Kirkuk"})
    page = run("read", table).stdout
    for words in ("Nine die in Kirkuk", "2 Dec 2024", "Kirkuk (Iraq)", "9 killed", "31", "two doctors"):
        assert words in page
    assert "\x1b" not in page


def test_a_report_that_cannot_be_coded_has_its_place_on_the_page(tmp_path):
    french = "Des hommes armés ont attaqué un village près de Mopti lundi et tué neuf personnes, selon des habitants."
    page = run("read", put_rows(tmp_path / "a.jsonl", {"text": french, "title": "Neuf morts"})).stdout
    assert "Neuf morts" in page
    assert "language" in page


def test_control_characters_of_a_report_do_not_reach_the_terminal(tmp_path):
    text = f"{BOMB} \x1b[2J\x1b]0;owned\x07 The market was closed."
    page = run("read", put_rows(tmp_path / "a.jsonl", {"text": text, "title": "\x1b[31mRed"})).stdout
    assert "\x1b" not in page
    assert "\x07" not in page


def test_standard_input_is_read_as_text_page_or_rows():
    assert read_lines("-", given=BOMB)[0]["events"][0]["type"] == "strike.bomb"
    rows = f"{json.dumps({'text': BOMB})}\n{json.dumps({'text': PLAN})}\n"
    assert [line["status"] for line in read_lines("-", given=rows)] == ["ok", "no-events"]
    page = f"<!DOCTYPE html><html><body><article><h1>Kirkuk</h1><p>{BOMB}</p><p>{BOMB.replace('nine', '9')}</p></article></body></html>"
    assert read_lines("-", given=page)[0]["status"] == "ok"


def test_columns_of_other_names_are_mapped(tmp_path):
    table = tmp_path / "a.csv"
    table.write_text(f'nr;day;body\n7;2024-12-04;"{BOMB}"\n', encoding="utf-8")
    (line,) = read_lines(table, "--column", "text=body", "--column", "published=day", "--column", "id=nr")
    assert (line["report"]["input_id"], line["report"]["published"]) == ("7", "2024-12-04")
    assert line["events"][0]["date"]["start"] == "2024-12-02"


BEFORE = {
    "emoji": "\U0001f6a8\U0001f525\U0001f468\u200d\U0001f469\u200d\U0001f467 ",
    "Arabic": "عاجل: مقتل تسعة أشخاص. ",
    "combining marks": "Re\u0301mi a\u0300 I\u0307dlib. ",
    "a letter that grows in small": "In İdlib and İzmir it rained. ",
    "no-break blanks and soft hyphens": "The\u00a0news\u202f of the\u00ad day. ",
    "right-to-left marks": "\u202bخبر\u202c \u200f",
    "everything": "\U0001f525 İ e\u0301 ع \u200d\u00a0 ",
}


@pytest.mark.parametrize("kind", BEFORE)
@pytest.mark.parametrize("telling", [BOMB, BOMB.upper()], ids=["in ordinary letters", "in capitals"])
def test_offsets_hold_whatever_stands_before(kind, telling):
    text = BEFORE[kind] + telling
    (coded,) = code([report_of(text, date(2024, 12, 4))])
    assert coded.report.text == text
    assert [event.type for event in coded.events] == ["strike.bomb"]
    (event,) = coded.events
    assert event.evidence["killed"][0].of(text).casefold().startswith("nine")
    assert event.evidence["injured"][0].of(text).startswith("31")
    assert event.evidence["place"][0].of(text).casefold() == "kirkuk"
    assert event.evidence["date"][0].of(text).casefold().endswith("monday")
    for party in (*event.side_a, *event.side_b):
        assert party.span.of(text) == party.name
    for claim in event.claims:
        assert claim.speaker in text
        assert "nine" in claim.span.of(text).casefold()


def test_a_kept_event_passes_the_verifier_again_unchanged():
    assert len(sample_events()) > 20
    for event, text in sample_events():
        assert verified(event, text) == event


def pick(draw, wanted):
    """Return any sample event of this sort, with its text."""
    fitting = [told for told in sample_events() if wanted(told[0])]
    return fitting[draw(st.integers(0, len(fitting) - 1))]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_count_far_from_every_figure_quoted_is_refused(data):
    event, text = pick(data.draw, lambda event: any(event.counts.stated()))
    field, _ = data.draw(st.sampled_from(sorted(event.counts.stated(), key=lambda stated: stated[0])))
    quoted = " ".join(span.of(text) for span in event.evidence[field])
    figures = {int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", quoted)}
    number = data.draw(st.integers(501, 10**6).filter(lambda value: str(value)[0] not in "12" and value not in figures))
    altered = verified(replace(event, counts=replace(event.counts, **{field: Count(number, number)})), text)
    assert getattr(altered.counts, field) is None
    assert ("verifier", field) in {(decision.by, decision.field) for decision in altered.decisions}
    assert field not in altered.evidence


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_name_that_the_quote_does_not_hold_is_refused(data):
    event, text = pick(data.draw, lambda event: event.side_a or event.side_b)
    side = data.draw(st.sampled_from([name for name in ("side_a", "side_b") if getattr(event, name)]))
    name = data.draw(st.sampled_from(["Veldish forces", "Ostran Front", "the Arden Guard"]))
    first, *others = getattr(event, side)
    altered = verified(replace(event, **{side: (replace(first, name=name), *others)}), text)
    assert name not in [party.name for party in getattr(altered, side)]
    assert ("verifier", side) in {(decision.by, decision.field) for decision in altered.decisions}


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_a_place_that_the_quote_does_not_hold_is_refused(data):
    event, text = pick(data.draw, lambda event: event.place.name)
    name = data.draw(st.sampled_from(["Arden", "Tel Darim", "Port Hasim"]))
    altered = verified(replace(event, place=replace(event.place, name=name)), text)
    assert altered.place.name is None
    assert altered.place.lat is None


def test_one_report_is_read_without_the_database_and_the_tables():
    code_words = """
import contextlib, io, sys
sys.argv = ["dateline", "read", "--format", "jsonl", "samples/sahel-camp-agency.txt"]
from dateline.cli.main import main
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()) as out:
    main()
heavy = ("sqlalchemy", "pyarrow", "trafilatura", "httpx2", "fastapi", "torch", "pandas")
print(len(out.getvalue().splitlines()), *(name for name in heavy if name in sys.modules))
"""
    ran = subprocess.run([sys.executable, "-c", code_words], capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603
    assert ran.stdout.split() == ["1"]
    assert ran.stderr == ""
