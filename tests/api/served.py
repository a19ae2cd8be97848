"""A store with made reports, and how tests serve it."""

from dataclasses import replace
from datetime import date

from dateline.api import Serving
from dateline.merging import settle
from dateline.store import Store
from made_reports import STRIKE_TEXT, strike

TOKEN = "owner-token-of-this-run"  # noqa: S105  (made up)
LOCAL = Serving(owner="ana", owner_token=TOKEN)


def filled(where):
    """Return a store with four reports of two happenings, merged."""
    store = Store(where)
    store.add_all(
        [
            retold("one", "Wire One", date(2024, 12, 2)),
            retold("two", "Daily Two", date(2024, 12, 2)),
            retold("three", "Wire One", date(2024, 6, 2), day=date(2024, 6, 1)),
            retold("four", None, None, day=None),
        ]
    )
    settle(store)
    return store


def retold(key, publisher, published, **changes):
    coded = strike(key, **changes)
    report = replace(
        coded.report,
        title=f"Raids near Tel Darim {key}",
        publisher=publisher,
        published=published,
        url=f"https://{key}.example/raids",
        text=f"{STRIKE_TEXT}\n{key} wrote it.",
    )
    return replace(coded, report=report)
