"""A telling ready to be compared: its events as profiles, worked out once."""

from dataclasses import dataclass

from dateline.merge.outline import Outline
from dateline.merge.profile import Profile, profile
from dateline.model import Telling


@dataclass(frozen=True, slots=True)
class Unit:
    """A telling and the profiles of its facets, and of those with what its report tells beside them."""

    telling: Telling
    outline: Outline
    profiles: tuple[Profile, ...]
    opening: tuple[Profile, ...]

    @property
    def id(self) -> str:
        """Return the telling's id."""
        return self.telling.id


def unit(telling: Telling) -> Unit:
    """Return a telling ready to be compared."""
    own, beside = (tuple(profile(facet, telling.gist) for facet in some) for some in (telling.facets, telling.beside))
    return Unit(telling, Outline(telling.gist), own, (*own, *beside))
