"""Wordings that a sentence is searched for: the lists of `wordings.yaml`, each as one pattern."""

import re
from functools import cache
from importlib.resources import files

import yaml


@cache
def wording(name: str) -> re.Pattern[str]:
    """Return the pattern of one list of wordings."""
    return re.compile(r"\b(?:" + "|".join(_lists()[name]) + r")\b", re.IGNORECASE)


@cache
def _lists() -> dict[str, list[str]]:
    text = (files("dateline.lexicon") / "wordings.yaml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return lists
