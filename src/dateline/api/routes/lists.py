"""/incidents: the list, and what a map, a timeline and a panel of facets make of it."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.api.answers import send
from dateline.api.asked import Asked, Cursor, Limit, described
from dateline.api.desk import AtDesk, Desk
from dateline.api.shapes.incidents import Summaries
from dateline.api.shapes.lists import Columns, Count, FacetValue, Weeks

router = APIRouter(prefix="/incidents", tags=["incidents"])
MOST_COLUMNS = 1_000_000


@router.get("", response_model=Summaries, openapi_extra=described())
def incidents(request: Request, desk: AtDesk, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Incidents in short, the latest first, those without a known date last."""

    def made() -> dict[str, Any]:
        items, following = desk.store.page(asked, cursor, limit)
        return {"items": items, "next": following}

    return _answered(request, desk, made)


@router.get("/count", response_model=Count, openapi_extra=described())
def count(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """How many incidents there are."""
    return _answered(request, desk, lambda: {"count": desk.store.count(asked)})


@router.get("/facets", response_model=dict[str, list[FacetValue]], openapi_extra=described())
def facets(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """For type, country, admin1, status, review, precision and voices: each value with how many incidents have it."""

    def made() -> dict[str, Any]:
        found = desk.store.facets(asked).items()
        return {name: [{"value": value, "count": number} for value, number in rows] for name, rows in found}

    return _answered(request, desk, made)


@router.get("/weekly", response_model=Weeks, openapi_extra=described())
def weekly(request: Request, desk: AtDesk, asked: Asked) -> Response:
    """Incidents and their dead by week (its Monday), country and first-level area."""
    return _answered(request, desk, lambda: {"items": desk.store.weekly(asked), "next": None})


@router.get("/columns", response_model=Columns, openapi_extra=described())
def columns(
    request: Request, desk: AtDesk, asked: Asked, limit: Annotated[int, Query(ge=1, le=MOST_COLUMNS)] = MOST_COLUMNS
) -> Response:
    """All incidents asked for as columns, for a map: days count from 1970-01-01, words are coded by a dictionary."""
    return _answered(request, desk, lambda: desk.store.columns(asked, limit))


def _answered(request: Request, desk: Desk, make: Callable[[], Any]) -> Response:
    """Return what is made of the incidents as they are now; made once for the same question and the same incidents."""
    asked = f"{request.url.path}?{request.url.query}"
    return send(request, desk.remembered.body(asked, desk.store.revision(), make))
