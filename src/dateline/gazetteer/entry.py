"""What goes into an index: a place and its names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from dateline.gazetteer.normal import ARTICLES
from dateline.model.where import Place

_USABLE = re.compile(r"[^\W\d_]", re.UNICODE)
_SCRIPTS = re.compile(
    r"^[\u0000-\u052f\u0590-\u06ff\u1e00-\u1eff\u2000-\u206f]+$"
)  # Latin, Greek, Cyrillic, Hebrew, Arabic


@dataclass(frozen=True, slots=True)
class Entry:
    """A place, the name it goes by, and its other names."""

    place: Place
    names: tuple[str, ...] = ()


def lexicon(name: str) -> str:
    """Return the text of a data file of the lexicon."""
    return (files("dateline.lexicon") / name).read_text(encoding="utf-8")


def usable(names: Iterable[str]) -> Iterator[str]:
    """Yield the names that a report may write: no codes, no numbers, no lower-case machine transliterations."""
    for name in names:
        if not _USABLE.search(name) or not _SCRIPTS.match(name) or any(ch.isdigit() for ch in name):
            continue
        if len(name) <= 4 and name.isascii() and name.isupper():
            continue
        first = re.split(r"[\s\-–]", name, maxsplit=1)[0]
        if name[0].isascii() and name[0].islower() and (first not in ARTICLES or first == name):
            continue
        yield name
