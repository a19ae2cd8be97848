"""A store with made reports, and how tests serve it."""

from dataclasses import replace
from datetime import date

from dateline.api import Serving
from dateline.merging import settle
from dateline.store import Store
from made_reports import STRIKE_TEXT, strike

TOKEN = "owner-token-of-this-run"  # noqa: S105  (made up)
TITLES = {
    "one": "Air raids near Tel Darim kill 25",
    "two": "At least 25 dead as jets bomb Tel Darim",
    "three": "Summer harvest near the river is hit from the air",
    "four": "Undated letter of a farmer",
}
LOCAL = Serving(owner="ana", owner_token=TOKEN)


def filled(where):
    """Return a store with four reports of two happenings, merged: three of one in December, one of one in June."""
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


def tail(key):
    """Return the rest of a report: long, and no other report's words."""
    theme = "winter" if key in {"one", "two"} else key
    return " ".join(f"{theme}{number} {theme[::-1]}{number * 7}" for number in range(300))


def retold(key, publisher, published, **changes):
    coded = strike(key, **changes)
    report = replace(
        coded.report,
        title=TITLES[key],
        publisher=publisher,
        published=published,
        url=f"https://{key}.example/raids",
        text=f"{STRIKE_TEXT}\n{TITLES[key]}. {tail(key)}",
    )
    return replace(coded, report=report)
