"""Lists of a store's reports, events and claims, page by page."""

import json
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, cast, func, select

from dateline.store.filter import Filter
from dateline.store.keyset import after, chunks, cursor_of, page
from dateline.store.tables import claims, events, reports
from dateline.store.text import folded, storable

Reading = Callable[[], AbstractContextManager[Connection]]
Page = tuple[list[dict[str, Any]], str | None]
_SHOWN = ("id", "title", "publisher", "original_source", "url", "published", "language", "status")
_CLAIM = ("event_id", "speaker", "stance", "about", "start", "end")
_REPORT = ("title", "publisher", "url", "published")


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are asked for; None asks nothing."""

    event_ids: Collection[str] | None = None
    stance: str | None = None
    speaker: str | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """Yield the conditions on the claims table, all of which must hold."""
        if self.event_ids is not None:
            yield claims.c.event_id.in_(sorted(self.event_ids))
        if self.stance is not None:
            yield claims.c.stance == self.stance
        if self.speaker is not None:
            yield func.lower(claims.c.speaker).contains(storable(self.speaker.lower()), autoescape=True)


class Rolls:
    """Lists, the latest first, what has no known day last."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def reports(self, words: str | None = None, cursor: str | None = None, limit: int = 50) -> Page:
        """Return what is said of the reports that hold these words, never their text."""
        query = select(*(reports.c[name] for name in _SHOWN)).where(*after(cursor, reports.c.published, reports.c.id))
        if words:
            query = query.where(reports.c.folded.contains(folded(words), autoescape=True))
        query = query.order_by(reports.c.published.desc().nulls_last(), reports.c.id).limit(limit + 1)
        with self._reading() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        return page(rows, limit, lambda row: cursor_of(row["published"], row["id"]))

    def events(self, wanted: Filter, cursor: str | None = None, limit: int = 50) -> Page:
        """Return the records of the events that the filter asks for."""
        day = func.coalesce(events.c.date_start, events.c.date_end)
        query = select(events.c.record, day.label("day"), events.c.id).where(*wanted.conditions())
        query = query.where(*after(cursor, day, events.c.id)).order_by(day.desc().nulls_last(), events.c.id)
        with self._reading() as connection:
            rows = [dict(row) for row in connection.execute(query.limit(limit + 1)).mappings()]
        found, following = page(rows, limit, lambda row: cursor_of(row["day"], row["id"]))
        return [json.loads(row["record"]) for row in found], following

    def event_records(self, event_ids: Collection[str]) -> Iterator[dict[str, Any]]:
        """Yield the records of these events, in no order."""
        with self._reading() as connection:
            for chunk in chunks(event_ids):
                for record in connection.scalars(select(events.c.record).where(events.c.id.in_(chunk))):
                    yield json.loads(record)

    def claims(self, wanted: ClaimFilter, cursor: str | None = None, limit: int = 50) -> Page:
        """Return claims with their quotes and their reports, by the day of the report."""
        key = claims.c.event_id + "/" + cast(claims.c.position, Text)
        quote = func.substr(reports.c.text, claims.c.start + 1, claims.c.end - claims.c.start)
        query = (
            select(*(claims.c[name] for name in _CLAIM), key.label("key"), quote.label("quote"), events.c.report_id)
            .add_columns(*(reports.c[name] for name in _REPORT))
            .join(events, events.c.id == claims.c.event_id)
            .join(reports, reports.c.id == events.c.report_id)
            .where(*wanted.conditions(), *after(cursor, reports.c.published, key))
            .order_by(reports.c.published.desc().nulls_last(), key)
            .limit(limit + 1)
        )
        with self._reading() as connection:
            rows = [dict(row) for row in connection.execute(query).mappings()]
        found, following = page(rows, limit, lambda row: cursor_of(row["published"], row["key"]))
        return [{name: value for name, value in row.items() if name != "key"} for row in found], following
