"""Pairs that a person is asked to judge."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from dateline.judging import judge
from dateline.merging import proposals, settle
from dateline.model import Count, Counts, PlacePrecision, Verdict, Where
from dateline.store import Store
from made_reports import strike

DAY = date(2031, 5, 6)
KORVA = Where("Korva", PlacePrecision.TOWN, "SY", "Idlib", lat=35.9, lon=36.6)
SELM = Where("Selm", PlacePrecision.TOWN, "SY", "Idlib", lat=35.6, lon=36.9)


def told(key, title, day=0, place=KORVA, killed=14):
    when = DAY + timedelta(days=day)
    coded = strike(key, when, place=place, counts=Counts(killed=Count(killed, killed)))
    text = f"{title}.".ljust(len(coded.report.text))
    return replace(
        coded, report=replace(coded.report, title=title, text=text, published=when, publisher=f"{key} daily")
    )


REPORTS = [
    told("a", "Air strike on market kills 14 in Korva"),
    told("b", "Fourteen dead as jets bomb Korva market"),
    told("c", "Raid on school of Korva kills 9, monitors say", day=2, killed=9),
    told("d", "Strike on depot in Selm kills 3", place=SELM, killed=3, day=30),
]


@pytest.fixture
def store(where):
    hours = count(1)
    start = datetime(2031, 6, 1, tzinfo=UTC)
    with Store(where, clock=lambda: start + timedelta(hours=next(hours))) as kept:
        kept.add_all(REPORTS)
        settle(kept)
        yield kept


def test_what_is_nearly_alike_is_proposed_with_its_reasons(store):
    found = proposals(store, below=8.0)
    assert found
    apart = [one for one in found if not one.together]
    assert all(one.reasons and one.incidents[0] != one.incidents[1] for one in apart)
    assert {store.incident(name).place.name for name in apart[0].incidents} == {"Korva"}
    assert [one.score for one in apart] == sorted((one.score for one in apart), reverse=True)


def test_nothing_is_proposed_far_from_the_border(store):
    assert all(one.score > -0.01 for one in proposals(store, below=0.01))


def test_incidents_can_be_named_and_the_number_is_bounded(store):
    [selm] = [one.id for one in store.incidents() if one.place.name == "Selm"]
    assert all(selm in one.incidents for one in proposals(store, [selm], below=20.0))
    assert len(proposals(store, limit=1, below=20.0)) == 1


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE])
def test_what_has_been_judged_is_not_asked_again(store, verdict):
    before = [one for one in proposals(store, below=8.0) if not one.together]
    judge(store, verdict, list(before[0].tellings), "ana")
    assert all(set(one.tellings) != set(before[0].tellings) for one in proposals(store, below=8.0))
