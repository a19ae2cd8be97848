"""The shapes of who asks and how the store stands."""

from datetime import date

from pydantic import BaseModel


class Me(BaseModel):
    """Who asks. `name` is null without a token; `may` lists the roles whose rights the caller has."""

    name: str | None
    role: str
    may: list[str]
    public: bool


class Status(BaseModel):
    """How the store stands. `report_states` counts reports by what became of them."""

    version: str
    counts: dict[str, int]
    report_states: dict[str, int]
    last_added: str | None
    first_published: date | None
    last_published: date | None
