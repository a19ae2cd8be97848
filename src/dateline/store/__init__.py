"""The store: coded reports in one database, SQLite or PostgreSQL, written by `Store` and nobody else."""

from dateline.store.database import refuses_one_report
from dateline.store.filter import Filter
from dateline.store.shelf import Shelf, Shelved
from dateline.store.store import Store

__all__ = ["Filter", "Shelf", "Shelved", "Store", "refuses_one_report"]
