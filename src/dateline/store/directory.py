"""The actors and places of the incidents, by how many name them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from dateline.model import Incident
from dateline.serial import incident_of
from dateline.store.incident_conditions import conditions
from dateline.store.incident_filter import IncidentFilter
from dateline.store.tables import incident_names, incident_records, incidents, names
from dateline.store.text import storable, word_key

Reading = Callable[[], AbstractContextManager[Connection]]
_PLACE = (incidents.c.country, incidents.c.admin1, incidents.c.place_name)


class Directory:
    """Lists of actors and places, the most named first."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def actors(self, words: str | None = None, limit: int = 50) -> list[dict[str, Any]]:
        """Return rows (id in the registry or None, a name, incidents) of the actors with these words in a name."""
        key = case((names.c.actor_id != "", names.c.actor_id), else_=names.c.name)
        number = func.count(incident_names.c.incident.distinct())
        query = (
            select(func.max(names.c.actor_id), func.min(names.c.name), number)
            .join(incident_names, incident_names.c.name == names.c.number)
            .where(names.c.kind == "actor", *_named(words))
            .group_by(key, names.c.actor_id == "")
            .order_by(number.desc(), key)
            .limit(limit)
        )
        with self._reading() as connection:
            rows = connection.execute(query).all()
        return [{"actor_id": row[0] or None, "name": row[1], "incidents": row[2]} for row in rows]

    def places(self, words: str | None = None, limit: int = 50) -> list[dict[str, Any]]:
        """Return rows of the places with these words in their name or that of the area they lie in."""
        wanted = [found for _, found in conditions(IncidentFilter(place=words, uncoded=True))]
        number = func.count()
        query = _places().add_columns(number.label("incidents")).where(*wanted, incidents.c.place_name.is_not(None))
        with self._reading() as connection:
            found = connection.execute(query.order_by(number.desc(), *_PLACE).limit(limit)).mappings()
            return [dict(row) for row in found]

    def place(self, country: str | None, admin1: str | None, name: str) -> dict[str, Any] | None:
        """Return the row of one place, None where no incident lies there."""
        query = _places().add_columns(func.count().label("incidents")).where(*_at(country, admin1, name))
        with self._reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
            return dict(row) if row else None

    def incidents_at(self, country: str | None, admin1: str | None, name: str, limit: int) -> list[Incident]:
        """Return the incidents at one place, the latest first."""
        query = select(incident_records.c.record).join(incidents, incidents.c.id == incident_records.c.id)
        query = query.where(*_at(country, admin1, name)).order_by(incidents.c.rank, incidents.c.id).limit(limit)
        with self._reading() as connection:
            return [incident_of(record) for record in connection.scalars(query)]


def _places() -> Select[Any]:
    area = {name: func.min(incidents.c[name]).label(name) for name in ("admin2", "lat", "lon", "place_precision")}
    return select(*_PLACE, *area.values()).group_by(*_PLACE)


def _at(country: str | None, admin1: str | None, name: str) -> list[ColumnElement[bool]]:
    wanted = zip(_PLACE, (country, admin1, name), strict=True)
    return [column.is_(None) if value is None else column == storable(value) for column, value in wanted]


def _named(words: str | None) -> list[ColumnElement[bool]]:
    if not words:
        return []
    key = word_key(words)
    if key:
        return [names.c.words.contains(key.rstrip(), autoescape=True)]
    return [names.c.name.contains(storable(words), autoescape=True)]
