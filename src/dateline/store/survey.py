"""What a store holds, looked over: how much, how fresh, and whose reports."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select, true

from dateline.model import DatePrecision
from dateline.store.keyset import chunks
from dateline.store.revisions import latest
from dateline.store.tables import events, incidents, judgements, report_words, reports, tellings

Reading = Callable[[], AbstractContextManager[Connection]]
_NAME = func.coalesce(reports.c.publisher, reports.c.original_source)
SAMPLE = 50_000  # tellings; how late sources are is asked of every second, third ... where there are more
_AT_ONCE = 500  # numbers in one query


class Survey:
    """Questions about a store as a whole."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def statuses(self, report_ids: Collection[str]) -> dict[str, str]:
        """Return what became of these reports, by id."""
        query = select(reports.c.id, reports.c.status)
        with self._reading() as connection:
            return {
                name: status
                for chunk in chunks(report_ids)
                for name, status in connection.execute(query.where(reports.c.id.in_(chunk)))
            }

    def tally(self) -> dict[str, Any]:
        """Return how many of everything there are, when the newest came in, and of which day the newest report is."""
        with self._reading() as connection:
            counted = {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (reports, events, incidents, judgements)
            }
            by_status = select(reports.c.status, func.count()).group_by(reports.c.status).order_by(reports.c.status)
            newest = select(func.max(reports.c.added), func.min(reports.c.published), func.max(reports.c.published))
            added, first, last = connection.execute(newest).one()
            states = {row[0]: row[1] for row in connection.execute(by_status)}
        return {
            "counts": counted,
            "report_states": states,
            "last_added": added,
            "first_published": first,
            "last_published": last,
        }

    def published(self) -> list[tuple[str, date, int]]:
        """Return how many reports each publisher published on each day; those without a name or a day are left out."""
        query = select(_NAME, reports.c.published, func.count()).group_by(_NAME, reports.c.published)
        query = query.where(_NAME.is_not(None), reports.c.published.is_not(None))
        with self._reading() as connection:
            return sorted((row[0], row[1], row[2]) for row in connection.execute(query))

    def state(self) -> str:
        """Return what changes whenever a report or an incident does: as long as it stays, so does all that is made of them."""
        by_status = select(reports.c.status, func.count()).group_by(reports.c.status).order_by(reports.c.status)
        with self._reading() as connection:
            states = ",".join(f"{row[0]}:{row[1]}" for row in connection.execute(by_status))
            return "{}-{}-{}-{}".format(
                *latest(connection), connection.scalar(select(func.max(report_words.c.number))), states
            )

    def told(self, most: int = SAMPLE) -> list[tuple[str, date, date, int]]:
        """Return how many events of which day each publisher told on which day; only days that are known.

        Of more tellings than `most`, every second, third ... is looked at and counts for as many.
        """
        with self._reading() as connection:
            last = connection.scalar(select(func.max(tellings.c.number))) or 0
            step = max(1, -(-last // most))
            if step == 1:
                return sorted(self._told(connection, true()))
            numbers = range(step, last + 1, step)
            some = (numbers[first : first + _AT_ONCE] for first in range(0, len(numbers), _AT_ONCE))
            rows = (row for chunk in some for row in self._told(connection, tellings.c.number.in_(chunk)))
            return sorted((name, published, happened, step * number) for name, published, happened, number in rows)

    def _told(self, connection: Connection, some: ColumnElement[bool]) -> list[tuple[str, date, date, int]]:
        query = (
            select(_NAME, reports.c.published, incidents.c.date_start, func.count())
            .join_from(tellings, reports, tellings.c.report_id == reports.c.id)
            .join(incidents, tellings.c.incident_id == incidents.c.id)
            .where(_NAME.is_not(None), reports.c.published.is_not(None), incidents.c.date_start.is_not(None))
            .where(incidents.c.date_precision == DatePrecision.DAY.value)
            .where(some)
            .group_by(_NAME, reports.c.published, incidents.c.date_start)
        )
        return [(row[0], row[1], row[2], row[3]) for row in connection.execute(query)]

    def words(self) -> dict[str | None, list[tuple[str | None, int]]]:
        """Return for each publisher on whose word how many of its reports are, most first; None is its own."""
        word = case((reports.c.original_source != _NAME, reports.c.original_source))
        query = select(_NAME, word, func.count()).group_by(_NAME, word)
        found: dict[str | None, list[tuple[str | None, int]]] = {}
        with self._reading() as connection:
            for name, whose, number in connection.execute(query):
                found.setdefault(name, []).append((whose, number))
        return {name: sorted(of, key=lambda one: (-one[1], one[0] or "")) for name, of in found.items()}

    def publishers(self) -> dict[str | None, dict[str, int]]:
        """Return for each publisher, None for those without a name, how many reports came to which end."""
        query = select(_NAME, reports.c.status, func.count()).group_by(_NAME, reports.c.status)
        found: dict[str | None, dict[str, int]] = {}
        with self._reading() as connection:
            for name, status, number in connection.execute(query):
                found.setdefault(name, {})[status] = number
        return found
