"""What a coded report tells: the happening it leads with, and what it tells besides."""

from collections.abc import Sequence
from math import exp, log

from dateline.lexicon.commonness import stems
from dateline.merge.gist import facet, gist
from dateline.merge.profile import compatible, related
from dateline.model import Coded, DatePrecision, Event, Facet, Gist, Modality, Telling

OPENING = 700  # characters: title, slug and first paragraphs, which tell the lead in full
TOLD = 4  # events that a lead is compared by: its own, and beside them the first of the others
FRESH, OLD, STALE = (
    1,
    6,
    0.3,
)  # days that news takes, beyond which it is background, beyond which it is no more so; points off a day
FADING = 500  # characters after which an event is e times less likely to be the lead


def tellings(coded: Coded) -> tuple[Telling, ...]:
    """Return the tellings of a report, the one it leads with first; none of a report without text."""
    text = coded.report.text
    events = [event for event in coded.events if event.modality is Modality.ACTUAL]
    if not text:
        return ()
    own = gist(coded.report)
    if not events:
        return (Telling(own.report_id, own, main=True),)
    facets = {event.id: facet(event, text) for event in events}
    first = max(events, key=lambda event: (_prominence(event, facets[event.id], own), event.id))
    lead = _lead(first, events, facets)
    others = tuple(facets[event.id] for event in events if facets[event.id] not in lead)
    return (
        Telling(first.id, own, main=True, facets=lead, beside=others[: max(0, TOLD - len(lead))]),
        *(Telling(other.event_id, own, main=False, facets=(other,)) for other in others),
    )


def _prominence(event: Event, told: Facet, own: Gist) -> float:
    """Return how likely an event is to be what the report leads with: early, deadly, in the title's words."""
    killed = event.counts.killed
    toll = log(1 + min(500, (killed.low or killed.high or 0) if killed else 0))
    title = set(stems(own.title or ""))
    shared = len(title & set(told.words)) / len(title) if title else 0.0
    violent = not event.type.startswith("strategic")
    early = exp(-_position(event) / FADING)
    return 3 * early + 0.3 * toll + 2 * shared + 0.5 * violent - STALE * min(OLD, _age(event, own))


def _age(event: Event, own: Gist) -> int:
    """Return how many days before publication an event was over, 0 when nothing says so: what is older is background."""
    last = event.date.end or event.date.start
    if last is None or own.published is None or event.date.precision is not DatePrecision.DAY:
        return 0
    return max(0, (own.published - last).days - FRESH)


def _position(event: Event) -> int:
    return min((span.start for span in event.evidence.get("type", ())), default=10**6)


def _lead(first: Event, events: Sequence[Event], facets: dict[str, Facet]) -> tuple[Facet, ...]:
    """Return the lead's facets: the event that tells it best, and those of the opening that may tell the same."""
    best = facets[first.id]
    near = (
        facets[event.id]
        for event in events
        if event.id != first.id
        and _position(event) < OPENING
        and related(event.type, first.type)
        and compatible(facets[event.id], best)
    )
    return (best, *near)
