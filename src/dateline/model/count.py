"""How many, with open ends: 'at least 25' is 25..null, silence is no count at all."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

COUNT_FIELDS = ("killed", "injured", "missing", "abducted", "arrested", "displaced")


class Victims(StrEnum):
    """Whom a count counts."""

    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    MIXED = "mixed"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Count:
    """Bounds in persons; None is an open end. `by_side` splits the figure by side name when the report does."""

    low: int | None
    high: int | None
    victims: Victims = Victims.UNSTATED
    by_side: tuple[tuple[str, int | None, int | None], ...] | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("a count states at least one bound; say nothing with None in place of a Count")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"a count whose highest ({self.high}) is under its lowest ({self.low})")


@dataclass(frozen=True, slots=True)
class Counts:
    """The six counts of an event; None is 'nothing said'."""

    killed: Count | None = None
    injured: Count | None = None
    missing: Count | None = None
    abducted: Count | None = None
    arrested: Count | None = None
    displaced: Count | None = None

    def stated(self) -> Iterator[tuple[str, Count]]:
        """Yield (field, count) for the counts that the report states."""
        for field in COUNT_FIELDS:
            count: Count | None = getattr(self, field)
            if count is not None:
                yield field, count
