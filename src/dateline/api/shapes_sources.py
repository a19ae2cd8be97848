"""The shapes of answers about sources and on whose word they report."""

from pydantic import BaseModel

from dateline.api.shapes_more import SourceShown


class Word(BaseModel):
    """How many reports of a publisher are on somebody's word: an agency's, or its own where `name` is null."""

    name: str | None
    reports: int


class Heard(SourceShown):
    """A publisher, and on whose word its reports are: all that are on one word speak with one voice."""

    words: list[Word]


class SourcesHeard(BaseModel):
    """The publishers of the store."""

    items: list[Heard]
    next: None = None
