"""Nouns that make an everyday act of a verb of war, by the type whose words they undo: the table of `everyday.yaml`."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class EverydayNouns:
    """The nouns that undo a type's words: those beside a verb, and those that any word of the type governs."""

    beside: frozenset[str]
    governed: frozenset[str]


@cache
def everyday_nouns(code: str) -> EverydayNouns:
    """Return the nouns that undo the words of a type."""
    return EverydayNouns(_listed(code, "beside"), _listed(code, "governed"))


def _listed(code: str, where: str) -> frozenset[str]:
    return frozenset(noun for row in _rows() if code in row["types"] for noun in row.get(where, ()))


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    text = (files("dateline.lexicon") / "everyday.yaml").read_text(encoding="utf-8")
    return tuple(yaml.load(text, Loader=yaml.CSafeLoader))
