"""Gazetteer matches of a report that are held for places: weighed one by one, then by the rest of the report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.rules.places_context import Context
from dateline.extract.rules.places_weigh import Find, is_dateline, weigh
from dateline.gazetteer import Gazetteer, Match
from dateline.gazetteer.normal import ARTICLES
from dateline.model.span import Span

ENOUGH = 2.0  # points that make a match a place
REPEATED = 1.2  # points that all mentions of a name together must reach on average for the doubtful ones to count
IN_AREA, ONLY_IN_COUNTRY, IN_COUNTRY, IN_LIST = 1.0, 1.5, 0.6, 0.8  # points that the rest of the report adds
BIG = 500_000  # people; such a town says by its name alone which area the report is about
SMALL_WORDS = ARTICLES | set("of the and de la del do da dos upon sur du des le les y i e".split())  # noqa: SIM905
SHORT_NAMES = frozenset({"us", "usa", "uk", "uae", "ussr", "drc", "dr", "prc", "nyc", "car"})
Area = tuple[str | None, str | None]


def known_names(context: Context, gazetteer: Gazetteer, skip: Sequence[Span]) -> list[Find]:
    """Return the gazetteer matches outside the `skip` spans that are places, not in order."""
    taken: list[Find] = []
    doubtful: list[Find] = []
    end = 0
    for listed in _by_start(context, gazetteer):
        if listed[0].start < end or any(span.start <= listed[0].start < span.end for span in skip):
            continue
        weighed = [find for match in listed if (find := weigh(context, gazetteer, match))]
        good = next((find for find in weighed if find.points >= ENOUGH), None)
        if good:
            taken.append(good)
            end = good.end
        elif weighed:
            doubtful.append(weighed[0])
    return taken + list(_second_look(context, gazetteer, taken, doubtful))


def _second_look(
    context: Context, gazetteer: Gazetteer, taken: Sequence[Find], doubtful: Sequence[Find]
) -> Iterator[Find]:
    """Yield the doubtful finds that the rest of the report speaks for: surely named, in its area, in a list."""
    points: dict[str, list[float]] = {}
    for find in (*taken, *doubtful):
        points.setdefault(find.key, []).append(find.points)
    sure = {find.key for find in taken if sum(points[find.key]) >= REPEATED * len(points[find.key])}
    around = home(context, gazetteer, taken)
    end = 0
    for find in doubtful:
        if find.start < end or any(find.start < other.end and other.start < find.end for other in taken):
            continue
        reasons = list(_reasons(gazetteer, find, around))
        if _in_list(context.text, find, taken):
            reasons.append((IN_LIST, "in a list of places"))
        total = find.points + sum(more for more, _ in reasons)
        if find.key in sure or total >= ENOUGH:
            end = find.end
            named = ["named again"] if find.key in sure else []
            yield replace(find, why=", ".join((find.why, *named, *(why for _, why in reasons))))


def _reasons(
    gazetteer: Gazetteer, find: Find, around: tuple[set[Area], set[str | None]]
) -> Iterator[tuple[float, str]]:
    areas, states = around
    places = gazetteer.places(find.key)
    if any((place.country, place.admin1) in areas for place in places):
        yield IN_AREA, "in an area named"
    elif any(place.country in states for place in places):
        only = all(place.country in states for place in places[:3])
        yield (ONLY_IN_COUNTRY if only else IN_COUNTRY), "in a country named"


def home(context: Context, gazetteer: Gazetteer, taken: Sequence[Find]) -> tuple[set[Area], set[str | None]]:
    """Return the first-level areas and the countries that the sure places of a report lie in."""
    areas: set[Area] = set()
    states: set[str | None] = {code for _, _, code in context.adjectives}
    for find in taken:
        places = gazetteer.places(find.key)
        if places[0].kind == "country":
            states.add(places[0].country)
        elif places[0].kind == "admin1" or len(places) == 1 or places[0].population >= BIG:
            areas.add((places[0].country, places[0].admin1))
    return areas, states


def _in_list(text: str, find: Find, taken: Sequence[Find]) -> bool:
    """Return whether only a comma or "and" stands between a find and a sure place."""
    before = re.search(r"(?:, |,? and |,? or )$", text[max(0, find.start - 6) : find.start])
    if before and any(other.end == find.start - len(before.group()) for other in taken):
        return True
    after = re.match(r", and |, | and | or ", text[find.end : find.end + 6])
    return after is not None and any(other.start == find.end + after.end() for other in taken)


def longest(context: Context, gazetteer: Gazetteer) -> Iterator[Match]:
    """Yield the longest matches that are written as names, places or not."""
    end = 0
    for listed in _by_start(context, gazetteer):
        if listed[0].start >= end:
            end = listed[0].end
            yield listed[0]


def _by_start(context: Context, gazetteer: Gazetteer) -> Iterator[list[Match]]:
    """Yield the matches that are written as names, those with one start together, the longest first."""
    groups: dict[int, list[Match]] = {}
    for match in context.scanned(gazetteer):
        if _written_as_name(context, match):
            groups.setdefault(match.start, []).append(match)
    for start in sorted(groups):
        yield sorted(groups[start], key=lambda match: -match.end)


def _written_as_name(context: Context, match: Match) -> bool:
    written = context.text[match.start : match.end]
    parts = re.split(r"[\s\-–]+", written)
    if len(match.key) <= 2 and not match.key.endswith(".") and not written.isupper():
        return False
    if len(match.key) <= 4 and " " not in match.key and written.isupper() and not context.loud:
        return match.key in SHORT_NAMES or is_dateline(context, match)
    if match.key in SHORT_NAMES and not written.isupper() and len(match.key) < 4:
        return False
    capitals = [part for part in parts if part[:1].isupper() or (part[:1] in "'‘’ʿ`" and part[1:2].isupper())]
    return bool(capitals) and all(part in capitals or part.casefold() in SMALL_WORDS for part in parts)
