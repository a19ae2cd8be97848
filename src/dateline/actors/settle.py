"""Which of several actors with one name is meant: by the day and by the countries that the report names."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from dateline.actors.entries import Claim
from dateline.model import Actor


class Known(Protocol):
    """What holds actors by id."""

    def get(self, actor_id: str) -> Actor:
        """Return the actor with this id."""


def current(registry: Known, actor: Actor, on: date | None) -> Actor:
    """Return what an actor had become by a day: Jabhat Fatah al-Sham for the Nusra Front in August 2016."""
    seen = {actor.id}
    while on is not None and actor.became and actor.end is not None and on > actor.end and actor.became not in seen:
        actor = registry.get(actor.became)
        seen.add(actor.id)
    return actor


def existed(actor: Actor, on: date | None) -> bool:
    """Return whether an actor existed on a day, as far as its dates are known."""
    return on is None or ((actor.start is None or actor.start <= on) and (actor.end is None or on <= actor.end))


def ranked(registry: Known, claims: Iterable[Claim], on: date | None) -> list[str]:
    """Return the ids of the actors claimed, those that existed and need no country first."""
    found: dict[str, tuple[bool, bool]] = {}
    for claim in claims:
        actor = current(registry, registry.get(claim.actor_id), on)
        found.setdefault(actor.id, (not existed(actor, on), claim.secondary))
    return sorted(found, key=lambda actor_id: found[actor_id])


def settled(registry: Known, claims: Iterable[Claim], on: date | None, countries: Sequence[str]) -> Actor | None:
    """Return the one actor meant, None when the day and the countries leave several."""
    found: dict[str, tuple[Actor, bool]] = {}
    for claim in claims:
        actor = current(registry, registry.get(claim.actor_id), on)
        found.setdefault(actor.id, (actor, claim.secondary))
    candidates = [pair for pair in found.values() if existed(pair[0], on)] or list(found.values())
    usual = [pair for pair in candidates if not pair[1]]
    if on is None and usual:
        # With no day, a name's lesser bearer that is gone is less likely meant than its first.
        candidates = [pair for pair in candidates if not (pair[1] and pair[0].end)]
    here = [pair for pair in candidates if pair[0].country in countries]
    if here:
        return _one(here) or _one([pair for pair in here if not pair[1]])
    return _one(usual) or _one([pair for pair in usual if pair[0].country is None])


def _one(candidates: list[tuple[Actor, bool]]) -> Actor | None:
    return candidates[0][0] if len(candidates) == 1 else None
