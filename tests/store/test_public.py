"""A public store: whatever is asked of it, in whatever way, nothing comes out that its policy does not let out."""

import inspect
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zipfile import ZipFile

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.errors import StoreError
from dateline.judging import judge, undo
from dateline.merging import incidents_of, settle
from dateline.model import Credibility, Incident, PlacePrecision, Reliability, Role, Verdict, Where
from dateline.outputs.export import FORMATS, Stored, export
from dateline.publication import Policy
from dateline.serial import event_record, incident_record, record
from dateline.store import Filter, IncidentFilter, Store
from dateline.store.imported import Import
from dateline.store.rolls import ClaimFilter
from made_reports import strike
from made_secrets import leaks, secrets

POLICY = Policy.default()
GENERATED = (Phase.explicit, Phase.reuse, Phase.generate)  # an example takes a second: a leak is told as it was found
LATER = datetime(2031, 1, 1, tzinfo=UTC)
REVIEWER = "Rev Iewer-Quill"

# Every method of a store, and how a test asks it for all that it gives. A new one has to find its place here.
READING = {
    "count": lambda store, _: store.count(),
    "facets": lambda store, _: store.facets(),
    "weekly": lambda store, _: store.weekly(),
    "columns": lambda store, _: store.columns(),
    "page": lambda store, _: store.page(limit=500),
    "incidents": lambda store, _: list(store.incidents()),
    "incident": lambda store, _: [store.incident(name) for name in _ids(store)],
    "matching": lambda store, _: list(store.matching(IncidentFilter(uncoded=True))),
    "exported": lambda store, _: list(store.exported(IncidentFilter(uncoded=True))),
    "briefs": lambda store, _: list(store.briefs(IncidentFilter(uncoded=True))),
    "lines": lambda store, _: list(store.lines("acled", IncidentFilter(uncoded=True))),
    "imported": lambda store, _: list(store.imported()),
    "latest_incidents": lambda store, _: store.latest_incidents(50),
    "looking": lambda store, _: [shelf.of_components(_ids(store)) for shelf in _shelf(store)],
    "incidents_of_report": lambda store, one: store.incidents_of_report(one.coded.report.id),
    "events": lambda store, _: list(store.events(Filter(modality=None))),
    "records": lambda store, _: list(store.records(Filter(modality=None))),
    "event": lambda store, one: _any(lambda: store.event(one.coded.events[0].id)),
    "find": lambda store, one: [
        _any(lambda name=name: store.find(name)) for name in (one.coded.report.id, one.coded.events[0].id)
    ],
    "report": lambda store, one: _any(lambda: store.report(one.coded.report.id)),
    "coded": lambda store, one: _any(lambda: store.coded(one.coded.report.id)),
    "coded_of": lambda store, one: store.coded_of([one.coded.report.id]),
    "reports": lambda store, _: list(store.reports()),
    "report_names": lambda store, _: list(store.report_names()),
    "sources": lambda store, one: store.sources([one.coded.report.id]),
    "judgements": lambda store, _: store.judgements(),
    "revision": lambda store, _: store.revision(),
    "last_judgement": lambda store, _: store.last_judgement(),
    "ratings": lambda store, _: [store.ratings(scale) for scale in ("source", "report")],
    "released": lambda store, _: list(store.released()),
    "undated": lambda store, _: store.undated(Filter(since=date(2020, 1, 1))),
    "waiting": lambda store, _: store.waiting(),
    "faults": lambda store, _: list(store.faults()),
    "rolls": lambda store, _: [
        store.rolls.reports(),
        store.rolls.events(Filter(modality=None)),
        store.rolls.claims(ClaimFilter()),
    ],
    "directory": lambda store, _: [store.directory.actors(), store.directory.places()],
    "queue": lambda store, _: store.queue.page(IncidentFilter()),
    "notes": lambda store, one: store.notes.on([one.coded.events[0].id, one.coded.report.id]),
    "people": lambda store, _: store.people.all(),
    "survey": lambda store, one: [store.survey.tally(), store.survey.statuses([one.coded.report.id])],
}
WRITING = {
    "add": lambda store: store.add(strike("more")),
    "add_all": lambda store: store.add_all([strike("more")]),
    "merging": lambda store: store.merging().__enter__(),
    "judge": lambda store: store.judge(Verdict.ACCEPT, "ana", tellings=("x",)),
    "rate": lambda store: store.rate("Port Courier", Reliability.A, "ana"),
    "notes": lambda store: store.notes.add("x", "ana", "seen"),
    "people": lambda store: store.people.add("ana", Role.READER),
    "bring": lambda store: store.bring(Import("theirs", "acled", "a.csv", "0", None, True, "ana"), []),
    "take_out": lambda store: store.take_out("theirs"),
    "retain": lambda store: store.retain(0),
    "release": lambda store: store.release("r", LATER, "conservative", "0", "ana"),
}


def _any(ask):
    """Return what is found, or the words of the refusal: they are told to the public too."""
    try:
        return ask()
    except StoreError as error:
        return str(error)


def _shelf(store):
    with store.looking() as shelf:
        yield shelf


def _ids(store):
    return [one.id for one in store.incidents()]


def kept(where, *told, accepted=True):
    """Make a store of these coded reports in which somebody accepted, rated and noted everything."""
    with Store(where) as store:
        store.add_all([one.coded if hasattr(one, "coded") else one for one in told])
        settle(store)
        for one in list(store.incidents()):
            if accepted:
                judge(store, Verdict.ACCEPT, [one.id], REVIEWER, f"told me by {REVIEWER}")
        for name in store.report_names():
            store.rate(name[0], Credibility.CONFIRMED, REVIEWER, "I know them")
        store.rate("Port Courier", Reliability.A, REVIEWER, "I know them")
        store.people.add(REVIEWER, Role.EDITOR)
    return where


def other():
    """Return a report of something else than the strike, in other words."""
    told = strike(
        "other",
        date(2024, 11, 3),
        type="battle.clash",
        place=Where("Korva", PlacePrecision.TOWN, "ML"),
        side_a=(),
        side_b=(),
    )
    text = " ".join(f"word{number}" for number in range(len(told.report.text) // 5))
    return replace(
        told, report=replace(told.report, text=text, title="Fighting over a ridge", published=date(2024, 11, 3))
    )


def public(where, now=LATER, policy=POLICY):
    return Store(where, create=False, policy=policy, clock=lambda: now)


def plain(value):
    """Return anything that a store gives as text, in full."""
    if isinstance(value, Incident):
        return json.dumps(incident_record(value), ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return " ".join(map(plain, value))
    if isinstance(value, dict):
        return " ".join(f"{key} {plain(one)}" for key, one in value.items())
    return str(value)


def all_leaks(text, told, openly):
    return [leak for secret in told for leak in leaks(text, secret, openly)]


def told_openly(where, told):
    """Return the texts of the reports whose incidents no report tells that tells anything delicate."""
    delicate = {secret.coded.report.id for secret in told if secret.sensitive}
    with Store(where, create=False) as store:
        shut = {name for one in store.incidents() if delicate & set(one.report_ids) for name in one.report_ids}
    return " ".join(secret.coded.report.text for secret in told if secret.coded.report.id not in shut)


def whole(reports):
    return " ".join(
        json.dumps([record(one), *(event_record(event, one.report.text) for event in one.events)], ensure_ascii=False)
        for one in reports
    )


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setattr("dateline.store.shadow.cache_folder", lambda: tmp_path)


def test_every_method_of_a_store_is_asked_here():
    methods = {name for name, _ in inspect.getmembers(Store) if not name.startswith("_")} - {"close"}
    assert sorted(methods - set(READING) - set(WRITING)) == [], "say in READING or WRITING how it is asked"


@settings(max_examples=6, deadline=None, phases=GENERATED, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(secrets(), min_size=1, max_size=4, unique_by=lambda one: one.coded.report.id))
def test_nothing_leaks_through_any_method(tmp_path_factory, told):
    where = kept(str(tmp_path_factory.mktemp("kept") / "kept.db"), *told)
    openly = told_openly(where, told)
    with public(where) as store:
        assert store.count() >= 1
        for secret in told:
            for name, ask in READING.items():
                text = plain(ask(store, secret))
                assert leaks(text.replace(secret.coded.report.id, ""), secret, openly) == [], name
                assert REVIEWER not in text, name
        text = whole(store.reports())
        assert all_leaks(text, told, openly) == []


def exported(store, form, folder):
    items = Stored.of(store, IncidentFilter())
    path = folder / f"out.{form}"
    export(items, form, path)
    if form == "xlsx":
        with ZipFile(path) as book:
            return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
    if form in {"parquet", "geoparquet"}:
        return str(pq.read_table(path).drop_columns(["geometry"] if form == "geoparquet" else []).to_pylist())
    return path.read_text(encoding="utf-8")


@settings(max_examples=3, deadline=None, phases=GENERATED, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(secrets(), min_size=1, max_size=4, unique_by=lambda one: one.coded.report.id))
def test_nothing_leaks_through_any_format(tmp_path_factory, told):
    folder = tmp_path_factory.mktemp("kept")
    where = kept(str(folder / "kept.db"), *told)
    openly = told_openly(where, told)
    with public(where) as store:
        for form in FORMATS:
            text = exported(store, form, folder)
            assert all_leaks(text, told, openly) == [], form
            assert REVIEWER not in text, form


@pytest.mark.parametrize("name", WRITING)
def test_nothing_can_be_written(where, name):
    kept(where, strike())
    with public(where) as store, pytest.raises(StoreError, match="only reads"):
        WRITING[name](store)


def test_the_database_that_is_read_holds_nothing_else(where):
    kept(where, strike(), strike("two", type="attack.sexual"), accepted=False)
    with public(where) as store:
        assert list(store.reports()) == []
        assert "sqlite" in str(store._engine.url)
        with store._engine.connect() as connection:
            tables = set(connection.exec_driver_sql("select name from sqlite_master where type = 'table'").scalars())
            own = {"dateline_version", "shadow_state", "revisions", "touched"}
            kinds = (name for name in tables - own if not name.startswith(("word_index", "spots")))
            asked = {name: f"select count(*) from {name}" for name in kinds}  # noqa: S608
            rows = {name: connection.exec_driver_sql(query).scalar() for name, query in asked.items()}
        assert len(rows) > 10
        assert {name for name, number in rows.items() if number} == set()


def test_what_is_hidden_cannot_be_searched_for(where):
    secret = strike(
        place=strike()
        .events[0]
        .place.__class__("Tel Darim", strike().events[0].place.precision, "SY", "Idlib", "Harim", 5, 35.9, 36.6),
        type="attack.sexual",
    )
    kept(where, secret)
    with public(where) as store:
        assert store.count() == 1
        asked = (
            "near=35.9,36.6,50",
            "box=36,35,37,36",
            "place=Tel Darim",
            "actor=Veldish",
            "text=raids",
            "text=rain is expected",
        )
        found = {one: store.count(IncidentFilter.of(dict([one.split("=", 1)]))) for one in asked}
        assert found == dict.fromkeys(asked, 0)
        assert store.count(IncidentFilter.of({"place": "Idlib"})) == 1


def test_text_beyond_the_snippet_is_not_searched(where):
    kept(where, strike())
    with public(where) as store:
        assert store.count(IncidentFilter.of({"text": "killed on Sunday"})) == 1
        assert store.count(IncidentFilter.of({"text": "More rain is expected"})) == 0


def test_a_store_follows_what_people_decide(where):
    kept(where, strike(), accepted=False)
    with public(where) as shown, Store(where) as store:
        assert shown.count() == 0
        (one,) = store.incidents()
        made = judge(store, Verdict.ACCEPT, [one.id], REVIEWER)
        assert shown.count() == 1
        taken = judge(store, Verdict.WITHDRAW, [one.id], REVIEWER)
        assert shown.count() == 0
        assert list(shown.reports()) == []
        undo(store, taken.id, REVIEWER)
        assert shown.count() == 1
        undo(store, made.id, REVIEWER)
        assert shown.count() == 0


def test_a_store_opened_again_goes_on_where_it_was(where):
    kept(where, strike())
    with public(where) as store:
        assert store.count() == 1
    with Store(where) as store:
        store.add(other())
        settle(store)
        for one in list(store.incidents()):
            judge(store, Verdict.ACCEPT, [one.id], REVIEWER)
    with public(where) as store:
        assert store.count() == 2


def test_an_embargo_ends_by_itself(where):
    kept(where, strike())
    now = [datetime(2024, 12, 2, 23, 59, tzinfo=UTC)]
    with Store(where, create=False, policy=POLICY, clock=lambda: now[0]) as store:
        assert (store.count(), list(store.reports())) == (0, [])
        now[0] += timedelta(minutes=1)
        assert store.count() == 1


def test_another_store_in_its_place_is_noticed(tmp_path):
    path = tmp_path / "kept.db"
    kept(str(path), strike())
    with public(str(path)) as store:
        assert store.count() == 1
    for file in tmp_path.glob("kept.db*"):
        if "public" not in file.name:
            file.unlink()
    kept(str(path), strike("other"), accepted=False)
    with public(str(path)) as store:
        assert store.count() == 0


def test_another_policy_has_a_shadow_of_its_own(where, tmp_path):
    kept(where, strike(), accepted=False)
    (tmp_path / "ours.yaml").write_text("publish: {also: [{types: [strike]}]}", encoding="utf-8")
    ours = Policy.read(tmp_path / "ours.yaml")
    with public(where) as strict, public(where, policy=ours) as wide:
        assert (strict.count(), wide.count()) == (0, 1)


def test_the_public_has_no_past(where):
    kept(where, strike())
    with public(where) as store:
        with pytest.raises(StoreError, match="no past"):
            list(store.reports(LATER))
        with pytest.raises(StoreError, match="no past"):
            store.judgements(LATER)
        with pytest.raises(StoreError, match="no past"):
            list(incidents_of(store, LATER))


def test_a_missing_store_is_not_made_by_the_public(tmp_path):
    with pytest.raises(StoreError, match="no store"):
        Store(tmp_path / "none.db", policy=POLICY)
    assert list(tmp_path.iterdir()) == []


def commands(secret, folder):
    """Yield every command that reads a store, asked for all that it tells."""
    event, report = secret.coded.events[0].id, secret.coded.report.id
    for form in ("table", "json", "jsonl", "csv"):
        yield ["events", "--modality", "all", "--format", form]
        yield ["incidents", "--format", form]
        yield ["rate", "list", "--format", form]
        yield ["releases", "--format", form]
    yield ["incidents", "--by-report", "--format", "jsonl"]
    for identity in (event, report):
        yield ["show", identity, "--format", "table"]
        yield ["show", identity, "--format", "jsonl", "--ratings"]
        yield ["explain", identity]
        yield ["history", identity, "--format", "jsonl"]
    for form in ("csv", "jsonl", "geojson"):
        yield ["export", "--format", form, "-o", str(folder / f"told.{form}")]
    yield ["export", "--as-of", "2031-01-01", "-o", str(folder / "past.csv")]
    yield ["release", "r", "-o", str(folder / "release.jsonl")]
    yield ["db", "backup", str(folder / "backup.db")]
    yield ["db", "check"]
    yield ["user", "list"]


@settings(max_examples=2, deadline=None, phases=GENERATED, suppress_health_check=[HealthCheck.too_slow])
@given(secrets())
def test_nothing_leaks_through_the_command_line(tmp_path_factory, secret):
    folder = tmp_path_factory.mktemp("kept")
    where = kept(str(folder / "kept.db"), secret)
    shown = 0
    for command in commands(secret, folder):
        result = CliRunner().invoke(
            app, command, env={"DATELINE_DB": where, "DATELINE_POLICY": "default", "COLUMNS": "400"}
        )
        assert result.exception is None or isinstance(result.exception, (SystemExit, StoreError)), (
            command,
            result.exception,
        )
        told = f"{result.output} {result.exception}"
        for name in (secret.coded.report.id, secret.coded.events[0].id, str(folder)):
            told = told.replace(name, "")
        assert leaks(told, secret) == [], command
        assert REVIEWER not in told, command
        shown += secret.coded.events[0].type in told
    assert shown >= 4
    written = [path for path in folder.iterdir() if "told." in path.name]
    assert len(written) == 6
    assert [leak for path in written for leak in leaks(path.read_text(encoding="utf-8"), secret)] == []
    assert not (folder / "backup.db").exists()
    assert not (folder / "past.csv").exists()
    assert not (folder / "release.jsonl").exists()


def test_public_is_asked_for_by_an_option_too(tmp_path):
    where = kept(str(tmp_path / "kept.db"), strike(), accepted=False)
    out = tmp_path / "out.jsonl"
    told = CliRunner().invoke(app, ["export", "--public", "--format", "jsonl", "-o", str(out), "--db", where])
    assert (told.exit_code, out.read_text(encoding="utf-8")) == (0, "")
    assert (
        json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))["query"]["policy"] == "default"
    )
    listed = CliRunner().invoke(app, ["incidents", "--public", "--format", "jsonl", "--db", where])
    assert (listed.exit_code, listed.output) == (0, "")
