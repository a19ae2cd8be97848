from datetime import date

from dateline.cli.arrival import dated
from dateline.model import Report

TODAY = date(2025, 6, 1)


def report(published):
    return Report("0" * 64, "desk.jsonl:3", "Shells hit the market.", published=published)


def test_a_report_from_days_to_come_fails_by_name_and_says_what_would_work():
    (late,) = dated([report(date(2031, 5, 5))], TODAY)
    assert late.error == "desk.jsonl:3: published 2031-05-05, which is in the future; correct the date or leave it out"
    assert late.text == ""


def test_tomorrow_may_be_today_elsewhere_and_an_undated_report_is_left_alone():
    kept = [report(date(2025, 6, 2)), report(date(2025, 6, 1)), report(None)]
    assert list(dated(kept, TODAY)) == kept
