"""Words by which a death or a blast is nobody's act of war."""

import re
from functools import cache
from importlib.resources import files

import yaml

from dateline.lexicon.wordings import wording


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    text = (files("dateline.lexicon") / "accidents.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    return {
        key: re.compile(
            r"\b(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")\b", re.IGNORECASE
        )
        for key, words in data.items()
    }


def accident(text: str) -> str | None:
    """Return the word that makes a text tell of an accident, a disaster, an illness, sport or a private crime, None when none does."""
    patterns = _patterns()
    found = patterns["accidents"].search(text) or patterns["private"].search(text)
    return found.group() if found and not patterns["intent"].search(text) else None


def plain_crime(text: str) -> bool:
    """Return whether a text speaks of ordinary crime and of nothing armed."""
    return wording("plain_crime").search(text) is not None and not _patterns()["intent"].search(text)
