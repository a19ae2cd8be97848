"""The store's part in merging: tellings on a shelf with an index of their keys, and the incidents made of them."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, bindparam, func, insert, or_, select

from dateline.model import Gist, Incident, Judgement, Telling
from dateline.serial import facets_from, facets_text, gist_from, gist_text
from dateline.store.among import MANY, among
from dateline.store.bulk import put
from dateline.store.history import judgements_at
from dateline.store.incident_rows import chunks, drop_incidents, put_incidents
from dateline.store.tables import blocks, events, gists, reports, stale, tellings, waiting


@dataclass(frozen=True, slots=True)
class Shelved:
    """A telling with its keys, and the component and incident that it now belongs to."""

    telling: Telling
    keys: frozenset[int]
    component: str
    incident_id: str


class Shelf:
    """Tellings and incidents of a store, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stale(self) -> set[str]:
        """Return the components that lost a report."""
        return set(self._connection.scalars(select(stale.c.component)))

    def waiting(self) -> dict[str, str]:
        """Return the ids of the reports that no merge has seen, by day of publication, each with when it was added.

        What is of one time lies together: merged by and by, few reports touch what was put together just before.
        """
        query = select(waiting.c.report_id, reports.c.added).join(reports, reports.c.id == waiting.c.report_id)
        in_time = query.order_by(reports.c.published.nulls_last(), waiting.c.report_id)
        return {row.report_id: row.added for row in self._connection.execute(in_time)}

    def sharing(self, keys: Collection[int]) -> dict[str, set[int]]:
        """Return the ids of the tellings that have any of these keys, each with those that it has."""
        found: dict[int, set[int]] = {}
        for chunk in chunks(sorted(keys), MANY):
            lying = select(blocks.c.key, blocks.c.telling).where(self._among(blocks.c.key, chunk))
            for key, number in self._connection.execute(lying):
                found.setdefault(number, set()).add(key)
        query = select(tellings.c.number, tellings.c.id)
        return {
            telling_id: found[number]
            for chunk in chunks(sorted(found), MANY)
            for number, telling_id in self._connection.execute(query.where(self._among(tellings.c.number, chunk)))
        }

    def read(self, ids: Collection[str]) -> list[Telling]:
        """Return the tellings with these ids."""
        return list(self._read(tellings.c.id, ids))

    def components(self, ids: Collection[str]) -> set[str]:
        """Return the components of the tellings with these ids."""
        query = select(tellings.c.component).distinct()
        return {
            name
            for chunk in chunks(sorted(ids), MANY)
            for name in self._connection.scalars(query.where(self._among(tellings.c.id, chunk)))
        }

    def components_of(self, names: Collection[str]) -> set[str]:
        """Return the components that hold what these reports, or the reports of these events, tell."""
        return components_of(self._connection, names)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return every judgement, in order."""
        return judgements_at(self._connection, None)

    def of_components(self, names: Collection[str]) -> list[Telling]:
        """Return every telling of these components."""
        return list(self._read(tellings.c.component, names))

    def of_incidents(self, names: Collection[str], most: int | None = None) -> dict[str, list[Telling]]:
        """Return the tellings of each of these incidents, of a large one as many as `most`, in the order of their ids."""
        place = func.row_number().over(partition_by=tellings.c.incident_id, order_by=tellings.c.id)
        ids: list[str] = []
        for chunk in chunks(sorted(names)):
            ranked = select(tellings.c.id, place.label("place")).where(tellings.c.incident_id.in_(chunk)).subquery()
            ids += self._connection.scalars(
                select(ranked.c.id).where(ranked.c.place <= most) if most else select(ranked.c.id)
            )
        return self.by_incident(ids)

    def by_incident(self, ids: Collection[str]) -> dict[str, list[Telling]]:
        """Return the tellings with these ids by the incident that they are in."""
        query = select(tellings.c.id, tellings.c.incident_id)
        incident_of = {
            telling_id: incident_id
            for chunk in chunks(sorted(ids), MANY)
            for telling_id, incident_id in self._connection.execute(query.where(self._among(tellings.c.id, chunk)))
        }
        found: dict[str, list[Telling]] = {}
        for one in sorted(self._read(tellings.c.id, ids), key=lambda one: one.id):
            found.setdefault(incident_of[one.id], []).append(one)
        return found

    def _read(self, column: Column[str], values: Collection[str]) -> Iterator[Telling]:
        query = select(
            tellings.c.id, tellings.c.main, tellings.c.record, tellings.c.report_id, gists.c.record.label("gist")
        ).join(gists, gists.c.report_id == tellings.c.report_id)
        known: dict[str, Gist] = {}
        for chunk in chunks(sorted(values), MANY):
            wanted = query.where(self._among(column, chunk))
            for telling_id, main, record, report_id, gist in self._connection.execute(wanted):
                if report_id not in known:
                    known[report_id] = gist_from(gist)
                yield Telling(telling_id, known[report_id], main, *facets_from(record))

    def replace(self, shelved: Sequence[Shelved], found: Iterable[Incident], components: Collection[str]) -> None:
        """Put tellings and their incidents in the place of all that these components held."""
        for chunk in chunks(sorted(components), MANY):
            held = select(tellings.c.incident_id).distinct().where(self._among(tellings.c.component, chunk))
            drop_incidents(self._connection, self._connection.scalars(held).all())
        known = self._numbers([one.telling.id for one in shelved])
        there = [
            {"known": one.telling.id, "component": one.component, "incident_id": one.incident_id}
            for one in shelved
            if one.telling.id in known
        ]
        if there:
            self._connection.execute(tellings.update().where(tellings.c.id == bindparam("known")), there)
        self._insert_new([one for one in shelved if one.telling.id not in known])
        put_incidents(self._connection, found)
        for chunk in chunks(sorted(components), MANY):
            self._connection.execute(stale.delete().where(self._among(stale.c.component, chunk)))

    def strike(self, report_ids: Sequence[str]) -> None:
        """Note that these reports have been merged."""
        for chunk in chunks(report_ids, MANY):
            self._connection.execute(waiting.delete().where(self._among(waiting.c.report_id, chunk)))

    def _among(self, column: Column[Any], values: Sequence[Any]) -> ColumnElement[bool]:
        return among(self._connection, column, values)

    def _numbers(self, ids: Sequence[str]) -> dict[str, int]:
        query = select(tellings.c.id, tellings.c.number)
        return {
            telling_id: number
            for chunk in chunks(ids, MANY)
            for telling_id, number in self._connection.execute(query.where(self._among(tellings.c.id, chunk)))
        }

    def _insert_new(self, shelved: Sequence[Shelved]) -> None:
        gist_of = {one.telling.gist.report_id: one.telling.gist for one in shelved}
        put(self._connection, gists, [{"report_id": key, "record": gist_text(gist_of[key])} for key in sorted(gist_of)])
        put(self._connection, tellings, [_telling_row(one) for one in shelved])
        numbers = self._numbers([one.telling.id for one in shelved])
        rows = sorted((key, numbers[one.telling.id]) for one in shelved for key in one.keys)
        put(self._connection, blocks, [{"key": key, "telling": number} for key, number in rows])


def components_of(connection: Connection, names: Collection[str]) -> set[str]:
    """Return the components that hold what these reports, or the reports of these events, tell."""
    of_events = select(events.c.report_id).where(events.c.id.in_(sorted(names)))
    told = or_(tellings.c.report_id.in_(sorted(names)), tellings.c.report_id.in_(of_events))
    return set(connection.scalars(select(tellings.c.component).where(told).distinct()))


def unsettle(connection: Connection, names: Collection[str]) -> None:
    """Note that what these reports or events tell is to be put together anew."""
    known = set(connection.scalars(select(stale.c.component)))
    fresh = sorted(components_of(connection, names) - known)
    if fresh:
        connection.execute(insert(stale), [{"component": name} for name in fresh])


def forget(connection: Connection, report_id: str) -> None:
    """Take a report's tellings off the shelf before it is removed, and note which components lost them."""
    held = select(tellings.c.number, tellings.c.component, tellings.c.incident_id, tellings.c.block_keys)
    for number, component, incident_id, keys in connection.execute(held.where(tellings.c.report_id == report_id)).all():
        drop_incidents(connection, [incident_id])
        if connection.scalar(select(stale.c.component).where(stale.c.component == component)) is None:
            connection.execute(insert(stale).values(component=component))
        for chunk in chunks(array("q", keys).tolist()):
            connection.execute(blocks.delete().where(blocks.c.key.in_(chunk), blocks.c.telling == number))


def _telling_row(one: Shelved) -> dict[str, Any]:
    return {
        "id": one.telling.id,
        "report_id": one.telling.gist.report_id,
        "main": one.telling.main,
        "component": one.component,
        "incident_id": one.incident_id,
        "block_keys": array("q", sorted(one.keys)).tobytes(),
        "record": facets_text(one.telling),
    }
