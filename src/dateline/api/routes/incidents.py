"""/incidents: one happening, all its reports."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.desk import Kept
from dateline.api.incident_pages import evidence_of, incident_page, judgement_shown
from dateline.api.shapes.evidence import EvidenceList
from dateline.api.shapes.incidents import IncidentDetail
from dateline.api.shapes.judgements import History
from dateline.judging import history

router = APIRouter(prefix="/incidents", tags=["incidents"])


@router.get("/{incident_id}", response_model=IncidentDetail)
def incident(request: Request, store: Kept, incident_id: str) -> Response:
    """An incident in full, with its reports."""
    return answer(request, incident_page(store, store.incident(incident_id)))


@router.get("/{incident_id}/evidence", response_model=EvidenceList)
def evidence(request: Request, store: Kept, incident_id: str) -> Response:
    """What each report says of an incident, in its own words."""
    found = list(evidence_of(store, store.incident(incident_id)))
    return answer(request, {"items": found, "next": None})


@router.get("/{incident_id}/history", response_model=History)
def decided(request: Request, store: Kept, incident_id: str) -> Response:
    """What people decided about an incident, in order."""
    rows = history(store, store.incident(incident_id).id)
    items = [{"judgement": judgement_shown(made), "live": live} for made, live in rows]
    return answer(request, {"items": items, "next": None})
