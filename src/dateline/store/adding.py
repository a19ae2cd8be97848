"""Putting coded reports into the tables, many at once: a question and an insertion for all of them, not one for each."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, select

from dateline.model import Coded, Status
from dateline.store import history
from dateline.store.bulk import put
from dateline.store.incident_rows import chunks
from dateline.store.kept import coded_report
from dateline.store.rows import Row, rows_of
from dateline.store.shelf import forget
from dateline.store.tables import reports, waiting

Kept = tuple[str, str]  # by which version of the program a report was coded, and its status


class Adding:
    """One step of adding, by one version of the program."""

    def __init__(self, connection: Connection, program: str, now: str) -> None:
        self._connection = connection
        self._program = program
        self._now = now

    def add(self, several: Sequence[Coded]) -> list[bool]:
        """Return for each report whether it was stored."""
        known = self._known(sorted({coded.report.id for coded in several}))
        fresh: dict[str, Coded] = {}
        added = []
        for coded in several:
            name = coded.report.id
            added.append(not self._is_known(known.get(name), coded))
            if added[-1]:
                if name in fresh:
                    self._insert(fresh.values())
                    fresh = {}
                if name in known:
                    self._replace(name)
                known[name] = (self._program, coded.status.value)
                fresh[name] = coded
        self._insert(fresh.values())
        return added

    def _known(self, ids: Sequence[str]) -> dict[str, Kept]:
        query = select(reports.c.id, reports.c.program, reports.c.status)
        return {
            row.id: (row.program, row.status)
            for chunk in chunks(ids)
            for row in self._connection.execute(query.where(reports.c.id.in_(chunk)))
        }

    def _is_known(self, kept: Kept | None, coded: Coded) -> bool:
        if kept is None or kept[0] != self._program:
            return False
        return kept[1] != Status.FAILED.value or coded.status is Status.FAILED

    def _replace(self, name: str) -> None:
        """Make room for what is made of a report now; the history keeps what was made of it before."""
        history.keep(self._connection, coded_report(self._connection, name), self._now)
        forget(self._connection, name)
        self._connection.execute(reports.delete().where(reports.c.id == name))

    def _insert(self, fresh: Iterable[Coded]) -> None:
        by_table: dict[Table, list[Row]] = {}
        for coded in fresh:
            for table, rows in rows_of(coded, self._program, self._now):
                by_table.setdefault(table, []).extend(rows)
            by_table.setdefault(waiting, []).append({"report_id": coded.report.id})
        for table, rows in by_table.items():
            put(self._connection, table, rows)
