"""Do two people mean the same name? Comparison of actors' and places' names as two annotators write them."""

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from dateline.evaluation.assign import assign

LITTLE_WORDS = frozenset({"the", "a", "an", "of", "and", "in", "by", "its", "their", "s"})
# Words that say what sort of place it is, or which part of it: "Aleppo city" and "northern Aleppo" name Aleppo.
SORTS_OF_PLACE = frozenset(
    {
        "city",
        "town",
        "village",
        "camp",
        "street",
        "neighborhood",
        "neighbourhood",
        "area",
        "strip",
        "countryside",
        "near",
    }
    | {"governorate", "province", "district", "region", "department", "state", "central", "rural"}
    | {"north", "south", "east", "west", "northern", "southern", "eastern", "western"}
    | {"northeastern", "northwestern", "southeastern", "southwestern"}
)
SHARE_OF_SHORTER_NAME = 0.5
EARTH_RADIUS_KM = 6371.009
SAME_PLACE_KM = 25.0
COARSE = frozenset({"region", "country", "admin1", "unknown"})  # their coordinates only mark an area

Point = tuple[float, float]
Named = tuple[str | None, Point | None, str | None]  # name, coordinates, precision


@lru_cache(maxsize=65536)
def fold(name: str | None) -> str:
    """Return a name without case, accents and punctuation, its words one blank apart."""
    decomposed = unicodedata.normalize("NFKD", name or "")
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()
    return " ".join(re.sub(r"[\W_]+", " ", plain).split())


def words(name: str | None, without: frozenset[str] = LITTLE_WORDS) -> list[str]:
    """Return the words of a folded name but for the little ones."""
    return [word for word in fold(name).split() if word not in without]


def singular(word: str) -> str:
    """Return a word without a plural s: soldiers and soldier are one."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def same_actor(one: str, other: str) -> bool:
    """Return whether half or more of the shorter name's words stand in the longer one."""
    mine, theirs = ({singular(word) for word in words(name)} for name in (one, other))
    if not mine or not theirs:
        return fold(one) == fold(other) != ""
    return len(mine & theirs) / min(len(mine), len(theirs)) >= SHARE_OF_SHORTER_NAME


def same_place_name(one: str, other: str) -> bool:
    """Return whether one name, less its sort of place, is a run of words of the other."""
    short, long = sorted((_proper_words(one), _proper_words(other)), key=len)
    return bool(short) and any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def same_place(one: Named, other: Named) -> bool:
    """Return whether two places have the same name, or are points at most 25 km apart."""
    (name, point, precision), (name2, point2, precision2) = one, other
    if name and name2 and same_place_name(name, name2):
        return True
    if not point or not point2 or COARSE & {precision, precision2}:
        return False
    return kilometres(point, point2) <= SAME_PLACE_KM


def kilometres(one: Point, other: Point) -> float:
    """Return the great-circle distance of two (lat, lon) in degrees."""
    lat, lon, lat2, lon2 = map(math.radians, (*one, *other))
    chord = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return EARTH_RADIUS_KM * 2 * math.asin(min(1.0, math.sqrt(chord)))


def shared(gold: Sequence[str], found: Sequence[str], same: Callable[[str, str], bool] = same_actor) -> int:
    """Return how many names of two lists can be paired one to one."""
    if not gold or not found:
        return 0
    return len(assign([[float(same(name, other)) for other in found] for name in gold]))


def _proper_words(name: str) -> list[str]:
    return words(name, LITTLE_WORDS | SORTS_OF_PLACE) or words(name)
