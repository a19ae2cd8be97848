"""From a report's mentions to its events: tellings of one happening come together, and each field is chosen with its reason."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.lexicon.countries import state_words
from dateline.model import (
    ActorKind,
    Claim,
    Decision,
    Event,
    Modality,
    Party,
    PlacePrecision,
    Report,
    Span,
    Toponym,
    When,
    Where,
)
from dateline.model.mention import Mention
from dateline.resolve.classify import classify
from dateline.resolve.counts import counts
from dateline.resolve.dates import event_date, unknown
from dateline.resolve.plausible import stands
from dateline.resolve.same import first_place, related, same_happening

FINEST = tuple(PlacePrecision)
DESCRIBED = frozenset({ActorKind.REBEL, ActorKind.MILITIA})


@dataclass(frozen=True, slots=True)
class Told:
    """One happening and all its tellings in a report, in text order; `why` says what joined them."""

    tellings: tuple[Mention, ...]
    why: tuple[Decision, ...] = ()


def compose(report: Report, mentions: Sequence[Mention]) -> tuple[Event, ...]:
    """Return the events of a report, other modalities included, in the order of their evidence."""
    actual = [mention for mention in mentions if mention.modality is Modality.ACTUAL]
    sentences = _sentences(report)
    told = apart_from_summaries([one for one in gather(actual) if stands(one.tellings, short=sentences <= 4)])
    events = []
    carried: dict[int, When] = {}
    for one in told:
        event = _event(
            report, one, mentions, sentences, carried.get(one.tellings[0].paragraph) if sentences > 4 else None
        )
        events.append(event)
        if not unknown(event.date):
            carried[one.tellings[0].paragraph] = event.date
    for mention in mentions:
        if mention.modality is not Modality.ACTUAL and not (
            mention.cues[0].weak and not mention.places and not mention.side_a
        ):
            events.append(_event(report, Told((mention,)), mentions, sentences, None))
    return tuple(sorted(_unique(events), key=lambda event: (event.evidence["type"], event.type)))


def _unique(events: Sequence[Event]) -> list[Event]:
    return list({event.id: event for event in events}.values())


def _sentences(report: Report) -> int:
    text = report.text.strip()
    return max(1, sum(text.count(mark + " ") for mark in ".!?") + text.count("\n\n") + 1)


def gather(mentions: Sequence[Mention]) -> list[Told]:
    """Return the happenings of a report: each telling joins the likeliest earlier one that it can repeat, or opens its own."""
    found: list[Told] = []
    for mention in mentions:
        best, score, why = None, 0.0, ""
        for number, told in enumerate(found):
            verdicts = [same_happening(telling, mention) for telling in told.tellings]
            if any("other_place" in verdict.reasons or "other_day" in verdict.reasons for verdict in verdicts):
                continue
            top = max(verdicts, key=lambda verdict: verdict.score)
            if top.same and top.score >= score:
                best, score, why = number, top.score, ", ".join(top.reasons)
        if best is None:
            found.append(Told((mention,)))
        else:
            told = found[best]
            found[best] = Told(
                (*told.tellings, mention), (*told.why, Decision("merge", "rules", "merge.told_again", why, score))
            )
    return found


def apart_from_summaries(told: Sequence[Told]) -> list[Told]:
    """Return the happenings without those only told as a sum or a habit, when the report tells of their parts (codebook section 8)."""
    parts = [one for one in told if "series" not in one.tellings[0].flags]
    return [
        one for one in told if one in parts or not any(related(one.tellings[0], part.tellings[0]) for part in parts)
    ]


def _event(report: Report, told: Told, mentions: Sequence[Mention], sentences: int, carried: When | None) -> Event:
    tellings = told.tellings
    code, type_rule = classify(tellings)
    lead = _lead(tellings, code)
    date, date_spans, date_rule = event_date(_first(tellings, lead), report, sentences=sentences, carried=carried)
    place, place_spans, place_rule = event_place(_first(tellings, lead), mentions, short=sentences <= 4)
    tally, count_spans = counts(tellings, report.text, code)
    side_a, side_b, side_rules = _sides(tellings, lead, code)
    evidence = {
        "type": (lead.quote,),
        "date": date_spans,
        "place": place_spans,
        "side_a": tuple(party.span for party in side_a),
        "side_b": tuple(party.span for party in side_b),
        **count_spans,
    }
    origin = next((telling.origin for telling in tellings if telling.origin is not None), None)
    return Event(
        id=event_id(report, code, lead.quote),
        report_id=report.id,
        type=code,
        modality=lead.modality,
        date=date,
        place=place,
        origin=where_of(origin) if origin else None,
        side_a=side_a,
        side_b=side_b,
        supports=next((telling.supports for telling in tellings if telling.supports), ()),
        counts=tally,
        claims=_claims(tellings, code),
        evidence=evidence,
        confidence=0.5,
        decisions=(type_rule, *lead.decisions, date_rule, place_rule, *side_rules, *told.why),
    )


def event_id(report: Report, code: str, quote: Span) -> str:
    """Return the digest of report, type and evidence span: never of what was concluded."""
    return hashlib.sha256(f"{report.id}\0{code}\0{quote.start}\0{quote.end}".encode()).hexdigest()[:16]


def _lead(tellings: Sequence[Mention], code: str) -> Mention:
    """Return the telling that states most: the one whose clause is the evidence."""
    return max(tellings, key=lambda telling: (_facts(telling, code), -telling.quote.start))


def _facts(telling: Mention, code: str) -> int:
    return (
        bool(telling.side_a)
        + bool(telling.side_b)
        + bool(telling.places)
        + bool(telling.times)
        + bool(telling.casualties)
        + ("harm-only" not in telling.flags)
        + ("definite" not in telling.flags)
        + ("anaphoric" not in telling.flags)
        + (telling.cues[0].type == code)
    )


def _first(tellings: Sequence[Mention], lead: Mention) -> list[Mention]:
    return [lead, *(telling for telling in tellings if telling is not lead)]


def event_place(
    tellings: Sequence[Mention], mentions: Sequence[Mention], *, short: bool
) -> tuple[Where, tuple[Span, ...], Decision]:
    """Return the place of an event: the finest that its tellings name, else in a short item what the rest of it names."""
    own = [toponym for telling in tellings if (toponym := finest(telling)) is not None]
    if own:
        chosen = own[0]
        if chosen.precision is PlacePrecision.COUNTRY:
            chosen = next((toponym for toponym in own if toponym.precision is not PlacePrecision.COUNTRY), chosen)
        return where_of(chosen), (chosen.span,), Decision("place", "rules", "place.own_clause")
    if short:
        others = [toponym for mention in mentions if (toponym := first_place(mention)) is not None]
        if others:
            return where_of(others[0]), (others[0].span,), Decision("place", "rules", "place.short_item")
    return Where(), (), Decision("place", "rules", "place.not_stated")


def finest(telling: Mention) -> Toponym | None:
    """Return the finest of the likeliest places of a telling: "Playas, Guayas Province, Ecuador" is Playas."""
    if not telling.places:
        return None
    first = telling.places[0]
    inside = [toponym for toponym in telling.places[1:] if _inside(toponym, first)]
    return min([first, *inside], key=lambda toponym: FINEST.index(toponym.precision))


def _inside(fine: Toponym, coarse: Toponym) -> bool:
    if FINEST.index(fine.precision) >= FINEST.index(coarse.precision):
        return False
    if (
        0 <= coarse.span.start - fine.span.end <= 6
    ):  # "Boni, Mopti", "Lyman in Donetsk": the coarser one stands right behind
        return True
    if fine.place is None or coarse.place is None:
        return False
    if coarse.precision is PlacePrecision.COUNTRY:
        return fine.place.country == coarse.place.country
    return (
        coarse.precision is PlacePrecision.ADMIN1
        and fine.place.admin1 is not None
        and fine.place.admin1 == (coarse.place.admin1 or coarse.place.name)
    )


def where_of(toponym: Toponym) -> Where:
    """Return the place of an event from a toponym; areas carry no point."""
    place = toponym.place
    if place is None:
        return Where(toponym.name, toponym.precision)
    area = FINEST.index(toponym.precision) >= FINEST.index(PlacePrecision.ADMIN2)
    return Where(
        toponym.name,
        toponym.precision,
        place.country,
        place.admin1,
        place.admin2,
        place.id,
        None if area else place.lat,
        None if area else place.lon,
    )


def _sides(
    tellings: Sequence[Mention], lead: Mention, code: str
) -> tuple[tuple[Party, ...], tuple[Party, ...], tuple[Decision, ...]]:
    order = _first(tellings, lead)
    side_a = next((telling.side_a for telling in order if telling.side_a), ())
    side_b = next((telling.side_b for telling in order if telling.side_b), ())
    side_a = (*side_a, *_named_elsewhere(side_a, order))
    speaker = lead.attributed_to
    claimed = next(
        (claim for telling in tellings for claim in telling.claims if claim.stance == "claims-responsibility"), None
    )
    if claimed is not None and not any(party.actor_id for party in side_a):
        side_a = (Party(claimed.speaker, claimed.span, attributed_to=claimed.speaker),)
    elif speaker is not None:
        side_a = tuple(replace(party, attributed_to=speaker) for party in side_a)
    if code == "strategic.movement":
        side_b = ()
    if code.startswith("protest."):
        side_a, side_b = _demonstration((*side_a, *side_b))
    names = {party.name.casefold() for party in side_a}
    return side_a, tuple(party for party in side_b if party.name.casefold() not in names), ()


def _named_elsewhere(side_a: Sequence[Party], order: Sequence[Mention]) -> tuple[Party, ...]:
    """Return the groups by name that other tellings give where the lead only describes ("rebels", "Iran-backed militias")."""
    if not side_a or any(party.kind not in DESCRIBED or not _lower(party.name) for party in side_a):
        return ()
    named = {party.name.casefold(): party for telling in order for party in telling.side_a if party.kind in DESCRIBED}
    return tuple(party for party in named.values() if party.actor_id and not _lower(party.name))


def _lower(name: str) -> bool:
    """Return whether a name only describes: no word but a state's is capitalised ("Iran-backed militias", "rebels")."""
    words = [part for word in name.split() for part in word.split("-")[:1]]
    return not any(word[:1].isupper() and word.casefold() not in state_words() for word in words)


def _demonstration(parties: Sequence[Party]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who demonstrates and the force that meets them (codebook section 8)."""
    forces = tuple(party for party in parties if party.armed)
    return tuple(party for party in parties if not party.armed), forces


def _claims(tellings: Sequence[Mention], code: str) -> tuple[Claim, ...]:
    found = {
        (claim.speaker.casefold(), claim.stance): replace(claim, about=code)
        for telling in tellings
        for claim in telling.claims
    }
    return tuple(found.values())
