"""When something happened, and how exactly that is known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DatePrecision(StrEnum):
    """How exactly a date is known (codebook section 5)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class When:
    """First and last day, both inclusive; `end` is None while it goes on, both are None when nothing is known."""

    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN

    def __post_init__(self) -> None:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"a time that ends ({self.end}) before it starts ({self.start})")

    @classmethod
    def day(cls, day: date) -> "When":
        """Return the time of one known day."""
        return cls(day, day, DatePrecision.DAY)
