"""The codebook: which events there are, which one wins when several fit, and what other schemes call them."""

from dateline.codebook.book import Codebook, Contrast, EventType, Family, load
from dateline.codebook.crossing import SCHEMES, Case, Crossing, Crosswalk, acled, cameo, crosswalk, plover, ucdp

__all__ = [
    "SCHEMES",
    "Case",
    "Codebook",
    "Contrast",
    "Crossing",
    "Crosswalk",
    "EventType",
    "Family",
    "acled",
    "cameo",
    "crosswalk",
    "load",
    "plover",
    "ucdp",
]
