"""/places: where incidents lie, and who is said to have held a place."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from dateline.analysis.territory import Change, control
from dateline.api.answers import answer
from dateline.api.desk import Kept
from dateline.api.shapes.places import PlacePage, Places
from dateline.codebook import load
from dateline.errors import NotHeld
from dateline.serial import incident_record
from dateline.store import summary

router = APIRouter(prefix="/places", tags=["places"])
BETWEEN = "~"  # the parts of a place's id: country, first-level area, name
LATEST = 100  # incidents on a place's page
LOOKED_AT = 5_000  # incidents of a place that are looked at for changes of hands


@router.get("", response_model=Places)
def places(
    request: Request,
    store: Kept,
    q: Annotated[str | None, Query(min_length=1, max_length=500, description="Words of a name.")] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
) -> Response:
    """Places by how many incidents lie there."""
    return answer(request, {"items": [_in_list(row) for row in store.directory.places(q, limit)], "next": None})


@router.get("/{place_id:path}", response_model=PlacePage)
def place(request: Request, store: Kept, place_id: Annotated[str, Path(min_length=3, max_length=1_000)]) -> Response:
    """A place: its latest incidents, and who is said to have taken or left it."""
    country, area, name = _parts(place_id)
    row = store.directory.place(country, area, name)
    if row is None:
        raise NotHeld(f"no incident lies at {place_id[:80]!r}")
    incidents = store.directory.incidents_at(country, area, name, LOOKED_AT)
    content = {
        **_in_list(row),
        "latest": [summary(incident_record(one)) for one in incidents[:LATEST]],
        "control": [_changed(one) for one in control(incidents)],
    }
    return answer(request, content)


def _parts(place_id: str) -> tuple[str | None, str | None, str]:
    parts = place_id.split(BETWEEN, 2)
    if len(parts) != 3:
        raise NotHeld(f"a place's id has the form COUNTRY{BETWEEN}AREA{BETWEEN}NAME, unlike {place_id[:80]!r}")
    return parts[0] or None, parts[1] or None, parts[2]


def _in_list(row: dict[str, Any]) -> dict[str, Any]:
    name = row["place_name"]
    return {
        "id": BETWEEN.join((row["country"] or "", row["admin1"] or "", name)),
        "name": name,
        **{field: row[field] for field in ("country", "admin1", "admin2", "lat", "lon")},
        "precision": row["place_precision"],
        "incidents": row["incidents"],
    }


def _changed(one: Change) -> dict[str, Any]:
    known = load().types.get(one.type)
    return {
        "incident_id": one.incident_id,
        "type": one.type,
        "type_label": known.label if known else one.type,
        "start": one.start.isoformat() if one.start else None,
        "end": one.end.isoformat() if one.end else None,
        "to": [name for name, _ in one.to],
        "before": [name for name, _ in one.before],
        "attributed_to": list(one.attributed_to),
        "disputed": one.disputed,
        "event_ids": list(one.event_ids),
    }
