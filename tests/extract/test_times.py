from datetime import date
from pathlib import Path

import pytest
import yaml

from dateline.extract.rules.times import find_times, is_background

CASES = Path(__file__).parents[1] / "cases"
FOUND = yaml.safe_load((CASES / "times.yaml").read_text(encoding="utf-8"))
NEVER = yaml.safe_load((CASES / "times_never.yaml").read_text(encoding="utf-8"))
TUESDAY = date(2017, 4, 4)


def as_row(text, expression):
    when = expression.when
    words = expression.span.of(text)
    if when is None:
        return [words, expression.kind, None, None, None]
    return [words, expression.kind, when.start, when.end, when.precision.value]


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["text"][:40])
def test_a_time_is_found_and_resolved(case):
    found = find_times(case["text"], case["published"])
    assert [as_row(case["text"], expression) for expression in found] == case["found"]


@pytest.mark.parametrize("text", NEVER, ids=lambda text: text[:40])
def test_ordinary_words_are_no_times(text):
    assert [expression.span.of(text) for expression in find_times(text, TUESDAY)] == []


def test_offsets_count_code_points():
    text = "In İdlib 😀 three were shot on Sunday."
    (expression,) = find_times(text, TUESDAY)
    assert expression.span.of(text) == "Sunday"


def test_age_counts_days_before_the_report():
    ages = [
        expression.age_days for expression in find_times("Hit on Sunday, as in March 2015 and since 2011.", TUESDAY)
    ]
    assert ages == [2, 735, 2285]


def test_anchored_tells_calendar_from_leaning_times():
    anchored = [
        expression.anchored for expression in find_times("On Monday and again the same day, or recently.", TUESDAY)
    ]
    assert anchored == [True, False, False]


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("on Sunday", False),
        ("last week", False),
        ("last month", True),
        ("in March", True),
        ("in April", False),
        ("in 2016", True),
        ("this year", False),
        ("on 20 February", True),
        ("on 20 March", False),
        ("years ago", True),
        ("since 2012", True),
        ("recently", False),
        ("next week", False),
    ],
)
def test_what_lies_over_thirty_days_back_is_background(text, background):
    (expression,) = find_times(text, TUESDAY)
    assert is_background(expression, TUESDAY) is background


def test_nothing_is_background_without_a_report_date():
    (expression,) = find_times("in 2016", None)
    assert not is_background(expression, None)


def test_a_leap_day_goes_back_to_a_leap_year():
    (expression,) = find_times("on 29 February", TUESDAY)
    assert expression.when.start == date(2016, 2, 29)


def test_a_long_line_is_read_in_linear_time():
    text = "On Sunday 12 were killed in May 2015, two days ago. " * 400
    assert len(find_times(text, TUESDAY)) == 1200
