from dataclasses import replace

import pytest
from hypothesis import given, settings
from sqlalchemy import create_engine, text

from any_reports import coded_reports
from dateline.errors import StoreError
from dateline.model import Coded, Party, Report, Span, Status, Where
from dateline.store import Filter, Store, refuses_one_report
from dateline.store.database import address
from dateline.store.tables import metadata, reports
from made_reports import strike

HOSTILE = [
    "NUL \x00 in it",
    "lone \ud800 surrogate",
    "😀👩‍👩‍👧",
    "\u202egnirts\u202c \u2066x\u2069",
    "'; DROP TABLE reports; --",
]


def rows(where, query):
    """Return what any program may read out of the database."""
    engine = create_engine(address(where))
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def empty(where):
    """Take every report out again, as any program may."""
    engine = create_engine(address(where))
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        connection.execute(reports.delete())
    engine.dispose()


def dump(where):
    """Return every row of every table."""
    return {table: sorted(map(str, rows(where, f"select * from {table}"))) for table in metadata.tables}  # noqa: S608  (our own names)


@settings(max_examples=40, deadline=None)
@given(coded=coded_reports())
def test_what_is_stored_comes_back_exactly(lasting, coded):
    with Store(lasting) as store:
        empty(lasting)
        assert store.add(coded)
        assert list(store.reports()) == [coded]
        assert sorted(store.events(Filter(modality=None)), key=lambda event: event.id) == sorted(
            coded.events, key=lambda event: event.id
        )


def test_a_report_is_found_by_the_beginning_of_its_id_and_by_the_id_of_its_row(where):
    coded = strike()
    named = Coded(replace(coded.report, input_id="row 7"), coded.status, coded.events, coded.mentions)
    with Store(where) as store:
        store.add(named)
        assert store.report(named.report.id[:6]) == named.report
        assert store.coded("row 7") == named
        assert store.find("row 7") == named
        assert store.event(named.events[0].id[:6]) == store.find(named.events[0].id) == named.events[0]


def test_adding_again_changes_nothing(where):
    with Store(where) as store:
        assert store.add(strike())
    before = dump(where)
    with Store(where) as store:
        assert not store.add(strike())
    assert dump(where) == before


def test_what_another_version_coded_is_replaced_whole(where):
    with Store(where, program="1") as store:
        store.add(strike())
    changed = strike(type="strike.artillery", side_a=())
    with Store(where, program="2") as store:
        assert store.add(changed)
        assert list(store.reports()) == [changed]
    assert rows(where, "select count(*) from parties where side = 'side_a'") == [(0,)]


def test_a_failure_gives_way_to_a_success_and_not_the_other_way_round(where):
    coded = strike()
    failed = Coded(replace(coded.report, text="", error="not readable"), Status.FAILED)
    with Store(where) as store:
        assert store.add(failed)
        assert store.coded(failed.report.id) == failed
        assert store.add(coded)
        assert not store.add(failed)
        assert store.coded(coded.report.id) == coded


def test_a_report_that_is_refused_leaves_nothing_behind(where):
    coded = strike()
    twice = Coded(coded.report, coded.status, coded.events * 2)
    with Store(where) as store:
        with pytest.raises(StoreError, match="refuses a row") as refusal:
            store.add(twice)
        assert refuses_one_report(refusal.value)
        assert list(store.reports()) == []
        assert store.add(coded)


def test_rows_can_be_queried_without_this_program(where):
    with Store(where) as store:
        store.add(strike())
    assert rows(where, "select low, high from counts where field = 'killed'") == [(25, None)]
    assert rows(where, "select name from parties where actor_id = 'veld-air-force'") == [("Veldish",)]
    assert rows(where, "select speaker from claims where stance = 'denies'") == [("Veldish government",)]
    assert rows(where, "select rule from decisions order by position") == [("air-noun",), ("weekday",)]
    quoted = "select substr(text, e.start + 1, e.\"end\" - e.start) from evidence e, reports where field = 'killed'"
    assert rows(where, quoted) == [("At least 25 people were killed",)]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_come_back_as_they_were(where, words):
    coded = strike()
    report = replace(coded.report, text=words + coded.report.text, title=words, author=words, url=words, input_id=words)
    event = replace(
        coded.events[0], place=Where(words), side_a=(Party(words, Span(0, len(words)), actor_id=words),), claims=()
    )
    hostile = Coded(report, Status.OK, (event,))
    with Store(where) as store:
        store.add(hostile)
        assert store.coded(words) == hostile
        assert list(store.events(Filter(actor=words))) == [event]
        assert list(store.events(Filter(place=words))) == [event]
        assert list(store.events(Filter(text=words))) == [event]


def test_a_title_of_a_million_characters_is_kept(where):
    report = Report("r" * 64, "long.txt", "x", title="Ж😀" * 500_000)
    with Store(where) as store:
        store.add(Coded(report, Status.NO_EVENTS))
        assert store.report("rrr").title == report.title


def test_an_unknown_id_says_where_ids_are_listed(where):
    with Store(where) as store, pytest.raises(StoreError, match="`dateline events` lists"):
        store.find("abc")


@pytest.mark.parametrize("wanted", ["", "%", "_", "*"])
def test_no_id_and_wild_cards_find_nothing(where, wanted):
    with Store(where) as store:
        store.add(strike())
        with pytest.raises(StoreError, match="holds nothing"):
            store.find(wanted)


def test_an_id_that_begins_several_is_refused_with_their_names(where):
    with Store(where) as store:
        for end in "12":
            store.add(Coded(Report(f"abc{end}", "x.txt", "x"), Status.NO_EVENTS))
        with pytest.raises(StoreError, match=r"abc1 \(report\), abc2 \(report\); give more"):
            store.find("abc")
        assert store.report("abc2").id == "abc2"
