"""What the sentences before speak of: the place that a sentence without one of its own goes on about."""

import re
from collections.abc import Sequence

from dateline.extract.rules.places_within import locators
from dateline.extract.rules.scene import MODIFIES
from dateline.model import PlacePrecision, Span, Toponym

COARSE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})
_MEANT = {
    PlacePrecision.TOWN: re.compile(
        r"\b(?:the|this|that) (?:\w+ )?(?:town|city|village|hamlet|settlement)\b", re.IGNORECASE
    ),
    PlacePrecision.SITE: re.compile(
        r"\b(?:the|this|that) (?:\w+ )?(?:prison|airport|base|camp|hospital|university|quarter)\b", re.IGNORECASE
    ),
    PlacePrecision.ADMIN1: re.compile(
        r"\b(?:the|this|that) (?:province|state|governorate|oblast|department)\b", re.IGNORECASE
    ),
}


def setting(toponyms: Sequence[Toponym], text: str, sentence: Span) -> tuple[Toponym, ...]:
    """Return the places named before a sentence, likeliest first: what "the town" means, then the nearest of its paragraph."""
    before = [toponym for toponym in toponyms if toponym.span.start < sentence.start and toponym.score > MODIFIES]
    only_locating = locators(before, text)
    back = [toponym for toponym in reversed(before) if toponym not in only_locating]
    said = sentence.of(text)
    kinds = {precision for precision, pattern in _MEANT.items() if pattern.search(said)}
    meant = [toponym for toponym in back if toponym.precision in kinds]
    opening = text.rfind("\n\n", 0, sentence.start) + 1
    near = [toponym for toponym in back if toponym.span.start >= opening]
    return tuple(dict.fromkeys((*meant, *sorted(near, key=lambda toponym: toponym.precision in COARSE))))
