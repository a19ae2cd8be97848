"""A facet with what comparing it needs worked out once."""

from dataclasses import dataclass
from functools import lru_cache

from dateline.actors import open_registry
from dateline.gazetteer.normal import exact, loose
from dateline.model import ActorKind, Count, DatePrecision, Facet, Gist, Party, PlacePrecision, Where

POINTS = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.NEAR})
AREAS = frozenset({PlacePrecision.ADMIN2, PlacePrecision.ADMIN1})
NIGHT = 1  # days from the first to the last
# Families whose words are used for one another: a raid is "the attack", a shelling with dead "the killing".
RELATED = (
    frozenset({"strike", "attack"}),
    frozenset({"battle", "attack"}),
    frozenset({"battle", "strike"}),
    frozenset({"protest", "riot"}),
)


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """What comparing two events looks at: their days as numbers and their actors with the wider bodies they belong to.

    `first` and `last` are None when nothing says when, only then `published` tells; `sure` when they are one known day or a few.
    Many events have the same, which is one object then and compared once.
    """

    type: str
    place: Where
    killed: Count | None
    injured: Count | None
    first: int | None
    last: int | None
    sure: bool
    published: int | None
    names: frozenset[str]
    side_a: frozenset[str]
    side_b: frozenset[str]
    kinds: frozenset[ActorKind]  # of side_a

    @property
    def long(self) -> bool:
        """Return whether it lasted longer than an operation that goes on overnight."""
        return self.first is not None and self.last is not None and self.last - self.first > NIGHT


fact = lru_cache(maxsize=100_000)(Fact)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A facet ready to be compared."""

    facet: Facet
    fact: Fact
    words: frozenset[str]


@lru_cache(maxsize=1_000)
def family(code: str) -> str:
    """Return the family of a type."""
    return code.partition(".")[0]


@lru_cache(maxsize=10_000)
def related(one: str, other: str) -> bool:
    """Return whether two types may be words for one happening."""
    families = {family(one), family(other)}
    return one == other or (families != {"strategic"} and len(families) == 1) or any(families <= kin for kin in RELATED)


def compatible(one: Facet, other: Facet) -> bool:
    """Return whether two events of one report may be halves of one telling: nothing that both state differs."""
    return _may_be_one_day(one, other) and _may_be_one_place(one.place, other.place)


def _may_be_one_day(one: Facet, other: Facet) -> bool:
    first, second = one.date, other.date
    if first.start is None or second.start is None or first.end is None or second.end is None:
        return True
    return first.start <= second.end and second.start <= first.end


def _may_be_one_place(one: Where, other: Where) -> bool:
    if one.name is None or other.name is None or names_of(one) & names_of(other):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    fine = [place for place in (one, other) if place.precision in POINTS]
    if len(fine) == 2:
        return PlacePrecision.NEAR in {one.precision, other.precision} and one.admin1 == other.admin1
    return not (one.admin1 and other.admin1) or one.admin1 == other.admin1


@lru_cache(maxsize=50_000)
def names_of(place: Where) -> frozenset[str]:
    """Return the place's name in normal forms, so that transliterations meet; empty for an unnamed place."""
    forms = {exact(place.name), loose(place.name)} if place.name else set()
    return frozenset(form for form in forms if form)


@lru_cache(maxsize=10_000)
def bodies(actor_id: str) -> frozenset[str]:
    """Return an actor's id with the wider bodies it belongs to, and its state when it acts for one."""
    registry = open_registry()
    found, open_ids = set[str](), [actor_id]
    while open_ids:
        known = registry.known(open_ids.pop())
        if known is None or known.id in found:
            continue
        found.add(known.id)
        open_ids += known.parents
        if known.kind is ActorKind.STATE and known.country:
            found.add(known.country)
        elif known.kind is ActorKind.EXTERNAL:
            found |= set(known.backed_by)
    return frozenset(found or {actor_id})


def _side(parties: tuple[Party, ...]) -> frozenset[str]:
    """Return everybody on a side: the actors with their wider bodies, the unknown by name."""
    found = set[str]()
    for party in parties:
        found |= bodies(party.actor_id) if party.actor_id else {exact(party.name)}
    return frozenset(found)


def profile(facet: Facet, gist: Gist) -> Profile:
    """Return a facet ready to be compared."""
    start, end, counts = facet.date.start, facet.date.end, facet.counts
    own = fact(
        facet.type,
        facet.place,
        counts.killed,
        counts.injured,
        start.toordinal() if start else None,
        end.toordinal() if end else None,
        start is not None and facet.date.precision is DatePrecision.DAY,
        gist.published.toordinal() if gist.published and not start else None,
        names_of(facet.place),
        _side(facet.side_a),
        _side(facet.side_b),
        frozenset(party.kind for party in facet.side_a),
    )
    return Profile(facet, own, frozenset(facet.words))
