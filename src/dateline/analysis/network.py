"""Who fought, supported, backed and accused whom: dated, signed edges, each with the events that carry it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from dateline.actors import open_registry
from dateline.model import ActorKind, Event, Party, Stance
from dateline.publication.persons import name_shown

VIOLENT = frozenset({"battle", "strike", "attack"})
COUNTRY_CODE = 2  # letters by which a backer is named
UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})


class Tie(StrEnum):
    """What one actor is to another."""

    FOUGHT = "fought"
    SUPPORTED = "supported"
    BACKED = "backed"
    ACCUSED = "accused"

    @property
    def sign(self) -> int:
        """Return 1 for a friend, -1 for a foe."""
        return 1 if self in {Tie.SUPPORTED, Tie.BACKED} else -1


@dataclass(frozen=True, slots=True)
class Proof:
    """One event that carries an edge; `attributed_to` who says so, when only a speaker does."""

    event_id: str
    date: date | None
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie from one actor to another, with the events that carry it in the order of their days, those without a day last."""

    tie: Tie
    source: str
    target: str
    proofs: tuple[Proof, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days that are known, in order."""
        return tuple(proof.date for proof in self.proofs if proof.date)


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: its id in the registry, or its name where the registry has none; `name` as reports mostly write it."""

    id: str
    name: str
    known: bool
    kind: ActorKind
    country: str | None
    events: int


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and ties, the busiest first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(events: Iterable[Event]) -> Network:
    """Return the actors of the events and what they are to each other, whatever the order of the events; private persons are left out."""
    proofs: dict[tuple[Tie, str, str], dict[str, Proof]] = {}
    seen: dict[str, list[tuple[str, Party | None]]] = {}
    for event in sorted(events, key=lambda one: one.id):
        for tie, source, target, attributed in _ties(event):
            if is_private(source) or is_private(target):
                continue
            day = event.date.start or event.date.end
            proofs.setdefault((tie, source, target), {}).setdefault(event.id, Proof(event.id, day, attributed))
        for key, party in _actors(event):
            if not is_private(key):
                seen.setdefault(key, []).append((event.id, party))
    edges = [Edge(*names, tuple(sorted(found.values(), key=_order))) for names, found in proofs.items()]
    nodes = [_node(key, told) for key, told in seen.items()]
    return Network(
        tuple(sorted(nodes, key=lambda node: (-node.events, node.id))),
        tuple(sorted(edges, key=lambda edge: (-len(edge.proofs), edge.tie, edge.source, edge.target))),
    )


def around(found: Network, actor: str) -> Network:
    """Return the ties of one actor, and the actors that they lead to."""
    edges = tuple(edge for edge in found.edges if actor in {edge.source, edge.target})
    named = {actor} | {name for edge in edges for name in (edge.source, edge.target)}
    return Network(tuple(node for node in found.nodes if node.id in named), edges)


@lru_cache(maxsize=65_536)
def is_private(key: str) -> bool:
    """Return whether what stands for an actor is the name of a private person: nobody's ties are drawn but those of groups and offices."""
    backer = len(key) == COUNTRY_CODE and key.isupper()
    if backer or open_registry().known(key) is not None:
        return False
    return name_shown(key, None) != key


def key_of(party: Party) -> str:
    """Return what stands for an actor: its id, else its name."""
    return party.actor_id or party.name


def _ties(event: Event) -> Iterator[tuple[Tie, str, str, str | None]]:
    parties = (*event.side_a, *event.side_b, *event.supports)
    if event.type.partition(".")[0] in VIOLENT:
        for one in event.side_a:
            for other in event.side_b:
                if not {one.kind, other.kind} & UNARMED and key_of(one) != key_of(other):
                    yield Tie.FOUGHT, key_of(one), key_of(other), one.attributed_to
    for one in event.side_a:
        for other in event.supports:
            if key_of(one) != key_of(other):
                yield Tie.SUPPORTED, key_of(one), key_of(other), one.attributed_to
    for one in parties:
        for backer in one.backed_by:
            if backer != key_of(one):
                yield Tie.BACKED, backer, key_of(one), None
    yield from _accusations(event)


def _accusations(event: Event) -> Iterator[tuple[Tie, str, str, str | None]]:
    named = {party.name: key_of(party) for party in (*event.side_a, *event.side_b, *event.supports)}
    for claim in event.claims:
        if claim.stance is Stance.ACCUSES:
            speaker = named.get(claim.speaker, claim.speaker)
            for party in event.side_a:
                if key_of(party) != speaker:
                    yield Tie.ACCUSED, speaker, key_of(party), claim.speaker


def _actors(event: Event) -> Iterator[tuple[str, Party | None]]:
    for party in (*event.side_a, *event.side_b, *event.supports):
        yield key_of(party), party
        yield from ((backer, None) for backer in party.backed_by)
    yield from ((source, None) for tie, source, _, _ in _accusations(event) if tie is Tie.ACCUSED)


def _node(key: str, told: list[tuple[str, Party | None]]) -> Node:
    parties = [party for _, party in told if party is not None]
    names = Counter(party.name for party in parties)
    name = min(names, key=lambda one: (-names[one], one)) if names else key
    known = [party for party in parties if party.kind is not ActorKind.UNKNOWN]
    first = min(known or parties, key=lambda party: (party.name, party.kind), default=None)
    return Node(
        id=key,
        name=name,
        known=any(party.actor_id == key for party in parties),
        kind=first.kind if first else ActorKind.UNKNOWN,
        country=first.country if first else None,
        events=len({event_id for event_id, _ in told}),
    )


def _order(proof: Proof) -> tuple[bool, date, str]:
    return proof.date is None, proof.date or date.max, proof.event_id
