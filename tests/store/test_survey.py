"""Whose reports a store holds, and how late they tell of what happened."""

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


def test_its_state_changes_with_a_report_and_stays_without(told):
    before = told.survey.state()
    assert told.survey.state() == before
    told.add(strike("one more", day=FIRST))
    assert told.survey.state() != before
