"""Who works with a store."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do, each all that those before it may."""

    READER = "reader"  # read
    REVIEWER = "reviewer"  # judge, undo own judgements, write notes
    EDITOR = "editor"  # undo anybody's judgements
    ADMIN = "admin"  # everything

    @property
    def rank(self) -> int:
        """Return its place in the order of what is allowed."""
        return list(Role).index(self)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may use the store over the network; `tokens` are how many still hold."""

    name: str
    role: Role
    added: datetime
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote about an incident: kept with a telling, as judgements are, so that it outlives merges."""

    id: str
    number: int
    telling: str
    by: str
    at: datetime
    text: str
