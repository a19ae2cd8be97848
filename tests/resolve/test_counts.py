from dateline.model import ActorKind
from dateline.resolve.counts import counts
from made_mentions import cue, killed, party, telling


def tally(*tellings, code="strike.air"):
    return counts(tellings, code)[0].killed


def bounds(*tellings, code="strike.air"):
    count = tally(*tellings, code=code)
    return count.low, count.high


def told(*figures, **more):
    return telling(cue(), casualties=figures, **more)


def test_differing_speakers_widen_the_range():
    assert bounds(told(killed(5, 5, speaker="Police")), told(killed(9, 9, speaker="A hospital"))) == (5, 9)


def test_the_same_figure_from_two_speakers_keeps_its_open_end():
    assert bounds(told(killed(11, 11, speaker="Police")), told(killed(11, None, speaker="A monitor"))) == (11, None)


def test_a_newer_toll_replaces_the_older():
    assert bounds(told(killed(20, None)), told(killed(34, 34, tone="newer", total=True))) == (34, 34)


def test_a_greater_figure_of_one_speaker_replaces_the_older():
    assert bounds(told(killed(3, 3, speaker="Officials")), told(killed(7, 7, speaker="Officials"))) == (7, 7)


def test_what_was_said_at_first_gives_way():
    assert bounds(told(killed(16, 16, tone="older", speaker="Doctors")), told(killed(14, 14, speaker="Doctors"))) == (
        14,
        14,
    )


def test_a_toll_over_a_period_and_a_part_are_not_the_count_of_one_happening():
    period, part = killed(115, 115, tone="period", total=True), killed(3, 3, tone="part")
    assert bounds(told(period), told(part), told(killed(12, 12))) == (12, 12)


def test_further_dead_add_up():
    assert bounds(told(killed(12, 12)), told(killed(2, 2, tone="more"))) == (14, 14)


def test_a_word_for_many_gives_way_to_a_number():
    assert bounds(told(killed(24, None, rough=True)), told(killed(31, 31))) == (31, 31)


def test_at_least_twenty_is_a_number():
    assert bounds(told(killed(20, None)), told(killed(20, 20))) == (20, None)


def test_a_smaller_figure_for_a_kind_of_the_dead_is_a_part():
    later = told(killed(2, 2, noun="officers", speaker="Police"))
    assert bounds(told(killed(17, 17)), later) == (17, 17)


def test_the_body_is_heard_over_the_title():
    title = told(killed(10, 10), flags=frozenset({"headline"}))
    assert bounds(title, told(killed(12, 12))) == (12, 12)


def test_both_sides_dead_add_up_in_a_clash_and_are_kept_by_side():
    rebels, troops = party("rebels", ActorKind.REBEL, armed=True), party("troops", ActorKind.STATE, armed=True)
    both = told(killed(20, 20, noun="rebels", victims=(rebels,)), killed(6, 6, noun="troops", victims=(troops,)))
    count = tally(both, code="battle.clash")
    assert (count.low, count.high) == (26, 26)
    assert count.by_side == (("rebels", 20, 20), ("troops", 6, 6))
