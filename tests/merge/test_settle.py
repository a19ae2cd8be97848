"""Judgements over real groups: joined, parted, edited, undone."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from dateline.merge.gather import gather, incidents
from dateline.merge.settle import settled
from dateline.model import Count, Counts, IncidentStatus, Judgement, Verdict
from dateline.serial import incident_record
from made_tellings import SELM, gist, telling

AT = datetime(2031, 5, 9, 6, 0, tzinfo=UTC)
SHELLS = telling(
    "z",
    about=gist("z", "Shells hit school in Selm, killing 3"),
    place=SELM,
    type="strike.artillery",
    counts=Counts(killed=Count(3, 3)),
)
TOLD = [telling("a"), telling("b"), telling("c"), SHELLS]
NAMES = [one.id for one in TOLD]


def judgement(number, verdict, *tellings, **fields):
    return Judgement(f"j{number}", number, verdict, "ana", AT, "as I read them", tellings, **fields)


def records(*judgements):
    found = [incident_record(incident) for incident in settled(gather(TOLD), judgements)]
    return sorted(found, key=lambda record: record["id"])


def reports(*judgements):
    return sorted(sorted(incident.report_ids) for incident in settled(gather(TOLD), judgements))


def test_without_judgements_it_is_what_the_machine_found():
    assert list(settled(gather(TOLD))) == list(incidents(gather(TOLD)))
    assert reports() == [["a", "b", "c"], ["z"]]


def test_what_a_person_puts_together_is_one_and_says_who():
    [found] = settled(gather(TOLD), [judgement(1, Verdict.SAME, NAMES[0], NAMES[3])])
    assert sorted(found.report_ids) == ["a", "b", "c", "z"]
    [why] = [member.why for member in found.members if member.report_id == "z"]
    assert (why.by, why.rule, why.why) == ("ana", "same", "as I read them")


def test_reports_may_be_named_in_place_of_events():
    assert reports(judgement(1, Verdict.SAME, "a", "z")) == [["a", "b", "c", "z"]]


def test_what_a_person_takes_apart_stays_apart():
    assert reports(judgement(1, Verdict.DIFFERENT, NAMES[1], NAMES[0])) == [["a", "c"], ["b"], ["z"]]


def test_an_edit_follows_its_telling_into_another_incident():
    edit = judgement(1, Verdict.EDIT, NAMES[3], field="type", value="strike.bomb")
    assert [record["type"] for record in records(edit)].count("strike.bomb") == 1
    [joined] = records(edit, judgement(2, Verdict.SAME, NAMES[0], NAMES[3]))
    assert joined["type"] == "strike.bomb"


def test_a_withdrawn_incident_is_still_there():
    statuses = {record["status"] for record in records(judgement(1, Verdict.WITHDRAW, NAMES[3]))}
    assert IncidentStatus.WITHDRAWN.value in statuses


EDITS = st.tuples(st.just(Verdict.EDIT), st.sampled_from(NAMES), st.sampled_from(["strike.bomb", "battle.clash"]))
PAIRS = st.tuples(
    st.sampled_from([Verdict.SAME, Verdict.DIFFERENT]), st.lists(st.sampled_from(NAMES), min_size=2, unique=True)
)


@given(st.lists(EDITS | PAIRS, max_size=8), st.lists(EDITS | PAIRS, max_size=8))
def test_undoing_gives_back_the_very_same_bytes(first, then):
    def made(acts, start):
        for number, act in enumerate(acts, start):
            if act[0] is Verdict.EDIT:
                yield judgement(number, act[0], act[1], field="type", value=act[2])
            else:
                yield judgement(number, act[0], *act[1])

    before = list(made(first, 0))
    after = list(made(then, len(before)))
    undos = [
        judgement(len(before) + len(after) + number, Verdict.UNDO, undoes=one.id)
        for number, one in enumerate(reversed(after))
    ]
    assert records(*before, *after, *undos) == records(*before)
