"""Words of speaking, planning, doubting and denying."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Speech:
    """The word lists of `speech.yaml`, as sets of lemmas."""

    asserts: frozenset[str]
    counts: frozenset[str]
    puts: frozenset[str]
    tolls: frozenset[str]
    witnesses: frozenset[str]
    objects: frozenset[str]
    denies: frozenset[str]
    accuses: frozenset[str]
    doubts: frozenset[str]
    untrue: frozenset[str]
    charges: frozenset[str]
    culprit: frozenset[str]
    nobody: frozenset[str]
    bodies: frozenset[str]
    voices: frozenset[str]
    planned: frozenset[str]
    hypothetical: frozenset[str]
    hypothetical_marks: frozenset[str]
    negators: frozenset[str]
    not_the_event: frozenset[str]

    @property
    def verbs(self) -> frozenset[str]:
        """Return every verb of speaking."""
        return self.asserts | self.denies | self.accuses | self.doubts


@cache
def speech() -> Speech:
    """Return the words of speaking."""
    text = (files("dateline.lexicon") / "speech.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return Speech(**{topic: frozenset(words) for topic, words in data.items()})
