"""Incidents as rows, by which they are found: made from their records, and made anew whenever the tables change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, select

from dateline.layouts.finished import finished, mark
from dateline.model import COUNT_FIELDS, Incident, Verdict
from dateline.serial import brief_text, incident_record
from dateline.store.among import MANY, among
from dateline.store.bulk import put
from dateline.store.revisions import touch
from dateline.store.rows import Row, bounded, stored_text, written
from dateline.store.tables import briefs, incident_names, incident_records, incidents, lines, names, reports
from dateline.store.text import sound_key, storable, word_key

ROWS = 2_000  # in one insertion
_CHUNK = 500  # values in one query
_LONGEST, _CODE = 300, 60  # characters of a name, of a code; an entry in an index of PostgreSQL takes 2,700 bytes
EPOCH = date(1970, 1, 1).toordinal()
UNDATED = 2**31 - 1  # a rank behind all days
NAMES = "; "  # between the names of a side
MACHINE, ACCEPTED, EDITED = REVIEWS = ("machine", "accepted", "edited")
REPORTED, IMPORTED = SOURCES = ("reports", "import")
Name = tuple[str, str, str]  # kind, name, actor's id
Source = list[str | None]  # a report's id, publisher, original source, title, link and day
Sources = list[Source]


def put_incidents(connection: Connection, found: Iterable[Incident], told: Mapping[str, Sources] | None = None) -> None:
    """Write incidents down; whatever stood under their ids gives way.

    `told` holds by id the sources of those that no report of the store tells.
    """
    stream = iter(found)
    while some := list(islice(stream, ROWS)):
        drop_incidents(connection, [one.id for one in some])
        sources = sources_of(connection, some) | {one.id: told[one.id] for one in some if told and one.id in told}
        records = [incident_record(one) for one in some]
        kept = [
            {
                "id": one.id,
                "record": written(record),
                "sources": written(sources[one.id]),
                "import_name": stored_text(one.origin.name) if one.origin else None,
            }
            for one, record in zip(some, records, strict=True)
        ]
        put(connection, incident_records, kept)
        index_incidents(connection, some, records, sources)


def sources_of(connection: Connection, some: Sequence[Incident]) -> dict[str, Sources]:
    """Return by incident what exports say of its reports, those that the store holds."""
    known = _reported(connection, sorted({name for one in some for name in one.report_ids}))
    return {one.id: [known[name] for name in one.report_ids if name in known] for one in some}


def drop_incidents(connection: Connection, ids: Sequence[str]) -> None:
    """Take incidents out, with all that is made from them."""
    touch(connection, ids)
    for chunk in chunks(ids, MANY):
        connection.execute(incident_records.delete().where(among(connection, incident_records.c.id, chunk)))


def chunks(values: Sequence[Any], size: int = _CHUNK) -> Iterator[Sequence[Any]]:
    """Yield the values, so many at once as one query takes."""
    return (values[first : first + size] for first in range(0, len(values), size))


def index_incidents(
    connection: Connection, some: Sequence[Incident], records: Sequence[Row], sources: Mapping[str, Sources]
) -> None:
    """Write down what incidents are found by and exported from, whose records are there; `sources` are those of each, by id."""
    rows = [incident_row(one, [date.fromisoformat(day) for *_, day in sources[one.id] if day]) for one in some]
    put(connection, incidents, rows)
    told = [brief_row(*of, sources) for of in zip(rows, records, strict=True)]
    put(connection, briefs, told)
    put_lines(connection, [brief | {"coded": row["type"] is not None} for brief, row in zip(told, rows, strict=True)])
    numbers = _numbers(connection, [one.id for one in some])
    named = {one.id: set(names_of(one)) for one in some}
    known = _known(connection, sorted(set(chain.from_iterable(named.values()))))
    pairs = [
        {"name": known[name], "rank": row["rank"], "incident": numbers[row["id"]]}
        for row in rows
        for name in sorted(named[row["id"]])
    ]
    put(connection, incident_names, pairs)


def _reported(connection: Connection, ids: Sequence[str]) -> dict[str, Source]:
    columns = (reports.c[name] for name in ("id", "publisher", "original_source", "title", "url", "published"))
    query = select(*columns)
    return {
        row[0]: [*row[:5], row[5].isoformat() if row[5] else None]
        for chunk in chunks(ids, MANY)
        for row in connection.execute(query.where(among(connection, reports.c.id, chunk)))
    }


def _numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    query = select(incidents.c.id, incidents.c.number)
    return {
        key: number
        for chunk in chunks(ids, MANY)
        for key, number in connection.execute(query.where(among(connection, incidents.c.id, chunk)))
    }


def _known(connection: Connection, wanted: Sequence[Name]) -> dict[Name, int]:
    """Return the numbers of names, after those that are new have been written down."""
    known = _numbered(connection, wanted)
    fresh = [name for name in wanted if name not in known]
    put(connection, names, [name_row(name) for name in fresh])
    return known | _numbered(connection, fresh)


def _numbered(connection: Connection, wanted: Sequence[Name]) -> dict[Name, int]:
    query = select(names.c.number, names.c.kind, names.c.name, names.c.actor_id)
    return {
        (row.kind, row.name, row.actor_id): row.number
        for kind in ("actor", "place")
        for chunk in chunks(sorted({name for of, name, _ in wanted if of == kind}), MANY)
        for row in connection.execute(query.where(names.c.kind == kind, among(connection, names.c.name, chunk)))
    }


def name_row(name: Name) -> Row:
    """Return a name as a row."""
    kind, written_name, actor_id = name
    return {
        "kind": kind,
        "name": written_name,
        "actor_id": actor_id,
        "words": word_key(written_name),
        "sound": sound_key(written_name) if kind == "place" else None,
    }


def names_of(incident: Incident) -> Iterator[Name]:
    """Yield the names by which an incident is found: of its sides, its place and the areas that lies in."""
    for side in (*incident.side_a, *incident.side_b):
        yield "actor", keyed(side.name), keyed(side.actor_id or "")
    place = incident.place
    for name in (place.name, place.admin1, place.admin2):
        if name:
            yield "place", keyed(name), ""


def keyed(text: str, longest: int = _LONGEST) -> str:
    """Return a text as an index can hold it."""
    return storable(text)[:longest]


def incident_row(incident: Incident, published: Sequence[date] = ()) -> Row:
    """Return an incident as a row, and the days of its reports with it."""
    place, killed = incident.place, incident.estimate("killed")
    day = incident.date.start or incident.date.end
    estimates = dict(incident.estimates)
    lat, lon = place.point
    return {
        "id": incident.id,
        "rank": EPOCH - day.toordinal() if day else UNDATED,
        "type": keyed(incident.type, _CODE) if incident.type else None,
        "family": keyed(incident.type, _CODE).partition(".")[0] if incident.type else None,
        "status": incident.status.value,
        "review": review_of(incident),
        "source": IMPORTED if incident.origin else REPORTED,
        "title": stored_text(incident.title),
        "date_start": incident.date.start,
        "date_end": incident.date.end,
        "date_precision": incident.date.precision.value,
        "last_day": incident.date.end or (date.max if day else None),
        "week": day - timedelta(days=min(day.weekday(), day.toordinal() - 1)) if day else None,
        "first_published": min(published, default=None),
        "last_published": max(published, default=None),
        "place_name": stored_text(place.name),
        "place_precision": place.precision.value,
        "country": keyed(place.country, _CODE) if place.country else None,
        "admin1": keyed(place.admin1) if place.admin1 else None,
        "admin2": keyed(place.admin2) if place.admin2 else None,
        "lat": lat,
        "lon": lon,
        "reach_km": place.reach_km,
        "side_a": stored_text(NAMES.join(side.name for side in incident.side_a) or None),
        "side_b": stored_text(NAMES.join(side.name for side in incident.side_b) or None),
        "voices": incident.independent_sources,
        "reports": len(incident.report_ids),
        "accepted_by": stored_text(incident.accepted_by),
        "killed_best": bounded(killed.best) if killed else None,
        "killed_high": bounded(killed.high) if killed else None,
        **{f"{field}_low": bounded(getattr(estimates.get(field), "low", None)) for field in COUNT_FIELDS},
    }


def brief_row(row: Row, record: Row, sources: Mapping[str, Sources]) -> Row:
    """Return what exports read of an incident as a row; `row` is that of `incidents`."""
    return {"rank": row["rank"], "id": row["id"], "brief": brief_text(record, sources[row["id"]])}


def put_lines(connection: Connection, briefs_of: Sequence[Row]) -> None:
    """Write down the lines of incidents in the formats of which they are kept; `coded` tells whether an event was."""
    for form, table in lines.items():
        put(connection, table, [line_row(form, row) for row in briefs_of])


def line_row(form: str, row: Row) -> Row:
    """Return the line of an incident in a format as a row; `row` is its brief, and whether an event was coded."""
    line, refused = finished(form, row["brief"])
    kept = {name: row[name] for name in ("rank", "id", "coded")}
    return kept | {"mark": mark(), "refused": refused, "line": line}


def review_of(incident: Incident) -> str:
    """Return whether a person changed the incident, let it stand, or has not seen to it."""
    if any(decision.rule == Verdict.EDIT.value for decision in incident.decisions):
        return EDITED
    return ACCEPTED if incident.accepted_by else MACHINE
