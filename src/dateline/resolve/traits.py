"""What can be seen of a drafted event without knowing whether it is right: short names, read by the trained scorer.

Every trait is a fact about the words or about how the rules read them, never a judgement of its own; a new rule or flag simply brings a new name.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.model import Event, Modality
from dateline.model.mention import Mention
from dateline.resolve.draft import Draft, Telling
from dateline.resolve.same import first_place, related, same_happening

HEDGE = re.compile(
    r"\b(?:allegedly|reportedly|apparently|unconfirmed|alleged|suspected|possibly|perhaps|rumou?rs?|believed|claimed)\b",
    re.IGNORECASE,
)
TOLD_BEFORE = re.compile(
    r"\b(?:previous(?:ly)?|earlier|last (?:week|month|year)|ago|since|former(?:ly)?|again|anniversary|recent(?:ly)?|then|once)\b",
    re.IGNORECASE,
)
LAW_AND_TALK = re.compile(
    r"\b(?:court|trial|judge|charged|convicted|sentenced|accused|lawyer|police said|investigat\w+|talks?|meeting|summit|minister|president|resolution"
    r"|statement|condemn\w*|called|warn\w*|report)\b",
    re.IGNORECASE,
)
OTHER_HARM = re.compile(
    r"\b(?:crash\w*|earthquake|flood\w*|storm|fire|accident\w*|virus|outbreak|match|film|election\w*|vote\w*|drugs?|gang\w*|robber\w*)\b",
    re.IGNORECASE,
)


RELEVANCE = (0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.97)


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft where it stands: `number` counts the drafts before it in its report, `others` are the leads of all the others.

    `manner` are the traits of the report itself.
    """

    telling: Telling
    draft: Draft
    number: int
    others: Sequence[Mention]
    manner: tuple[str, ...] = ()

    @property
    def event(self) -> Event:
        """Return the drafted event."""
        return self.draft.event

    @property
    def lead(self) -> Mention:
        """Return the telling whose clause is the evidence."""
        return self.draft.lead


def traits(seen: Seen) -> tuple[str, ...]:
    """Return the names of everything seen of a drafted event, each once, in order."""
    return tuple(dict.fromkeys([*chain.from_iterable(look(seen) for look in LOOKS), *seen.manner]))


def manner(telling: Telling) -> Iterator[str]:
    """Yield the traits of a report: how long it is, how it is written, whether it tells of conflict."""
    report = telling.report
    yield f"words {_step(len(report.text.split()), (30, 60, 120, 250, 500))}"
    for bar in RELEVANCE:
        if telling.relevance < bar:
            yield f"relevance under {bar}"
    if telling.short:
        yield "short item"
    if report.published is None:
        yield "report undated"
    if 2 * sum(map(str.isupper, report.text)) > len(report.text):
        yield "report in capitals"
    if report.title:
        yield "titled"


def _types(seen: Seen) -> Iterator[str]:
    cue = seen.lead.cues[0]
    yield f"type {seen.event.type}"
    yield f"family {seen.event.type.split('.')[0]}"
    yield f"modality {seen.event.modality.value}"
    yield f"word {cue.words}"
    yield f"form {cue.form}{' weak' if cue.weak else ''}"
    yield f"rank {cue.rank // 10}"
    yield f"cues {min(len(seen.lead.cues), 4)}"


def _rules(seen: Seen) -> Iterator[str]:
    for decision in seen.event.decisions:
        yield f"rule {decision.rule}"
    for name in seen.draft.refused:
        yield f"refused {name}"
    yield f"refused {min(len(seen.draft.refused), 2)} times"


def _flags(seen: Seen) -> Iterator[str]:
    for flag in sorted(seen.lead.flags):
        yield f"flag {flag}"
    for flag in sorted(frozenset.intersection(*(one.flags for one in seen.draft.tellings)) - seen.lead.flags):
        yield f"all {flag}"
    if seen.event.modality is Modality.ACTUAL:
        for flag in sorted(frozenset.union(*(one.flags for one in seen.draft.tellings)) - seen.lead.flags):
            yield f"also {flag}"


def _fields(seen: Seen) -> Iterator[str]:
    event, lead = seen.event, seen.lead
    facts = (lead.side_a, lead.side_b, lead.places, lead.times, lead.casualties)
    yield f"facts {sum(map(bool, facts))}"
    for name, fact in zip(("side_a", "side_b", "place", "time", "figure"), facts, strict=True):
        yield f"{'own' if fact else 'no'} {name}"
    for name, parties in (("side_a", event.side_a), ("side_b", event.side_b)):
        if any(party.actor_id for party in parties):
            yield f"{name} known"
        if any(party.armed for party in parties):
            yield f"{name} armed"
        for kind in sorted({party.kind.value for party in parties}):
            yield f"{name} {kind}"
    yield f"place {event.place.precision.value}"
    for name, count in event.counts.stated():
        yield f"count {name}"
        if name == "killed":
            yield f"killed {_step(count.low or count.high or 0, (0, 1, 5, 20, 100))}"


def _time(seen: Seen) -> Iterator[str]:
    start, published = seen.event.date.start, seen.telling.report.published
    if start is None:
        yield "day unknown"
    elif published is None:
        yield "day of undated report"
    else:
        yield f"days ago {_step((published - start).days, (-1, 0, 1, 3, 7, 14, 30))}"
    for time in seen.lead.times[:2]:
        yield f"time {time.kind}"


def _standing(seen: Seen) -> Iterator[str]:
    """Yield where in the report it is told, and how much else is."""
    lead = seen.lead
    yield f"sentence {_step(sentences_before(seen.telling.report.text, lead.sentence.start), (0, 1, 2, 4, 8, 16))}"
    yield f"paragraph {_step(lead.paragraph, (0, 1, 3, 8))}"
    yield f"draft {_step(seen.number, (0, 1, 2, 4, 8))}"
    yield f"drafts {_step(len(seen.others) + 1, (1, 2, 3, 5, 10, 20))}"
    yield f"told {min(len(seen.draft.tellings), 3)} times"


def _clause(seen: Seen) -> Iterator[str]:
    text, lead = seen.telling.report.text, seen.lead
    said, clause = lead.sentence.of(text), lead.quote.of(text)
    yield f"clause words {_step(len(clause.split()), (2, 4, 8, 16, 32))}"
    yield f"sentence words {_step(len(said.split()), (6, 12, 20, 30, 45))}"
    for name, pattern in (
        ("hedge", HEDGE),
        ("before", TOLD_BEFORE),
        ("talk", LAW_AND_TALK),
        ("other harm", OTHER_HARM),
    ):
        if pattern.search(said):
            yield f"{name} in sentence"
    for mark in ('"', "“", "?", ";", ":"):
        if mark in said:
            yield f"mark {mark}"
    if lead.attributed_to:
        yield "attributed"
    for stance in sorted({claim.stance.value for claim in lead.claims}):
        yield f"claim {stance}"
    for name, spans in (("side_a", [p.span for p in lead.side_a]), ("place", [p.span for p in lead.places])):
        if spans:
            yield f"{name} away {_step(abs(spans[0].start - lead.cues[0].span.start), (20, 50, 100, 200))}"


def _others(seen: Seen) -> Iterator[str]:
    """Yield how it stands to the other drafts: the same words elsewhere make it likelier to be told again."""
    before = [one for one in seen.others if one.quote.start < seen.lead.quote.start]
    kin = [one for one in before if related(one, seen.lead)]
    yield f"kin before {min(len(kin), 3)}"
    if any(one.sentence == seen.lead.sentence for one in seen.others):
        yield "shares its sentence"
    if any(one.quote.overlaps(seen.lead.quote) for one in seen.others):
        yield "shares its words"
    if kin:
        verdicts = [same_happening(one, seen.lead) for one in kin]
        yield f"alike {_step(int(max(v.score for v in verdicts) * 2), (0, 1, 2, 3))}"
        for reason in sorted({v.reasons[0] for v in verdicts if not v.score and v.reasons}):
            yield f"apart {reason}"
        place = first_place(seen.lead)
        if place and any((other := first_place(one)) and other.name == place.name for one in kin):
            yield "kin at its place"


def sentences_before(text: str, end: int) -> int:
    """Return how many sentences end before a place in a text."""
    return sum(text.count(mark, 0, end) for mark in (". ", "! ", "? ", "\n\n"))


def _step(value: int, steps: Sequence[int]) -> str:
    """Return the first step that a value does not pass, as a name."""
    return next((f"to {step}" for step in steps if value <= step), f"over {steps[-1]}")


LOOKS: tuple[Callable[[Seen], Iterator[str]], ...] = (
    _types,
    _rules,
    _flags,
    _fields,
    _time,
    _standing,
    _clause,
    _others,
)
