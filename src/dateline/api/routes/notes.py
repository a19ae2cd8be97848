"""/incidents/ID/notes: what people write about an incident to each other."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.callers import Reviewer
from dateline.api.desk import Kept
from dateline.api.shapes.notes import NoteShown, NotesShown
from dateline.judging import anchor
from dateline.model import Incident, Note

router = APIRouter(prefix="/incidents", tags=["incidents"])


class Noting(BaseModel):
    """A note to write."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=10_000)


@router.get("/{incident_id}/notes", response_model=NotesShown)
def notes(request: Request, store: Kept, incident_id: str) -> Response:
    """The notes on an incident, in order; they follow its reports into whatever incident those come to lie in."""
    found = store.notes.on(_names(store.incident(incident_id)))
    return answer(request, {"items": [_shown(one) for one in found], "next": None})


@router.post("/{incident_id}/notes", response_model=NoteShown, status_code=201)
def write(store: Kept, caller: Reviewer, incident_id: str, body: Noting) -> dict[str, Any]:
    """Write a note."""
    return _shown(store.notes.add(anchor(store, store.incident(incident_id).id), caller.name or "", body.text))


def _names(incident: Incident) -> set[str]:
    return {name for member in incident.members for name in (member.event_id, member.report_id) if name}


def _shown(note: Note) -> dict[str, Any]:
    return {"id": note.id, "by": note.by, "at": note.at.isoformat(), "text": note.text}
