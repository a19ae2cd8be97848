"""What a parser misreads in headlines, from `headlinese.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from dateline.lexicon.countries import state_words


@dataclass(frozen=True, slots=True)
class Headlinese:
    """The word lists of headlines; `acts` gives for each form of a verb the one that a parser reads rightly, and the verb's base form."""

    before_forces: frozenset[str]
    forced: frozenset[str]
    several: frozenset[str]
    means: frozenset[str]
    acts: Mapping[str, tuple[str, str]]
    of_means: frozenset[str]
    not_before: frozenset[str]
    withs: frozenset[str]


@cache
def headlinese() -> Headlinese:
    """Return the word lists of headlines."""
    text = (files("dateline.lexicon") / "headlinese.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    acts: dict[str, tuple[str, str]] = {}
    for model, verbs in data["acts"].items():
        for verb in verbs:
            acts[verb] = (model, verb)
            acts[f"{verb}es" if verb.endswith(("s", "sh", "ch")) else f"{verb}s"] = (f"{model}s", verb)
    return Headlinese(
        frozenset(data["forces-after"].split()) | state_words(),
        frozenset(data["forced"].split()),
        frozenset(data["several"].split()),
        frozenset(data["means"].split()),
        acts,
        frozenset(data["of-means"]),
        frozenset(data["not-before"].split()),
        frozenset(data["with"]),
    )
