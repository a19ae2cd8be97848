"""The line from reports to coded reports: order, statuses, batches."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import count, islice

import pytest

from dateline.model import Modality, Status
from dateline.pipeline import BATCH, code
from dateline.serial import record
from reading import report_of

BOMB = "A car bomb killed nine people at a market in Kirkuk on Monday, two doctors said."
QUIET = "The market in Kirkuk opened at seven on Monday."
DAY = date(2024, 12, 4)
UNREADABLE = replace(report_of("", input_id="broken"), error="broken.txt: empty; nothing to read")
FRENCH = replace(report_of("Des hommes armés ont tué neuf personnes à Mopti."), language="fr")


def test_reports_come_back_in_their_order_across_batches():
    kinds = [report_of(BOMB, DAY), UNREADABLE, report_of(QUIET, DAY), FRENCH]
    many = [replace(kinds[number % 4], source=f"row {number}") for number in range(2 * BATCH + 3)]
    coded = list(code(many))
    assert [one.report.source for one in coded] == [report.source for report in many]
    statuses = [Status.OK, Status.FAILED, Status.NO_EVENTS, Status.UNSUPPORTED_LANGUAGE]
    assert [one.status for one in coded] == [statuses[number % 4] for number in range(len(many))]


def test_no_more_is_taken_in_than_a_batch():
    taken = count()
    stream = (replace(report_of(QUIET), source=str(next(taken))) for _ in range(10 * BATCH))
    first = next(iter(code(stream)))
    assert first.report.source == "0"
    assert next(taken) <= BATCH


def test_nothing_in_nothing_out():
    assert list(code([])) == []


@pytest.mark.parametrize("report", [UNREADABLE, FRENCH], ids=["unreadable", "French"])
def test_what_cannot_be_coded_has_no_events_and_no_mentions(report):
    (coded,) = code([report], all_modalities=True)
    assert (coded.report, coded.events, dict(coded.mentions)) == (report, (), {})


def test_a_report_whose_language_nobody_told_is_coded():
    (coded,) = code([replace(report_of(BOMB, DAY), language=None)])
    assert coded.status is Status.OK


def test_a_text_without_words_has_no_events():
    for text in ("", " ", "\n\n", "..."):
        (coded,) = code([report_of(text, DAY)])
        assert (coded.status, coded.events) == (Status.NO_EVENTS, ())


def test_an_event_belongs_to_its_report_and_is_named_by_what_it_is_made_from():
    (one,), (other,) = code([report_of(BOMB, DAY)]), code([report_of(BOMB + " ", DAY)])
    assert one.events[0].report_id == one.report.id
    assert one.events[0].id != other.events[0].id
    (dated,) = code([replace(report_of(BOMB), published=date(2020, 1, 1))])
    assert dated.events[0].id == one.events[0].id
    assert dated.events[0].date != one.events[0].date


def test_every_modality_is_counted_once():
    text = "Rebels may attack Goma. In 1998 a car bomb killed 200 people in Nairobi. Soldiers did not attack Bunia."
    (full,) = code([report_of(text, DAY)], all_modalities=True)
    (plain,) = code([report_of(text, DAY)])
    assert Counter(event.modality.value for event in full.events) == +Counter(full.mentions)
    assert plain.events == ()
    assert plain.mentions == full.mentions
    assert {Modality.HISTORICAL} <= {event.modality for event in full.events}


def test_events_stand_in_the_order_of_their_evidence():
    text = "Gunmen killed three farmers in Zamfara on Monday. In Sokoto, soldiers arrested nine men on Tuesday. Rebels captured Uvira."
    (coded,) = code([report_of(text, DAY)])
    starts = [event.evidence["type"][0].start for event in coded.events]
    assert len(starts) == 3
    assert starts == sorted(starts)


def test_a_long_report_is_read_to_its_end():
    filler = "The baker of Arden sold bread and the baker of Tolm sold cake. " * 200
    (coded,) = code([report_of(f"{filler}\n\n{BOMB}", DAY)])
    (event,) = coded.events
    assert event.evidence["killed"][0].start > len(filler)


def test_the_stream_can_be_left_early():
    stream = code(report_of(f"{number} {QUIET}") for number in range(3 * BATCH))
    assert [one.status for one in islice(stream, 2)] == [Status.NO_EVENTS] * 2
    assert record(next(stream))["status"] == "no-events"
