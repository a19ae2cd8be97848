"""/incidents: the list, and what a map, a timeline and a panel of facets make of it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.asked import Asked, Cursor, Limit, described
from dateline.api.desk import Kept
from dateline.api.shapes import Columns, Count, FacetValue, Summaries, Weeks

router = APIRouter(prefix="/incidents", tags=["incidents"])
MOST_COLUMNS = 1_000_000


@router.get("", response_model=Summaries, openapi_extra=described())
def incidents(request: Request, store: Kept, asked: Asked, limit: Limit = 50, cursor: Cursor = None) -> Response:
    """Incidents in short, the latest first, those without a known date last."""
    items, following = store.page(asked, cursor, limit)
    return answer(request, {"items": items, "next": following})


@router.get("/count", response_model=Count, openapi_extra=described())
def count(request: Request, store: Kept, asked: Asked) -> Response:
    """How many incidents there are."""
    return answer(request, {"count": store.count(asked)})


@router.get("/facets", response_model=dict[str, list[FacetValue]], openapi_extra=described())
def facets(request: Request, store: Kept, asked: Asked) -> Response:
    """For type, country, admin1, status, review, precision and voices: each value with how many incidents have it."""
    found = store.facets(asked)
    return answer(
        request,
        {name: [{"value": value, "count": number} for value, number in rows] for name, rows in found.items()},
    )


@router.get("/weekly", response_model=Weeks, openapi_extra=described())
def weekly(request: Request, store: Kept, asked: Asked) -> Response:
    """Incidents and their dead by week (its Monday), country and first-level area."""
    return answer(request, {"items": store.weekly(asked), "next": None})


@router.get("/columns", response_model=Columns, openapi_extra=described())
def columns(
    request: Request, store: Kept, asked: Asked, limit: Annotated[int, Query(ge=1, le=MOST_COLUMNS)] = MOST_COLUMNS
) -> Response:
    """All incidents asked for as columns, for a map: days count from 1970-01-01, words are coded by a dictionary."""
    return answer(request, store.columns(asked, limit))
