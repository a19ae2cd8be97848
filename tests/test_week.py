"""A week of reports, as a desk gets them: which incidents a careful reader lists, and who has independent word of them."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from dateline.merging import merge
from dateline.model import IncidentStatus
from dateline.pipeline import code
from dateline.sources import read

ROOT = Path(__file__).parents[1]
LISTED = yaml.safe_load((ROOT / "tests/data/week.yaml").read_text(encoding="utf-8"))
# Of the pairs that a reader puts together, and of those that we do, so many are right. What is wrong rests on the flight
# from a town told with its capture, on a withdrawal placed where it went, and on reports without a coded event, which are compared by words alone.
FOUND, RIGHT = 0.9, 0.9


@pytest.fixture(scope="module")
def week():
    """Return the reports by their id, and the incidents."""
    coded = list(code(read([str(ROOT / "samples/week")])))
    return {one.report.id: one.report.input_id for one in coded if one.report.input_id}, list(merge(coded))


def main_incident(week):
    names, incidents = week
    return {
        names[member.report_id]: incident
        for incident in incidents
        for member in incident.members
        if member.main and member.report_id in names
    }


def test_reports_are_put_together_as_a_careful_reader_puts_them(week):
    main = main_incident(week)
    listed = {name: key for key, names in LISTED.items() for name in names}
    assert main.keys() == listed.keys()
    pairs = list(combinations(listed, 2))
    told = {(one, other) for one, other in pairs if listed[one] == listed[other]}
    found = {(one, other) for one, other in pairs if main[one].id == main[other].id}
    assert len(told & found) >= FOUND * len(told)
    assert len(told & found) >= RIGHT * len(found)


def test_copies_of_one_agency_are_one_voice(week):
    market = main_incident(week)["en-nahud-01"]
    names = week[0]
    voices = [{names.get(report_id) for report_id in voice.report_ids} for voice in market.voices]
    [wire] = [voice for voice in voices if "en-nahud-01" in voice]
    assert {"en-nahud-01", "en-nahud-02", "en-nahud-03", "en-nahud-04", "en-nahud-07"} <= wire
    assert len(market.report_ids) == 9
    assert market.independent_sources == 4


def test_a_denied_strike_is_disputed_and_its_tolls_stand_side_by_side(week):
    market = main_incident(week)["en-nahud-01"]
    assert market.status is IncidentStatus.DISPUTED
    killed = market.estimate("killed")
    assert (killed.low, killed.high) == (12, 19)
    assert any(figure.superseded and figure.low == 14 for figure in market.figures)


def test_two_shellings_of_one_town_stay_two(week):
    main = main_incident(week)
    assert main["el-obeid-01"].id != main["el-obeid-04"].id
    assert main["el-obeid-01"].estimate("killed").best == 5
    assert main["el-obeid-04"].estimate("killed").best == 2
