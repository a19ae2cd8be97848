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
# What is planned, possible or denied did not happen, however it is told.
SUM_OF_PARTS = "sum_of_parts"
ADMISSIBLE = frozenset({Modality.ACTUAL, Modality.HISTORICAL})


def weighed(telling: Telling, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each event with its confidence and the traits that decided it.

    The confidence of a current event is the probability that it is one; that of a plan, a denial or history the probability that it is none.
    """
    judged = likelihoods(map(traits, seen(telling, drafts)))
    return [_sure(draft, one) for draft, one in zip(drafts, judged, strict=True)]


def overruled(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that are unlikely after all, and with those likely that the rules refuse or call history."""
    kept = [replace(draft, refused=("unlikely",)) if _doubtful(draft) else draft for draft in drafts]
    admitted = {id(draft) for draft in _admitted(kept)}
    return [_as_current(draft) if id(draft) in admitted else draft for draft in kept]


def _doubtful(draft: Draft) -> bool:
    """Return whether an event is unlikely after all.

    The dead of a headline, and what somebody is accused of or owns up to, are news however briefly they are told.
    """
    told_by = {claim.stance for claim in draft.event.claims}
    owned = bool(told_by & {Stance.ACCUSES, Stance.CLAIMS_RESPONSIBILITY})
    return draft.stands and draft.likelihood < KEPT and not (owned or draft.plain)


def _admitted(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts to admit, the likeliest first; of those told in the same words only one."""
    taken = [draft.lead.quote for draft in drafts if draft.stands]
    waiting = [
        draft
        for draft in drafts
        if not draft.stands and draft.event.modality in ADMISSIBLE and not _told_in_parts(draft)
    ]
    for draft in sorted(waiting, key=lambda draft: -draft.likelihood):
        if draft.likelihood >= ADMITTED and not any(draft.lead.quote.overlaps(quote) for quote in taken):
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
