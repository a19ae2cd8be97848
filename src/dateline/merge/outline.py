"""A gist with what comparing it needs worked out once."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import sqrt

from dateline.gazetteer.normal import loose, sound
from dateline.lexicon.commonness import weight
from dateline.lexicon.publishers import house
from dateline.lexicon.wordings import wording
from dateline.model import Gist

HEARD = 3  # letters; what is shorter sounds like too much else
RARE_NAME = 7.0  # a name that fewer than one report in a thousand holds


_DOUBLED = re.compile(r"(.)\1+")
_FIGURE = re.compile(r"(?<![\d.,-])\d{1,4}(?![\d.,-]*\d)")


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


@lru_cache(maxsize=200_000)
def heard(name: str) -> str:
    """Return how a name sounds, so that its transliterations meet; the name itself where that is too short to tell.

    What sounds the same has the same consonants, so that these, where there are enough of them, say it all.
    """
    plain = _DOUBLED.sub(r"\1", name)
    if len(form := loose(plain)) >= HEARD:
        return f"={form}"
    return f"~{form}" if len(form := sound(plain)) >= HEARD else name


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """When a report came out, the days that its opening names, and whether its title says that it goes on from another day.

    Like figures and scenes, equal ones are one object.
    """

    published: int | None
    named: tuple[int, ...]
    goes_on: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Figures:
    """The figures of an opening, and the largest of the title: as a rule its toll."""

    all: frozenset[int]
    toll: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What the opening says was hit, and how."""

    targets: frozenset[str]
    means: frozenset[str]


KEPT = 100_000  # of each
days, figures, scene = lru_cache(KEPT)(Days), lru_cache(KEPT)(Figures), lru_cache(KEPT)(Scene)


@dataclass(frozen=True)
class Outline:
    """What the report of a telling is compared by."""

    gist: Gist

    @cached_property
    def days(self) -> Days:
        """Return the days of the report."""
        published = self.gist.published
        return days(
            published.toordinal() if published else None,
            tuple([day.toordinal() for day in self.gist.days]),
            wording("goes_on").search(self.gist.title or "") is not None,
        )

    @cached_property
    def house(self) -> str:
        """Return the house of the publisher, '' when it is not known."""
        return house(self.gist.publisher) if self.gist.publisher else ""

    @cached_property
    def figures(self) -> Figures:
        """Return the figures of the opening."""
        titled = [int(number) for number in _FIGURE.findall(self.gist.title or "")]
        return figures(frozenset(self.gist.numbers), max((number for number in titled if number > 1), default=None))

    @cached_property
    def scene(self) -> Scene:
        """Return what the opening says was hit, and how."""
        return scene(frozenset(self.gist.targets), frozenset(self.gist.means))

    @cached_property
    def names_heard(self) -> tuple[str, ...]:
        """Return the proper names as they sound, the rarest first."""
        return tuple([heard(name) for name in self.gist.names])

    @cached_property
    def name_squares(self) -> tuple[float, ...]:
        """Return the squared weights of the proper names."""
        return tuple([weight(name) ** 2 for name in self.gist.names])

    @cached_property
    def name_square(self) -> float:
        """Return the sum of the squared weights of the proper names."""
        return sum(self.name_squares)

    def shared_names(self, other: "Outline") -> list[int]:
        """Return the places of the proper names that the other has too, in any transliteration, the rarest first."""
        both = set(self.names_heard).intersection(other.names_heard)
        return [place for place, name in enumerate(self.names_heard) if name in both] if both else []

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
