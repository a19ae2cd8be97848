"""The line goes on: Event -> merge -> Incident, at once or into a store."""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import islice

from dateline.merge.block import keys
from dateline.merge.crew import Told, ready
from dateline.merge.gather import Gathered, gather, incidents, linked
from dateline.merge.propose import BELOW, TOLD, proposed, unjudged
from dateline.merge.settle import grouped, settled
from dateline.merge.tellings import tellings
from dateline.merge.unit import Unit, unit
from dateline.model import Coded, Fusing, Incident, Judgement, Proposal, Verdict, standing
from dateline.store import Shelf, Shelved, Store

AT_ONCE = 10_000  # reports that one step merges, so that memory does not grow with what waits
LOOKED_AT = 300  # incidents that one call for proposals looks around


def merge(coded: Iterable[Coded], rule: Fusing = Fusing.CONSERVATIVE) -> Iterator[Incident]:
    """Yield the incidents that reports tell of, whatever the order of the reports."""
    told = {telling.id: telling for one in coded for telling in tellings(one)}
    yield from incidents(gather(told.values()), rule)


def settle(store: Store, coded: Iterable[Coded] = ()) -> int:
    """Return how many reports were merged into the incidents of a store: those that no merge has seen yet.

    Only what shares a key with them is read, and only the components that they, or judgements made since, touch are put
    together anew. `coded` may hold them, so that they need not be read back. What somebody else merged, or coded anew, in the
    meantime is passed over.
    """
    at_hand = {one.report.id: one for one in coded}
    seen = store.waiting()
    names = list(seen)
    steps = [names[first : first + AT_ONCE] for first in range(0, len(names), AT_ONCE)] or [[]]
    merged = 0
    read = ([at_hand[name] for name in some if name in at_hand] + _others(store, some, at_hand) for some in steps)
    for some, told in zip(steps, ready(read, shared=len(steps) > 1), strict=True):
        with uncollected():
            merged += _settle(store, told, {name: seen[name] for name in some})
    return merged


def _others(store: Store, names: Iterable[str], at_hand: Mapping[str, Coded]) -> list[Coded]:
    return list(store.coded_of([name for name in names if name not in at_hand]))


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for circles among millions of objects that have none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _settle(store: Store, told: Told, seen: Mapping[str, str]) -> int:
    """Return how many of these reports were merged, and put together anew what is to be."""
    with store.merging() as shelf:
        still = shelf.waiting()
        told = {name: found for name, found in told.items() if seen[name] == still.get(name)}
        new = [one for found in told.values() for one in found]
        sharing = shelf.sharing({key for one in new for key in one.keys.sought})
        judgements = shelf.judgements()
        near = {one.id: unit(one) for one in shelf.read(sharing)}
        tied = linked(new, list(near.values()), sharing)
        touched = _tied(shelf.stale() | shelf.components(tied), standing(judgements), shelf)
        made = {one.id: one for one in new}
        made |= {telling.id: near.get(telling.id) or unit(telling) for telling in shelf.of_components(touched)}
        found = gather((one.telling for one in made.values()), made)
        laid = list(grouped(found, judgements))
        incident_of = {name: incident.id for group, incident in laid for name in group}
        shelf.replace(list(_placed(found, made, incident_of)), [incident for _, incident in laid], touched)
        shelf.strike(list(told))
    return len(told)


def _tied(touched: set[str], held: Iterable[Judgement], shelf: Shelf) -> set[str]:
    """Return the components touched and those that people tied to them."""
    ties = [shelf.components_of(one.tellings) for one in held if one.verdict is Verdict.SAME] if touched else []
    wider = touched
    while (grown := wider.union(*(tie for tie in ties if tie & wider))) != wider:
        wider = grown
    return wider


def _placed(found: Iterable[Gathered], made: Mapping[str, Unit], incident_of: Mapping[str, str]) -> Iterator[Shelved]:
    """Yield every telling with its keys and where it has come to lie."""
    for component in found:
        name = min(telling.id for group in component.groups for telling in group)
        for group in component.groups:
            yield from (Shelved(telling, made[telling.id].keys.own, name, incident_of[telling.id]) for telling in group)


def proposals(
    store: Store, around: Iterable[str] | None = None, limit: int = 50, below: float = BELOW
) -> list[Proposal]:
    """Return pairs that a person should judge, the most doubtful first: nearly put together, or only just.

    `around` are ids of incidents, of which the first few hundred are looked at with all that shares a key with them; by default
    the latest ones. `below` says how far under the border a pair may lie. What has been judged is left out.
    """
    if around is None:
        around = store.latest_incidents(LOOKED_AT)
    names = sorted(set(islice(around, LOOKED_AT)))
    with store.looking() as shelf:
        here = shelf.of_incidents(names, TOLD)
        sharing = shelf.sharing({key for told in here.values() for one in told for key in keys(one).sought})
        found = proposed(here, shelf.by_incident(sharing), below)
        wanted = found if (judgements := standing(shelf.judgements())) else found[:limit]
        told = shelf.of_incidents({name for one in wanted for name in one.incidents}) if judgements else {}
    return unjudged(wanted, judgements, told)[:limit] if judgements else wanted


def incidents_of(store: Store, as_of: datetime | None = None, rule: Fusing = Fusing.CONSERVATIVE) -> Iterator[Incident]:
    """Yield the incidents of a store as it stood then (now), made anew from its reports and judgements, ids in order."""
    told = [telling for one in store.reports(as_of) for telling in tellings(one)]
    found = settled(gather(told), store.judgements(as_of), rule)
    yield from sorted(found, key=lambda incident: incident.id)
