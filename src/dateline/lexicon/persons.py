"""Words about persons' names, from `persons.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


@cache
def person_words() -> Mapping[str, frozenset[str]]:
    """Return the word lists by topic: `offices`, `bodies`, `given`."""
    text = (files("dateline.lexicon") / "persons.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return {topic: frozenset(map(str, words)) for topic, words in data.items()}
