"""What the public sees of some incidents and the reports that tell them, made anew from both under a policy."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from dateline.model import Coded, Event, Incident, Modality
from dateline.publication.forms import names_of, public_event, public_incident, public_report
from dateline.publication.policy import Policy, Treatment
from dateline.publication.sensitivity import classes_of, event_classes


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a policy says of one incident: whether it may be public, from when on, and how it is shown."""

    allowed: bool
    shown: Treatment = Treatment()
    due: datetime | None = None

    def at(self, now: datetime) -> bool:
        """Return whether it is public at a moment."""
        return self.allowed and (self.due is None or self.due <= now)


def ruling(incident: Incident, reports: Mapping[str, Coded], policy: Policy) -> Ruling:
    """Return what the policy says of an incident; `reports` holds those that tell it, by id."""
    if not policy.allows(incident):
        return Ruling(allowed=False)
    names = incident_classes(incident, reports)
    if policy.hides(names):
        return Ruling(allowed=False)
    told = [reports[name].report for name in incident.report_ids if name in reports]
    published = [report.published for report in told if report.published]
    due = _due(policy.hours(incident.type, names), incident.date.start, incident.date.end, published)
    return Ruling(allowed=True, shown=policy.treatment(names), due=due)


def incident_classes(incident: Incident, reports: Mapping[str, Coded]) -> frozenset[str]:
    """Return the sensitive classes of an incident: its own, and those of its events as its reports tell them."""
    sides = [side.name for side in (*incident.side_a, *incident.side_b)]
    stated = [name for name, estimate in incident.estimates if estimate.low or estimate.best or estimate.high]
    places = [incident.place.name] if incident.place.name else []
    titles = [incident.title] if incident.title else []
    titles += [cell for _, cell in incident.origin.cells if isinstance(cell, str)] if incident.origin else []
    found = classes_of(incident.type, stated, places, [*sides, *titles])
    for member in incident.members:
        coded = reports.get(member.report_id)
        event = _event(coded, member.event_id) if coded else None
        if coded and event:
            found |= event_classes(event, coded.report, titled=member.main)
        elif coded:
            found |= _of_title(coded)
    return found


def public_reports(
    reports: Mapping[str, Coded], incidents: Mapping[str, tuple[Incident, Ruling]], policy: Policy, now: datetime
) -> tuple[dict[str, Coded], dict[str, datetime]]:
    """Return the public form of these reports by id, and until when a report is kept short for what else it tells.

    `incidents` are all public incidents that any of the reports tells, by id. A report that no public incident has is left out.
    """
    found, waiting = {}, {}
    for name, coded in reports.items():
        telling = [(one, rule) for one, rule in incidents.values() if name in one.report_ids]
        if telling:
            shown, due = _of_report(coded, policy, now)
            found[name] = _public(coded, shown, telling, policy)
            if due is not None:
                waiting[name] = due
    return found, waiting


def public_form(
    incident: Incident, rule: Ruling, reports: Mapping[str, Coded], policy: Policy, now: datetime
) -> Incident:
    """Return the public form of an incident that the policy lets through."""
    told = [reports[name] for name in incident.report_ids if name in reports]
    names = names_of([incident], [(one.report, one.events) for one in told], policy.public_names)
    from_these = [one for one in told if one.report.title == incident.title] or told
    titled = all(_of_report(one, policy, now)[0].title for one in from_these)
    return public_incident(incident, rule.shown, names, titled=titled)


def _public(coded: Coded, shown: Treatment, telling: Iterable[tuple[Incident, Ruling]], policy: Policy) -> Coded:
    """Return the public form of a report with those of its events that belong to these incidents."""
    names = names_of([one for one, _ in telling], [(coded.report, coded.events)], policy.public_names)
    how: dict[str, Treatment] = {}
    for incident, rule in telling:
        shown = shown.stricter(rule.shown)
        how |= {member.event_id: rule.shown for member in incident.members if member.event_id is not None}
    events = [event for event in coded.events if event.id in how]
    own = [public_event(event, _event_shown(event, coded, how[event.id], policy), names) for event in events]
    return Coded(public_report(coded.report, shown, names, events), coded.status, tuple(own))


def _event_shown(event: Event, coded: Coded, of_incident: Treatment, policy: Policy) -> Treatment:
    return of_incident.stricter(policy.treatment(event_classes(event, coded.report, titled=False)))


def _of_report(coded: Coded, policy: Policy, now: datetime) -> tuple[Treatment, datetime | None]:
    """Return how a report may be quoted: as the most delicate thing that it tells; and until when it tells what is kept back."""
    shown = policy.treatment(_of_title(coded))
    dues = []
    for event in coded.events:
        names = event_classes(event, coded.report, titled=False)
        shown = shown.stricter(policy.treatment(names))
        if event.modality is Modality.ACTUAL:
            published = [coded.report.published] if coded.report.published else []
            dues.append(_due(policy.hours(event.type, names), event.date.start, event.date.end, published))
    later = max((due for due in dues if due is not None and due > now), default=None)
    if later is not None:
        shown = shown.stricter(policy.treatment(())).stricter(Treatment(title=False, snippet=0))
    return shown, later


def _of_title(coded: Coded) -> frozenset[str]:
    return classes_of(None, (), (), [text for text in (coded.report.title, coded.report.summary) if text])


def _event(coded: Coded, event_id: str | None) -> Event | None:
    return next((event for event in coded.events if event.id == event_id), None)


def _due(hours: int, start: date | None, end: date | None, published: Iterable[date]) -> datetime | None:
    """Return the moment from which something may be told that happened then; None for at once.

    It counts from the end of the last day: of what still goes on, or whose day nobody gives, that of the latest report. Nothing
    known at all keeps it back for good.
    """
    if not hours:
        return None
    last = end or max((day for day in (start, *published) if day), default=date.max)
    if last >= date.max - timedelta(days=hours // 24 + 2):
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(last, time(), UTC) + timedelta(days=1, hours=hours)
