"""Actors: the registry of who fights, who is hit and who reports, and what descriptive words say of the rest."""

from dateline.actors.backing import backing
from dateline.actors.registry import Registry, open_registry
from dateline.actors.roles import Description, describe

__all__ = ["Description", "Registry", "backing", "describe", "open_registry"]
