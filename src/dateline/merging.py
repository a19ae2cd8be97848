"""The line goes on: Event -> merge -> Incident, at once or into a store."""

from collections.abc import Iterable, Iterator

from dateline.merge.block import keys
from dateline.merge.fuse import founder, incident_id
from dateline.merge.gather import Gathered, gather, incidents, linked
from dateline.merge.tellings import tellings
from dateline.model import Coded, Fusing, Incident
from dateline.store import Shelved, Store


def merge(coded: Iterable[Coded], rule: Fusing = Fusing.CONSERVATIVE) -> Iterator[Incident]:
    """Yield the incidents that reports tell of, whatever the order of the reports."""
    told = {telling.id: telling for one in coded for telling in tellings(one)}
    yield from incidents(gather(told.values()), rule)


def settle(store: Store, coded: Iterable[Coded] = ()) -> int:
    """Return how many reports were merged into the incidents of a store: those that no merge has seen yet.

    Only what shares a key with them is read, and only the components that they touch are put together anew. `coded` may
    hold them, so that they need not be read back.
    """
    at_hand = {one.report.id: one for one in coded}
    waiting = [at_hand.get(name) or store.coded(name) for name in store.waiting()]
    new = [telling for one in waiting for telling in tellings(one)]
    with store.merging() as shelf:
        sharing = shelf.sharing({key for telling in new for key in keys(telling)})
        touched = shelf.stale() | shelf.components(linked(new, shelf.read(sharing), sharing))
        found = gather([*new, *shelf.of_components(touched)])
        shelf.replace(list(_placed(found)), incidents(found), touched)
        shelf.strike([one.report.id for one in waiting])
    return len(waiting)


def _placed(found: Iterable[Gathered]) -> Iterator[Shelved]:
    """Yield every telling with its keys and where it has come to lie."""
    for component in found:
        name = min(telling.id for group in component.groups for telling in group)
        for group in component.groups:
            incident = incident_id(founder(group))
            yield from (Shelved(telling, keys(telling), name, incident) for telling in group)
