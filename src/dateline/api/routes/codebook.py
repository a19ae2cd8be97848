"""/codebook: what types of event there are, and what else the record's words mean."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.shapes.codebook import CodebookShown
from dateline.codebook import load
from dateline.model import COUNT_FIELDS, DatePrecision, IncidentStatus, PlacePrecision, Stance, Victims
from dateline.model.where import NEAR_KM
from dateline.typed import FIELDS

router = APIRouter(prefix="/codebook", tags=["codebook"])


@router.get("", response_model=CodebookShown)
def codebook(request: Request) -> Response:
    """Families, types, counts, precisions and how many km "near" reaches where nobody says, stances; what may be edited."""
    book = load()
    types: list[dict[str, Any]] = [
        {
            "code": kind.code,
            "family": kind.family,
            "label": kind.label,
            "rank": kind.rank,
            "definition": kind.definition,
            "side_a": kind.side_a,
            "side_b": kind.side_b,
        }
        for kind in book.types.values()
    ]
    families = [{"code": one.code, "label": one.label, "definition": one.definition} for one in book.families.values()]
    content = {
        "families": families,
        "types": types,
        "counts": list(COUNT_FIELDS),
        "statuses": list(IncidentStatus),
        "place_precisions": list(PlacePrecision),
        "place_reach": {PlacePrecision.NEAR.value: NEAR_KM},
        "date_precisions": list(DatePrecision),
        "stances": list(Stance),
        "victims": list(Victims),
        "editable": list(FIELDS),
    }
    return answer(request, content)
