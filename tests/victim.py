"""A process that is killed, the store it leaves, and what must be true of that: `python tests/victim.py ACT WHERE [OTHER]`."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from alembic import command
from sqlalchemy import create_engine, insert

from crowd import told
from dateline.judging import judge
from dateline.merging import incidents_of, settle
from dateline.model import Verdict
from dateline.serial import incident_record
from dateline.store import Store
from dateline.store.database import address, check, open_database
from dateline.store.rows import rows_of, written
from dateline.store.tables import report_words, waiting
from dateline.store.transfer import transfer
from dateline.store.upgrade import config, upgrade
from made_incidents import incident

REPORTS = [told(f"victim {number}") for number in range(12)]
OLD = """insert into incidents (id, status, date_precision, place_precision, voices, reports, record)
values (:id, 'corroborated', 'day', 'town', 2, 3, :record)"""
OLD_INCIDENTS = [incident(f"old {number}") for number in range(400)]


def add(where: str, _other: str) -> Iterator[str]:
    with Store(where) as store:
        for coded in REPORTS:
            store.add(coded)
            yield coded.report.id


def merge(where: str, _other: str) -> Iterator[str]:
    with Store(where) as store:
        for coded in REPORTS:
            store.add(coded)
            settle(store)
            yield coded.report.id


def judges(where: str, _other: str) -> Iterator[str]:
    with Store(where, create=False) as store:
        for coded in REPORTS:
            yield judge(store, Verdict.ACCEPT, [coded.events[0].id], "ana", "seen").id


def move(where: str, other: str) -> Iterator[str]:
    transfer(where, other)
    yield "moved"


def upgrades(where: str, _other: str) -> Iterator[str]:
    upgrade(where)
    yield "upgraded"


ACTS: dict[str, Callable[[str, str], Iterator[str]]] = {
    "add": add,
    "merge": merge,
    "judge": judges,
    "move": move,
    "upgrade": upgrades,
}


def full(where: str) -> None:
    """Make a store of all reports, merged."""
    with Store(where) as store:
        store.add_all(REPORTS)
        settle(store)


def old(where: str) -> None:
    """Make a store as the program before the last change of incidents left it."""
    engine = create_engine(address(where))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0004")
        for coded in REPORTS:
            for table, rows in rows_of(coded, "old", "2024-12-05T06:00:00.000000Z"):
                if table is not report_words:
                    connection.execute(insert(table), rows)
        connection.execute(insert(waiting), [{"report_id": coded.report.id} for coded in REPORTS])
        kept = [{"id": one.id, "record": written(incident_record(one))} for one in OLD_INCIDENTS]
        for row in kept:
            connection.exec_driver_sql(*_old_row(connection.dialect.name, row))
    engine.dispose()


def _old_row(dialect: str, row: dict[str, str]) -> tuple[str, dict[str, str]]:
    return (OLD if dialect == "sqlite" else OLD.replace(":id", "%(id)s").replace(":record", "%(record)s")), row


BEFORE: dict[str, Callable[[str], None]] = {"judge": full, "move": full, "upgrade": old}


@dataclass(frozen=True, slots=True)
class Place:
    """Where stores are made: files in a folder, or databases of a server of which a copy is made by the server."""

    folder: Path
    server: str | None
    name: str

    def store(self, name: str) -> str:
        """Return the address of a new store."""
        name = f"{self.name}_{name}"
        if self.server is None:
            return str(self.folder / f"{name}.db")
        self._run(f'create database "{name}"')
        return self._url(name)

    def copy(self, name: str, into: str) -> str:
        """Return the address of a copy of a store."""
        name, into = f"{self.name}_{name}", f"{self.name}_{into}"
        if self.server is None:
            for end in ("", "-wal"):
                there = self.folder / f"{name}.db{end}"
                if there.exists():
                    shutil.copy(there, self.folder / f"{into}.db{end}")
            return str(self.folder / f"{into}.db")
        self._run(f'create database "{into}" template "{name}"')
        return self._url(into)

    def _url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.server}"

    def _run(self, statement: str) -> None:
        with psycopg.connect(host=self.server, user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]


@contextmanager
def running(act: str, where: str, other: str) -> Iterator[subprocess.Popen[str]]:
    """Yield the process once it is about to act; it is gone at the end."""
    folders = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    program = [sys.executable, __file__, act, where, other]
    env = os.environ | {"PYTHONPATH": folders}
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, env=env) as process:  # noqa: S603  (our own program)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield process
        process.kill()


def killed(place: Place, act: str, name: str, share: float, lasts: float) -> list[str]:
    """Return what is wrong after a process was killed when this share of its usual time had passed, and run again."""
    where = place.copy(act, name) if act in BEFORE else place.store(name)
    other = place.store(f"{name}_other") if act == "move" else ""
    with running(act, where, other) as process:
        time.sleep(share * lasts)
        process.send_signal(signal.SIGKILL)
        said = [line.strip() for line in process.stdout or () if line.endswith("\n")]
    faults = after(act, where, said)
    list(ACTS[act](where, other)) if not (act == "move" and said) else None
    return [f"{act} at {share:.2f}: {fault}" for fault in faults + whole(act, where, other)]


def after(act: str, where: str, said: list[str]) -> list[str]:
    """Return what is wrong with the store that a killed process left."""
    if act == "upgrade" and not said:
        upgrade(where)
    if not said and act in {"add", "merge"}:
        Store(where).close()  # it may not have come to making one
    faults = sound(where)
    with Store(where, create=False) as store:
        held = {name for name, _ in store.report_names()} | {one.id for one in store.judgements()}
    return faults + [f"{name} was acknowledged and is lost" for name in said if len(name) >= 32 and name not in held]


def whole(act: str, where: str, other: str) -> list[str]:
    """Return what is missing or double after the command was run again to its end."""
    with Store(other if act == "move" else where, create=False) as store:
        if act == "upgrade":
            wanted, kept = {one.id for one in OLD_INCIDENTS}, [one.id for one in store.incidents(coded=True)]
            return (
                []
                if set(kept) == wanted and len(kept) == store.count() == len(wanted)
                else ["incidents are not those of before"]
            )
        faults = (
            []
            if [name for name, _ in store.report_names()] == sorted(one.report.id for one in REPORTS)
            else ["reports"]
        )
        settle(store)
        if sorted(store.incidents(), key=lambda one: one.id) != list(incidents_of(store)):
            faults.append("incidents are not those of the reports and judgements")
        if act == "judge" and len(store.judgements()) != len(REPORTS):
            faults.append(f"{len(store.judgements())} judgements for {len(REPORTS)} that were made")
        return faults


def sound(where: str) -> list[str]:
    """Return what the database says is wrong with it."""
    engine = open_database(address(where), create=False)
    faults = check(engine)
    engine.dispose()
    return faults


def usual(place: Place, act: str) -> float:
    """Return how long an act takes that nobody disturbs, in seconds."""
    if act in BEFORE:
        BEFORE[act](place.store(act))
    where = place.copy(act, f"{act}_whole") if act in BEFORE else place.store(f"{act}_whole")
    with running(act, where, place.store(f"{act}_whole_other") if act == "move" else "") as process:
        begun = time.monotonic()
        assert process.wait() == 0
        return time.monotonic() - begun


def main() -> None:
    """Act until somebody puts an end to it."""
    act, where, other = sys.argv[1:]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for name in ACTS[act](where, other):
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
