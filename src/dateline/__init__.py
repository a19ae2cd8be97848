"""Dateline reads reports about armed conflict and keeps the record, with the words that carry every field."""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
# What `import dateline` offers, each read when it is first asked for: parsing, tables and databases take seconds to load.
_OFFERED = ("IncidentFilter", "Incidents", "Policy", "Reports", "Store", "filter_of", "read")
__all__ = ["IncidentFilter", "Incidents", "Policy", "Reports", "Store", "__version__", "filter_of", "read"]


def __getattr__(name: str) -> Any:  # noqa: ANN401  (whatever is offered)
    """Return what is offered under this name."""
    if name not in _OFFERED:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module("dateline.library"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
