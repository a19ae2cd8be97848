from datetime import timedelta

from dateline.merge.fuse import fuse
from dateline.model import Count, Counts, Estimate, Fusing, IncidentStatus, Stance, Telling, Victims
from made_tellings import DAY, NORTHWEST, REBELS, REGIME, facet, gist, on, party, telling, week


def killed(low, high=None):
    return Counts(killed=Count(low, high))


def three_voices():
    """Return an early report, its update, and two other houses."""
    early = telling("a", counts=killed(8, 8))
    update = telling(
        "b", about=gist("b", publisher="a daily", published=DAY + timedelta(days=1)), counts=killed(14, 14)
    )
    return [early, update, telling("c", counts=killed(11)), telling("d", counts=killed(20, 25))]


def test_an_update_supersedes_the_figure_of_its_own_voice_only():
    figures = {figure.report_id: figure.superseded for figure in fuse(three_voices()).figures}
    assert figures == {"a": True, "b": False, "c": False, "d": False}


def test_the_rules_read_the_same_figures_differently():
    low, high = 11, 25
    assert fuse(three_voices()).estimate("killed") == Estimate(low, 11, high, Victims.UNSTATED)
    assert fuse(three_voices(), Fusing.RANGE).estimate("killed") == Estimate(low, 14, high, Victims.UNSTATED)


def test_silence_is_no_figure():
    assert fuse([telling("a", counts=Counts())]).estimate("killed") is None


def test_two_independent_voices_corroborate_and_copies_do_not():
    assert fuse([telling("a"), telling("b")]).status is IncidentStatus.CORROBORATED
    copy = telling("b", about=gist("b", publisher="A Daily News"))
    assert fuse([telling("a"), copy]).status is IncidentStatus.REPORTED
    assert fuse([telling("a"), copy]).independent_sources == 1


def test_a_denial_disputes_and_so_do_accusations_both_ways():
    denied = telling("a", stances=(("army", Stance.DENIES),))
    assert fuse([denied, telling("b")]).status is IncidentStatus.DISPUTED
    accuses = (("spokesman", Stance.ACCUSES),)
    one = telling("a", side_a=(REGIME,), side_b=(REBELS,), stances=accuses)
    two = telling("b", side_a=(REBELS,), side_b=(REGIME,), stances=accuses)
    assert fuse([one, two]).status is IncidentStatus.DISPUTED


def test_the_finest_time_and_place_win_over_more_voices_for_a_vague_one():
    vague = [telling(key, place=NORTHWEST, date=week()) for key in "bc"]
    incident = fuse([telling("a"), *vague])
    assert (incident.place.name, incident.date) == ("Korva", on())
    assert [decision.field for decision in incident.decisions][:4] == ["type", "date", "place", "status"]


def test_an_actor_stands_once_with_all_who_name_it_and_alleged_only_while_all_allege():
    alleged = party("Syrian jets", "sy-air-force", attributed_to="a monitor")
    both = fuse([telling("a", side_a=(alleged,)), telling("b")])
    assert [(side.name, side.attributed_to, side.event_ids) for side in both.side_a] == [
        ("Syrian jets", None, ("a-event", "b-event"))
    ]
    assert fuse([telling("a", side_a=(alleged,))]).side_a[0].attributed_to == "a monitor"


def test_the_id_stays_when_later_reports_join():
    first, later = telling("a"), telling("0", about=gist("0", published=DAY + timedelta(days=1)))
    assert fuse([first]).id == fuse([later, first]).id


def test_a_lead_told_by_halves_brings_both_events_and_one_figure():
    told = Telling(
        "a-1", gist("a"), main=True, facets=(facet("a-1", counts=Counts()), facet("a-2", counts=killed(9, 9)))
    )
    incident = fuse([told])
    assert [member.event_id for member in incident.members] == ["a-1", "a-2"]
    assert [figure.event_id for figure in incident.figures] == ["a-2"]
