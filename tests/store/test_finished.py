"""Lines that a store keeps ready are those that an export would make, and made anew as soon as anything that they say changes."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from any_incidents import sets_of_items
from dateline.layouts import finished
from dateline.layouts.tally import Tally
from dateline.model import Origin
from dateline.outputs.export import Stored, write_to
from dateline.store import IncidentFilter, Store, upgrade
from dateline.store.incident_rows import put_incidents
from dateline.store.tables import lines
from made_incidents import RAIDERS, incident

ANY = IncidentFilter(uncoded=True)
COMING = Origin("theirs", "acled", "CC BY", True, "7", (("event_id_cnty", "SYR7"), ("fatalities", "3")))
SOME = (
    incident("one"),
    incident("uncoded", type=None),
    incident("quoted", side_a=(RAIDERS,), title='"=1+1", she said'),
    incident("odd", title="half \ud83d a sign"),
    incident("theirs", origin=COMING),
)


@pytest.fixture
def store(where):
    with Store(where) as store:
        put(store, SOME)
        yield store


def put(store, some, told=None):
    with store._writing() as connection:
        put_incidents(connection, some, told)


def written(items):
    out, tally = BytesIO(), Tally()
    write_to(items, "acled", out, tally)
    return out.getvalue(), tally


def ready(store, wanted):
    """Return the export from what the store keeps ready."""
    return written(Stored.of(store, wanted))


def anew(store, wanted):
    """Return the export made of the records."""
    return written(Stored(store.exported(wanted), store.briefs(wanted)))


@pytest.mark.parametrize(
    "wanted", [IncidentFilter(), ANY, IncidentFilter(type=("strike",)), IncidentFilter(country="XX")]
)
def test_what_is_ready_is_what_would_be_made(store, wanted):
    assert ready(store, wanted) == anew(store, wanted)


def test_almost_all_is_ready(store):
    told = [one for some in store.lines("acled", ANY) for one in some]
    assert len(told) == len(SOME)
    assert sum(made is not None for _, _, made in told) == 2  # another's, and what no column of text can hold
    assert store.lines("ucdp", ANY) is None


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=25)
@given(items=sets_of_items())
def test_whatever_is_written_down_is_ready(tmp_path_factory, items):
    told = {}
    for one in items:
        rows = [list(source) for source in one.sources]
        told[one.incident.id] = [[*row[:5], row[5] and row[5].isoformat()] for row in rows]
    with Store(tmp_path_factory.mktemp("kept") / "kept.db") as store:
        put(store, [one.incident for one in items], told)
        assert ready(store, ANY) == anew(store, ANY)


def test_a_line_follows_its_incident(store):
    before = ready(store, ANY)
    put(store, [incident("one", side_a=(RAIDERS,))])
    after = ready(store, ANY)
    assert after != before
    assert after == anew(store, ANY)


def test_lines_of_another_version_are_made_anew(store, where, monkeypatch):
    wanted = anew(store, ANY)
    monkeypatch.setattr("dateline.store.listing.mark", lambda: "another")
    assert all(made for some in store.lines("acled", ANY) for *_, made in some)
    assert ready(store, ANY) == wanted
    for module in ("incident_rows", "rebuild"):
        monkeypatch.setattr(f"dateline.store.{module}.mark", lambda: "another")
    upgrade.upgrade(where)
    with store._reading() as connection:
        query = select(lines["acled"].c.mark, func.count()).group_by(lines["acled"].c.mark)
        assert connection.execute(query).all() == [("another", len(SOME))]
    assert ready(store, ANY) == wanted


def test_the_mark_is_another_when_imported_actors_are(tmp_path, monkeypatch):
    file = tmp_path / "actors.csv"
    monkeypatch.setattr(finished, "user_file", lambda: file)
    marks = []
    for text in (None, "one", "two"):
        if text:
            file.write_text(text, encoding="utf-8")
        finished.mark.cache_clear()
        marks.append(finished.mark())
    finished.mark.cache_clear()
    assert len(set(marks)) == 3
