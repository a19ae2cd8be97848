"""What goes into an index: a place and its names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files

from dateline.gazetteer.normal import ARTICLES
from dateline.model.where import Place

# Latin, Greek, Cyrillic, Hebrew or Arabic letters, no digits, and not the capitals of an airport or station code
_USABLE = re.compile(
    r"(?=.*[^\W\d_])(?![A-Z]{1,4}$)[^\d\u0530-\u058f\u0700-\u1dff\u2070-\uffff\U00010000-\U0010ffff]+$", re.DOTALL
)
_LOWER = re.compile(r"([a-z]+)[\s\-–]|[a-z]")


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
        if not _USABLE.match(name):
            continue
        lower = _LOWER.match(name)
        if lower is None or lower.group(1) in ARTICLES:
            yield name
