"""Each draft of a report with how likely it is right, as the trained trees judge its traits."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Decision, Event, Modality
from dateline.resolve.draft import Draft, Telling
from dateline.resolve.likelihood import Likelihood, likelihoods
from dateline.resolve.traits import Seen, manner, traits


def weighed(telling: Telling, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each event with its confidence and the traits that decided it.

    The confidence of a current event is the probability that it is one; that of a plan, a denial or history the probability that it is none.
    """
    judged = likelihoods(map(traits, seen(telling, drafts)))
    return [replace(draft, event=_sure(draft.event, one)) for draft, one in zip(drafts, judged, strict=True)]


def seen(telling: Telling, drafts: Sequence[Draft]) -> list[Seen]:
    """Return every draft where it stands among the others."""
    leads, about = [draft.lead for draft in drafts], tuple(manner(telling))
    return [
        Seen(telling, draft, number, (*leads[:number], *leads[number + 1 :]), about)
        for number, draft in enumerate(drafts)
    ]


def _sure(event: Event, judged: Likelihood) -> Event:
    value = judged.probability if event.modality is Modality.ACTUAL else 1 - judged.probability
    why = Decision("confidence", "trees", "confidence.traits", ", ".join(judged.reasons), round(judged.probability, 3))
    return replace(event, confidence=round(value, 2), decisions=(*event.decisions, why))
