"""The words around place names: area types, sites, compass points, cues and words that are no places."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import yaml

from dateline.gazetteer.entry import lexicon
from dateline.gazetteer.normal import words
from dateline.model.where import Place, PlacePrecision


@cache
def word_lists() -> Mapping[str, frozenset[str]]:
    """Return the word lists of the lexicon by topic; words are in normal form."""
    topics = yaml.safe_load(lexicon("places_words.yaml"))
    return {topic: frozenset(word.replace("_", " ") for word in listed.split()) for topic, listed in topics.items()}


@cache
def area_types() -> tuple[str, ...]:
    """Return the words for administrative areas, longest first."""
    found = word_lists()
    return tuple(sorted(found["admin1"] | found["admin2"] | found["area"], key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart: its core, the kinds that its type word allows, and the type and compass words themselves."""

    core: str
    kinds: tuple[str, ...] = ()
    type: str = ""
    compass: str = ""


TOPIC_KINDS = {
    "admin1": ("admin1",),
    "admin2": ("admin2", "admin1"),
    "area": ("admin1", "region", "admin2"),
    "town": ("town",),
    "camp": ("town", "site"),
    "site": ("site",),
    "nature": ("region",),
}


@cache
def type_topics() -> Mapping[str, str]:
    """Return for each type word its topic; words with a space first by nothing, look them up whole."""
    found = {}
    for topic in reversed(TOPIC_KINDS):
        for word in word_lists()[topic]:
            found[word] = topic
    return found


def split_name(name: str) -> NameParts:
    """Return the parts of a place name as written: "eastern Aleppo", "Donetsk Oblast", "the town of Azaz"."""
    listed = list(words(name))
    compass = ""
    while len(listed) > 1 and listed[0].form in _leading():
        compass = compass or (listed[0].form if listed[0].form in word_lists()["compass"] else "")
        listed = listed[1:]
    topics = type_topics()
    kind = ""
    for size in (3, 2, 1):
        last = " ".join(word.form for word in listed[-size:])
        first = " ".join(word.form for word in listed[:size])
        if len(listed) > size and last in topics:
            kind, listed = last, listed[:-size]
            break
        if len(listed) > size + 1 and first in topics and listed[size].form == "of":
            kind, listed = first, listed[size + 1 :]
            break
    if not listed:
        return NameParts(name)
    core = name[listed[0].start : listed[-1].end]
    return NameParts(core, TOPIC_KINDS.get(topics.get(kind, ""), ()), kind, compass)


@cache
def _leading() -> frozenset[str]:
    return word_lists()["compass"] | {"the", "of", "parts", "part"}


def precision_of(name: str, place: Place | None, *, whole: bool) -> PlacePrecision:
    """Return the precision of a name as written, given the entry chosen and whether that bears the whole name."""
    parts, lists = split_name(name), word_lists()
    kind = place.kind if place else (parts.kinds[0] if parts.kinds else "town")
    if whole and place is not None and name[:1].isupper():
        return PlacePrecision(kind)
    after_its_town = parts.type in lists["of_their_town"] | lists["around_a_town"] | lists["admin2"]
    if after_its_town and kind == "town" and place is not None:
        return PlacePrecision.NEAR
    if parts.type in lists["site"] and kind in {"country", "admin1"} and place is not None:
        return PlacePrecision.REGION
    if parts.type in lists["site"] or kind == "site" or (parts.type in lists["camp"] and kind != "town"):
        return PlacePrecision.SITE
    if parts.type in lists["nature"]:
        return PlacePrecision.REGION
    if parts.compass and kind in {"country", "admin1", "region"}:
        return PlacePrecision.REGION
    if parts.type in lists["area"] and not name.rsplit(maxsplit=1)[-1][0].isupper():
        return PlacePrecision.REGION
    if parts.type == "district" and place is None and name.endswith("district"):
        return PlacePrecision.SITE  # of a city: an area of a country would be known
    return PlacePrecision(kind)
