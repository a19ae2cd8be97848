"""What speaks for and against two events being one happening: a declared list of small functions.

Each takes the profiles of both and returns points with a reason, or None when it has nothing to say. Points were set on pairs of
reports judged by reading (`dateline eval merge`); they are logarithms of odds in spirit: +1 makes it some three times likelier.
"""

from collections.abc import Callable
from functools import lru_cache
from math import asin, cos, log, radians, sin, sqrt

from dateline.lexicon.commonness import RARE, stems, weight
from dateline.merge.profile import AREAS, POINTS, Fact, Profile, family, related
from dateline.model import ActorKind, Count, PlacePrecision, Where

Point = tuple[float, str]
EARTH_KM = 6371.0
SAME_KM, NEAR_KM, SAME_AREA_KM = 2.0, 15.0, 60.0
VAGUE_DAYS = 4
VAGUE = 3  # persons: a lower bound up to this, without an upper one, is what the codebook makes of "several"
MOST_OF_FIGURES = 2.6  # points that the same figure gives
MOST_BESIDES = 1.5  # points that words in common give
NEVER = -8.0  # outweighs everything but a copied text


def time(one: Fact, other: Fact) -> Point | None:
    """Count the days apart, against how exactly each is known; an event without a date is no later than its report."""
    if one.first is None or other.first is None:
        return _published(one, other)
    gap = max(one.first - (other.last or one.first), other.first - (one.last or other.first), 0)
    if not (one.sure and other.sure) and gap <= VAGUE_DAYS:
        return (0.3, "the times can be one") if gap <= 1 else (-1.5 * (gap - 1), f"{gap} days apart")
    if gap == 0 and (one.first, one.last) != (other.first, other.last):
        return 0.3, "a day of several"
    steps = {0: 1.5, 1: -1.5, 2: -3.0}
    return steps.get(gap, NEVER), "same day" if gap == 0 else f"{gap} days apart"


def _published(one: Fact, other: Fact) -> Point | None:
    first, second = one.first or one.published, other.first or other.published
    if first is None or second is None:
        return None
    gap = abs(first - second)
    return (0.0, "told at the same time") if gap <= 3 else (-min(6.0, 0.3 * gap), f"told {gap} days apart")


def place(one: Fact, other: Fact) -> Point | None:
    """Measure the kilometres apart, against how exactly each is known; names in any transliteration."""
    here, there = one.place, other.place
    if here.country and there.country and here.country != there.country and not one.names & other.names:
        return NEVER, "other country"
    if here.precision in POINTS and there.precision in POINTS:
        return _points(one, other)
    if one.names & other.names:
        return (1.0 if here.precision in POINTS | AREAS else 0.3), f"both name {here.name}"
    if here.admin1 and there.admin1:
        return (0.5, "one lies in the other") if here.admin1 == there.admin1 else (-2.5, "other province")
    return None


def _points(one: Fact, other: Fact) -> Point | None:
    here, there = one.place, other.place
    if one.names & other.names:
        return 0.5 + 1.5 * _specific(here.name), f"both name {here.name}"
    apart = kilometres(here, there)
    if apart is None:
        return None if here.admin1 == there.admin1 else (-1.0, "other places")
    if apart <= SAME_KM:
        return 0.4, "at the same spot"
    vague = PlacePrecision.NEAR in {here.precision, there.precision}
    if apart <= NEAR_KM:
        return (0.3 if vague else -1.0), f"{apart:.0f} km apart"
    return (-0.5 if vague and apart <= SAME_AREA_KM else -2.5), f"{apart:.0f} km apart"


@lru_cache(maxsize=100_000)
def _specific(name: str | None) -> float:
    """Return how much a place's name says, from 0 for a city that is in the news every day to 1 for a village."""
    return max(map(weight, stems(name or "")), default=0.0) / RARE


def kilometres(one: Where, other: Where) -> float | None:
    """Return the great-circle distance, None when one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat, other_lat = radians(one.lat), radians(other.lat)
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


# Means that no reader takes for one another.
MEANS = {"strike.chemical": "gas", "strike.suicide": "suicide", "strike.bomb": "planted", "strike.air": "air"}


def kind(one: Fact, other: Fact) -> Point | None:
    """Compare types: the same, words for one another, or other means."""
    here, there = one.type, other.type
    if here == there:
        return 0.7, f"both {here}"
    if not related(here, there):
        return -2.0, f"{here} is no {there}"
    if here in MEANS and there in MEANS and {here, there} != {"strike.suicide", "strike.bomb"}:
        return -0.8, f"{MEANS[here]} is not {MEANS[there]}"
    return (0.2, f"both {family(here)}") if family(here) == family(there) else None


OPPOSED = (
    frozenset({ActorKind.STATE, ActorKind.REBEL}),
    frozenset({ActorKind.EXTERNAL, ActorKind.REBEL}),
)
ANYBODY = frozenset({"civilians", "people"})


def doers(one: Fact, other: Fact) -> Point | None:
    """Compare who did it, through the wider bodies that an actor belongs to; each side tells a fight as its own."""
    if not one.kinds or not other.kinds:
        return None
    shared = one.side_a & other.side_a
    if shared:
        return 0.8, f"both by {min(shared, key=lambda name: (len(name), name))}"
    exchanged = (one.side_a & other.side_b, one.side_b & other.side_a)
    if any(exchanged) and family(one.type) == family(other.type) == "battle":
        return 0.8, f"both fought by {min(exchanged[0] | exchanged[1], key=lambda name: (len(name), name))}"
    if all(exchanged):
        return -2.0, "sides exchanged"
    if one.kinds.isdisjoint(other.kinds) and any(pair & one.kinds and pair & other.kinds for pair in OPPOSED):
        return -2.5, "by the other side"
    return None


def victims(one: Fact, other: Fact) -> Point | None:
    """Compare whom it hit."""
    shared = (one.side_b & other.side_b) - ANYBODY
    return (0.5, f"both hit {min(shared)}") if shared else None


def tolls(one: Fact, other: Fact) -> Point | None:
    """Compare figures: the same unusual number is a strong sign, numbers far apart speak against."""
    points = (_toll("killed", one.killed, other.killed), _toll("injured", one.injured, other.injured))
    return max([point for point in points if point], key=lambda point: abs(point[0]), default=None)


def _toll(field: str, here: Count | None, there: Count | None) -> Point | None:
    if here is None or there is None or _vague(here) or _vague(there):
        return None
    first, second = sorted((here.low or here.high or 0, there.low or there.high or 0))
    if first == second:
        return min(MOST_OF_FIGURES, 0.6 + 0.6 * log(1 + first)), f"both {first} {field}"
    ratio = (second + 2) / (first + 2)
    return (
        (0.3, f"{first} and {second} {field}")
        if ratio <= 1.4
        else (-min(2.5, 1.1 * log(ratio)), f"{first}, not {second} {field}")
    )


def _vague(count: Count) -> bool:
    return count.high is None and (count.low or 0) in {0, 2, VAGUE, 24, 40, 200}


def words(one: Profile, other: Profile) -> Point | None:
    """Look for weighty words of the sentences that tell it, in both."""
    shared = sorted(one.words & other.words, key=lambda word: (-weight(word), word))
    return (
        (min(MOST_BESIDES, 0.15 * sum(weight(word) - 2 for word in shared)), f"both say {', '.join(shared[:3])}")
        if shared
        else None
    )


def word(one: Profile, other: Profile) -> Point | None:
    """Compare families: where no openings are compared, types that are used for one another seldom mean one happening."""
    here, there = family(one.facet.type), family(other.facet.type)
    return (-1.0, f"{here}, not {there}") if here != there else None


BESIDES = (words, word)  # where the events have to carry it alone
FEATURES: tuple[Callable[[Fact, Fact], Point | None], ...] = (time, place, kind, doers, victims, tolls)
MOST = 1.5 + 2.0 + 0.7 + 0.8 + 0.5 + MOST_OF_FIGURES  # points that all of them can give
