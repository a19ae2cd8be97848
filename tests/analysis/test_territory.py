"""Who is said to hold a place."""

from dataclasses import replace
from datetime import date

from dateline.analysis.territory import control
from dateline.model import IncidentStatus, When
from made_incidents import incident


def test_changes_of_hands_stand_in_the_order_of_their_days_and_the_undated_last():
    taken = replace(incident("a"), type="battle.capture", date=When.day(date(2024, 12, 5)))
    left = replace(incident("b"), type="strategic.transfer", date=When.day(date(2024, 12, 1)))
    undated = replace(incident("c"), type="battle.capture", date=When())
    struck = replace(incident("d"), type="strike.air")
    found = control([undated, taken, struck, left])
    assert [one.incident_id for one in found] == [left.id, taken.id, undated.id]
    assert found[0].to == tuple((side.name, side.actor_id) for side in left.side_a)


def test_what_was_withdrawn_is_no_change_and_what_is_disputed_says_so():
    taken = replace(incident("a"), type="battle.capture", status=IncidentStatus.WITHDRAWN)
    denied = replace(incident("b"), type="battle.capture", status=IncidentStatus.DISPUTED)
    [found] = control([taken, denied])
    assert (found.incident_id, found.disputed) == (denied.id, True)
