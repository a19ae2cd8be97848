"""/review: what people should look at next; and what might be the same as an incident."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.asked import Cursor, described, filter_of
from dateline.api.desk import Kept
from dateline.api.shapes.review import Pairs, Queue
from dateline.errors import StoreError
from dateline.merging import LOOKED_AT, proposals
from dateline.model import Proposal
from dateline.serial import incident_record
from dateline.store import Store, summary

router = APIRouter()
OWN = frozenset({"kind", "limit", "cursor"})
FAR = 3.0  # points under the border that an incident close by may have


@router.get("/review", response_model=Queue, tags=["review"], openapi_extra=described())
def review(
    request: Request,
    store: Kept,
    kind: Annotated[Literal["incidents", "merges"], Query(description="Single incidents, or pairs.")] = "incidents",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Cursor = None,
) -> Response:
    """Incidents that nobody has seen to, the weightiest and least certain first; or pairs that may be one, the most doubtful first."""
    asked = filter_of(request, OWN)
    if kind == "incidents":
        items, following = store.queue.page(asked, cursor, limit)
        return answer(request, {"kind": kind, "items": items, "next": following})
    around = [one.id for one in store.matching(asked, LOOKED_AT)]
    found = proposals(store, around, limit) if around else []
    return answer(request, {"kind": kind, "items": _pairs(store, found), "next": None})


@router.get("/incidents/{incident_id}/near", response_model=Pairs, tags=["incidents"])
def near(request: Request, store: Kept, incident_id: str) -> Response:
    """Incidents close in time, place and words that might be the same, the likeliest first, with the points for and against."""
    incident = store.incident(incident_id)
    found = [one for one in proposals(store, [incident.id], 50, FAR) if not one.together]
    found.sort(key=lambda one: (-one.score, one.incidents))
    return answer(request, {"items": _pairs(store, found, first=incident.id), "next": None})


def _pairs(store: Store, found: Iterable[Proposal], first: str | None = None) -> list[dict[str, Any]]:
    """Return pairs as shown; `first` is the incident that stands at `a`."""
    return [pair for one in found if (pair := _pair(store, one, first))]


def _pair(store: Store, one: Proposal, first: str | None) -> dict[str, Any] | None:
    names, told = list(one.incidents), list(one.tellings)
    if first == names[1]:
        names.reverse()
        told.reverse()
    try:
        a, b = (summary(incident_record(store.incident(name))) for name in names)
    except StoreError:  # put together anew since the pair was found
        return None
    return {
        "a": a,
        "b": None if one.together else b,
        "tellings": told,
        "score": one.score,
        "reasons": list(one.reasons),
    }
