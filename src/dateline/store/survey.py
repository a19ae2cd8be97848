"""What a store holds, looked over: how much, how fresh, and what is said of its reports."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Connection, func, select

from dateline.store.tables import events, incidents, judgements, reports

Reading = Callable[[], AbstractContextManager[Connection]]
_CHUNK = 500  # values in one query


class Survey:
    """Questions about a store as a whole."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def statuses(self, report_ids: Collection[str]) -> dict[str, str]:
        """Return what became of these reports, by id."""
        wanted = sorted(set(report_ids))
        query = select(reports.c.id, reports.c.status)
        with self._reading() as connection:
            return {
                name: status
                for first in range(0, len(wanted), _CHUNK)
                for name, status in connection.execute(query.where(reports.c.id.in_(wanted[first : first + _CHUNK])))
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
