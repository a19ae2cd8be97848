"""Dateline reads reports about armed conflict and keeps the record, with the words that carry every field."""

__version__ = "0.1.0"
