"""What comparing two leads can come to at most, told from a few sets and numbers: most pairs that share a key need no closer look.

It is never less than what `score.compare` gives, so leaving out a pair whose ceiling is low changes no result.
"""

from dateline.merge.features import MOST as MOST_OF_EVENTS
from dateline.merge.leads import BASE, EVENTS, WEIGHTS, names
from dateline.merge.outline import Outline
from dateline.merge.unit import Unit

MARGIN = 1e-6  # for sums of the same numbers in another order
NEAR, LATE, LATER = (value * WEIGHTS["published"] for value in (1.0, -0.8, -1.4))
_ALWAYS = BASE + EVENTS * MOST_OF_EVENTS + WEIGHTS["copied"] + MARGIN


def may_exceed(one: Unit, other: Unit, least: float) -> bool:
    """Return False when two leads with coded events are sure not to come to more than `least`."""
    if one.countries and other.countries and one.countries.isdisjoint(other.countries):
        return False
    here, there = one.outline, other.outline
    rest = _ALWAYS + _times(here, there) + _told(here, there)
    if rest > least or here.heard_names.isdisjoint(there.heard_names):
        return rest > least
    shared = names(here, there)
    return rest + WEIGHTS["names"] * (shared[0] if shared else 0.0) > least


def _times(here: Outline, there: Outline) -> float:
    """Return the most that the days can give."""
    most = NEAR
    if here.published is not None and there.published is not None:
        gap = abs(here.published - there.published)
        most = NEAR if gap <= 1 else LATE if gap == 2 else LATER
    if here.days and there.days:
        apart = here.days[0] - there.days[0]
        most += WEIGHTS["days"] * (1.2 if apart == 0 else -0.5)
        most += WEIGHTS["weekday"] if apart % 7 == 0 else 0.0
    return most


def _told(here: Outline, there: Outline) -> float:
    """Return the most that figures, targets and means can give."""
    most = 0.0
    if here.numbers and there.numbers:
        most += WEIGHTS["numbers"] * (-0.4 if here.numbers.isdisjoint(there.numbers) else 0.5)
    if here.figure is not None and here.figure == there.figure:
        most += WEIGHTS["toll"]
    if here.targets and there.targets:
        most += WEIGHTS["targets"] * (-0.5 if here.targets.isdisjoint(there.targets) else 1.4)
    if ("gas" in here.means) != ("gas" in there.means):
        return most - 0.9 * WEIGHTS["means"]
    if here.means and there.means and here.means.isdisjoint(there.means):
        most -= 1.3 * WEIGHTS["means"]
    return most + (WEIGHTS["gas"] if "gas" in here.means else 0.0)
