"""/events: one happening as one report tells it, and why we say so."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.asked import Cursor, Limit
from dateline.api.desk import Kept
from dateline.api.explaining import explained
from dateline.api.shapes.events import Events, Explanation
from dateline.codebook import load
from dateline.errors import UnknownName
from dateline.model import Modality
from dateline.serial import event_record
from dateline.serial.reports import EventRecord
from dateline.store import Filter

router = APIRouter(prefix="/events", tags=["events"])
Words = Annotated[str | None, Query(min_length=1, max_length=2_000)]


@router.get("", response_model=Events)
def events(  # noqa: PLR0913, PLR0917  (FastAPI reads the parameters as the query's)
    request: Request,
    store: Kept,
    kind: Annotated[str | None, Query(alias="type", description="An event type or a family of types.")] = None,
    actor: Words = None,
    place: Words = None,
    country: Annotated[str | None, Query(pattern="^[A-Za-z]{2}$")] = None,
    since: date | None = None,
    until: date | None = None,
    modality: Modality = Modality.ACTUAL,
    killed: Annotated[int | None, Query(ge=0, le=10**9)] = None,
    text: Words = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Events, the latest first, those without a known date last."""
    book = load()
    if kind is not None and kind not in {*book.families, *book.types}:
        raise UnknownName("event type or family", kind[:80], [*book.families, *book.types])
    wanted = Filter(kind, actor, place, country, since, until, modality, killed, text)
    items, following = store.rolls.events(wanted, cursor, limit)
    return answer(request, {"items": items, "next": following})


@router.get("/{event_id}", response_model=EventRecord)
def event(request: Request, store: Kept, event_id: str) -> Response:
    """An event in full, claims quoted."""
    found = store.event(event_id)
    return answer(request, event_record(found, store.report(found.report_id).text))


@router.get("/{event_id}/explain", response_model=Explanation)
def explain(request: Request, store: Kept, event_id: str) -> Response:
    """Why an event says what it says: each field with its decisions and the words that carry it."""
    found = store.event(event_id)
    fields = list(explained(found, store.report(found.report_id).text))
    return answer(request, {"event_id": found.id, "report_id": found.report_id, "fields": fields})
