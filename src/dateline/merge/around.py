"""How far from one another two reports' events lie: a circle round the events of each, when all lie at known points."""

from collections.abc import Iterable, Sequence
from math import nan
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from dateline.merge.features import EARTH_KM, SAME_AREA_KM, kilometres
from dateline.model import PlacePrecision, Where

EXACT = frozenset({PlacePrecision.SITE, PlacePrecision.TOWN})
Circle: TypeAlias = tuple[float, float, float]  # latitude, longitude, radius in km
NOWHERE: Circle = (nan, nan, nan)


def around(places: Sequence[Where]) -> Circle:
    """Return the circle round the first of these places that holds the others; NOWHERE when one is no town or site with coordinates."""
    first = places[0] if places else None
    if first is None or first.lat is None or first.lon is None or any(one.precision not in EXACT for one in places):
        return NOWHERE
    apart = [kilometres(first, other) for other in places]
    return (first.lat, first.lon, max(map(_known, apart)))


def _known(apart: float | None) -> float:
    return nan if apart is None else apart


def columns(circles: Iterable[Circle]) -> NDArray[np.float64]:
    """Return circles as rows of numbers."""
    return np.array(list(circles), dtype=float).reshape(-1, 3)


def far(here: NDArray[np.float64], there: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which circles lie farther apart than what one happening is ever placed at; not those of which one is nowhere."""
    lat, lon = np.radians(here[:, 0]), np.radians(here[:, 1])
    other_lat, other_lon = np.radians(there[:, 0]), np.radians(there[:, 1])
    half = np.sin((other_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(other_lat) * np.sin((other_lon - lon) / 2) ** 2
    apart = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    found: NDArray[np.bool_] = apart > SAME_AREA_KM + here[:, 2] + there[:, 2]
    return found
