"""Places: what the gazetteer knows, what a report names, and where an event happened."""

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.span import Span


class PlacePrecision(StrEnum):
    """How exactly a place is known (codebook section 5), finest first."""

    SITE = "site"
    TOWN = "town"
    NEAR = "near"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    REGION = "region"
    COUNTRY = "country"
    UNKNOWN = "unknown"


# How far "near" reaches where nobody says: what UCDP codes so lies within about 25 km of the place named.
NEAR_KM = 25.0

# Precisions that are a spot on a map; what is coarser is an area, and its coordinates only mark it.
SPOTS = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.NEAR})


@dataclass(frozen=True, slots=True)
class Place:
    """One gazetteer entry. `kind` is town, admin1, admin2, country or region; `country` an ISO 3166 alpha-2 code.

    `lat`, `lon` in degrees; `population` 0 when unknown; `admin1` the name of the first-level area it lies in.
    """

    id: int | None
    name: str
    kind: str
    country: str | None
    admin1: str | None = None
    admin2: str | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name found in a report, with the gazetteer entry chosen for it (None: a name that no gazetteer holds).

    `away_km` is how far from it the report says that something happened, in the words at `away`.
    """

    span: Span
    name: str
    precision: PlacePrecision
    place: Place | None = None
    score: float = 0.0
    why: str = ""
    away_km: float | None = None
    away: Span | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where an event happened. `name` as the report writes it; coordinates are those of the named place, never a guess.

    `reach_km` is how far from them it may have happened: what a report or a table says of a place nearby, None otherwise.
    """

    name: str | None = None
    precision: PlacePrecision = PlacePrecision.UNKNOWN
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    reach_km: float | None = None

    @property
    def point(self) -> tuple[float, float] | tuple[None, None]:
        """Return latitude and longitude of a place that is a spot on a map; none for an area, whose coordinates are its middle."""
        if self.lat is None or self.lon is None or self.precision not in SPOTS:
            return None, None
        return self.lat, self.lon
