"""Words that say what befell people, by the count that they fill."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Harm:
    """The word lists of `harm.yaml`: lemma to count."""

    verbs: Mapping[str, str]
    own: Mapping[str, str]
    states: Mapping[str, str]
    nouns: Mapping[str, str]
    needs: Mapping[str, frozenset[str]]
    phrases: Mapping[str, str]
    of_persons: frozenset[str]
    to_persons: Mapping[str, str]


@cache
def harm() -> Harm:
    """Return the words of harm."""
    text = (files("dateline.lexicon") / "harm.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    needs = {word: frozenset(others) for word, others in data.pop("needs").items()}
    phrases: dict[str, str] = data.pop("phrases")
    of_persons = frozenset(data.pop("of-persons"))
    to_persons: dict[str, str] = data.pop("to-persons")

    def by(kind: str) -> dict[str, str]:
        return {word: field for field, lists in data.items() for word in lists[kind]}

    return Harm(by("verbs"), by("own"), by("states"), by("nouns"), needs, phrases, of_persons, to_persons)
