"""Word lists by topic, from `words.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


@cache
def _topics() -> Mapping[str, frozenset[str]]:
    text = (files("dateline.lexicon") / "words.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return {topic: frozenset(words.split()) for topic, words in data.items()}


def only_equipment(name: str) -> bool:
    """Return whether a name is that of a thing and says nothing of whose it is: "drones", "unidentified aircraft"."""
    words = name.casefold().split()
    return {words[-1], words[-1].removesuffix("s")} & word_set("equipment") != set() and all(
        word in word_set("equipment") or word in word_set("unowned") for word in words[:-1]
    )


def word_set(topic: str) -> frozenset[str]:
    """Return the words of a topic; KeyError when `words.yaml` has none of that name."""
    return _topics()[topic]
