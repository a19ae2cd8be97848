"""The record of an incident is read back as it was written, by the thorough reader and by the fast one."""

import json
from dataclasses import replace

import pytest
from hypothesis import given

from any_incidents import incidents
from dateline.errors import SourceError
from dateline.model import Estimate, Origin
from dateline.serial import incident_from, incident_of, incident_record
from made_incidents import incident

ORIGIN = Origin("ged", "ucdp", "CC BY 4.0", redistributable=True, row="7", cells=(("id", "7"), ("best", "3")))


@given(incidents())
def test_both_readers_give_the_incident_that_was_written(made):
    fields = incident_record(made)
    assert incident_from(fields) == made
    assert incident_of(json.dumps(fields)) == made


def test_an_origin_survives_and_is_left_out_where_there_is_none():
    made = incident(origin=ORIGIN)
    assert incident_of(json.dumps(incident_record(made))) == incident_from(incident_record(made)) == made
    assert "origin" not in incident_record(incident())


@pytest.mark.parametrize(
    "odd", [{"title": "half \ud83d a sign"}, {"estimates": (("killed", Estimate(10**30, None, None)),)}]
)
def test_what_the_fast_reader_refuses_is_read_all_the_same(odd):
    made = incident(**odd)
    assert incident_of(json.dumps(incident_record(made))) == made


def test_a_damaged_record_is_named():
    broken = json.dumps(incident_record(replace(incident(), title="x"))).replace("town", "hamlet")
    with pytest.raises(SourceError, match=r"place\.precision"):
        incident_of(broken)
