"""A store of invented incidents for load tests, written straight into its tables: as uneven in time and space as a real one.

Each incident has a short report of its own. Half of the days are those of the last third of the years; a few of forty countries have most
incidents, a few towns of each most of those; so it is with types and actors. Everything follows from a seed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate, islice
from typing import Any

import msgspec
from made_archive import Archive
from sqlalchemy import Engine
from sqlalchemy import text as sql

from dateline.codebook import load
from dateline.model import ActorKind, Victims, Where
from dateline.serial import incident_of, incident_record
from dateline.store import Store
from dateline.store.database import address, open_database
from dateline.store.finders import equip
from dateline.store.incident_rows import brief_row, incident_row, line_row, name_row, names_of
from dateline.store.rows import words_row
from dateline.store.tables import DERIVED, incident_records, lines, reports, tellings
from dateline.store.text import folded

LAST_DAY = date(2024, 12, 31)
DAYS = 3_650
GROUPS = 14  # armed groups of a country
CHUNK = 20_000
TABLES = (reports, tellings, incident_records, *DERIVED)
COLUMNS = {table.name: [column.name for column in table.columns] for table in TABLES}
Rows = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Actor:
    """One who fights, or is hit."""

    name: str
    id: str | None
    kind: ActorKind


class World(Archive):
    """Where incidents happen, and who has to do with them."""

    def __init__(self, seed: int = 1) -> None:
        super().__init__(seed)
        self._types = sorted(load().types)
        self._random.shuffle(self._types)
        self._type_weights = list(accumulate(1 / (rank + 1) for rank in range(len(self._types))))
        self._actors = {towns[0].country or "": self._groups(towns[0].country or "") for towns in self._towns}
        self._actor_weights = list(accumulate(1 / (rank + 1) for rank in range(GROUPS)))

    def _groups(self, country: str) -> list[Actor]:
        code = country.lower()
        armies = [Actor("government forces", f"{code}-armed-forces", ActorKind.STATE)]
        people = [Actor("civilians", None, ActorKind.CIVILIANS)]
        groups = [
            Actor(
                f"{self._name()} {self._random.choice(('Brigade', 'Front', 'Army', 'Movement'))}", None, ActorKind.REBEL
            )
            for _ in range(GROUPS - 2)
        ]
        return armies + people + groups

    def record(self, number: int) -> dict[str, Any]:
        """Return the record of an incident (`serial.incident_record`)."""
        random = self._random
        towns = random.choices(self._towns, cum_weights=self._front_weights)[0]
        place = random.choices(towns, cum_weights=self._town_weights)[0]
        one, other = random.choices(self._actors[place.country or ""], cum_weights=self._actor_weights, k=2)
        kind = random.choices(self._types, cum_weights=self._type_weights)[0]
        day = LAST_DAY - timedelta(days=int(DAYS * (1 - random.random() ** 0.63)))
        count = min(12, int(random.paretovariate(1.1)))
        killed = int(random.paretovariate(0.9)) - 1
        return _record(Drawn(number, day, kind, place, (one, other), count, min(killed, 600)))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn of an incident."""

    number: int
    day: date
    kind: str
    place: Where
    sides: tuple[Actor, Actor]
    reports: int
    killed: int


def _record(drawn: Drawn) -> dict[str, Any]:
    number, place, killed = drawn.number, drawn.place, drawn.killed
    key = sha256(f"incident {number}".encode()).hexdigest()
    report_ids = [key] + [sha256(f"{key} {more}".encode()).hexdigest() for more in range(1, drawn.reports)]
    voices = max(1, drawn.reports * 2 // 3)
    dated = number % 50 != 0
    status = ("reported" if voices == 1 else "corroborated") if number % 23 else "disputed"
    events = [report_id[:32] for report_id in report_ids]
    return {
        "id": key[:32],
        "type": drawn.kind,
        "status": status,
        "members": [
            {
                "report_id": report_id,
                "event_id": event,
                "voice_id": f"v{place_of % voices}",
                "main": True,
                "why": None,
            }
            for place_of, (report_id, event) in enumerate(zip(report_ids, events, strict=True))
        ],
        "voices": [
            {"id": f"v{voice}", "name": None, "report_ids": report_ids[voice::voices], "why": []}
            for voice in range(voices)
        ],
        "date": {
            "start": drawn.day.isoformat() if dated else None,
            "end": drawn.day.isoformat() if dated else None,
            "precision": "day" if dated else "unknown",
        },
        "place": {
            "name": place.name,
            "precision": place.precision.value,
            "country": place.country,
            "admin1": place.admin1,
            "admin2": None,
            "geonames_id": None,
            "lat": place.lat,
            "lon": place.lon,
            "reach_km": None,
        },
        "side_a": [_side(drawn.sides[0], place.country, events)],
        "side_b": [_side(drawn.sides[1], place.country, events)],
        "figures": [],
        "title": f"{drawn.kind.partition('.')[2]} in {place.name}: {killed} dead, says {drawn.sides[0].name}",
        "fusing": "conservative",
        "decisions": [],
        "accepted_by": "ana" if number % 40 == 0 else None,
        "estimates": {"killed": {"low": killed, "best": killed, "high": killed + 2, "victims": Victims.UNSTATED.value}}
        if number % 3
        else {},
    }


def _side(actor: Actor, country: str | None, events: list[str]) -> dict[str, Any]:
    return {
        "name": actor.name,
        "actor_id": actor.id,
        "kind": actor.kind.value,
        "country": country,
        "event_ids": events,
        "attributed_to": None,
    }


class Filling:
    """Rows of all tables for so many incidents, some at a time."""

    def __init__(self, seed: int = 1) -> None:
        self._world = World(seed)
        self._names: dict[tuple[str, str, str], int] = {}

    def rows(self, number: int) -> Iterator[Rows]:
        """Yield the rows of so many incidents."""
        numbers = iter(range(1, number + 1))
        while some := list(islice(numbers, CHUNK)):
            found: Rows = {table.name: [] for table in TABLES}
            for one in some:
                self._add(found, one, self._world.record(one))
            yield found

    def _add(self, found: Rows, number: int, record: dict[str, Any]) -> None:
        written = msgspec.json.encode(record).decode()
        incident = incident_of(written)
        if number <= 3 and incident_record(incident) != record:
            raise ValueError("the invented record is not one that the program writes")
        published = (incident.date.start or LAST_DAY) + timedelta(days=number % 3)
        row = incident_row(incident, [published]) | {"number": number}
        source = [incident.report_ids[0], f"Outlet {number % 300}", None, record["title"], None, published.isoformat()]
        kept = {"id": incident.id, "record": written, "sources": msgspec.json.encode([source]).decode()}
        _put(found, "incident_records", kept)
        _put(found, "incidents", row)
        brief = brief_row(row, record, {incident.id: [source]})
        _put(found, "briefs", brief)
        for form, table in lines.items():
            _put(found, table.name, line_row(form, brief | {"coded": incident.type is not None}))
        for name in {*names_of(incident)}:
            if name not in self._names:
                self._names[name] = len(self._names) + 1
                _put(found, "names", name_row(name) | {"number": self._names[name]})
            found["incident_names"].append((self._names[name], row["rank"], number))
        self._add_report(found, number, incident.report_ids[0], record, published)

    @staticmethod
    def _add_report(found: Rows, number: int, key: str, record: dict[str, Any], published: date) -> None:
        body = f"{record['title']}. Witness {number % 5_000} told the {record['place']['admin1']} desk of it."
        told = {
            "id": key,
            "program": "made",
            "added": "2025-01-01T00:00:00.000000Z",
            "status": "ok",
            "source": "made",
            "publisher": f"Outlet {number % 300}",
            "published": published,
            "title": record["title"],
            "text": body,
            "folded": folded(body),
            "record": "{}",
        }
        _put(found, "reports", told)
        found["report_words"].append((number, key, words_row(key, told["folded"])["words"]))
        telling = (number, key[:32], key, True, key[:32], record["id"], b"", "{}")
        found["tellings"].append(telling)


def _put(found: Rows, table: str, row: dict[str, Any]) -> None:
    found[table].append(tuple(map(row.get, COLUMNS[table])))


def fill(where: str, number: int, tell: Callable[[int], None] = lambda _done: None) -> None:
    """Make a store of so many incidents where none is."""
    Store(where).close()
    engine = open_database(address(where), create=False)
    done = 0
    if engine.dialect.name == "sqlite":
        _without_care(engine)
    else:
        _drop_indexes(engine)
    for rows in Filling().rows(number):
        _write(engine, rows)
        done += len(rows["incidents"])
        tell(done)
    with engine.begin() as connection:
        equip(connection)
        connection.execute(sql("ANALYZE"))
    engine.dispose()


def _without_care(engine: Engine) -> None:
    with closing(engine.raw_connection()) as raw:
        for pragma in ("synchronous = OFF", "cache_size = -1000000", "foreign_keys = OFF"):
            raw.cursor().execute(f"PRAGMA {pragma}")


def _drop_indexes(engine: Engine) -> None:
    with engine.begin() as connection:
        for name in ("words_index", "spots"):
            connection.execute(sql(f"DROP INDEX {name}"))


def _write(engine: Engine, rows: Rows) -> None:
    with closing(engine.raw_connection()) as raw:
        cursor = raw.cursor()
        if engine.dialect.name == "sqlite":
            cursor.execute("BEGIN IMMEDIATE")
        for table in TABLES:
            if engine.dialect.name == "sqlite":
                marks = ", ".join("?" * len(table.columns))
                cursor.executemany(f"INSERT INTO {table.name} VALUES ({marks})", _plain(rows[table.name]))  # noqa: S608
                continue
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            with cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
                for row in rows[table.name]:
                    copy.write_row(row)
        raw.commit()


def _plain(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows with days as SQLite keeps them."""
    for row in rows:
        yield tuple(value.isoformat() if isinstance(value, date) else value for value in row)
