"""/actors: who appears in the record, what they did, and what they are to each other."""

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from dateline.actors import open_registry
from dateline.analysis.network import Edge, Network, Node, around, network
from dateline.api.answers import answer
from dateline.api.asked import Asked, described
from dateline.api.desk import Kept
from dateline.api.shapes.actors import ActorPage, Actors, NetworkShown
from dateline.errors import NotHeld
from dateline.lexicon.countries import country
from dateline.model import Actor, ActorKind, Incident
from dateline.serial import event_from
from dateline.store import IncidentFilter, Store

router = APIRouter(prefix="/actors", tags=["actors"])
LOOKED_AT = 2_000  # incidents that a network is made of: the latest
_NODE = frozenset({"id", "name", "known", "kind", "country"})
Words = Annotated[str | None, Query(min_length=1, max_length=500, description="Words of a name.")]


@router.get("", response_model=Actors)
def actors(request: Request, store: Kept, q: Words = None, limit: Annotated[int, Query(ge=1, le=500)] = 50) -> Response:
    """Actors by how many incidents name them."""
    items = [_in_list(row) for row in store.directory.actors(q, limit)]
    return answer(request, {"items": items, "next": None})


@router.get("/network", response_model=NetworkShown, openapi_extra=described())
def ties(request: Request, store: Kept, asked: Asked) -> Response:
    """Who fought, supported, backed and accused whom in the incidents asked for: dated, signed edges with their events."""
    incidents = list(store.matching(asked, LOOKED_AT))
    found, incident_of = _network(store, incidents)
    return answer(request, _shown(found, incident_of, store.count(asked) - len(incidents)))


@router.get("/{actor_id:path}", response_model=ActorPage)
def actor(request: Request, store: Kept, actor_id: Annotated[str, Path(min_length=1, max_length=300)]) -> Response:
    """An actor: what the registry says, its activity by week, and its ties. Named by its id, or as reports write it."""
    known = open_registry().known(actor_id)
    asked = IncidentFilter(actor=actor_id)
    incidents = list(store.matching(asked, LOOKED_AT))
    if known is None and country(actor_id) is None and not incidents:
        raise NotHeld(f"no actor has the id or name {actor_id[:80]!r}")
    found, incident_of = _network(store, incidents)
    total = store.count(asked)
    content = {
        **(_registered(known) if known else _unknown(actor_id, found)),
        "incidents": total,
        "activity": _activity(store.weekly(asked)),
        "relations": _shown(around(found, actor_id), incident_of, total - len(incidents)),
    }
    return answer(request, content)


def _in_list(row: dict[str, Any]) -> dict[str, Any]:
    known = open_registry().known(row["actor_id"]) if row["actor_id"] else None
    return {
        "id": row["actor_id"] or row["name"],
        "name": known.name if known else row["name"],
        "known": known is not None,
        "kind": known.kind.value if known else "unknown",
        "country": known.country if known else None,
        "incidents": row["incidents"],
    }


def _registered(known: Actor) -> dict[str, Any]:
    return {
        "id": known.id,
        "name": known.name,
        "known": True,
        "kind": known.kind.value,
        "country": known.country,
        "armed": known.armed,
        "aliases": list(known.aliases),
        "start": known.start.isoformat() if known.start else None,
        "end": known.end.isoformat() if known.end else None,
        "note": known.note,
        "parents": [_relative(name) for name in known.parents],
        "backers": [_relative(name) for name in known.backed_by],
        "became": _relative(known.became) if known.became else None,
    }


def _unknown(name: str, found: Network) -> dict[str, Any]:
    node = next((one for one in found.nodes if name in {one.id, one.name}), None)
    state = country(name)
    return {
        "id": name,
        "name": state.name if state else node.name if node else name,
        "known": False,
        "kind": ActorKind.STATE.value if state else node.kind.value if node else ActorKind.UNKNOWN.value,
        "country": name if state else node.country if node else None,
        "armed": None,
        "aliases": [],
        "start": None,
        "end": None,
        "note": "",
        "parents": [],
        "backers": [],
        "became": None,
    }


def _relative(name: str) -> dict[str, str]:
    known = open_registry().known(name) or country(name)  # a backer may be a country, by its code
    return {"id": name, "name": known.name if known else name}


def _activity(weeks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the weeks of all areas together."""
    found: dict[Any, Counter[str]] = {}
    stated: dict[Any, set[str]] = {}
    for row in weeks:
        counted = found.setdefault(row["week"], Counter())
        for name in ("incidents", "killed_low", "killed_best"):
            if row[name] is not None:
                counted[name] += row[name]
                stated.setdefault(row["week"], set()).add(name)
    return [
        {
            "week": week,
            "incidents": counted["incidents"],
            **{name: counted[name] if name in stated[week] else None for name in ("killed_low", "killed_best")},
        }
        for week, counted in sorted(found.items(), key=lambda one: (one[0] is None, str(one[0])))
    ]


def _network(store: Store, incidents: list[Incident]) -> tuple[Network, dict[str, str]]:
    """Return the network of some incidents, and which incident each event is in."""
    incident_of = {one.event_id: found.id for found in incidents for one in found.members if one.event_id}
    events = (event_from(fields) for fields in store.rolls.event_records(incident_of))
    return network(events), incident_of


def _shown(found: Network, incident_of: dict[str, str], left_out: int) -> dict[str, Any]:
    return {
        "nodes": [_node(one) for one in found.nodes],
        "edges": [_edge(one, incident_of) for one in found.edges],
        "left_out": left_out,
    }


def _node(node: Node) -> dict[str, Any]:
    known = open_registry().known(node.id)
    facts = _registered(known) if known else _unknown(node.id, Network((node,), ()))
    return {**{name: fact for name, fact in facts.items() if name in _NODE}, "events": node.events}


def _edge(edge: Edge, incident_of: dict[str, str]) -> dict[str, Any]:
    days = edge.days
    return {
        "tie": edge.tie.value,
        "sign": edge.tie.sign,
        "source": edge.source,
        "target": edge.target,
        "first": days[0].isoformat() if days else None,
        "last": days[-1].isoformat() if days else None,
        "events": [
            {
                "event_id": proof.event_id,
                "incident_id": incident_of.get(proof.event_id),
                "date": proof.date.isoformat() if proof.date else None,
                "attributed_to": proof.attributed_to,
            }
            for proof in edge.proofs
        ],
    }
