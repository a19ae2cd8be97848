"""What must not be shown exactly: classes of incidents with the words that tell them, from `sensitive.yaml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dateline.errors import RegistryError

_FIELDS = frozenset(("reason", "types", "counts", "place", "words", "unless"))


@dataclass(frozen=True, slots=True)
class Sensitive:
    """One class: why it is kept back, the event types and counts that belong to it whatever the words, and its words."""

    name: str
    reason: str
    types: frozenset[str]
    counts: frozenset[str]
    place: "re.Pattern[str] | None"
    words: "re.Pattern[str] | None"

    def of_place(self, name: str) -> bool:
        """Return whether a place's name says that it is one of these."""
        return bool(self.place and self.place.search(name.casefold()))

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the text speaks of it; phrases in which its words say nothing of the kind are passed over."""
        lowered = _lowered(text)
        for found in self.words.finditer(lowered) if self.words else ():
            if found["told"] is not None:
                yield found.span()

    def phrases(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where its words stand, those passed over too."""
        yield from (found.span() for found in (self.words.finditer(_lowered(text)) if self.words else ()))


def _lowered(text: str) -> str:
    """Return the text in small letters, sign for sign, so that places in it hold for the text."""
    small = text.lower()
    return (
        small if len(small) == len(text) else "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)
    )


@cache
def sensitive_classes() -> Mapping[str, Sensitive]:
    """Return the classes by name, in the order of the file."""
    text = (files("dateline.lexicon") / "sensitive.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    for name, entry in data.items():
        if not entry.get("reason") or set(entry) - _FIELDS:
            raise RegistryError(f"sensitive.yaml: {name} wants a reason, and nothing but {', '.join(sorted(_FIELDS))}")
    return {name: _read(name, entry) for name, entry in data.items()}


def _read(name: str, entry: dict[str, list[str]]) -> Sensitive:
    passed, told = _any_of(entry.get("unless", [])), _any_of(entry.get("words", []))
    words = rf"(?P<passed>{passed})|(?P<told>{told})" if passed else rf"(?P<told>{told})"
    place = _any_of(entry.get("place", []))
    return Sensitive(
        name,
        str(entry["reason"]),
        frozenset(entry.get("types", [])),
        frozenset(entry.get("counts", [])),
        re.compile(place) if place else None,
        re.compile(words) if told else None,
    )


def _any_of(words: list[str]) -> str:
    """Return a pattern for whole words; the longest first, so that a phrase wins over a word in it."""
    return "|".join(map(_whole, sorted(map(str, words), key=lambda word: (-len(word), word))))


def _whole(word: str) -> str:
    inner = r"\s+".join(map(re.escape, word.removesuffix("*").split()))
    return rf"\b{inner}\w*" if word.endswith("*") else rf"\b{inner}\b"
