"""Tables of others in a store: their rows as incidents, told apart from what reports tell, and taken out again whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, select

from dateline.errors import StoreError
from dateline.model import Incident
from dateline.store.history import stamp
from dateline.store.incident_rows import ROWS, Sources, chunks, drop_incidents, put_incidents
from dateline.store.opened import Opened
from dateline.store.tables import imports, incident_records
from dateline.store.text import storable

COLUMNS = ("name", "form", "file", "rows", "licence", "redistributable", "by", "at")
_SAME = ("form", "sha256", "licence", "redistributable")  # what an import of a name may not change


@dataclass(frozen=True, slots=True)
class Import:
    """A table that becomes incidents: under which name, in which form, from which file, and what its licence allows."""

    name: str
    form: str
    file: str
    sha256: str
    licence: str | None
    redistributable: bool
    by: str


class Importing(Opened):
    """Tables of others in a store."""

    def bring(self, made: Import, found: Iterable[tuple[Incident, Sources]]) -> tuple[int, int]:
        """Return how many rows became incidents and how many the store had already; all of them in one step, or none.

        Raises StoreError when another table was imported under the name.
        """
        row = {
            "name": storable(made.name),
            "form": made.form,
            "file": storable(made.file),
            "sha256": made.sha256,
            "licence": None if made.licence is None else storable(made.licence),
            "redistributable": made.redistributable,
            "by": storable(made.by),
        }
        with self._writing() as connection:
            known = connection.execute(select(imports).where(imports.c.name == row["name"])).mappings().one_or_none()
            if known is None:
                connection.execute(imports.insert().values(**row, at=stamp(self._clock())))
            elif any(known[name] != row[name] for name in _SAME):
                raise StoreError(
                    f"{self.name} has an import {made.name!r} of another table or with other terms; "
                    f"choose another --name, or take it out first: dateline import --undo {made.name}"
                )
            return _put(connection, found)

    def take_out(self, name: str) -> int:
        """Return how many incidents of an import were taken out; raises StoreError when none has the name."""
        with self._writing() as connection:
            if connection.scalar(select(imports.c.name).where(imports.c.name == storable(name))) is None:
                known = ", ".join(connection.scalars(select(imports.c.name).order_by(imports.c.name))) or "none"
                raise StoreError(f"{self.name} has no import {name!r}; it has: {known}")
            query = select(incident_records.c.id).where(incident_records.c.import_name == storable(name))
            ids = connection.scalars(query.order_by(incident_records.c.id)).all()
            drop_incidents(connection, ids)
            connection.execute(imports.delete().where(imports.c.name == storable(name)))
            return len(ids)

    def imported(self) -> Iterator[dict[str, Any]]:
        """Yield the imports in the order of their time, each with its number of rows, under COLUMNS."""
        rows = func.count(incident_records.c.id).label("rows")
        query = (
            select(imports, rows)
            .join(incident_records, incident_records.c.import_name == imports.c.name, isouter=True)
            .group_by(*imports.c)
            .order_by(imports.c.at, imports.c.name)
        )
        with self._reading() as connection:
            for row in connection.execute(query).mappings():
                yield {name: row[name] for name in COLUMNS}


def _put(connection: Connection, found: Iterable[tuple[Incident, Sources]]) -> tuple[int, int]:
    stream, added, already = iter(found), 0, 0
    while some := list(islice(stream, ROWS)):
        ids = select(incident_records.c.id)
        known = {
            key
            for chunk in chunks([incident.id for incident, _ in some])
            for key in connection.scalars(ids.where(incident_records.c.id.in_(chunk)))
        }
        fresh = [(incident, sources) for incident, sources in some if incident.id not in known]
        put_incidents(connection, [incident for incident, _ in fresh], {one.id: sources for one, sources in fresh})
        added, already = added + len(fresh), already + len(some) - len(fresh)
    return added, already
