"""The words that tell of an event: one trigger table, read from `events/*.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Form = Literal["noun", "doer", "verb"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or phrase that tells of an event.

    `type` is a codebook code, or `?strike`, `?bombing`, `?blast`, `?attack`, `?kill` when only the sides can settle it. `rank` orders triggers
    of one clause: the highest names the type. `weak` ones are so often background that the word must carry the clause.
    """

    words: tuple[str, ...]
    type: str
    form: Form
    rank: int
    weak: bool = False

    @property
    def ambiguous(self) -> bool:
        """Return whether only the sides can settle the type."""
        return self.type.startswith("?")

    @property
    def harm(self) -> bool:
        """Return whether the word tells what an act did to people, and rarely is the act itself."""
        return self.type == "?kill"

    @property
    def family(self) -> str:
        """Return the part of the type before the dot."""
        return self.type.split(".")[0]


@cache
def triggers() -> Mapping[str, tuple[Trigger, ...]]:
    """Return the triggers by first word, longest first."""
    table: dict[str, list[Trigger]] = {}
    folder = files("dateline.lexicon") / "events"
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        for code, data in yaml.load(entry.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).items():
            for trigger in _of_type(code, data):
                table.setdefault(trigger.words[0], []).append(trigger)
    return {word: tuple(sorted(found, key=lambda t: (-len(t.words), -t.rank, t.form))) for word, found in table.items()}


def _of_type(code: str, data: Mapping[str, Any]) -> list[Trigger]:
    forms: tuple[tuple[str, Form], ...] = (("nouns", "noun"), ("doers", "doer"), ("verbs", "verb"))
    weak = bool(data.get("weak", False))
    return [
        Trigger(tuple(phrase.replace("-", " ").split()), code, form, int(data["rank"]), weak=weak)
        for key, form in forms
        for phrase in data.get(key, ())
    ]
