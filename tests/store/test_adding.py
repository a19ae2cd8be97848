import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from any_reports import coded_reports
from dateline.errors import StoreError
from dateline.model import Coded, Party, Report, Span, Status, Where
from dateline.store import Filter, Store, refuses_one_report
from made_reports import strike

HOSTILE = [
    "NUL \x00 in it",
    "lone \ud800 surrogate",
    "😀👩‍👩‍👧",
    "\u202egnirts\u202c \u2066x\u2069",
    "'; DROP TABLE reports; --",
]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept.db"


@settings(max_examples=40, deadline=None)
@given(coded_reports())
def test_what_is_stored_comes_back_exactly(coded):
    with TemporaryDirectory() as folder, Store(Path(folder) / "kept.db") as store:
        assert store.add(coded)
        assert list(store.reports()) == [coded]
        assert sorted(store.events(Filter(modality=None)), key=lambda event: event.id) == sorted(
            coded.events, key=lambda event: event.id
        )


def test_a_report_is_found_by_the_beginning_of_its_id_and_by_the_id_of_its_row(path):
    coded = strike()
    named = Coded(replace(coded.report, input_id="row 7"), coded.status, coded.events, coded.mentions)
    with Store(path) as store:
        store.add(named)
        assert store.report(named.report.id[:6]) == named.report
        assert store.coded("row 7") == named
        assert store.find("row 7") == named
        assert store.event(named.events[0].id[:6]) == store.find(named.events[0].id) == named.events[0]


def test_adding_again_changes_nothing(path):
    with Store(path) as store:
        assert store.add(strike())
    before = path.read_bytes()
    with Store(path) as store:
        assert not store.add(strike())
    assert path.read_bytes() == before


def test_what_another_version_coded_is_replaced_whole(path):
    with Store(path, program="1") as store:
        store.add(strike())
    changed = strike(type="strike.artillery", side_a=())
    with Store(path, program="2") as store:
        assert store.add(changed)
        assert list(store.reports()) == [changed]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("select count(*) from parties where side = 'side_a'").fetchone() == (0,)


def test_a_failure_gives_way_to_a_success_and_not_the_other_way_round(path):
    coded = strike()
    failed = Coded(replace(coded.report, text="", error="not readable"), Status.FAILED)
    with Store(path) as store:
        assert store.add(failed)
        assert store.coded(failed.report.id) == failed
        assert store.add(coded)
        assert not store.add(failed)
        assert store.coded(coded.report.id) == coded


def test_a_report_that_is_refused_leaves_nothing_behind(path):
    coded = strike()
    twice = Coded(coded.report, coded.status, coded.events * 2)
    with Store(path) as store:
        with pytest.raises(StoreError, match="refuses a row") as refusal:
            store.add(twice)
        assert refuses_one_report(refusal.value)
        assert list(store.reports()) == []
        assert store.add(coded)


def test_rows_can_be_queried_without_this_program(path):
    with Store(path) as store:
        store.add(strike())
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("select low, high from counts where field = 'killed'").fetchall() == [(25, None)]
        assert raw.execute("select name from parties where actor_id = 'veld-air-force'").fetchall() == [("Veldish",)]
        assert raw.execute("select speaker from claims where stance = 'denies'").fetchall() == [("Veldish government",)]
        assert raw.execute("select rule from decisions order by position").fetchall() == [("air-noun",), ("weekday",)]
        quoted = 'select substr(text, e.start + 1, e."end" - e.start) from evidence e, reports where field = ?'
        assert raw.execute(quoted, ("killed",)).fetchall() == [("At least 25 people were killed",)]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_as_they_were(path, words):
    coded = strike()
    report = replace(coded.report, text=words + coded.report.text, title=words, author=words, url=words, input_id=words)
    event = replace(
        coded.events[0], place=Where(words), side_a=(Party(words, Span(0, len(words)), actor_id=words),), claims=()
    )
    hostile = Coded(report, Status.OK, (event,))
    with Store(path) as store:
        store.add(hostile)
        assert store.coded(words) == hostile
        assert list(store.events(Filter(actor=words))) == [event]
        assert list(store.events(Filter(place=words))) == [event]
        assert list(store.events(Filter(text=words))) == [event]


def test_a_title_of_a_million_characters_is_kept(path):
    report = Report("r" * 64, "long.txt", "x", title="Ж😀" * 500_000)
    with Store(path) as store:
        store.add(Coded(report, Status.NO_EVENTS))
        assert store.report("rrr").title == report.title


def test_an_unknown_id_says_where_ids_are_listed(path):
    with Store(path) as store, pytest.raises(StoreError, match="`dateline events` lists"):
        store.find("abc")


@pytest.mark.parametrize("wanted", ["", "%", "_", "*"])
def test_no_id_and_wild_cards_find_nothing(path, wanted):
    with Store(path) as store:
        store.add(strike())
        with pytest.raises(StoreError, match="holds nothing"):
            store.find(wanted)


def test_an_id_that_begins_several_is_refused_with_their_names(path):
    with Store(path) as store:
        for end in "12":
            store.add(Coded(Report(f"abc{end}", "x.txt", "x"), Status.NO_EVENTS))
        with pytest.raises(StoreError, match=r"abc1 \(report\), abc2 \(report\); give more"):
            store.find("abc")
        assert store.report("abc2").id == "abc2"
