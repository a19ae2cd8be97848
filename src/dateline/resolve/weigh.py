"""Each draft of a report with how likely it is right, as the trained trees judge its traits, and which drafts they overrule."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Decision, Modality, Stance
from dateline.resolve.draft import Draft, Telling
from dateline.resolve.likelihood import Likelihood, likelihoods
from dateline.resolve.traits import Seen, manner, traits

# Set on the corpus, in five folds by report: under KEPT lie one in sixteen of the events that the rules let stand, more than half of them wrong;
# from ADMITTED on, four in five of those that they refuse or call history are right, a step further down half of them.
KEPT = 0.5
ADMITTED = 0.6
# A short item that reads like other news tells of an event only when the telling itself is sure. On 2,333 news items, relevance from models that had
# not seen the item: 614 of 827 of the conflict section yield an event (618 without), 42 of 1,506 others (49).
OFF_TOPIC = 0.5
SURE = 0.65
ON_ANY_TOPIC = ("protest.", "strike.")  # people march for wages too, and nothing else sounds like a strike
# What is planned, possible or denied did not happen, however it is told.
SUM_OF_PARTS = "sum_of_parts"
# What only sets the scene is no news, however likely its words are elsewhere.
BINDING = frozenset({"a_protest_in_passing", "an_arrest_for_plain_crime"})
ADMISSIBLE = frozenset({Modality.ACTUAL, Modality.HISTORICAL})


def weighed(telling: Telling, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each event with its confidence and the traits that decided it.

    The confidence of a current event is the probability that it is one; that of a plan, a denial or history the probability that it is none.
    """
    judged = likelihoods(map(traits, seen(telling, drafts)))
    return [_sure(draft, one) for draft, one in zip(drafts, judged, strict=True)]


def overruled(telling: Telling, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that are unlikely after all, and with those likely that the rules refuse or call history."""
    strict = telling.short and telling.relevance < OFF_TOPIC
    kept = [
        replace(draft, refused=("unlikely",)) if _doubtful(draft, _bar(draft, strict=strict)) else draft
        for draft in drafts
    ]
    admitted = {id(draft) for draft in _admitted(kept, SURE if strict else ADMITTED)}
    return [_as_current(draft) if id(draft) in admitted else draft for draft in kept]


def _bar(draft: Draft, *, strict: bool) -> float:
    """Return the likelihood that an event needs to stay."""
    return SURE if strict and not draft.event.type.startswith(ON_ANY_TOPIC) else KEPT


def _doubtful(draft: Draft, bar: float) -> bool:
    """Return whether an event is less likely than a bar.

    The dead of a headline, and what somebody is accused of or owns up to, are news however briefly they are told.
    """
    told_by = {claim.stance for claim in draft.event.claims}
    owned = bool(told_by & {Stance.ACCUSES, Stance.CLAIMS_RESPONSIBILITY})
    return draft.stands and draft.likelihood < bar and not (owned or draft.plain)


def _admitted(drafts: Sequence[Draft], bar: float) -> Iterator[Draft]:
    """Yield the drafts to admit, from a bar on, the likeliest first; of those told in the same words only one."""
    taken = [draft.lead.quote for draft in drafts if draft.stands]
    waiting = [
        draft
        for draft in drafts
        if not draft.stands
        and draft.event.modality in ADMISSIBLE
        and not _told_in_parts(draft)
        and BINDING.isdisjoint(draft.refused)
    ]
    for draft in sorted(waiting, key=lambda draft: -draft.likelihood):
        if draft.likelihood >= bar and not any(draft.lead.quote.overlaps(quote) for quote in taken):
            taken.append(draft.lead.quote)
            yield draft


def _told_in_parts(draft: Draft) -> bool:
    """Return whether a draft gives a total that its parts add up to; that a mere series of acts is one of them is a guess."""
    return SUM_OF_PARTS in draft.refused and not any("series" in telling.flags for telling in draft.tellings)


def _as_current(draft: Draft) -> Draft:
    """Return a draft as a current event, with the rules that it overrules."""
    against = draft.refused or (draft.event.modality.value,)
    why = Decision("modality", "trees", "modality.admitted", f"against {', '.join(against)}")
    event = replace(
        draft.event,
        modality=Modality.ACTUAL,
        confidence=round(draft.likelihood, 2),
        decisions=(*draft.event.decisions, why),
    )
    return replace(draft, event=event, refused=())


def seen(telling: Telling, drafts: Sequence[Draft]) -> list[Seen]:
    """Return every draft where it stands among the others."""
    leads, about = [draft.lead for draft in drafts], tuple(manner(telling))
    return [
        Seen(telling, draft, number, (*leads[:number], *leads[number + 1 :]), about)
        for number, draft in enumerate(drafts)
    ]


def _sure(draft: Draft, judged: Likelihood) -> Draft:
    chance = judged.probability
    why = Decision("confidence", "trees", "confidence.traits", ", ".join(judged.reasons), round(chance, 3))
    sure = round(chance if draft.event.modality is Modality.ACTUAL else 1 - chance, 2)
    event = replace(draft.event, confidence=sure, decisions=(*draft.event.decisions, why))
    return replace(draft, event=event, likelihood=chance)
