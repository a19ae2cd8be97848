"""Reports coded in this process are scored as what they are."""

from datetime import date

from dateline.evaluation.gold import report_of
from dateline.evaluation.prediction import code_now, mark_places
from dateline.evaluation.telling import from_event, from_record
from dateline.pipeline import code
from dateline.serial import event_record

ROW = {"id": "r1", "published": "2024-12-04", "text": "Rebels shelled Idlib on Tuesday, killing three civilians."}


def test_a_report_is_coded_and_its_places_marked():
    report = report_of(ROW, "test")
    predictions = mark_places([report], code_now([report]))
    found = predictions.of(report)
    assert predictions.seconds > 0
    assert [event.type for event in found.actual] == ["strike.artillery"]
    (event,) = found.actual
    assert event.day == date(2024, 12, 3)
    assert event.counts["killed"] == (3, 3)
    assert [mark.name for mark in found.marks] == ["Idlib"]
    assert found.marks[0].at is not None


def test_an_event_and_its_record_tell_the_same():
    (coded,) = code([report_of(ROW, "test")], all_modalities=True)
    text = coded.report.text
    for event in coded.events:
        told, read = from_event(event, text), from_record(event_record(event, text), text, text)
        for name in (
            "type",
            "modality",
            "spans",
            "quotes",
            "day",
            "last",
            "place",
            "at",
            "country",
            "precision",
            "said",
        ):
            assert getattr(told, name) == getattr(read, name), name
        for name in ("side_a", "side_b", "counts", "claims", "confidence", "words", "sides", "rules"):
            assert getattr(told, name) == getattr(read, name), name
    assert coded.events
