"""/reports: what was read, and what is said of it; never its text."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.desk import Kept
from dateline.api.incident_pages import report_shown
from dateline.api.shapes import ReportDetail

router = APIRouter(prefix="/reports", tags=["reports"])


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
