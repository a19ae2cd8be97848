"""Incidents by what is asked of them: pages, numbers, weeks and columns."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.errors import DatelineError, SourceError, UnknownName
from dateline.model import (
    ActorKind,
    DatePrecision,
    Decision,
    Estimate,
    IncidentStatus,
    PlacePrecision,
    Side,
    Voice,
    When,
    Where,
)
from dateline.store import IncidentFilter, Store, asks
from dateline.store.incident_rows import drop_incidents, put_incidents
from made_incidents import DAY, RAIDERS, VEDDAN, incident

SELM = Where("Maʿarrat Selm", PlacePrecision.SITE, "IQ", "Nineveh", "Selm", None, 36.3, 43.1)
FIJI = Where("Suva", PlacePrecision.TOWN, "FJ", lat=-18.1, lon=179.9)
INCIDENTS = {
    "shelling": incident("shelling"),
    "raid": incident(
        "raid",
        type="attack.civilians",
        status=IncidentStatus.REPORTED,
        date=When(date(2024, 11, 25), date(2024, 12, 1), DatePrecision.WEEK),
        place=SELM,
        side_a=(RAIDERS,),
        side_b=(Side("café owners", "x-owners", ActorKind.CIVILIANS, None, ("e1",)),),
        estimates=(("abducted", Estimate(40, 40, None)),),
        voices=(Voice("v1", "Port Courier", ("r1", "r2", "r3")),),
        accepted_by="ana",
    ),
    "siege": incident(
        "siege",
        type="strategic.siege",
        status=IncidentStatus.DISPUTED,
        date=When(date(2024, 10, 1), None, DatePrecision.MONTH),
        place=FIJI,
        estimates=(),
        decisions=(Decision("place", "ana", "edit", "on the map"),),
    ),
    "undated": incident("undated", date=When(), place=Where(country="SY", precision=PlacePrecision.COUNTRY)),
    "uncoded": incident("uncoded", type=None),
}
NAMES = {made.id: name for name, made in INCIDENTS.items()}


@pytest.fixture(scope="module")
def store(lasting):
    with Store(lasting) as store:
        with store._writing() as connection:
            put_incidents(connection, INCIDENTS.values())
        yield store


def found(store, **pairs):
    wanted = IncidentFilter.of(pairs)
    rows, cursor = store.page(wanted)
    assert cursor is None
    assert store.count(wanted) == len(rows) == store.columns(wanted)["n"]
    return [NAMES[row["id"]] for row in rows]


@pytest.mark.parametrize(
    ("pairs", "names"),
    [
        ({}, "shelling raid siege undated"),
        ({"uncoded": "true"}, "shelling uncoded raid siege undated"),
        ({"type": "strike"}, "shelling undated"),
        ({"type": ["strike.artillery", "strategic"]}, "shelling siege undated"),
        ({"type": []}, "shelling raid siege undated"),
        ({"actor": "sy-armed-forces"}, "shelling siege undated"),
        ({"actor": "hill brigade"}, "raid"),
        ({"actor": "Cafe"}, "raid"),
        ({"actor": "Hill Brig"}, ""),
        ({"place": "maarat selm"}, "raid"),
        ({"place": "Nineveh"}, "raid"),
        ({"place": "TEL DARIM"}, "shelling"),
        ({"country": "Iraq"}, "raid"),
        ({"country": "sy"}, "shelling undated"),
        ({"admin1": "idlib"}, "shelling"),
        ({"admin1": "Tel Darim"}, ""),
        ({"admin2": "Selm"}, "raid"),
        ({"near": "36,36.7,20"}, "shelling"),
        ({"near": "36,36.7,1"}, ""),
        ({"near": "-18,-179.9,50"}, "siege"),
        ({"near": "89.9,0,20000"}, "shelling raid siege"),
        ({"box": "43,36,44,37"}, "raid"),
        ({"box": "179,-20,-179,0"}, "siege"),
        ({"since": "2024-12-01"}, "shelling raid siege"),
        ({"since": "2024-12-02"}, "siege"),
        ({"until": "2024-11-25"}, "raid siege"),
        ({"since": "2024-11-01", "until": "2024-11-24"}, "siege"),
        ({"since": "2024-12-01", "axis": "report"}, ""),
        ({"date_precision": "day"}, "shelling"),
        ({"date_precision": "week"}, "shelling raid"),
        ({"date_precision": "year"}, "shelling raid siege"),
        ({"precision": "site"}, "raid"),
        ({"precision": "town"}, "shelling raid siege"),
        ({"killed": "7"}, "shelling undated"),
        ({"killed": "8"}, ""),
        ({"injured": "20"}, "shelling undated"),
        ({"abducted": "1"}, "raid"),
        ({"displaced": "0"}, ""),
        ({"voices": "2"}, "shelling siege undated"),
        ({"reports": "3"}, "shelling raid siege undated"),
        ({"reports": "4"}, ""),
        ({"status": ["reported", "disputed"]}, "raid siege"),
        ({"review": "accepted"}, "raid"),
        ({"review": "edited"}, "siege"),
        ({"review": "machine"}, "shelling undated"),
        ({"source": "reports"}, "shelling raid siege undated"),
        ({"source": "import"}, ""),
        ({"type": "strike", "place": "idlib", "killed": "1"}, "shelling"),
    ],
)
def test_a_filter_asks_for_all_it_names_the_latest_first(store, pairs, names):
    listed = found(store, **pairs)
    assert sorted(listed) == sorted(names.split())
    days = [INCIDENTS[name].date.start or date.min for name in listed]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    "pairs", [{}, {"actor": "sy-armed-forces"}, {"place": "darim"}, {"place": "darim", "since": "2000-01-01"}]
)
def test_pages_follow_each_other_without_gap_or_double(where, pairs):
    dates = [When.day(DAY - timedelta(days=number % 5)) if number % 9 else When() for number in range(47)]
    places = [{}, {"place": Where("Old Darim", PlacePrecision.TOWN, "SY", "Darim", "Darim of the Hills")}]
    made = [incident(str(number), date=day, **places[number % 2]) for number, day in enumerate(dates)]
    wanted = IncidentFilter.of(pairs)
    many = {one.id for one in made if one.date.start or "since" not in pairs}
    with Store(where) as store:
        with store._writing() as connection:
            put_incidents(connection, made)
        whole, end = store.page(wanted, limit=47)
        assert end is None
        pages, cursor = [], None
        while True:
            rows, cursor = store.page(wanted, cursor, limit=10)
            pages += rows
            if cursor is None:
                break
    assert pages == whole
    assert len(pages) == len(many)
    assert {row["id"] for row in pages} == many


@pytest.mark.parametrize("cursor", ["", "x", "ä", "AAAA", "MTIz", "OTk5OTk5OTk5OSBh", "\x00", "%", "=" * 1000])
def test_a_cursor_that_no_page_gave_is_refused(store, cursor):
    with pytest.raises(SourceError, match="cursor"):
        store.page(cursor=cursor)


@pytest.mark.parametrize("limit", [0, -1, 501])
def test_a_limit_that_no_page_has_is_refused(store, limit):
    with pytest.raises(SourceError, match="1 to 500"):
        store.page(limit=limit)


def test_facets_count_what_the_filter_leaves(store):
    facets = store.facets()
    assert facets["type"] == [("strike.artillery", 2), ("attack.civilians", 1), ("strategic.siege", 1)]
    assert facets["review"] == [("machine", 2), ("accepted", 1), ("edited", 1)]
    assert dict(facets["voices"]) == {2: 3, 1: 1}
    assert store.facets(IncidentFilter(country="IQ"))["admin1"] == [("Nineveh", 1)]
    assert dict(facets["admin1"]) == {None: 2, "Idlib": 1, "Nineveh": 1}


def test_weeks_begin_on_their_monday_and_silence_is_no_number(store):
    rows = store.weekly()
    assert [tuple(row.values()) for row in rows] == [
        (date(2024, 9, 30), "FJ", None, 1, None, None),
        (date(2024, 11, 25), "IQ", "Nineveh", 1, None, None),
        (date(2024, 11, 25), "SY", "Idlib", 1, 7, 7),
        (None, "SY", None, 1, 7, 7),
    ]
    assert sum(row["incidents"] for row in store.weekly(IncidentFilter(type=("strike",)))) == 2


def test_weeks_are_kept_up_when_incidents_change_or_go(where):
    with Store(where) as store:
        for found in (
            [incident("one"), incident("two"), incident("three", type=None)],
            [incident("two", estimates=()), incident("one", place=FIJI, date=When())],
        ):
            with store._writing() as connection:
                put_incidents(connection, found)
        with store._writing() as connection:
            drop_incidents(connection, [incident("three").id])
        for wanted in (IncidentFilter(), IncidentFilter(uncoded=True)):
            assert [tuple(row.values()) for row in store.weekly(wanted)] == [
                (date(2024, 11, 25), "SY", "Idlib", 1, None, None),
                (None, "FJ", None, 1, 7, 7),
            ]
        assert [row["week"] for row in store.weekly(IncidentFilter(country="FJ"))] == [None]


def test_columns_are_of_one_length_and_decode_to_the_incidents(store):
    table = store.columns()
    words = [name for name, column in table.items() if isinstance(column, dict)]
    rows = [
        {name: column[number] for name, column in table.items() if isinstance(column, list)}
        | {name: ([*table[name]["values"], None])[table[name]["codes"][number]] for name in words}
        for number in range(table["n"])
    ]
    assert len(rows) == 4
    first = rows[0]
    assert (first["type"], first["family"], first["side_a"]) == ("strike.artillery", "strike", VEDDAN.name)
    assert (first["start"], first["published"], first["lat"]) == ((DAY - date(1970, 1, 1)).days, None, 35.93065)
    assert (first["killed_low"], first["killed_high"], first["reviewed"]) == (7, 12, 0)
    assert rows[1]["killed_low"] is None
    assert rows[3]["start"] is None
    assert store.columns(limit=2)["n"] == 2


def test_a_summary_says_how_many_and_who_says_so(store):
    [row] = store.page(IncidentFilter(type=("strike",), precision="town"))[0]
    assert row["summary_line"] == "7 to 12 killed, 20 or more injured (3 reports, 2 independent voices)"
    assert (row["type_label"], row["family"]) == ("Shelling, artillery or missiles", "strike")
    assert row["estimates"]["killed"] == {"low": 7, "best": 7, "high": 12, "victims": "civilians"}
    assert row["place"]["admin1"] == "Idlib"


HOSTILE = [
    *("%", "_", "%a%", "strike_air", "str*", "[a-z]", "' OR 1=1 --", '"', "x\\", "\x00", "\ud800", "a AND b", "("),
    *("NEAR(a b)", "^a", "a*", "col:a", '"unclosed', "-a", "a OR b", "{a}", "'; DROP TABLE incidents; --", "$1", ":a"),
    *("😀", "\u202egnirts", " ", "\n", "-1", "1e999", "nan", "0x10", "٣", "9" * 30, "a" * 1_999, "é" * 1_999),
]


def asked(field, words):
    """Return the filter, or None when it is refused."""
    try:
        return IncidentFilter.of({field: words})
    except DatelineError:
        return None


@pytest.mark.parametrize("field", list(asks()))
def test_no_value_is_a_wild_card_or_a_command(store, field):
    filters = {words: wanted for words in HOSTILE if (wanted := asked(field, words))}
    assert {words: store.count(wanted) for words, wanted in filters.items()} == dict.fromkeys(filters, 0)
    assert [store.page(wanted) for wanted in filters.values()] == [([], None)] * len(filters)


@pytest.mark.parametrize("field", list(asks()))
def test_a_value_of_ten_million_characters_is_refused_in_a_few_words(field):
    with pytest.raises(DatelineError) as refusal:
        IncidentFilter.of({field: "x" * 10_000_000})
    assert len(str(refusal.value)) < 2_000


def test_an_unknown_field_names_the_nearest(store):
    with pytest.raises(UnknownName, match="did you mean country"):
        IncidentFilter.of({"contry": "SY"})


@pytest.mark.parametrize(
    "pairs",
    [
        {"type": ["strike", "battle.clash"], "near": "35.5,36.25,10", "axis": "report", "uncoded": "true"},
        {"box": "-1,-2,3,4", "since": "2024-01-01", "killed": "0", "status": ["disputed"]},
        {},
    ],
)
def test_what_is_asked_can_be_said_again(pairs):
    wanted = IncidentFilter.of(pairs)
    again = {}
    for name, words in wanted.pairs():
        again.setdefault(name, []).append(words)
    assert IncidentFilter.of(again) == wanted
    assert set(again) == set(pairs)


def test_an_incident_written_anew_leaves_nothing_of_the_old(where):
    with Store(where) as store:
        with store._writing() as connection:
            put_incidents(connection, [incident()])
            put_incidents(connection, [replace(incident(), place=SELM, side_a=())])
        assert store.count(IncidentFilter(place="tel darim")) == 0
        assert store.count(IncidentFilter(place="selm")) == store.count() == 1


@pytest.mark.parametrize("few", [-1, 5_000])
@pytest.mark.parametrize(
    ("pairs", "names"),
    [
        ({"since": "2024-11-28"}, "shelling raid siege"),
        ({"since": "2024-11-28", "until": "2024-11-30"}, "raid siege"),
        ({"since": "2024-11-28", "actor": "sy-armed-forces"}, "shelling siege"),
        ({"since": "2024-12-02", "place": "Suva"}, "siege"),
        ({"until": "2024-11-30", "text": "nothing of this"}, ""),
    ],
)
def test_what_lasted_comes_behind_what_began_in_the_time_however_it_is_found(store, monkeypatch, few, pairs, names):
    monkeypatch.setattr("dateline.store.plan.FEW", few)
    wanted, cursor, seen = IncidentFilter.of(pairs), None, []
    while True:
        rows, cursor = store.page(wanted, cursor, limit=1)
        seen += [NAMES[row["id"]] for row in rows]
        if cursor is None:
            break
    assert seen == names.split()
    assert sum(number for _, number in store.facets(wanted)["type"]) == len(seen)
