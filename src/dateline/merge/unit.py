"""A telling ready to be compared: its events as profiles, worked out once."""

from dataclasses import dataclass
from functools import cached_property

from dateline.merge.around import Circle, around, columns, far
from dateline.merge.block import Keys, keys
from dateline.merge.outline import Outline
from dateline.merge.profile import Profile, profile
from dateline.model import Telling


@dataclass(frozen=True)
class Unit:
    """A telling with the profiles of its facets, and of those with what its report tells beside them, and where those lie."""

    telling: Telling
    outline: Outline
    profiles: tuple[Profile, ...]
    opening: tuple[Profile, ...]
    countries: frozenset[str]
    places: frozenset[str]
    circle: Circle
    known: Keys | None = None

    @cached_property
    def keys(self) -> Keys:
        """Return where the telling lies and looks."""
        return self.known or keys(self.telling)

    @property
    def id(self) -> str:
        """Return the telling's id."""
        return self.telling.id


def unit(telling: Telling, known: Keys | None = None) -> Unit:
    """Return a telling ready to be compared; `known` are its keys, if somebody made them already."""
    own, beside = (tuple(profile(facet, telling.gist) for facet in some) for some in (telling.facets, telling.beside))
    opening = (*own, *beside)
    countries = frozenset(one.facet.place.country for one in opening if one.facet.place.country)
    places = frozenset(name for one in opening for name in one.fact.names)
    circle = around([one.facet.place for one in opening])
    return Unit(telling, Outline(telling.gist), own, opening, countries, places, circle, known)


def elsewhere(one: Unit, other: Unit) -> bool:
    """Return whether two tell of other countries or of towns far apart, and of no place by one name, which may be one place put in two."""
    lands = one.countries and other.countries and one.countries.isdisjoint(other.countries)
    apart = lands or far(columns([one.circle]), columns([other.circle]))[0]
    return bool(apart) and one.places.isdisjoint(other.places)
