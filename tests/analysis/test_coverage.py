"""Who reported when."""

from datetime import date, timedelta

from dateline.analysis.coverage import LATEST, LONGEST, Lag, coverage, lags, sources

FIRST = date(2024, 12, 2)  # a Monday


def daily(name, days, start=FIRST):
    return [(name, start + timedelta(days=day), 1) for day in days]


def test_a_source_that_is_silent_longer_than_its_habit_has_a_gap():
    [found] = sources(daily("Wire One", [0, 1, 2, 40, 41]))
    assert (found.reports, found.first, found.last) == (5, FIRST, FIRST + timedelta(days=41))
    assert found.gaps == ((FIRST + timedelta(days=2), FIRST + timedelta(days=40)),)


def test_a_source_that_writes_once_a_month_has_none():
    [found] = sources(daily("Monthly", [0, 30, 61, 91]))
    assert found.gaps == ()


def test_weeks_tell_who_began_and_who_was_last_heard_silent_ones_too():
    weeks = coverage([*daily("Wire One", [0, 15]), *daily("Daily Two", [1]), ("Daily Two", FIRST, 3)])
    assert [(week.reports, week.publishers) for week in weeks] == [(5, 2), (0, 0), (1, 1)]
    assert weeks[0].began == ("Daily Two", "Wire One")
    assert weeks[0].ended == ("Daily Two",)
    assert weeks[2].ended == ("Wire One",)


def test_a_lag_is_the_days_by_which_a_share_of_the_reports_has_come():
    told = [("Wire One", FIRST + timedelta(days=days), FIRST, number) for days, number in ((0, 5), (1, 4), (9, 1))]
    assert lags(told) == (Lag("Wire One", 10, 0, 0, 1),)


def test_reports_from_before_their_event_or_long_after_say_nothing_of_a_lag():
    early, late = ("Wire One", FIRST - timedelta(days=1), FIRST, 1), ("Daily", FIRST + timedelta(LATEST + 1), FIRST, 1)
    assert lags([early, late]) == ()


def test_one_wrong_date_does_not_make_a_hundred_thousand_weeks():
    assert len(coverage([("Wire One", date(1, 1, 1), 1), ("Wire One", FIRST, 1)])) == LONGEST
    assert coverage([]) == ()
