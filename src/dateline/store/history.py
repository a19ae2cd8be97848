"""What the store held and what people decided, at any time since it was made."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, select

from dateline.errors import NotHeld, StoreError
from dateline.model import Coded, Judgement, Verdict, standing
from dateline.serial import coded_from, record
from dateline.store.tables import events, former, judgements, reports
from dateline.store.text import storable

FORM = "%Y-%m-%dT%H:%M:%S.%fZ"
# How many tellings a verdict names: at least, at most.
NAMED = {
    Verdict.SAME: (2, None),
    Verdict.DIFFERENT: (2, None),
    Verdict.UNSURE: (2, None),
    Verdict.ACCEPT: (1, 1),
    Verdict.EDIT: (1, 1),
    Verdict.WITHDRAW: (1, 1),
    Verdict.UNDO: (0, 0),
}


def stamp(moment: datetime) -> str:
    """Return a moment as text that sorts; one without a zone is taken for UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime(FORM)


def moment(text: str) -> datetime:
    """Return the moment of a stamp."""
    return datetime.strptime(text, FORM).replace(tzinfo=UTC)


def keep(connection: Connection, coded: Coded, until: str) -> None:
    """Keep what the store held of a report before another coding takes its place."""
    row = connection.execute(select(reports.c.added, reports.c.program).where(reports.c.id == coded.report.id)).one()
    kept = json.dumps(record(coded), ensure_ascii=True, separators=(",", ":"))
    connection.execute(
        former.insert().values(
            report_id=coded.report.id, until=until, added=row.added, program=row.program, record=kept
        )
    )


def ids_at(connection: Connection, when: str) -> Sequence[str]:
    """Return the ids of the reports whose present coding was there already, in order."""
    return connection.scalars(select(reports.c.id).where(reports.c.added <= when).order_by(reports.c.id)).all()


def former_at(connection: Connection, when: str) -> Iterator[Coded]:
    """Yield the reports whose coding of then has been replaced since, in the order of their ids."""
    held = (former.c.added <= when) & (former.c.until > when)
    for kept in connection.scalars(select(former.c.record).where(held).order_by(former.c.report_id)):
        yield coded_from(json.loads(kept))


def judgements_at(connection: Connection, when: str | None) -> tuple[Judgement, ...]:
    """Return every judgement made until then (all), in order."""
    query = select(judgements).order_by(judgements.c.number)
    rows = connection.execute(query if when is None else query.where(judgements.c.at <= when)).mappings()
    return tuple(_judgement(dict(row)) for row in rows)


def last_number(connection: Connection) -> int:
    """Return the number of the last judgement, 0 before the first."""
    return connection.scalar(select(func.max(judgements.c.number))) or 0


def add_judgement(connection: Connection, name: str, made: Judgement) -> Judgement:
    """Return the judgement as it was written down: with its number and its id. Raises StoreError when it makes no sense.

    What the same person said last of the same tellings, word for word, is not written down twice.
    """
    _check(connection, name, made)
    known = _said_already(connection, made)
    if known is not None:
        return known
    number = last_number(connection) + 1
    row = {
        "number": number,
        "at": stamp(made.at),
        **_said(made),
    }
    content = json.dumps(row, sort_keys=True)
    row["id"] = sha256(f"judgement\n{content}".encode()).hexdigest()[:32]
    connection.execute(judgements.insert().values(**row))
    return _judgement(row)


def _said(made: Judgement) -> dict[str, Any]:
    """Return the columns of what was said, and by whom."""
    return {
        "verdict": made.verdict.value,
        "by": storable(made.by),
        "why": storable(made.why),
        "tellings": json.dumps(list(made.tellings)),
        "field": made.field,
        "value": None if made.field is None else json.dumps(made.value),
        "undoes": made.undoes,
    }


def _said_already(connection: Connection, made: Judgement) -> Judgement | None:
    """Return the same judgement, if nothing that was judged since has to do with it."""
    if made.verdict is Verdict.UNDO:
        return None
    same = [judgements.c[name].is_not_distinct_from(value) for name, value in _said(made).items()]
    latest = select(judgements).where(*same).order_by(judgements.c.number.desc()).limit(1)
    row = connection.execute(latest).mappings().one_or_none()
    if row is None:
        return None
    later = connection.execute(select(judgements).where(judgements.c.number > row["number"])).mappings()
    touched = any(
        one.undoes == row["id"] or set(one.tellings) & set(made.tellings)
        for one in (_judgement(dict(found)) for found in later)
    )
    return None if touched else _judgement(dict(row))


def concerned(connection: Connection, made: Judgement) -> tuple[str, ...]:
    """Return the events and reports that a judgement is about; those of an undo are those of what it undoes."""
    while made.undoes is not None:
        row = connection.execute(select(judgements).where(judgements.c.id == made.undoes)).mappings().one()
        made = _judgement(dict(row))
    return made.tellings


def _check(connection: Connection, name: str, made: Judgement) -> None:
    if not made.by.strip():
        raise StoreError("a judgement wants the name of who makes it; give --by NAME")
    least, most = NAMED[made.verdict]
    if len(set(made.tellings)) < least or (most is not None and len(made.tellings) > most):
        wanted = f"{least} or more" if most is None else str(most)
        raise StoreError(f"{made.verdict.value!r} names {wanted} different tellings, not {len(set(made.tellings))}")
    known = {
        telling
        for table in (events, reports)
        for telling in connection.scalars(select(table.c.id).where(table.c.id.in_(made.tellings)))
    }
    missing = [telling for telling in made.tellings if telling not in known]
    if missing:
        raise NotHeld(f"{name} holds no event or report with the id {missing[0]!r}")
    if (made.verdict is Verdict.EDIT) != (made.field is not None):
        raise StoreError("an edit, and nothing else, names a field")
    if made.verdict is Verdict.UNDO:
        _check_undo(connection, name, made)


def _check_undo(connection: Connection, name: str, made: Judgement) -> None:
    every = judgements_at(connection, None)
    if made.undoes not in {one.id for one in every}:
        raise NotHeld(f"{name} holds no judgement with the id {made.undoes!r}; `dateline history` lists them")
    live = {one.id for one in standing(every)}
    undos = {one.id for one in every if one.verdict is Verdict.UNDO}
    if made.undoes not in live | undos:
        raise StoreError(f"the judgement {made.undoes} is undone already")


def _judgement(row: dict[str, Any]) -> Judgement:
    return Judgement(
        id=row["id"],
        number=row["number"],
        verdict=Verdict(row["verdict"]),
        by=row["by"],
        at=moment(row["at"]),
        why=row["why"],
        tellings=tuple(json.loads(row["tellings"])),
        field=row["field"],
        value=None if row["value"] is None else json.loads(row["value"]),
        undoes=row["undoes"],
    )
