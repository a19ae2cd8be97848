"""The shapes of the codebook."""

from pydantic import BaseModel


class FamilyShown(BaseModel):
    """A family of event types."""

    code: str
    label: str
    definition: str


class TypeShown(BaseModel):
    """An event type; `side_a` and `side_b` say who stands there."""

    code: str
    family: str
    label: str
    rank: int
    definition: str
    side_a: str
    side_b: str


class CodebookShown(BaseModel):
    """What the record's words mean, and which fields may be edited."""

    families: list[FamilyShown]
    types: list[TypeShown]
    counts: list[str]
    statuses: list[str]
    place_precisions: list[str]
    place_reach: dict[str, float]
    date_precisions: list[str]
    stances: list[str]
    victims: list[str]
    editable: list[str]
