"""Which tellings are compared at all: those that share a key of time, place and family, of words, or of copied text.

Every key is made from one telling only, so that a store can hold an index of them. A key's upper bits are its day, which keeps
the index in the order of time.
"""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import blake2b
from itertools import combinations

from dateline.merge.profile import family, names_of
from dateline.model import DatePrecision, Facet, Gist, Telling

BITS = 42  # of a key that say what, beside the day
WEEK, EVE = 7, 2  # days of a bucket; what comes out in its last days is looked for in the next one too
LOOK_BACK = 2  # days before publication in which an event without a date is looked for
LONGEST = 10  # days; a longer time is shared by too much to bring two tellings together
# Words that make keys, from title, names and opening each: by themselves within a week; of all of them some in pairs, at any time.
WORDS, PAIRED = {True: 4, False: 6}, {True: 5, False: 7}
GROUPS = {"strike": "violence", "attack": "violence", "battle": "violence", "protest": "crowd", "riot": "crowd"}


def keys(telling: Telling) -> frozenset[int]:
    """Return the keys of a telling; two that share none are never compared."""
    found = {key for facet in telling.facets for key in _facet_keys(facet, telling.gist)}
    if telling.main:
        found |= {_key(week, "copy", band) for week in _weeks(telling.gist) for band in telling.gist.bands}
        found |= set(_word_keys(telling.gist, coded=bool(telling.facets)))
    return frozenset(found)


def _key(day: int, *what: object) -> int:
    digest = blake2b("\x1f".join(map(str, what)).encode("utf-8", "replace"), digest_size=8).digest()
    return (day << BITS) | (int.from_bytes(digest, "big") & ((1 << BITS) - 1))


def _facet_keys(facet: Facet, gist: Gist) -> Iterator[int]:
    """Yield a key for each day and place of an event: its province or country, and its name in every spelling."""
    group = GROUPS.get(family(facet.type), facet.type)
    place = facet.place
    where = [f"{place.country}/{place.admin1 or ''}", *names_of(place)] if place.country else [*names_of(place)]
    for day in _days(facet, gist):
        for name in where:
            yield _key(day, group, name)


def _days(facet: Facet, gist: Gist) -> range:
    """Return the days under which an event is looked for: its own and the next; without a date, those before its report."""
    when = facet.date
    if when.start and when.precision is not DatePrecision.UNKNOWN:
        last = min(when.end or when.start, when.start + timedelta(days=LONGEST))
        return range(when.start.toordinal(), last.toordinal() + 2) if (last - when.start).days < LONGEST else range(0)
    if gist.published is None:
        return range(0)
    day = gist.published.toordinal()
    return range(day - LOOK_BACK, day + 1)


def _word_keys(gist: Gist, *, coded: bool) -> Iterator[int]:
    """Yield keys of the lead's weightiest words: each in its week, and in pairs at any time for stories that come back."""
    most = WORDS[coded]
    words = list(dict.fromkeys((*gist.heading[:most], *gist.names[:most], *gist.lead[:most])))
    for week in _weeks(gist):
        yield from (_key(week, "word", word) for word in words)
    for one, other in combinations(sorted(words[: PAIRED[coded]]), 2):
        yield _key(0, "words", one, other)


def _weeks(gist: Gist) -> tuple[int, ...]:
    """Return the buckets that a day of publication lies in; reports at most EVE days apart share one."""
    if gist.published is None:
        return (0,)
    day = gist.published.toordinal()
    return tuple(sorted({day // WEEK * WEEK, (day + EVE) // WEEK * WEEK}))
