"""The store: coded reports in one database, SQLite or PostgreSQL, written by `Store` and nobody else."""

from dateline.store.database import refuses_one_report
from dateline.store.filter import Filter
from dateline.store.imported import Import
from dateline.store.incident_filter import Ask, IncidentFilter, asks
from dateline.store.rolls import ClaimFilter
from dateline.store.shelf import Shelf, Shelved
from dateline.store.store import Store
from dateline.store.summaries import summary, summary_line

__all__ = [
    "Ask",
    "ClaimFilter",
    "Filter",
    "Import",
    "IncidentFilter",
    "Shelf",
    "Shelved",
    "Store",
    "asks",
    "refuses_one_report",
    "summary",
    "summary_line",
]
