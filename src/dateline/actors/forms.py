"""Words that stand for a state: its names, adjectives, people and capital, and the leaders of its governments."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline.actors.names import normal
from dateline.actors.tables import several, table, words_of
from dateline.lexicon.countries import countries

# Where one word stands for several states, the one that reports mean unless they name the other.
USUAL = {"congolese": "CD", "congo": "CD", "dominican": "DO", "dominicans": "DO", "kingston": "JM"}


@dataclass(frozen=True, slots=True)
class Form:
    """A word or name that stands for a state: `role` is what it means alone, `since`/`until` the term of a leader."""

    code: str
    role: str
    since: date | None = None
    until: date | None = None
    leader: bool = False

    def holds(self, on: date | None) -> bool:
        """Return whether the form was good on a day; every form is when no day is given."""
        return on is None or ((self.since is None or self.since <= on) and (self.until is None or on <= self.until))


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """Return what stands for which state, by normal form."""
    found: dict[str, list[Form]] = {}

    def add(name: str, form: Form) -> None:
        there = found.setdefault(normal(name), [])
        if form not in there:
            there.append(form)

    for state in countries():
        for name in (*state.names, *state.adjectives):
            add(name, Form(state.iso2, "government"))
        for name in state.people:
            add(name, Form(state.iso2, "civilians" if name not in state.adjectives else "government"))
        if state.capital and not state.part_of and normal(state.capital) not in words_of("no-metonym"):
            add(state.capital, Form(state.iso2, "government"))
    for _, row in table("leaders.csv"):
        since, until = (date.fromisoformat(row[end]) if row[end] else None for end in ("start", "end"))
        for name in (row["name"], *several(row["aliases"])):
            add(name, Form(row["country"], "government", since, until, leader=row["leader"] != "no"))
    return {name: tuple(sorted(there, key=lambda form: form.code != USUAL.get(name))) for name, there in found.items()}


@cache
def longest_by_first() -> dict[str, int]:
    """Return, by first word, how many words the longest form that starts with it has."""
    longest: dict[str, int] = {}
    for name in forms():
        first, *rest = name.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


@cache
def adjectives() -> frozenset[str]:
    """Return every country's adjectives that are one word, in normal form."""
    return frozenset(normal(word) for state in countries() for word in state.adjectives)
