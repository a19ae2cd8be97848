"""What the public form of a record holds: never a point, a private name or a quote where none may be, and never a long text."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.merging import merge
from dateline.model import IncidentStatus, PlacePrecision
from dateline.publication import Finest, Policy
from dateline.publication.forms import WITHHELD, shortened, where_shown
from dateline.publication.view import public_form, public_reports, ruling
from dateline.serial import incident_record, record
from made_incidents import incident
from made_reports import strike
from made_secrets import OLD, leaks, secrets

LATER = datetime(2031, 1, 1, tzinfo=UTC)
POLICY = Policy.default()


def seen(coded, now=LATER, policy=POLICY, accepted=True):
    """Return the public form of what one report tells: its incidents and itself, as records."""
    found = [replace(one, accepted_by="Rev Iewer") if accepted else one for one in merge([coded])]
    reports = {coded.report.id: coded}
    ruled = {one.id: (one, ruling(one, reports, policy)) for one in found}
    public = {name: pair for name, pair in ruled.items() if pair[1].at(now)}
    shown, _ = public_reports(reports, public, policy, now)
    forms = [public_form(one, rule, reports, policy, now) for one, rule in public.values()]
    return forms, list(shown.values())


def as_text(forms, reports):
    rows = [incident_record(one) for one in forms] + [record(one) for one in reports]
    return json.dumps(rows, ensure_ascii=False)


@settings(deadline=None)  # the registry is read at the first example
@given(secrets())
def test_nothing_leaks_through_the_public_form(secret):
    forms, reports = seen(secret.coded)
    assert forms
    assert leaks(as_text(forms, reports), secret) == []
    assert all(len(one.report.text) <= 150 and len(one.report.title or "") <= 150 for one in reports)
    if secret.sensitive:
        assert all(one.place.lat is None and one.place.geonames_id is None and one.title is None for one in forms)
        assert all(not one.report.text and one.report.title is None for one in reports)


@settings(deadline=None)  # the registry is read at the first example
@given(secrets())
def test_a_reviewers_name_and_the_reasons_stay_inside(secret):
    text = as_text(*seen(secret.coded))
    assert "Rev Iewer" not in text
    assert "as " + secret.names[1] not in text


def test_what_is_not_sensitive_keeps_its_point_and_a_snippet():
    forms, (report,) = seen(strike())
    assert forms[0].place.name == "Tel Darim"
    assert forms[0].accepted_by == "a reviewer"
    assert report.report.title == "Air raids kill at least 25"
    assert report.report.text.startswith("At least 25 people were killed on Sunday")
    assert report.events[0].side_a[1].attributed_to == "Lt. Gen. Oran"
    assert report.events[0].claims[0].about == ""


def test_nothing_that_nobody_accepted_is_seen():
    assert seen(strike(), accepted=False) == ([], [])


def test_a_strike_is_kept_back_for_a_day_after_its_day():
    due = datetime(OLD.year, OLD.month, OLD.day, tzinfo=UTC) + timedelta(days=2)
    assert seen(strike(), due - timedelta(seconds=1)) == ([], [])
    assert len(seen(strike(), due)[0]) == 1


def test_what_has_no_day_is_kept_back_from_its_latest_report_on():
    coded = strike(day=None)
    assert seen(coded, datetime(2024, 12, 3, 12, tzinfo=UTC)) == ([], [])
    assert len(seen(coded, datetime(2024, 12, 4, tzinfo=UTC))[0]) == 1
    undated = replace(coded, report=replace(coded.report, published=None))
    assert seen(undated, LATER) == ([], [])


def test_a_report_that_tells_something_delicate_besides_is_not_quoted():
    coded = strike()
    other = replace(coded.events[0], id="f" * 32, type="attack.sexual")
    forms, (report,) = seen(replace(coded, events=(*coded.events, other)))
    assert report.report.text == ""
    assert report.report.title is None
    assert len(forms) >= 1


def test_of_severe_classes_counts_remain():
    coded = strike(type="attack.sexual")
    (form,), (report,) = seen(coded)
    assert form.side_a == form.side_b == ()
    assert form.estimate("killed").low == 25
    assert form.place.precision is PlacePrecision.ADMIN1
    assert form.place.name == "Idlib"
    assert (report.report.url, report.report.publisher) == (None, None)
    assert {voice.name for voice in form.voices} == {None}


def test_an_area_is_never_finer_than_it_is_known():
    place = incident().place
    assert where_shown(place, Finest.POINT) == place
    assert where_shown(place, Finest.ADMIN2).name == "Harim"
    assert where_shown(replace(place, admin2=None), Finest.ADMIN2).name == "Idlib"
    assert where_shown(place, Finest.COUNTRY).name is None
    region = replace(place, precision=PlacePrecision.REGION)
    assert where_shown(region, Finest.ADMIN1).precision is PlacePrecision.COUNTRY


def test_a_withdrawn_incident_is_gone():
    assert not ruling(incident(accepted_by="Ada", status=IncidentStatus.WITHDRAWN), {}, POLICY).allowed


@given(st.text(), st.integers(0, 150))
def test_a_text_is_cut_to_its_length(text, most):
    assert len(shortened(text, most)) <= most


def test_a_withheld_side_says_so_and_loses_its_id():
    coded = strike()
    party = replace(coded.events[0].side_b[0], name="Yusuf Belhadj", actor_id="x-yusuf-belhadj")
    (form,), _ = seen(strike(side_b=(party,)))
    assert [(side.name, side.actor_id) for side in form.side_b] == [(WITHHELD, None)]
