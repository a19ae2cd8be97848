from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Count, DatePrecision, Party, Span, When
from dateline.pipeline import code
from dateline.resolve.same import overlapping, same_party
from dateline.resolve.verify import as_written, count_stands
from reading import report_of


@given(st.integers(13, 10**6), st.integers(1, 10**6))
def test_an_altered_count_does_not_stand(said, told):
    if said != told:
        assert not count_stands(Count(told, told), [f"killed {said} people"])


@pytest.mark.parametrize("told", [12, 13, 15, 24, 40, 168, 200, 280, 2000])
def test_an_altered_count_does_not_stand_on_at_least_14(told):
    assert not count_stands(Count(told, None), ["at least 14"])


def test_a_name_stands_as_whole_words():
    assert as_written("Mali", "Somali forces") is None
    assert as_written("Iran", "Iranian-made drones") is None


def test_an_open_end_reaches_on():
    assert overlapping(When(date(2024, 12, 3), None, DatePrecision.DAY), When.day(date(2025, 1, 9)))


def test_jets_of_two_states_are_not_one_party():
    assert not same_party(Party("Turkish jets", Span(0, 1), "tr"), Party("Russian jets", Span(0, 1), "ru"))


def test_a_monstrous_number_does_not_end_the_run():
    _, second = code([report_of(f"Code {'1' * 400} of nine people."), report_of("A bomb killed two people in Kirkuk.")])
    assert second.status.value == "ok"
