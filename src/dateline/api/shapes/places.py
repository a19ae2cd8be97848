"""The shapes of places and who is said to have held them."""

from datetime import date

from pydantic import BaseModel

from dateline.api.shapes.incidents import Summary


class PlaceInList(BaseModel):
    """A place of the record; `id` holds country, first-level area and name."""

    id: str
    name: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    precision: str
    incidents: int


class Places(BaseModel):
    """Places by how many incidents lie there."""

    items: list[PlaceInList]
    next: None = None


class ControlChange(BaseModel):
    """An incident in which the place is said to change hands: who is said to come, who to go, and who says so."""

    incident_id: str
    type: str
    type_label: str
    start: date | None
    end: date | None
    to: list[str]
    before: list[str]
    attributed_to: list[str]
    disputed: bool
    event_ids: list[str]


class PlacePage(PlaceInList):
    """A place with its latest incidents and who is said to have held it."""

    latest: list[Summary]
    control: list[ControlChange]
