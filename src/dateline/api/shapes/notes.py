"""The shapes of what people write about incidents."""

from datetime import datetime

from pydantic import BaseModel


class NoteShown(BaseModel):
    """What somebody wrote about an incident."""

    id: str
    by: str
    at: datetime
    text: str


class NotesShown(BaseModel):
    """The notes on an incident, in order."""

    items: list[NoteShown]
    next: None = None
