"""From a report's mentions to its events: tellings of one happening come together, and each field is chosen with its reason."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Decision, Event, Modality, Report, Span, When
from dateline.model.mention import Mention
from dateline.resolve.claims import adopted, claims
from dateline.resolve.classify import classify
from dateline.resolve.counts import counts
from dateline.resolve.dates import event_date, unknown
from dateline.resolve.draft import Draft, Telling
from dateline.resolve.gather import Told, apart_from_summaries, gather
from dateline.resolve.plausible import refusals, tells_of_dead
from dateline.resolve.sides import sides
from dateline.resolve.weigh import SUM_OF_PARTS, overruled, weighed
from dateline.resolve.where import event_place, where_of

# A report of at most this many sentences is a short item: what it leaves out is what its other sentence says.
SHORT = 4


def telling_of(report: Report, mentions: Sequence[Mention], relevance: float) -> Telling:
    """Return a report with its mentions; `relevance` is the probability, 0 to 1, that it tells of conflict at all."""
    short = _sentences(report.text) <= SHORT
    return Telling(report, mentions, short=short, relevance=relevance, headline=_headline(report.text))


def _headline(text: str) -> bool:
    """Return whether a text is one line without a full stop."""
    said = text.strip()
    return "\n" not in said and _sentences(said) == 1 and not said.endswith((".", "!", "?"))


def compose(telling: Telling) -> tuple[Event, ...]:
    """Return the events of a report, other modalities included, in the order of their evidence."""
    told = adopted(overruled(telling, weighed(telling, drafts(telling))))
    events = {draft.event.id: draft.event for draft in told if not draft.refused}
    return tuple(sorted(events.values(), key=lambda event: (event.evidence["type"], event.type)))


def drafts(telling: Telling) -> list[Draft]:
    """Return everything that a report may tell, refused or not, in reading order: current happenings, then the rest."""
    return [*_current(telling), *_others(telling)]


def _current(telling: Telling) -> Iterator[Draft]:
    """Yield what is told as happening; a day once stated holds until the next."""
    gathered = gather([mention for mention in telling.mentions if mention.modality is Modality.ACTUAL])
    plain = {id(one) for one in gathered if telling.headline and any(tells_of_dead(told) for told in one.tellings)}
    against = {
        id(one): refusals(one.tellings, short=telling.short, relevance=telling.relevance, plain=id(one) in plain)
        for one in gathered
    }
    parts = apart_from_summaries([one for one in gathered if not against[id(one)]])
    stated: When | None = None
    for told in gathered:
        refused = against[id(told)] or (() if any(told is part for part in parts) else (SUM_OF_PARTS,))
        draft = replace(
            _draft(telling, told, None if telling.short else stated, refused), plain=id(told) in plain and not refused
        )
        only_denied = all("denied" in one.flags for one in told.tellings) and not _lost(draft)
        yield _as_denied(draft) if only_denied else draft
        if refused in ((), (SUM_OF_PARTS,)) and not unknown(draft.event.date):
            stated = draft.event.date


def _lost(draft: Draft) -> bool:
    """Return whether a place is denied to have fallen to somebody named: who fights there says so, or nobody would deny it."""
    event = draft.event
    speakers = {claim.speaker.casefold() for claim in event.claims}
    takers = [party for party in event.side_a if party.armed and party.name.casefold() not in speakers]
    return event.type == "battle.capture" and bool(takers) and event.place.name is not None


def _as_denied(draft: Draft) -> Draft:
    """Return a happening that nobody tells of but who denies it: said not to have happened (codebook sections 3 and 7)."""
    why = Decision("modality", "rules", "modality.only_denied")
    kept = tuple(decision for decision in draft.event.decisions if decision.field != "modality")
    return replace(draft, event=replace(draft.event, modality=Modality.NEGATED, decisions=(why, *kept)))


def _others(telling: Telling) -> Iterator[Draft]:
    """Yield plans, denials, hypotheses and history, each telling for itself; a weak word alone tells nothing."""
    for mention in telling.mentions:
        if mention.modality is not Modality.ACTUAL:
            bare = mention.cues[0].weak and not mention.places and not mention.side_a
            yield _draft(telling, Told((mention,)), None, ("weak_word_alone",) if bare else ())


def _sentences(text: str) -> int:
    return sum(text.strip().count(mark) for mark in (". ", "! ", "? ", "\n\n")) + 1


def _draft(telling: Telling, told: Told, carried: When | None, refused: tuple[str, ...]) -> Draft:
    code, type_rule = classify(told.tellings, telling.mentions)
    lead = _lead(told.tellings, code)
    order = (lead, *(one for one in told.tellings if one is not lead))
    date, date_spans, date_rule = event_date(order, telling.report, short=telling.short, carried=carried)
    place, place_spans, place_rule = event_place(order, telling.mentions, short=telling.short)
    tally, count_spans = counts(told.tellings, code)
    side_a, side_b = sides(order, code)
    origin = next((one.origin for one in told.tellings if one.origin is not None), None)
    event = Event(
        id=event_id(telling.report, code, lead.quote),
        report_id=telling.report.id,
        type=code,
        modality=lead.modality,
        date=date,
        place=place,
        origin=where_of(origin) if origin else None,
        side_a=side_a,
        side_b=side_b,
        supports=next((one.supports for one in order if one.supports), ()),
        counts=tally,
        claims=claims(told.tellings, code),
        evidence={
            "type": (lead.quote,),
            "date": date_spans,
            "place": place_spans,
            "side_a": tuple(party.span for party in side_a),
            "side_b": tuple(party.span for party in side_b),
            **count_spans,
        },
        decisions=(type_rule, *lead.decisions, date_rule, place_rule, *told.why),
    )
    return Draft(order, event, refused)


def event_id(report: Report, code: str, quote: Span) -> str:
    """Return the digest of report, type and evidence span: never of what was concluded."""
    return hashlib.sha256(f"{report.id}\0{code}\0{quote.start}\0{quote.end}".encode()).hexdigest()[:16]


def _lead(tellings: Sequence[Mention], code: str) -> Mention:
    """Return the telling that states most: the one whose clause is the evidence."""
    return max(tellings, key=lambda telling: (_facts(telling, code), -telling.quote.start))


def _facts(telling: Mention, code: str) -> int:
    """Return how many of ten things a telling states by itself."""
    stated = (telling.side_a, telling.side_b, telling.places, telling.times, telling.casualties)
    leaning = telling.flags & {"harm-only", "definite", "anaphoric", "headline"}
    return sum(map(bool, stated)) + 4 - len(leaning) + (telling.cues[0].type == code)
