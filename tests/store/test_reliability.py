"""Killed in the middle, and many at once; `make bench` does the same 50 times and for a minute."""

import pytest

from crowd import crowd
from victim import ACTS, BEFORE, Place, killed


@pytest.fixture
def place(request, where, tmp_path):
    """Return where stores are made in the kind of database that is under test."""
    is_file = "://" not in where
    return Place(tmp_path, None if is_file else request.getfixturevalue("server"), f"killed_{request.node.callspec.id}")


@pytest.mark.parametrize("act", list(ACTS))
def test_what_was_acknowledged_before_a_kill_is_there_and_the_command_can_be_run_again(place, act):
    if act in BEFORE:
        BEFORE[act](place.store(act))
    assert killed(place, act, "once", 0.5, 0.8) == []


def test_many_at_once_lose_nothing_and_meet_no_error(where):
    found = crowd(where, 3, processes=2, writers=2, readers=3)
    assert found.faults == []
    assert found.acts["judged"] > 0
    assert found.acts["read"] > 0
