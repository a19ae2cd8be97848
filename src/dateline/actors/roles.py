"""Descriptive actors: what "soldiers", "gunmen" or "Iran-backed militias" are when no name is given."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.actors.names import normal, tokens
from dateline.actors.tables import several, table
from dateline.model import ActorKind

LONGEST = 5  # words of the longest head in roles.csv
# The head stands before these: "residents of Mosul", "fighters loyal to Haftar", "men in uniform".
AFTER_HEAD = re.compile(
    r"\s+(?:of|in|from|at|on|near|with|who|that|which|loyal to|allied with|linked to|belonging to|affiliated with"
    r"|backed by|aligned with|supporting|under|wearing|carrying|protesting|accused|fleeing|returning)\b.*",
    re.IGNORECASE | re.DOTALL,
)
IRREGULAR = {"man": "men", "child": "children", "person": "people"}


@dataclass(frozen=True, slots=True)
class Description:
    """What a head noun says of an actor.

    `collective` is a body ("army", "militia"), `person` a human being or several ("soldier", "soldiers"); `role` is
    the part it plays in a country ("armed-forces", "civilians"), by which a country's own actor is found.
    """

    kind: ActorKind
    armed: bool
    collective: bool
    person: bool
    role: str


@cache
def heads() -> dict[str, Description]:
    """Return every known head, in normal form, and what it says."""
    known: dict[str, Description] = {}
    for _, row in table("roles.csv"):
        said = Description(
            ActorKind(row["kind"]),
            row["armed"] == "yes",
            row["collective"] == "yes",
            row["person"] == "yes",
            row["role"],
        )
        for head in several(row["heads"]):
            for form in _forms(head):
                known.setdefault(normal(form), said)
    return known


def describe(head: str) -> Description | None:
    """Return what a descriptive phrase says of an actor, by its longest known ending; None when nothing is known."""
    return heads().get(normal(head)) or _ending(AFTER_HEAD.sub("", head)) or _ending(head)


def _ending(phrase: str) -> Description | None:
    words = [token.norm for token in tokens(phrase)]
    endings = (" ".join(words[first:]) for first in range(max(0, len(words) - LONGEST), len(words)))
    return next((heads()[ending] for ending in endings if ending in heads()), None)


def _forms(head: str) -> tuple[str, ...]:
    """Return a head and, where it ends in +, its plural."""
    if not head.endswith("+"):
        return (head,)
    one = head[:-1]
    for ending, plural in IRREGULAR.items():
        if one.endswith(ending):
            return one, one[: -len(ending)] + plural
    if one.endswith(("s", "x", "sh", "ch")):
        return one, one + "es"
    if one.endswith("y") and one[-2] not in "aeiou":
        return one, one[:-1] + "ies"
    return one, one + "s"
