"""/claims: who says so, who denies it, who accuses whom."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.asked import Cursor, Limit
from dateline.api.desk import Kept
from dateline.api.incident_pages import safe_link
from dateline.api.shapes.claims import Claims
from dateline.model import Stance
from dateline.store import ClaimFilter

router = APIRouter(prefix="/claims", tags=["claims"])


@router.get("", response_model=Claims)
def claims(  # noqa: PLR0913  (FastAPI reads the parameters as the query's)
    request: Request,
    store: Kept,
    *,
    incident: Annotated[str | None, Query(min_length=1, description="Only on this incident.")] = None,
    stance: Stance | None = None,
    speaker: Annotated[
        str | None, Query(min_length=1, max_length=500, description="Part of the speaker's name.")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Claims with their quotes, those of the latest reports first."""
    told = store.incident(incident).members if incident else None
    event_ids = None if told is None else {one.event_id for one in told if one.event_id}
    items, following = store.rolls.claims(ClaimFilter(event_ids, stance, speaker), cursor, limit)
    shown = [item | {"url": safe_link(item["url"])} for item in items]
    return answer(request, {"items": shown, "next": following})
