"""What the sentences before speak of: the place that a sentence without one of its own goes on about."""

from collections.abc import Sequence

from dateline.extract.rules.places_within import locators
from dateline.extract.rules.scene import MODIFIES
from dateline.model import PlacePrecision, Toponym

COARSE = frozenset({PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN})


def setting(toponyms: Sequence[Toponym], text: str, start: int) -> tuple[Toponym, ...]:
    """Return the places named before a sentence in its paragraph, the nearest first, countries last."""
    opening = text.rfind("\n\n", 0, start) + 1
    before = [toponym for toponym in toponyms if opening <= toponym.span.start < start and toponym.score > MODIFIES]
    only_locating = locators(before, text)
    near = [toponym for toponym in reversed(before) if toponym not in only_locating]
    return tuple(sorted(near, key=lambda toponym: toponym.precision in COARSE))
