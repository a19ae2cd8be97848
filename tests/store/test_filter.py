from datetime import date

import pytest

from dateline.model import Count, Counts, DatePrecision, Modality, Party, PlacePrecision, When, Where
from dateline.store import Filter, Store
from made_reports import span_of, strike

REPORTS = {
    "strike": strike("strike"),
    "clash": strike(
        "clash",
        type="battle.clash",
        date=When(date(2024, 11, 25), date(2024, 12, 1), DatePrecision.WEEK),
        place=Where("Muhammadiyah", PlacePrecision.TOWN, "IQ"),
        side_a=(Party("Harakat al-Fajr", span_of("Veldish")),),
        counts=Counts(killed=Count(3, 5)),
    ),
    "siege": strike(
        "siege",
        type="strategic.siege",
        date=When(date(2024, 10, 1), None, DatePrecision.MONTH),
        place=Where("Ma'arrat an-Nu'man", PlacePrecision.TOWN, "SY"),
        counts=Counts(),
    ),
    "undated": strike("undated", day=None, counts=Counts(killed=Count(None, 90))),
    "planned": strike("planned", modality=Modality.PLANNED),
}


@pytest.fixture(scope="module")
def store(lasting):
    with Store(lasting) as store:
        for coded in REPORTS.values():
            store.add(coded)
        yield store


def found(store, wanted, limit=None):
    names = {coded.events[0].id: name for name, coded in REPORTS.items()}
    return [names[event.id] for event in store.events(wanted, limit)]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Filter(), ["strike", "clash", "siege", "undated"]),
        (Filter(modality=None, type="strike.air"), ["planned", "strike", "undated"]),
        (Filter(modality=Modality.PLANNED), ["planned"]),
        (Filter(type="strike"), ["strike", "undated"]),
        (Filter(type="battle.clash"), ["clash"]),
        (Filter(actor="harakat AL-FAJR"), ["clash"]),
        (Filter(actor="fajr"), ["clash"]),
        (Filter(actor="veld-air-force", place="tel darim"), ["strike", "undated"]),
        (Filter(actor="Veld"), []),
        (Filter(place="Maarat al-Numan"), ["siege"]),
        (Filter(place="Hama"), []),
        (Filter(place="idlib"), ["strike", "undated"]),
        (Filter(country="iq"), ["clash"]),
        (Filter(since=date(2024, 12, 1)), ["strike", "clash", "siege"]),
        (Filter(since=date(2024, 12, 2)), ["siege"]),
        (Filter(until=date(2024, 11, 25)), ["clash", "siege"]),
        (Filter(since=date(2024, 11, 1), until=date(2024, 11, 24)), ["siege"]),
        (Filter(until=date(2024, 9, 30)), []),
        (Filter(killed=25), ["strike"]),
        (Filter(killed=0), ["strike", "clash"]),
        (Filter(text="air RAIDS by"), ["strike", "clash", "siege", "undated"]),
        (Filter(text="air trains"), []),
        (Filter(type="strike", killed=26), []),
    ],
)
def test_a_filter_asks_for_all_it_names(store, wanted, names):
    assert sorted(found(store, wanted)) == sorted(names)


def test_the_latest_come_first_and_the_undated_last(store):
    assert found(store, Filter()) == ["strike", "clash", "siege", "undated"]
    assert found(store, Filter(), limit=2) == ["strike", "clash"]


def test_the_order_does_not_hang_on_the_order_of_arrival(where, store):
    with Store(where) as other:
        for coded in reversed(REPORTS.values()):
            other.add(coded)
        assert list(other.events(Filter(modality=None))) == list(store.events(Filter(modality=None)))


def test_events_left_out_for_want_of_a_date_are_counted(store):
    assert store.undated(Filter(since=date(2024, 12, 1))) == 1
    assert store.undated(Filter(since=date(2024, 12, 1), country="IQ")) == 0
    assert store.undated(Filter()) == 0


@pytest.mark.parametrize("field", ["type", "actor", "place", "country", "text"])
@pytest.mark.parametrize(
    "words",
    ["%", "_", "%air%", "strike_air", "str*", "[a-z]", "' OR 1=1 --", '"', "x\\", "\x00", "\ud800", "a AND b", "("],
)
def test_no_character_is_a_wild_card_or_a_command(store, field, words):
    assert found(store, Filter(**{field: words})) == []


def test_records_are_those_of_the_events(store):
    assert [fields["id"] for fields in store.records()] == [event.id for event in store.events()]
