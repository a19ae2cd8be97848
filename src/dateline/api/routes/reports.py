"""/reports: what was read, and what is said of it; never its text."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.asked import Cursor, Limit
from dateline.api.desk import Kept
from dateline.api.incident_pages import report_shown, safe_link
from dateline.api.shapes.reports import ReportDetail, Reports

router = APIRouter(prefix="/reports", tags=["reports"])


@router.get("", response_model=Reports)
def reports(
    request: Request,
    store: Kept,
    text: Annotated[
        str | None, Query(min_length=1, max_length=2_000, description="Words of its title or text.")
    ] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Response:
    """Reports, the latest first, those without a day last."""
    items, following = store.rolls.reports(text, cursor, limit)
    return answer(request, {"items": [one | {"url": safe_link(one["url"])} for one in items], "next": following})


@router.get("/{report_id}", response_model=ReportDetail)
def report(request: Request, store: Kept, report_id: str) -> Response:
    """What is said of a report, and the ids of its events and incidents."""
    coded = store.coded(report_id)
    found = coded.report
    content = report_shown(found, coded.status.value) | {
        "author": found.author,
        "error": found.error,
        "events": [event.id for event in coded.events],
        "incidents": [one.id for one in store.incidents_of_report(found.id)],
    }
    return answer(request, content)
