"""A person's word on incidents: from the ids that people see to a judgement in the store, and the incidents made anew."""

from datetime import UTC, datetime
from typing import Any

from dateline.errors import NotHeld
from dateline.merge.judged import judged
from dateline.merging import settle
from dateline.model import Event, Incident, Judgement, Verdict, standing
from dateline.store import Store

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # of a judgement that is only tried


def judge(
    store: Store,
    verdict: Verdict,
    ids: list[str],
    by: str,
    why: str = "",
    *,
    after: int | None = None,
    **edit: Any,  # noqa: ANN401  (plain data)
) -> Judgement:
    """Return the judgement on incidents, events or reports named by their ids, written down and carried out.

    `edit` are `field` and `value` of an edit; `after` is as in `Store.judge`. Raises NotHeld for an id that the store does not
    hold, SourceError for a value that no incident can have.
    """
    names = tuple(anchor(store, wanted) for wanted in ids)
    if verdict is Verdict.EDIT:
        _try(incident_of(store, names[0]), names[0], edit)
    made = store.judge(verdict, by, why, tellings=names, after=after, **edit)
    settle(store)
    return made


def undo(store: Store, wanted: str, by: str, why: str = "") -> Judgement:
    """Return the judgement that undoes another, named by how its id begins, written down and carried out."""
    found = [one for one in store.judgements() if wanted and one.id.startswith(wanted)]
    if len(found) != 1:
        raise NotHeld(
            f"{len(found) or 'no'} judgements have an id that begins with {wanted!r}; `dateline history` lists them"
        )
    made = store.judge(Verdict.UNDO, by, why, undoes=found[0].id)
    settle(store)
    return made


def history(store: Store, wanted: str) -> list[tuple[Judgement, bool]]:
    """Return the judgements on an incident, event or report, in order, each with whether it still holds."""
    incident = incident_of(store, anchor(store, wanted))
    names = {name for member in incident.members for name in (member.event_id, member.report_id) if name}
    every = store.judgements()
    about = {one.id for one in every if names & set(one.tellings)}
    while more := {one.id for one in every if one.undoes in about} - about:
        about |= more
    live = {one.id for one in standing(every)}
    return [(one, one.id in live) for one in every if one.id in about]


def anchor(store: Store, wanted: str) -> str:
    """Return the event or report that stands for what an id names: of an incident, that of its first telling."""
    found = store.find(wanted)
    if isinstance(found, Incident):
        first = found.members[0]
        return first.event_id or first.report_id
    return found.id if isinstance(found, Event) else found.report.id


def incident_of(store: Store, name: str) -> Incident:
    """Return the incident that holds an event, or what a report leads with."""
    found = store.find(name)
    if isinstance(found, Incident):
        return found
    report_id = found.report_id if isinstance(found, Event) else found.report.id
    held = store.incidents_of_report(report_id)
    named = [one for one in held if any(name in {member.event_id, member.report_id} for member in one.members)]
    leads = [one for one in named if any(member.main and member.report_id == report_id for member in one.members)]
    exact = [one for one in named if any(member.event_id == name for member in one.members)]
    for incident in (*exact, *leads, *named):
        return incident
    raise NotHeld(f"{store.name} has no incident of {name}; `dateline add` puts new reports together")


def _try(incident: Incident, name: str, edit: dict[str, Any]) -> None:
    """Raise SourceError when the incident cannot have this value."""
    tried = Judgement("", 0, Verdict.EDIT, "", _NEVER, tellings=(name,), **edit)
    judged(incident, (tried,), {name: incident.id})
