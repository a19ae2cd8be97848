"""Where words stand in a report."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Half-open stretch of a report's text in Unicode code points: `text[start:end]` is the quote."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span runs from {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """Return the quoted words."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Return whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def join(self, other: "Span") -> "Span":
        """Return the shortest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
