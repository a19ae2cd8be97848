"""What changed since when: a number for every change of incidents, so that what is made from them can be brought up to date."""

from collections.abc import Iterator, Sequence
from secrets import token_hex

from sqlalchemy import Connection, func, insert, select

from dateline.store.among import MANY, among
from dateline.store.bulk import put
from dateline.store.tables import revisions, touched

Revision = tuple[int, str]
NOTHING: Revision = (0, "")


def touch(connection: Connection, ids: Sequence[str]) -> None:
    """Note that these incidents are written, replaced or removed by the transaction at hand."""
    if not ids:
        return
    number = latest(connection)[0] + 1
    connection.execute(insert(revisions).values(number=number, mark=token_hex(8)))
    some = sorted(set(ids))
    for first in range(0, len(some), MANY):
        connection.execute(touched.delete().where(among(connection, touched.c.incident_id, some[first : first + MANY])))
    put(connection, touched, [{"incident_id": name, "number": number} for name in some])


def latest(connection: Connection) -> Revision:
    """Return the number of the last change and its mark, which no other store's change has."""
    query = select(revisions.c.number, revisions.c.mark).order_by(revisions.c.number.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return (row.number, row.mark) if row else NOTHING


def holds(connection: Connection, revision: Revision) -> bool:
    """Return whether this change is one of the store's own: not so after another store was put in its place."""
    if revision == NOTHING:
        return latest(connection) == NOTHING
    query = select(func.count()).select_from(revisions)
    return bool(connection.scalar(query.where(revisions.c.number == revision[0], revisions.c.mark == revision[1])))


def touched_since(connection: Connection, number: int) -> Iterator[str]:
    """Yield the incidents that changes after this one wrote, replaced or removed."""
    yield from connection.scalars(select(touched.c.incident_id).where(touched.c.number > number))
