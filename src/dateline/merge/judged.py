"""What people decided, laid over what the machine found: groups joined and split, fields set, incidents taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.model import Decision, Incident, IncidentStatus, Judgement, Verdict
from dateline.serial import incident_from, incident_record

Group = tuple[str, ...]  # ids of tellings


def regrouped(groups: Iterable[Sequence[str]], judgements: Sequence[Judgement]) -> list[Group]:
    """Return the groups of tellings after the standing judgements `same` and `different`; nothing is lost or doubled.

    Of two judgements on one pair the later holds. A telling that leaves takes along those that people tied to it. Tellings that
    no group holds (their report is gone) are passed over. Groups and what is in them keep the order given.
    """
    order = {telling: number for number, telling in enumerate(one for group in groups for one in group)}
    found = _Groups(groups)
    ties = [(judgement.number, pair) for judgement in judgements for pair in _pairs(judgement, Verdict.SAME)]
    cuts = [(judgement.number, pair) for judgement in judgements for pair in _pairs(judgement, Verdict.DIFFERENT)]
    last_cut = {frozenset(pair): number for number, pair in cuts}
    last_tie = {frozenset(pair): number for number, pair in ties}
    ties = [(number, pair) for number, pair in ties if number > last_cut.get(frozenset(pair), -1)]
    cuts = [(number, pair) for number, pair in cuts if number > last_tie.get(frozenset(pair), -1)]
    for _, (one, other) in ties:
        found.join(one, other)
    for number, leaver, stayers in _cuts(judgements, {frozenset(pair) for _, pair in cuts}):
        if any(found.together(leaver, stayer) for stayer in stayers):
            found.part(_tied(leaver, stayers, ties, number))
    parts = (tuple(sorted(group, key=order.__getitem__)) for group in found.all())
    return sorted(parts, key=lambda group: order[group[0]])


def _pairs(judgement: Judgement, verdict: Verdict) -> list[tuple[str, str]]:
    """Return the pairs that a judgement of this verdict names: its first telling with each of the others."""
    if judgement.verdict is not verdict:
        return []
    first, *others = judgement.tellings
    return [(first, other) for other in others]


def _cuts(judgements: Sequence[Judgement], valid: set[frozenset[str]]) -> list[tuple[int, str, list[str]]]:
    """Return (number, who leaves, whom it leaves) of every `different` that still holds."""
    found = []
    for judgement in judgements:
        stayers = [
            other for pair in _pairs(judgement, Verdict.DIFFERENT) if frozenset(pair) in valid for other in pair[1:]
        ]
        if stayers:
            found.append((judgement.number, judgement.tellings[0], stayers))
    return found


def _tied(leaver: str, stayers: Sequence[str], ties: Sequence[tuple[int, tuple[str, str]]], number: int) -> set[str]:
    """Return the leaver with those tied to it; where ties lead to whom it leaves, only the ties made after the cut count."""
    with_it = _reached(leaver, [pair for _, pair in ties])
    return with_it if with_it.isdisjoint(stayers) else _reached(leaver, [pair for made, pair in ties if made > number])


def _reached(start: str, pairs: Sequence[tuple[str, str]]) -> set[str]:
    reached, grew = {start}, True
    while grew:
        wider = {one for pair in pairs if reached & set(pair) for one in pair}
        grew = not wider <= reached
        reached |= wider
    return reached


class _Groups:
    """A partition that can be joined and parted."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._of = {telling: members for group in groups for members in [set(group)] for telling in members}

    def together(self, one: str, other: str) -> bool:
        return one in self._of and other in self._of[one]

    def join(self, one: str, other: str) -> None:
        if one in self._of and other in self._of and not self.together(one, other):
            merged = self._of[one] | self._of[other]
            self._of |= dict.fromkeys(merged, merged)

    def part(self, leaving: set[str]) -> None:
        leaving = {one for one in leaving if one in self._of}
        for one in leaving:
            self._of[one].discard(one)
        self._of |= dict.fromkeys(leaving, leaving)

    def all(self) -> list[set[str]]:
        return [members for members in {id(members): members for members in self._of.values()}.values() if members]


def judged(incident: Incident, judgements: Sequence[Judgement], ids: Mapping[str, str]) -> Incident:
    """Return the incident with what people set in it: edits, the latest of a field last, that it was accepted or withdrawn.

    `ids` maps each telling to the id of the incident that it is in now.
    """
    concerned = [one for one in judgements if one.tellings and ids.get(one.tellings[0]) == incident.id]
    for judgement in concerned:
        if judgement.verdict is Verdict.EDIT:
            incident = _edited(incident, judgement)
        elif judgement.verdict is Verdict.ACCEPT:
            incident = replace(incident, accepted_by=judgement.by)
        elif judgement.verdict is Verdict.WITHDRAW:
            incident = replace(
                incident,
                status=IncidentStatus.WITHDRAWN,
                decisions=(*incident.decisions, _decision("status", judgement)),
            )
    return incident


def _edited(incident: Incident, judgement: Judgement) -> Incident:
    """Return the incident with one field as a person set it, and the decision that says so in place of the machine's."""
    field = judgement.field or ""
    changed = incident_from(_with(incident_record(incident), field, judgement.value))
    others = tuple(decision for decision in incident.decisions if decision.field != field)
    return replace(changed, decisions=(*others, _decision(field, judgement)))


def _with(record: dict[str, object], field: str, value: object) -> dict[str, object]:
    """Return the record with a field, or one estimate of it, set."""
    if field in record:
        return record | {field: value}
    estimates = dict(record["estimates"]) if isinstance(record["estimates"], dict) else {}
    kept = {name: estimate for name, estimate in estimates.items() if name != field}
    return record | {"estimates": kept if value is None else kept | {field: value}}


def _decision(field: str, judgement: Judgement) -> Decision:
    return Decision(field, judgement.by, judgement.verdict.value, judgement.why)
