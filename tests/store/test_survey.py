"""Whose reports a store holds, and how late they tell of what happened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.merging import settle
from dateline.store import Store
from made_reports import strike

TOLD = 12
FIRST = date(2024, 12, 2)


@pytest.fixture
def told(where):
    with Store(where) as store:
        store.add_all([strike(f"raid {number}", day=FIRST + timedelta(days=30 * number)) for number in range(TOLD)])
        settle(store)
        yield store


def test_few_tellings_are_all_looked_at(told):
    assert sum(number for *_, number in told.survey.told()) == TOLD


def test_of_many_tellings_some_count_for_all(told):
    rows = told.survey.told(most=4)
    assert sum(number for *_, number in rows) == TOLD
    assert all(number % 3 == 0 for *_, number in rows)


def test_reports_are_on_their_own_word_or_on_an_agencys(where):
    def told(name, agency):
        coded = strike(name)
        return replace(coded, report=replace(coded.report, publisher="Wire", original_source=agency))

    with Store(where) as store:
        store.add_all([told("a", "Agency"), told("b", None), told("c", "Wire"), told("d", "Agency"), told("e", None)])
        assert store.survey.words() == {"Wire": [(None, 3), ("Agency", 2)]}


def test_its_state_changes_with_a_report_and_stays_without(told):
    before = told.survey.state()
    assert told.survey.state() == before
    told.add(strike("one more", day=FIRST))
    assert told.survey.state() != before
