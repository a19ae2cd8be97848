"""What a person decided about incidents: a row that stays, and that another row can undo."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"  # these tellings are one happening
    DIFFERENT = "different"  # the first is another happening than the rest, which stay together
    UNSURE = "unsure"  # looked at and left open; nothing changes
    ACCEPT = "accept"  # the incident stands as shown
    EDIT = "edit"  # a field has this value
    WITHDRAW = "withdraw"  # the incident is taken back; a tombstone stays
    UNDO = "undo"  # another judgement no longer holds


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row: who decided what, when and why.

    `tellings` are ids of tellings, not of incidents: an incident may be merged or split afterwards, and the judgement still
    says what was meant. `number` is its place in the store's history; `field` and `value` (plain data, as in the record of
    an incident) belong to an edit, `undoes` (a judgement's id) to an undo.
    """

    id: str
    number: int
    verdict: Verdict
    by: str
    at: datetime
    why: str = ""
    tellings: tuple[str, ...] = ()
    field: str | None = None
    value: Any = None
    undoes: str | None = None


def standing(judgements: "tuple[Judgement, ...]") -> "tuple[Judgement, ...]":
    """Return the judgements that hold, in order: those that no standing undo takes back, undos themselves left out.

    An undo may be undone in turn, so the rows are read from the last to the first.
    """
    undone: set[str] = set()
    kept = []
    for judgement in sorted(judgements, key=lambda one: one.number, reverse=True):
        if judgement.id in undone:
            continue
        if judgement.verdict is Verdict.UNDO:
            undone.add(judgement.undoes or "")
        else:
            kept.append(judgement)
    return tuple(reversed(kept))
