"""How far from a place something happened, as a report says it: "12 km north of Bara", "ten miles outside Mosul"."""

import re

from dateline.lexicon.numbers import NUMBER, number_value
from dateline.model.span import Span

BEFORE = 90  # characters before a name in which its distance stands
MOST = 300.0  # km; what is farther away is a journey, and no place
_KM = {"m": 1.609344, "k": 1.0}  # by the first letter of the unit
_WAY = r"(?:(?:due |to the )?(?:north|south|east|west)(?:ern)?(?:[- –]?(?:north|south|east|west)(?:ern)?)*)"
_KIND = r"(?:(?:town|city|village|capital|port|district|camp|border|centre|center)s?\s+(?:of\s+)?)?"
_SAID = re.compile(
    rf"(?:\d+(?:\.\d+)?\s?[-–]\s?|{NUMBER}\s+to\s+)?(?P<figure>{NUMBER})[\s-]?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\.?"
    rf"(?:\s*\([^()]{{1,20}}\))?,?\s+(?:away\s+)?(?:{_WAY}\s+)?(?:of|from|outside|beyond|off)\s+"
    rf"(?:the\s+)?(?:[\w-]+\s+)?{_KIND}(?:the\s+)?$",
    re.IGNORECASE,
)


def away(text: str, start: int) -> tuple[float | None, Span | None]:
    """Return how many km from the name that starts here the words right before it say, and where those words stand."""
    first = max(0, start - BEFORE)
    found = _SAID.search(text[first:start])
    if found is None:
        return None, None
    figure = _figure(found["figure"])
    if figure is None:
        return None, None
    km = round(figure * _KM[found["unit"][0].casefold()], 1)
    if not 0 < km <= MOST:
        return None, None
    return km, Span(first + found.start(), first + found.end("unit"))


def _figure(written: str) -> float | None:
    try:
        return float(written.replace(",", ""))
    except ValueError:
        return number_value(written)
