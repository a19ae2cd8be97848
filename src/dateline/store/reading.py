"""The store, as far as it is read: reports, events, incidents, what people decided."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from heapq import merge
from typing import Any

from sqlalchemy import Connection, Table, and_, func, or_, select

from dateline.errors import NotHeld, SourceError
from dateline.model import Coded, Event, Incident, Judgement, Rating, Report
from dateline.serial import event_from, incident_of
from dateline.store import history, trust
from dateline.store.database import check, told
from dateline.store.directory import Directory
from dateline.store.filter import Filter, undated
from dateline.store.kept import coded_report, coded_reports, report_row
from dateline.store.opened import Opened
from dateline.store.queue import Queue
from dateline.store.revisions import latest
from dateline.store.rolls import Rolls
from dateline.store.rows import event_of, report_of
from dateline.store.shelf import Shelf
from dateline.store.survey import Survey
from dateline.store.tables import events, incident_records, incidents, releases, reports, tellings
from dateline.store.text import storable

_BATCH = 500
LAST = chr(0x10FFFF)  # sorts behind every other character
_SHOWN = 5  # candidates named when an id is ambiguous


class Reading(Opened):
    """What a store holds, by id, by filter, or all of it."""

    @cached_property
    def survey(self) -> Survey:
        """Return the answers about the store as a whole."""
        return Survey(self._reading)

    @cached_property
    def rolls(self) -> Rolls:
        """Return the lists of reports, events and claims."""
        return Rolls(self._reading)

    @cached_property
    def directory(self) -> Directory:
        """Return the lists of actors and places."""
        return Directory(self._reading)

    @cached_property
    def queue(self) -> Queue:
        """Return the incidents in the order in which people should look at them."""
        return Queue(self._reading)

    def waiting(self) -> dict[str, str]:
        """Return the ids of the reports that no merge has seen, in their order, each with when it was added."""
        with self._reading() as connection:
            return Shelf(connection).waiting()

    def incidents(self, *, coded: bool = False, limit: int | None = None) -> Iterator[Incident]:
        """Yield the incidents, the latest first, those without a known date last; with `coded` only those with an event."""
        query = select(incident_records.c.record).join(incidents, incidents.c.id == incident_records.c.id)
        query = query.order_by(incidents.c.rank, incidents.c.id).limit(limit)
        if coded:
            query = query.where(incidents.c.type.is_not(None))
        with self._reading() as connection:
            for record in connection.execution_options(yield_per=_BATCH).scalars(query):
                yield incident_of(record)

    @contextmanager
    def looking(self) -> Iterator[Shelf]:
        """Yield the tellings and incidents of the store, to be read only."""
        with self._reading() as connection:
            yield Shelf(connection)

    def latest_incidents(self, limit: int) -> list[str]:
        """Return the ids of the latest incidents."""
        query = select(incidents.c.id).order_by(incidents.c.rank, incidents.c.id)
        with self._reading() as connection:
            return list(connection.scalars(query.limit(limit)))

    def report_names(self) -> Iterator[tuple[str, str | None]]:
        """Yield the id of every report with the id that its table row had, in the order of their ids."""
        query = select(reports.c.id, reports.c.input_id).order_by(reports.c.id)
        with self._reading() as connection:
            yield from connection.execution_options(yield_per=_BATCH).execute(query)

    def incidents_of_report(self, report_id: str) -> list[Incident]:
        """Return the incidents that a report tells of, in the order of their ids."""
        told = select(tellings.c.incident_id).where(tellings.c.report_id == report_id)
        records = incident_records.c
        query = select(records.record).where(records.id.in_(told)).order_by(records.id)
        with self._reading() as connection:
            return [incident_of(record) for record in connection.scalars(query)]

    def incident(self, wanted: str) -> Incident:
        """Return the incident with this id or with the only id that begins so."""
        with self._reading() as connection:
            return _incident(connection, self._one(connection, wanted, incidents)[1])

    def events(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[Event]:
        """Yield the events that the filter asks for, the latest first, those without a known date last."""
        for fields in self.records(wanted, limit):
            yield event_from(fields)

    def records(self, wanted: Filter | None = None, limit: int | None = None) -> Iterator[dict[str, Any]]:
        """Yield the same events as records (`serial.event_record`)."""
        day = func.coalesce(events.c.date_start, events.c.date_end)
        latest_first = (day.desc().nulls_last(), reports.c.published.desc().nulls_last())
        query = (
            select(events.c.record)
            .join(reports, reports.c.id == events.c.report_id)
            .where(*(wanted or Filter()).conditions())
            .order_by(*latest_first, events.c.report_id, events.c.position)
            .limit(limit)
        )
        with self._reading() as connection:
            for record in connection.execution_options(yield_per=_BATCH).scalars(query):
                yield json.loads(record)

    def undated(self, wanted: Filter) -> int:
        """Return how many events the filter leaves out for no other reason than that nobody says when they were."""
        wider = wanted.but_undated()
        if wider is None:
            return 0
        query = select(func.count()).select_from(events).where(*wider.conditions(), undated())
        with self._reading() as connection:
            return connection.scalar(query) or 0

    def event(self, wanted: str) -> Event:
        """Return the event with this id or with the only id that begins so."""
        with self._reading() as connection:
            return _event(connection, self._one(connection, wanted, events)[1])

    def report(self, wanted: str) -> Report:
        """Return the report with this id, with the only id that begins so, or with the id that its table row had."""
        with self._reading() as connection:
            return report_of(report_row(connection, self._one(connection, wanted, reports)[1]))

    def coded(self, wanted: str) -> Coded:
        """Return a report, named as for `report`, with everything that was read out of it."""
        with self._reading() as connection:
            return coded_report(connection, self._one(connection, wanted, reports)[1])

    def coded_of(self, ids: Sequence[str]) -> list[Coded]:
        """Return these reports as `coded` does, in the order given, those that the store holds."""
        with self._reading() as connection:
            return list(coded_reports(connection, ids))

    def find(self, wanted: str) -> Event | Coded | Incident:
        """Return whatever has this id: an event, a report with its events, or an incident."""
        with self._reading() as connection:
            table, found = self._one(connection, wanted, events, reports, incidents)
            if table is incidents:
                return _incident(connection, found)
            return _event(connection, found) if table is events else coded_report(connection, found)

    def reports(self, as_of: datetime | None = None) -> Iterator[Coded]:
        """Yield every coded report, in the order of their ids; `as_of` those that the store held then, as coded then."""
        when = self._then(as_of) if as_of else LAST
        with self._reading() as connection:
            present = coded_reports(connection, history.ids_at(connection, when))
            yield from merge(present, history.former_at(connection, when), key=lambda coded: coded.report.id)

    def judgements(self, as_of: datetime | None = None) -> tuple[Judgement, ...]:
        """Return every judgement, undone ones and undos too, in order; `as_of` those made until then."""
        with self._reading() as connection:
            return history.judgements_at(connection, self._then(as_of) if as_of else None)

    def revision(self) -> str:
        """Return what changes whenever an incident does: as long as it stays, so does whatever is made of incidents alone."""
        with self._reading() as connection:
            return "{}-{}".format(*latest(connection))

    def last_judgement(self) -> int:
        """Return the number of the last judgement, 0 before the first."""
        with self._reading() as connection:
            return history.last_number(connection)

    def sources(self, report_ids: Collection[str]) -> dict[str, Report]:
        """Return these reports by id, those that the store holds."""
        wanted = sorted(set(report_ids))
        with self._reading() as connection:
            chunks = (wanted[first : first + _BATCH] for first in range(0, len(wanted), _BATCH))
            rows = (
                dict(row)
                for chunk in chunks
                for row in connection.execute(select(reports).where(reports.c.id.in_(chunk))).mappings()
            )
            return {row["id"]: report_of(row) for row in rows}

    def ratings(self, scale: str) -> dict[str, Rating]:
        """Return the ratings that hold, of each `source` (by name without case and accents) or `report` (by id)."""
        with self._reading() as connection:
            return trust.ratings_in_force(connection, scale)

    def released(self) -> Iterator[dict[str, Any]]:
        """Yield the releases, in the order of their time."""
        with self._reading() as connection:
            yield from map(
                dict, connection.execute(select(releases).order_by(releases.c.as_of, releases.c.name)).mappings()
            )

    def faults(self) -> Iterator[str]:
        """Yield what is damaged: in the database itself, then every record that cannot be read."""
        with told(self.name):
            yield from check(self._engine)
        with self._reading() as connection:
            ids = connection.scalars(select(reports.c.id).order_by(reports.c.id)).all()
            for report_id in ids:
                try:
                    coded_report(connection, report_id)
                except (SourceError, ValueError) as error:
                    yield f"report {report_id}: {error}"

    def _one(self, connection: Connection, wanted: str, *tables: Table) -> tuple[Table, str]:
        found = [(table, found) for table in tables for found in _matches(connection, table, wanted)]
        exact = [match for match in found if match[1] == wanted]
        match exact or found:
            case [one]:
                return one
            case []:
                raise NotHeld(f"{self.name} holds nothing with the id {wanted!r}; `dateline events` lists what it has")
            case several:
                named = ", ".join(f"{match} ({table.name[:-1]})" for table, match in several[:_SHOWN])
                raise NotHeld(f"{wanted!r} may be any of several: {named}; give more of the id")


def _matches(connection: Connection, table: Table, wanted: str) -> Sequence[str]:
    """Return the first ids that begin so, compared as text so that no character is a wild card."""
    first = storable(wanted)
    if not first:
        return ()
    begins = and_(table.c.id >= first, table.c.id < first + LAST)
    named = or_(begins, table.c.input_id == first) if table is reports else begins
    return connection.scalars(select(table.c.id).where(named).order_by(table.c.id).limit(_SHOWN + 1)).all()


def _event(connection: Connection, event_id: str) -> Event:
    return event_of(connection.execute(select(events.c.record).where(events.c.id == event_id)).scalar_one())


def _incident(connection: Connection, incident_id: str) -> Incident:
    record = connection.execute(
        select(incident_records.c.record).where(incident_records.c.id == incident_id)
    ).scalar_one()
    return incident_of(record)
