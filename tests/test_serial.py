import json
from hashlib import sha256
from types import UnionType
from typing import get_args, get_origin

import pytest
from hypothesis import given
from pydantic import BaseModel

from any_reports import coded_reports
from dateline.errors import SourceError
from dateline.model import Event, Modality, Report, Span
from dateline.serial import (
    Record,
    coded_from,
    event_from,
    event_record,
    record,
    report_from,
    report_record,
    schema,
)
from made_reports import STRIKE_TEXT, strike

# As the contract has them; what is beyond it comes last.
LINE_KEYS = ["report", "status", "error", "events", "mentions"]
REPORT_KEYS = [
    *("id", "source", "title", "summary", "publisher", "original_source", "author", "published", "language"),
    *("text", "text_sha256"),
]
EVENT_KEYS = [
    *("id", "type", "modality", "date", "place", "origin", "side_a", "side_b", "supports"),
    *("killed", "injured", "missing", "abducted", "arrested", "displaced", "claims", "evidence", "confidence"),
    "reasons",
]


@given(coded_reports())
def test_a_record_reads_back_as_what_was_written(coded):
    line = json.loads(json.dumps(record(coded)))
    assert coded_from(line) == coded
    assert record(coded_from(line)) == line


@given(coded_reports())
def test_reports_and_events_read_back_alone(coded):
    assert report_from(report_record(coded.report), coded.report.error) == coded.report
    assert [event_from(event_record(event, coded.report.text)) for event in coded.events] == list(coded.events)


@given(coded_reports())
def test_the_declared_shape_has_the_keys_that_are_written_in_their_order(coded):
    _agree(record(coded), Record)


def _agree(value, shape):
    if get_origin(shape) is tuple and isinstance(value, list):
        for item in value:
            _agree(item, get_args(shape)[0])
    elif get_origin(shape) is UnionType:
        if value is not None:
            _agree(value, get_args(shape)[0])
    elif isinstance(shape, type) and issubclass(shape, BaseModel):
        declared = [name for name, field in shape.model_fields.items() if name in value or field.is_required()]
        assert sorted(value) == sorted(declared)
        assert [name for name in value if name in declared] == declared
        for name, item in value.items():
            _agree(item, shape.model_fields[name].annotation)


def test_keys_stand_in_the_order_of_the_contract():
    line = record(strike())
    event = line["events"][0]
    assert list(line) == LINE_KEYS
    assert list(line["report"]) == REPORT_KEYS
    assert list(event)[: len(EVENT_KEYS)] == EVENT_KEYS
    assert list(event["place"]) == ["name", "geonames_id", "country", "admin1", "admin2", "lat", "lon", "precision"]
    assert list(event["side_a"][0])[:6] == ["name", "actor_id", "kind", "country", "backed_by", "attributed_to"]
    assert list(event["killed"]) == ["low", "high", "victims", "by_side"]
    assert list(event["claims"][0]) == ["speaker", "stance", "about", "quote", "start", "end"]
    assert list(event["evidence"]) == ["type", "date", "place", "side_a", "side_b", "killed"]


def test_what_nobody_said_is_null_or_empty_and_never_zero():
    silent = Event("e", "r", "battle.clash", Modality.ACTUAL)
    fields = event_record(silent, "")
    assert fields["date"] == {"start": None, "end": None, "precision": "unknown"}
    assert fields["place"]["name"] is None
    assert fields["origin"] is fields["killed"] is fields["displaced"] is None
    assert fields["side_a"] == fields["claims"] == fields["reasons"] == []
    assert set(map(str, fields["evidence"].values())) == {"[]"}


def test_quotes_of_claims_and_reasons_of_fields_are_written_out():
    event = record(strike())["events"][0]
    claim = event["claims"][0]
    assert claim["quote"] == STRIKE_TEXT[claim["start"] : claim["end"]] == "denied hitting civilians"
    assert event["reasons"][0] == "type: air-noun (air raids are strikes from the air)"


def test_evidence_stands_in_one_order_however_it_was_found():
    spans = (Span(0, 1),)
    one, other = (
        Event("e", "r", "battle.clash", Modality.ACTUAL, evidence=dict.fromkeys(fields, spans))
        for fields in (["origin", "injured", "type"], ["type", "injured", "origin"])
    )
    assert json.dumps(event_record(one, "x")) == json.dumps(event_record(other, "x"))


def test_the_digest_is_that_of_the_text_in_utf_8():
    assert report_record(Report("r", "s", "İdlib 😀"))["text_sha256"] == sha256("İdlib 😀".encode()).hexdigest()


def test_a_malformed_record_is_refused_by_the_name_of_its_field():
    line = record(strike())
    line["events"][0]["place"]["precision"] = "exact"
    with pytest.raises(SourceError, match=r"events\.0\.place\.precision"):
        coded_from(line)


def test_a_record_whose_text_was_changed_is_refused():
    fields = report_record(strike().report) | {"text": "Another text."}
    with pytest.raises(SourceError, match="text_sha256 is not that of text"):
        report_from(fields)


def test_an_impossible_count_is_refused():
    fields = event_record(strike().events[0], STRIKE_TEXT)
    fields["killed"] |= {"low": 30, "high": 20}
    with pytest.raises(SourceError, match="highest"):
        event_from(fields)


def test_unknown_keys_do_not_stand_in_the_way():
    assert coded_from(record(strike()) | {"added_by_another_program": 1}) == strike()


def test_the_schema_names_every_key_and_every_choice():
    told = schema()
    assert list(told["properties"]) == LINE_KEYS
    assert told["required"] == LINE_KEYS
    assert told["$defs"]["Modality"]["enum"] == [modality.value for modality in Modality]
    assert set(REPORT_KEYS) <= set(told["$defs"]["ReportRecord"]["required"])
    assert told["$defs"]["WhenRecord"]["properties"]["start"]["anyOf"][0]["format"] == "date"
