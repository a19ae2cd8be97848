"""Places: one index built once, look-up by name (however transliterated), by id and by position, and in a text."""

from dateline.gazetteer.build import build, open_gazetteer, own_places
from dateline.gazetteer.search import Gazetteer, Match

__all__ = ["Gazetteer", "Match", "build", "open_gazetteer", "own_places"]
