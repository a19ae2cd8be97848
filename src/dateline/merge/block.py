"""Which tellings are compared at all: where each lies in an index of time, place, words and copied text, and where it looks for others.

Every key is made from one telling only, so that a store can keep the index. A telling is found on its own day and looks a few days
around; a town is found in its province and looks there for what is told of the province at large, not for every other town. Looking
is mutual: whenever one finds the other, the other finds the one. A key's upper bits are its day, which keeps the index in the order of
time.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, product

from dateline.lexicon.commonness import weight
from dateline.merge.profile import POINTS, family, names_of
from dateline.model import DatePrecision, Facet, Gist, Telling, Where

BITS = 42  # of a key that say what, beside the day
EVENT_DAYS = 1  # apart, that two events may lie
NEWS_DAYS = {True: 2, False: 6}  # apart, that two days of publication may lie; by: has a coded event
LOOK_BACK = 2  # days before publication in which an event without a date is looked for
LONGEST = 10  # days; a longer time is shared by too much to bring two tellings together
CELL = 0.15  # degrees, some 16 km: towns in one cell or in neighbouring ones are compared
# Words that make keys, from title, names and opening each; of all of them so many in pairs, for longer. By: has a coded event.
WORDS, PAIRED = {True: 4, False: 6}, {True: 5, False: 7}
PERIOD = 45  # days, in which pairs of words are looked for, and in the periods before and after: else a town's name piles up for years
RARE_WORD, RARE_PAIR = 4.5, 9.0  # weights: a word that more reports hold would bring a day's whole news together
GROUPS = {"strike": "violence", "attack": "violence", "battle": "violence", "protest": "crowd", "riot": "crowd"}
What = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys under which a telling lies, and those under which it looks for others."""

    own: frozenset[int]
    sought: frozenset[int]


def keys(telling: Telling) -> Keys:
    """Return the keys of a telling."""
    own, sought = set[int](), set[int]()
    for facet in telling.facets:
        lies, looks = _where(facet)
        if telling.main:
            lies, looks = [*lies, *_leads(facet.place)[0]], [*looks, *_leads(facet.place)[1]]
        days = _days(facet, telling.gist)
        own |= _each(days, _hashed(lies))
        sought |= _each(_around(days, EVENT_DAYS), _hashed(looks))
    if telling.main:
        gist, coded = telling.gist, bool(telling.facets)
        rare = [("word", word) for word in _words(gist, coded=coded) if weight(word) >= RARE_WORD]
        said = [*(_key(("copy", band)) for band in gist.bands), *_hashed(rare)]
        days = [gist.published.toordinal()] if gist.published else [0]
        own |= _each(days, said)
        sought |= _each(_around(days, NEWS_DAYS[coded]), said)
        ever, always = _paired(gist, coded=coded)
        own, sought = own | ever, sought | always
    return Keys(frozenset(own), frozenset(sought))


@lru_cache(maxsize=200_000)
def _key(what: What) -> int:
    digest = blake2b("\x1f".join(map(str, what)).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big") & ((1 << BITS) - 1)


def _hashed(things: Iterable[What]) -> list[int]:
    return [_key(what) for what in things]


def _each(days: Iterable[int], hashed: Sequence[int]) -> set[int]:
    return {key | day for day in [day << BITS for day in days] for key in hashed}


def _around(days: Iterable[int], reach: int) -> set[int]:
    return {max(0, day + step) for day in days for step in range(-reach, reach + 1)}


def _days(facet: Facet, gist: Gist) -> list[int]:
    """Return the days of an event; without a date, those before its report; none of a long time."""
    when = facet.date
    if when.start and when.precision is not DatePrecision.UNKNOWN:
        last = min(when.end or when.start, when.start + timedelta(days=LONGEST))
        days = range(when.start.toordinal(), last.toordinal() + 1)
        return list(days) if len(days) <= LONGEST else []
    if gist.published is None:
        return []
    day = gist.published.toordinal()
    return list(range(day - LOOK_BACK, day + 1))


def _where(facet: Facet) -> tuple[list[What], list[What]]:
    """Return where an event lies and where it looks: by name in every spelling, by province, by cells of the map."""
    place, group = facet.place, GROUPS.get(family(facet.type), facet.type)
    named: list[What] = [(group, name) for name in sorted(names_of(place))]
    province = (group, place.country, place.admin1)
    if place.country is None:
        return named, named
    if place.precision not in POINTS:
        return [*named, (*province, "area")], [*named, (*province, "area"), (*province, "town")]
    lies, looks = [*named, (*province, "town")], [*named, (*province, "area")]
    cells = _cells(place)
    return [*lies, *((group, cell) for cell in cells[:1])], [*looks, *((group, cell) for cell in cells)]


def _leads(place: Where) -> tuple[list[What], list[What]]:
    """Return where a lead lies and looks besides: leads of one province meet, and one of no province meets all of its country."""
    if place.country is None:
        return [], []
    whole, part = ("whole", place.country), ("part", place.country)
    if place.admin1 is None:
        return [whole], [whole, part]
    province = ("lead", place.country, place.admin1)
    return [province, part], [province, whole]


def _cells(place: Where) -> list[tuple[int, int]]:
    """Return the cell of the map that a place lies in, and those around it."""
    if place.lat is None or place.lon is None:
        return []
    row, column = int(place.lat // CELL), int(place.lon // CELL)
    around = [(row + up, column + right) for up, right in product((-1, 0, 1), repeat=2) if (up, right) != (0, 0)]
    return [(row, column), *around]


def _words(gist: Gist, *, coded: bool) -> list[str]:
    most = WORDS[coded]
    return list(dict.fromkeys((*gist.heading[:most], *gist.names[:most], *gist.lead[:most])))


def _paired(gist: Gist, *, coded: bool) -> tuple[set[int], set[int]]:
    """Return where a lead lies and looks by pairs of its words: within months, or at any time when nothing was coded or dated.

    Who has no day looks at all times, and all look for who has none.
    """
    pairs = list(_pairs(gist, coded=coded))
    known = gist.published.toordinal() // PERIOD if gist.published else None
    undated, ever, story = (_hashed([(kind, *two) for two in pairs]) for kind in ("undated", "ever", "words"))
    lies = _each([0], undated if known is None else ever)
    looks = _each([0], [*undated, *ever] if known is None else undated)
    if not coded:
        return lies | _each([0], story), looks | _each([0], story)
    if known is None:
        return lies, looks
    return lies | _each([known], story), looks | _each(_around([known], 1), story)


def _pairs(gist: Gist, *, coded: bool) -> Iterator[tuple[str, str]]:
    """Yield pairs of the lead's words, for stories that come back within months."""
    words = sorted(_words(gist, coded=coded)[: PAIRED[coded]])
    return ((one, other) for one, other in combinations(words, 2) if weight(one) + weight(other) >= RARE_PAIR)
