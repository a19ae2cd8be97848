"""Which actor a name on a side means: all that the report says of countries and its date decide together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.actors import Registry
from dateline.model import ActorKind, Event, Party


def identified(event: Event, registry: Registry, on: date | None, countries: Sequence[str]) -> Event:
    """Return the event with each name resolved to its actor as of a day; unknown groups get a provisional id."""

    def each(parties: tuple[Party, ...]) -> tuple[Party, ...]:
        return tuple(identify(party, registry, on, countries) for party in parties)

    return replace(event, side_a=each(event.side_a), side_b=each(event.side_b), supports=each(event.supports))


def identify(party: Party, registry: Registry, on: date | None, countries: Sequence[str]) -> Party:
    """Return a party with the actor that its name means; one that only describes ("gunmen") keeps none."""
    actor = registry.resolve(party.name, on, countries) or (registry.known(party.actor_id) if party.actor_id else None)
    if actor is None and party.kind is ActorKind.UNKNOWN and party.armed is None and party.name[:1].isupper():
        actor = registry.provisional(party.name)
        return replace(party, actor_id=actor.id)
    if actor is None:
        return party
    armed = party.armed if party.armed is not None else actor.armed
    backers = party.backed_by or actor.backed_by
    return replace(party, actor_id=actor.id, kind=actor.kind, country=actor.country, armed=armed, backed_by=backers)
