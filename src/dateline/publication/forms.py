"""The public form of an incident, an event and a report: what a policy lets stand, and nothing else.

Every field is named here and filled anew; what a later version adds to the model stays at its empty default until somebody decides about it.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from dateline.model import (
    Claim,
    Counts,
    Decision,
    Event,
    Incident,
    Member,
    Origin,
    Party,
    PlacePrecision,
    Report,
    Side,
    Span,
    Voice,
    Where,
)
from dateline.publication.persons import WITHHELD, masked, name_shown, tells, withheld
from dateline.publication.policy import MOST_OF_A_REPORT, Finest, Link, Treatment
from dateline.publication.sensitivity import windows

REVIEWER = "a reviewer"
POLICY = "policy"
# Who decides besides people; a person's name is not for the public.
MACHINES = frozenset(("rules", "verifier", "trees", "merge", POLICY))
NOWHERE = Span(0, 0)
_CODE = re.compile(r"[\w.:+-]{1,60}")
_FINER = (PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.NEAR, PlacePrecision.ADMIN2)


@dataclass(frozen=True, slots=True)
class Names:
    """Names in a record: `safe` ones may stand, `private` ones may not."""

    safe: tuple[str, ...] = ()
    private: tuple[str, ...] = ()

    def of(self, text: str | None, most: int = MOST_OF_A_REPORT) -> str | None:
        """Return a title or a stretch of a report as it may be shown, at most so many characters; None for nothing."""
        return shortened(masked(" ".join(text.split()), self.safe, self.private), most) or None if text else None


def names_of(
    incidents: Iterable[Incident], coded: Iterable[tuple[Report, Collection[Event]]], public: Collection[str]
) -> Names:
    """Return the names of a record: its places may stand, those who act or speak in it without being public may not."""
    places = list(public)
    said: list[tuple[str | None, str | None]] = []
    for incident in incidents:
        places += _places(incident.place)
        said += [(side.name, side.actor_id) for side in (*incident.side_a, *incident.side_b)]
        said += [(side.attributed_to, None) for side in (*incident.side_a, *incident.side_b)]
    for report, events in coded:
        said.append((report.author, None))
        for event in events:
            places += _places(event.place) + (_places(event.origin) if event.origin else [])
            parties = (*event.side_a, *event.side_b, *event.supports)
            said += [(party.name, party.actor_id) for party in parties]
            said += [(party.attributed_to, None) for party in parties] + [
                (claim.speaker, None) for claim in event.claims
            ]
    safe = tuple(dict.fromkeys(places))
    private = (name for name, actor_id in dict.fromkeys(said) if name and name_shown(name, actor_id, safe) is None)
    return Names(safe, tuple(private))


def _places(place: Where) -> list[str]:
    """Return the names of a place that the gazetteer knows, so that they are no person's."""
    known = place.geonames_id is not None or place.lat is not None
    return [name for name in (place.name if known else None, place.admin1, place.admin2) if name]


def shortened(text: str, most: int) -> str:
    """Return the beginning of a text, at most so many characters, cut between words."""
    if len(text) <= most:
        return text
    cut = text[: max(0, most - 1)]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…" if most else ""


def where_shown(place: Where, finest: Finest) -> Where:
    """Return a place no finer than allowed: an area by its own name, without coordinates, without what it was called."""
    if finest is Finest.POINT:
        return place
    admin2 = place.admin2 if finest is Finest.ADMIN2 and place.precision in _FINER else None
    admin1 = (
        place.admin1 if finest is not Finest.COUNTRY and place.precision in {*_FINER, PlacePrecision.ADMIN1} else None
    )
    if admin2 and admin1:
        return Where(admin2, PlacePrecision.ADMIN2, place.country, admin1, admin2)
    if admin1:
        return Where(admin1, PlacePrecision.ADMIN1, place.country, admin1)
    return Where(None, PlacePrecision.COUNTRY if place.country else PlacePrecision.UNKNOWN, place.country)


def public_incident(incident: Incident, shown: Treatment, names: Names, *, titled: bool) -> Incident:
    """Return the public form of an incident; `titled` says whether the report that its title comes from may be named by it."""
    notes = () if shown == Treatment() else (Decision("place", POLICY, f"policy.{shown.place.value}"),)
    return Incident(
        id=incident.id,
        type=incident.type,
        status=incident.status,
        members=tuple(
            Member(one.report_id, one.event_id, one.voice_id, one.main, _decision(one.why) if one.why else None)
            for one in incident.members
        ),
        voices=tuple(_voice(one, names, named=shown.link is not Link.NONE) for one in incident.voices),
        date=incident.date,
        place=where_shown(incident.place, shown.place),
        side_a=_sides(incident.side_a, names) if shown.sides else (),
        side_b=_sides(incident.side_b, names) if shown.sides else (),
        estimates=incident.estimates,
        figures=incident.figures,
        title=names.of(incident.title) if shown.title and titled else None,
        fusing=incident.fusing,
        decisions=(*map(_decision, incident.decisions), *notes),
        accepted_by=None if incident.accepted_by is None else REVIEWER,
        origin=_origin(incident.origin) if incident.origin else None,
    )


def public_event(event: Event, shown: Treatment, names: Names) -> Event:
    """Return the public form of an event: without what it is quoted from, so without evidence and without what claims say."""
    return Event(
        id=event.id,
        report_id=event.report_id,
        type=event.type,
        modality=event.modality,
        date=event.date,
        place=where_shown(event.place, shown.place),
        origin=where_shown(event.origin, shown.place) if event.origin else None,
        side_a=_parties(event.side_a, names) if shown.sides else (),
        side_b=_parties(event.side_b, names) if shown.sides else (),
        supports=_parties(event.supports, names) if shown.sides else (),
        counts=_counts(event.counts, names, sides=shown.sides),
        claims=tuple(_claim(claim, names) for claim in event.claims) if shown.sides else (),
        confidence=event.confidence,
        decisions=tuple(map(_decision, event.decisions)),
    )


def public_report(report: Report, shown: Treatment, names: Names, quoted: Iterable[Event]) -> Report:
    """Return the public form of a report: who published what when, its title, a snippet of what tells these events, its link."""
    return Report(
        id=report.id,
        source=_link(report, shown.link, names) or "",
        text=_snippet(report.text, shown.snippet, names, quoted),
        title=names.of(report.title) if shown.title else None,
        publisher=report.publisher if shown.link is not Link.NONE else None,
        original_source=_named(report.original_source, names) if shown.link is not Link.NONE else None,
        published=report.published,
        language=report.language,
        url=_link(report, shown.link, names),
    )


def _snippet(text: str, most: int, names: Names, quoted: Iterable[Event]) -> str:
    """Return the first sentence that tells one of these events, as it may be shown."""
    carrying = (replace(event, evidence={"type": event.evidence.get("type", ())}, claims=()) for event in quoted)
    found = sorted(window for event in carrying for window in windows(_without_sides(event), text))
    return (names.of(found[0].of(text), most) or "") if found and most else ""


def _without_sides(event: Event) -> Event:
    return replace(event, side_a=(), side_b=(), supports=())


def _origin(origin: Origin) -> Origin:
    """Return where an imported row comes from, for its citation; the row itself may say anything."""
    return Origin(origin.name, origin.form, origin.licence, origin.redistributable, origin.row)


def _link(report: Report, shown: Link, names: Names) -> str | None:
    """Return a report's address, its site alone where a name stands in it; None where it leads nowhere on the web."""
    if report.url is None or shown is Link.NONE:
        return None
    try:
        parts = urlsplit(report.url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    site = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
    told = (*names.private, *withheld(report.title or "", names.safe, names.private))
    if shown is Link.SITE or tells(f"{parts.path}?{parts.query}", told):
        return f"{site}/"
    return f"{site}{parts.path}" + (f"?{parts.query}" if parts.query else "")


def _sides(sides: Iterable[Side], names: Names) -> tuple[Side, ...]:
    return tuple(
        replace(
            side,
            name=(name := name_shown(side.name, side.actor_id, names.safe)) or WITHHELD,
            actor_id=side.actor_id if name else None,
            attributed_to=_named(side.attributed_to, names),
        )
        for side in sides
    )


def _parties(parties: Iterable[Party], names: Names) -> tuple[Party, ...]:
    return tuple(
        replace(
            party,
            name=(name := name_shown(party.name, party.actor_id, names.safe)) or WITHHELD,
            actor_id=party.actor_id if name else None,
            attributed_to=_named(party.attributed_to, names),
            span=NOWHERE,
        )
        for party in parties
    )


def _named(name: str | None, names: Names) -> str | None:
    return None if name is None else name_shown(name, None, names.safe) or WITHHELD


def _voice(voice: Voice, names: Names, *, named: bool) -> Voice:
    return Voice(
        voice.id,
        _named(voice.name, names) if named else None,
        voice.report_ids,
        tuple(map(_decision, voice.why)),
    )


def _claim(claim: Claim, names: Names) -> Claim:
    return Claim(_named(claim.speaker, names) or WITHHELD, claim.stance, "", NOWHERE)


def _counts(counts: Counts, names: Names, *, sides: bool) -> Counts:
    shown = {}
    for field, count in counts.stated():
        split = count.by_side if sides else None
        named = (
            None if split is None else tuple((_named(side, names) or WITHHELD, low, high) for side, low, high in split)
        )
        shown[field] = replace(count, by_side=named)
    return Counts(**shown)


def _decision(decision: Decision) -> Decision:
    """Return who decided by which rule; the reasons are made of a report's words, and a person's name is its own affair."""
    by = decision.by if decision.by in MACHINES else REVIEWER
    rule = decision.rule if _CODE.fullmatch(decision.rule) else ""
    return Decision(decision.field if _CODE.fullmatch(decision.field) else "", by, rule, "", decision.score)
