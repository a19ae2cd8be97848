"""Incidents as people left them: what the machine gathered, with the standing judgements laid over it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.merge.fuse import fuse
from dateline.merge.gather import Gathered
from dateline.merge.judged import judged, regrouped
from dateline.model import Decision, Fusing, Incident, Judgement, Telling, Verdict, standing


def settled(
    gathered: Sequence[Gathered], judgements: Sequence[Judgement] = (), rule: Fusing = Fusing.CONSERVATIVE
) -> Iterator[Incident]:
    """Yield the incidents of components after the judgements, the same whatever the order of the components.

    Judgements name events or reports; each stands for the telling that holds it.
    """
    yield from (incident for _, incident in grouped(gathered, judgements, rule))


def grouped(
    gathered: Sequence[Gathered], judgements: Sequence[Judgement] = (), rule: Fusing = Fusing.CONSERVATIVE
) -> Iterator[tuple[tuple[str, ...], Incident]]:
    """Yield (ids of tellings, their incident) of components after the judgements."""
    known = {telling.id: telling for component in gathered for group in component.groups for telling in group}
    held = _of_tellings(standing(tuple(judgements)), known.values())
    groups = [[telling.id for telling in group] for component in gathered for group in component.groups]
    alike = {name: decision for component in gathered for name, decision in component.why.items()}
    why = alike | _by_people(held)
    found = [
        (group, fuse([known[name] for name in group], rule, {name: why[name] for name in group if name in why}))
        for group in regrouped(groups, held)
    ]
    incident_of = {name: incident.id for group, incident in found for name in group}
    yield from ((group, judged(incident, held, incident_of)) for group, incident in found)


def _of_tellings(judgements: Iterable[Judgement], tellings: Iterable[Telling]) -> tuple[Judgement, ...]:
    """Return the judgements with the ids of tellings in place of those of events and reports."""
    named: dict[str, str] = {}
    for telling in sorted(tellings, key=lambda one: (not one.main, one.id)):
        for name in (telling.id, telling.gist.report_id, *(facet.event_id for facet in telling.facets)):
            named.setdefault(name, telling.id)
    return tuple(replace(one, tellings=tuple(named.get(name, name) for name in one.tellings)) for one in judgements)


def _by_people(judgements: Iterable[Judgement]) -> dict[str, Decision]:
    """Return for tellings that a person put together who did, and why; the later judgement's word holds."""
    return {
        name: Decision("incident", one.by, one.verdict.value, one.why)
        for one in judgements
        if one.verdict is Verdict.SAME
        for name in one.tellings[1:]
    }
