"""Which names of a text only say where another place lies: "X, a village near Y", "X in Y province", "Y's X"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.gazetteer.wording import split_name
from dateline.model import PlacePrecision, Toponym

AREAS = frozenset({PlacePrecision.ADMIN2, PlacePrecision.ADMIN1, PlacePrecision.REGION, PlacePrecision.COUNTRY})
PARTS = frozenset("quarter district neighbourhood neighborhood suburb".split())  # noqa: SIM905
LONGEST = 70  # characters between the two names
_KINDS = (
    "town|city|village|hamlet|suburb|settlement|neighbou?rhood|quarter|district|area|camp|base|port|island|region|province"
    "|capital|stronghold|territory|checkpoint|crossing|outpost|locality|commune|enclave|airport|airfield"
)
_WAY = r"(?:north|south|east|west|northeast|northwest|southeast|southwest|(?:north|south)-(?:east|west))(?:ern)?"
_LOCATES = re.compile(
    rf"(?:,| -|,? which is|,? located)? ?(?:(?:an?|the|one of the|its|their) (?:[\w'-]+ ){{0,4}}?(?:{_KINDS})s? )?"
    rf"(?:(?:about |some |around |roughly |just )?[\d,.]+ ?(?:km|kms|kilomet(?:er|re)s?|miles?|mi) |just |close )?(?:to the )?(?:{_WAY} )?"
    r"(?:in|of|on|at|near|outside|from|off|along|within|inside|to|beyond|around) (?:the )?"
    rf"(?:(?:[\w-]+ )?(?:edge|coast|outskirts|rim|side|north|south|east|west|border|{_KINDS}) (?:of|with) )?(?:the )?(?:{_WAY} )?",
)
_LISTED = re.compile(r",? and |, ")


def locators(toponyms: Sequence[Toponym], text: str) -> frozenset[Toponym]:
    """Return the toponyms, of those given in text order, that say where their neighbour lies."""
    found: set[Toponym] = set()
    for number, (fine, coarse) in enumerate(pairwise(toponyms)):
        between = text[fine.span.end : coarse.span.start]
        if between in {"'s ", "’s ", "' ", "’ "}:
            found.add(fine)
        elif between == " of " and _is_part(fine) and (coarse.place is None or coarse.place.lat is None):
            found.add(fine)  # "the Y quarter of X"
        elif between == ", ":
            after = toponyms[number + 2] if number + 2 < len(toponyms) else None
            if _holds(fine, coarse) and not (after and _same_list(text, coarse, after)):
                found.add(coarse)
        elif len(between) < LONGEST and _LOCATES.fullmatch(between):
            found.add(coarse)
    return frozenset(found)


def _is_part(toponym: Toponym) -> bool:
    return split_name(toponym.name).type in PARTS


def _holds(fine: Toponym, coarse: Toponym) -> bool:
    """Return whether the second of two names with a comma between is an area, or better known than the first."""
    if coarse.precision in AREAS:
        return fine.precision not in AREAS or fine.precision.value != coarse.precision.value
    return (fine.place is None or fine.place.lat is None) and coarse.place is not None and coarse.place.lat is not None


def _same_list(text: str, one: Toponym, other: Toponym) -> bool:
    joined = _LISTED.fullmatch(text[one.span.end : other.span.start])
    return joined is not None and "and" in joined.group()
