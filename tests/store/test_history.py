"""What the store held at an earlier time, and the judgements that were made."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.errors import StoreError
from dateline.model import Verdict, standing
from dateline.store import Store
from made_reports import strike

START = datetime(2024, 12, 5, 6, 0, tzinfo=UTC)


class Clock:
    """A clock that goes on by an hour whenever it is looked at."""

    def __init__(self):
        self.now = START

    def __call__(self):
        self.now += timedelta(hours=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_report_is_there_from_the_time_it_was_added(where, clock):
    with Store(where, clock=clock) as store:
        store.add(strike("one"))
        between = clock.now
        store.add(strike("two"))
        assert list(store.reports(as_of=START)) == []
        assert list(store.reports(as_of=between)) == [strike("one")]
        assert list(store.reports(as_of=clock.now)) == list(store.reports())


def test_what_was_coded_anew_is_still_there_as_it_was(where, clock):
    with Store(where, program="1", clock=clock) as store:
        store.add(strike())
        store.add(strike("other"))
        before = clock.now
    changed = strike(type="strike.artillery")
    with Store(where, program="2", clock=clock) as store:
        store.add(changed)
        assert sorted(store.reports(as_of=before), key=str) == sorted([strike(), strike("other")], key=str)
        assert changed in store.reports(as_of=clock.now)
        assert strike() not in store.reports(as_of=clock.now)


def test_a_judgement_is_written_down_with_who_when_and_why(where, clock):
    one, two = strike("one"), strike("two")
    with Store(where, clock=clock) as store:
        store.add(one)
        store.add(two)
        made = store.judge(Verdict.SAME, "ana", "one raid", tellings=(one.events[0].id, two.report.id))
        assert (made.number, made.by, made.at, made.why) == (1, "ana", clock.now, "one raid")
        assert store.judgements() == (made,)
    with Store(where) as store:
        assert store.judgements() == (made,)


def test_judgements_of_an_earlier_time(where, clock):
    with Store(where, clock=clock) as store:
        store.add(strike())
        first = store.judge(Verdict.ACCEPT, "ana", tellings=(strike().events[0].id,))
        before = clock.now
        store.judge(Verdict.UNDO, "ben", undoes=first.id)
        assert store.judgements(as_of=before) == (first,)
        assert standing(store.judgements()) == ()


def test_an_edit_keeps_plain_data(where):
    value = {"low": 3, "best": 3, "high": None, "victims": "civilians"}
    with Store(where) as store:
        store.add(strike())
        store.judge(Verdict.EDIT, "ana", tellings=(strike().events[0].id,), field="killed", value=value)
        [made] = store.judgements()
        assert (made.field, made.value) == ("killed", value)


@pytest.mark.parametrize(
    ("verdict", "what", "fault"),
    [
        (Verdict.SAME, {"tellings": (strike().events[0].id,)}, "names 2 or more"),
        (Verdict.SAME, {"tellings": (strike().events[0].id,) * 2}, "names 2 or more"),
        (Verdict.WITHDRAW, {"tellings": ("nothing",)}, "no event or report with the id 'nothing'"),
        (Verdict.EDIT, {"tellings": (strike().events[0].id,)}, "names a field"),
        (Verdict.ACCEPT, {"tellings": (strike().events[0].id,), "field": "type"}, "names a field"),
        (Verdict.UNDO, {"undoes": "nothing"}, "no judgement"),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(where, verdict, what, fault):
    with Store(where) as store:
        store.add(strike())
        with pytest.raises(StoreError, match=fault):
            store.judge(verdict, "ana", **what)
        assert store.judgements() == ()


def test_nobody_makes_no_judgement(where):
    with Store(where) as store:
        store.add(strike())
        with pytest.raises(StoreError, match="--by"):
            store.judge(Verdict.ACCEPT, " ", tellings=(strike().events[0].id,))


def test_a_judgement_is_undone_once_and_an_undo_can_be_undone(where):
    with Store(where) as store:
        store.add(strike())
        made = store.judge(Verdict.ACCEPT, "ana", tellings=(strike().events[0].id,))
        undo = store.judge(Verdict.UNDO, "ana", undoes=made.id)
        with pytest.raises(StoreError, match="undone already"):
            store.judge(Verdict.UNDO, "ana", undoes=made.id)
        store.judge(Verdict.UNDO, "ana", undoes=undo.id)
        assert standing(store.judgements()) == (made,)
