"""Incidents in a store: what is added by and by is what would have been put together at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.merging import merge, settle
from dateline.model import Count, Counts, PlacePrecision, Where
from dateline.store import Store
from made_reports import strike

DAY = date(2031, 5, 6)
KORVA = Where("Korva", PlacePrecision.TOWN, "SY", "Idlib", lat=35.9, lon=36.6)
SELM = Where("Selm", PlacePrecision.TOWN, "SY", "Idlib", lat=35.6, lon=36.9)


def told(key, title, day=0, place=KORVA, killed=14):
    """Return a coded report of a strike under a title of its own."""
    when = DAY + timedelta(days=day)
    coded = strike(key, when, place=place, counts=Counts(killed=Count(killed, killed)))
    report = replace(
        coded.report, title=title, text=f"{title}. {coded.report.text}", published=when, publisher=f"{key} daily"
    )
    return replace(coded, report=report)


REPORTS = [
    told("a", "Air strike on market kills 14 in Korva"),
    told("b", "Fourteen dead as jets bomb Korva market"),
    told("c", "Toll of Korva market strike rises to 16", day=1, killed=16),
    told("d", "Strike on school in Selm kills 3", place=SELM, killed=3),
    told("e", "Jets strike bakery in Selm, 5 dead", day=2, place=SELM, killed=5),
    told("f", "New strike on Korva hospital kills 7", day=4, killed=7),
]


def kept(where, *batches):
    """Return the incidents of a store after these batches, each settled when it has come in."""
    with Store(where) as store:
        for batch in batches:
            store.add_all(batch)
            settle(store)
        return sorted(store.incidents(), key=lambda incident: incident.id)


def at_once(reports):
    return sorted(merge(reports), key=lambda incident: incident.id)


@pytest.mark.parametrize("order", [(5, 4, 3, 2, 1, 0), (2, 0, 4, 1, 5, 3), (3, 5, 1, 0, 2, 4)])
def test_reports_that_come_one_by_one_in_any_order_give_what_all_at_once_do(where, order):
    assert kept(where, *([REPORTS[number]] for number in order)) == at_once(REPORTS)


@settings(max_examples=6, deadline=None)
@given(st.permutations(REPORTS), st.sets(st.integers(1, len(REPORTS) - 1)), st.integers(1, len(REPORTS)))
def test_any_order_in_any_batches_and_steps_gives_what_all_at_once_do(tmp_path_factory, order, cuts, step):
    ends = [*sorted(cuts), len(order)]
    batches = [order[first:last] for first, last in zip([0, *ends], ends, strict=False)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.merging.AT_ONCE", step)
        assert kept(tmp_path_factory.mktemp("any") / "kept.db", *batches) == at_once(REPORTS)


def test_adding_again_changes_nothing(where):
    assert kept(where, REPORTS, REPORTS[:3], []) == at_once(REPORTS)


def test_a_report_coded_anew_takes_the_place_of_its_old_telling(where):
    kept(where, REPORTS)
    again = told("b", "Fourteen dead as jets bomb Korva market")
    again = replace(again, events=())
    with Store(where, program="a later one") as store:
        assert store.add(again)
        settle(store)
        found = sorted(store.incidents(), key=lambda incident: incident.id)
    assert found == at_once([again, *(report for report in REPORTS if report.report.id != again.report.id)])


def test_what_an_interrupted_run_left_waiting_is_merged_by_the_next(where):
    with Store(where) as store:
        store.add_all(REPORTS)
        assert len(store.waiting()) == len(REPORTS)
        assert list(store.incidents()) == []
    assert kept(where, []) == at_once(REPORTS)


def test_an_incident_is_found_by_the_beginning_of_its_id(where):
    first = kept(where, REPORTS)[0]
    with Store(where) as store:
        assert store.find(first.id[:12]) == store.incident(first.id) == first


def test_only_what_shares_a_key_is_read_again(where):
    kept(where, REPORTS)
    with Store(where) as store, store.merging() as shelf:
        assert shelf.sharing({1, 2, 3}) == {}
        names = shelf.components([event.id for event in REPORTS[0].events])
        assert {telling.gist.title for telling in shelf.of_components(names)} >= {REPORTS[0].report.title}
