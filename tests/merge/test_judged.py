"""Judgements over groups: joined, parted, the later of two holds, an undo gives back what was."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import SourceError
from dateline.merge.judged import judged, regrouped
from dateline.model import Estimate, IncidentStatus, Judgement, Verdict, Victims, standing
from made_incidents import incident

AT = datetime(2024, 12, 5, 6, 0, tzinfo=UTC)
GROUPS = [("a", "b"), ("c",), ("d", "e", "f")]


def judgement(number, verdict, *tellings, **fields):
    return Judgement(f"j{number}", number, verdict, "ana", AT, tellings=tellings, **fields)


def same(number, *tellings):
    return judgement(number, Verdict.SAME, *tellings)


def different(number, *tellings):
    return judgement(number, Verdict.DIFFERENT, *tellings)


def undo(number, other):
    return judgement(number, Verdict.UNDO, undoes=f"j{other}")


def test_same_joins_whole_groups():
    assert regrouped(GROUPS, [same(1, "b", "c")]) == [("a", "b", "c"), ("d", "e", "f")]


def test_different_parts_the_first_from_the_rest():
    assert regrouped(GROUPS, [different(1, "e", "d")]) == [("a", "b"), ("c",), ("d", "f"), ("e",)]


def test_different_on_tellings_already_apart_changes_nothing():
    assert regrouped(GROUPS, [different(1, "a", "c")]) == GROUPS


def test_who_leaves_takes_along_those_that_people_tied_to_it():
    assert regrouped(GROUPS, [same(1, "e", "f"), different(2, "e", "d")]) == [("a", "b"), ("c",), ("d",), ("e", "f")]


def test_of_two_judgements_on_a_pair_the_later_holds():
    assert regrouped(GROUPS, [same(1, "a", "c"), different(2, "c", "a")]) == GROUPS
    assert regrouped(GROUPS, [different(1, "c", "a"), same(2, "a", "c")]) == [("a", "b", "c"), ("d", "e", "f")]


def test_later_ties_that_lead_around_a_cut_overrule_it_and_earlier_ones_do_not():
    around = (("a", "c"), ("c", "b"))
    later = regrouped(GROUPS, [different(1, "a", "b"), same(2, *around[0]), same(3, *around[1])])
    earlier = regrouped(GROUPS, [same(1, *around[0]), same(2, *around[1]), different(3, "a", "b")])
    assert ("a", "b", "c") in later
    assert ("a",) in earlier


def test_a_telling_whose_report_is_gone_is_passed_over():
    assert regrouped(GROUPS, [same(1, "a", "gone"), different(2, "gone", "b")]) == GROUPS


def test_unsure_changes_nothing():
    assert regrouped(GROUPS, [judgement(1, Verdict.UNSURE, "a", "c")]) == GROUPS


def test_an_undo_takes_back_and_can_be_taken_back():
    first = same(1, "a", "c")
    assert standing((first, undo(2, 1))) == ()
    assert standing((first, undo(2, 1), undo(3, 2))) == (first,)


TELLINGS = "abcdef"
PAIRS = st.lists(st.sampled_from(TELLINGS), min_size=2, max_size=4, unique=True)
ACTS = st.lists(st.tuples(st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]), PAIRS), max_size=12)


@given(ACTS)
def test_groups_stay_a_partition_and_undoing_everything_gives_back_the_first(acts):
    rows = [judgement(number, verdict, *pair) for number, (verdict, pair) in enumerate(acts)]
    found = regrouped(GROUPS, standing(tuple(rows)))
    assert sorted(telling for group in found for telling in group) == list(TELLINGS)
    undone = [undo(len(rows) + number, number) for number in reversed(range(len(rows)))]
    assert regrouped(GROUPS, standing((*rows, *undone))) == GROUPS


@given(ACTS)
def test_the_last_word_on_a_pair_is_obeyed(acts):
    rows = [judgement(number, verdict, *pair) for number, (verdict, pair) in enumerate(acts)]
    last = different(len(rows), "d", "a")
    assert not any({"a", "d"} <= set(group) for group in regrouped(GROUPS, [*rows, last]))


@given(ACTS, st.permutations(range(3)))
def test_the_order_in_which_groups_come_does_not_matter(acts, order):
    rows = [judgement(number, verdict, *pair) for number, (verdict, pair) in enumerate(acts)]
    one, other = regrouped(GROUPS, rows), regrouped([GROUPS[number] for number in order], rows)
    assert {frozenset(group) for group in one} == {frozenset(group) for group in other}


def edit(number, field, value):
    return judgement(number, Verdict.EDIT, "e1", field=field, value=value)


def set_by(*rows):
    made = incident()
    return judged(made, rows, {"e1": made.id, "e9": "another"})


def test_an_edit_sets_a_field_and_says_who():
    changed = set_by(edit(1, "type", "strike.air"))
    assert changed.type == "strike.air"
    assert [(one.field, one.by, one.rule) for one in changed.decisions] == [("type", "ana", "edit")]
    assert replace(changed, type="strike.artillery", decisions=()) == incident()


def test_a_figure_can_be_set_and_taken_out():
    told = {"low": 8, "best": 9, "high": 9, "victims": "civilians"}
    assert set_by(edit(1, "killed", told)).estimate("killed") == Estimate(8, 9, 9, Victims.CIVILIANS)
    assert set_by(edit(1, "killed", told), edit(2, "killed", None)).estimate("killed") is None


def test_the_later_edit_of_a_field_holds():
    changed = set_by(edit(1, "type", "strike.air"), edit(2, "type", "strike.bomb"))
    assert changed.type == "strike.bomb"
    assert len(changed.decisions) == 1


def test_an_edit_of_another_incident_changes_nothing():
    assert set_by(judgement(1, Verdict.EDIT, "e9", field="type", value="strike.air")) == incident()


def test_a_withdrawn_incident_leaves_a_tombstone():
    gone = set_by(judgement(1, Verdict.WITHDRAW, "e1", why="the outlet took it back"))
    assert gone.status is IncidentStatus.WITHDRAWN
    assert gone.members == incident().members
    assert gone.decisions[-1].why == "the outlet took it back"


def test_a_value_that_no_record_allows_is_refused():
    with pytest.raises(SourceError, match="date"):
        set_by(edit(1, "date", {"start": "yesterday", "end": None, "precision": "day"}))
