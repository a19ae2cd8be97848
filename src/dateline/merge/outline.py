"""A gist with what comparing it needs worked out once."""

from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from dateline.lexicon.commonness import weight
from dateline.model import Gist

RARE_NAME = 7.0  # a name that fewer than one report in a thousand holds


class Words:
    """Words as a vector of their weights."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self.squares = {word: weight(word) ** 2 for word in words}
        self.length = sqrt(sum(self.squares.values()))

    def likeness(self, other: "Words") -> float:
        """Return the cosine of the two by their weights, 0 to 1."""
        shared = self.squares.keys() & other.squares.keys()
        if not shared:
            return 0.0
        return sum(sorted([self.squares[word] for word in shared])) / (self.length * other.length)


@dataclass(frozen=True)
class Outline:
    """What the report of a telling is compared by."""

    gist: Gist

    @cached_property
    def published(self) -> int | None:
        """Return the day of publication as a number."""
        return self.gist.published.toordinal() if self.gist.published else None

    @cached_property
    def days(self) -> tuple[int, ...]:
        """Return the days that the opening names as numbers."""
        return tuple(day.toordinal() for day in self.gist.days)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Return the figures of the opening."""
        return frozenset(self.gist.numbers)

    @cached_property
    def targets(self) -> frozenset[str]:
        """Return what the opening says was hit."""
        return frozenset(self.gist.targets)

    @cached_property
    def means(self) -> frozenset[str]:
        """Return how the opening says it was done."""
        return frozenset(self.gist.means)

    @cached_property
    def names(self) -> frozenset[str]:
        """Return the proper names."""
        return frozenset(self.gist.names)

    @cached_property
    def rare_names(self) -> frozenset[str]:
        """Return the names that say which happening it is."""
        return frozenset(name for name in self.gist.names if weight(name) >= RARE_NAME)

    @cached_property
    def heading(self) -> Words:
        """Return the words of the title."""
        return Words(self.gist.heading)

    @cached_property
    def lead(self) -> Words:
        """Return the words of title and opening."""
        return Words(self.gist.lead)

    @cached_property
    def terms(self) -> Words:
        """Return the weightiest words of the text."""
        return Words(self.gist.terms)

    @cached_property
    def sketch(self) -> frozenset[int]:
        """Return the sampled runs of words."""
        return frozenset(self.gist.sketch)
