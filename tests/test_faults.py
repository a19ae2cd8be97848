"""A fault of ours in one report costs that report only."""

import pytest

from dateline import pipeline
from dateline.model import Status
from reading import report_of


@pytest.mark.parametrize("text", ["Rebels are Syrian", "He called the army Sri Lankan", "The flag is Burkinabe"])
def test_a_text_may_end_in_an_adjective(text):
    (coded,) = pipeline.code([report_of(text)])
    assert coded.status is not Status.FAILED


def test_a_report_that_trips_the_reader_fails_by_name_and_the_rest_goes_on(monkeypatch):
    read = pipeline._coded

    def trip(report, doc, *, all_modalities):
        if "tripwire" in report.text:
            raise ZeroDivisionError("no such share")
        return read(report, doc, all_modalities=all_modalities)

    monkeypatch.setattr(pipeline, "_coded", trip)
    first, second = pipeline.code(
        [report_of("A tripwire killed two."), report_of("A bomb killed two people in Kirkuk.")]
    )
    assert first.status is Status.FAILED
    assert "ZeroDivisionError: no such share" in first.report.error
    assert second.status is Status.OK
