"""The shapes of exports and releases."""

from typing import Any

from pydantic import BaseModel


class Release(BaseModel):
    """An export that was given a name: of which time of the store, by which rule, and its digest."""

    name: str
    as_of: str
    rule: str
    sha256: str
    by: str


class Releases(BaseModel):
    """The releases, in the order of their time."""

    items: list[Release]
    next: None = None


class Manifest(BaseModel):
    """What an exported file holds."""

    file: str
    sha256: str
    format: str
    program: str
    query: dict[str, Any]
    rows: int
    left_out: dict[str, int]
    licence: str
    lossy: list[str]
    coordinate_method: str
