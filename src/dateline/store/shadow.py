"""The public shadow of a store: a database of its own that holds nothing but what a policy lets out.

A public store reads its shadow alone, so lists, counts, facets, search and exports cannot tell what is hidden: it is not there. Every
reading first brings the shadow up to date with the changes of the store, and with what an embargo has held back until now.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import islice
from os import W_OK, access
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Column, Connection, Integer, MetaData, Table, Text, delete, insert, select

from dateline import __version__
from dateline.model import Coded, Incident
from dateline.publication.policy import Policy
from dateline.publication.view import Ruling, public_form, public_reports, ruling
from dateline.serial import incident_of
from dateline.settings import cache_folder
from dateline.store.database import SQLITE, address, open_database, told
from dateline.store.history import stamp
from dateline.store.incident_rows import chunks, drop_incidents, put_incidents
from dateline.store.kept import coded_report
from dateline.store.revisions import Revision, holds, latest, touched_since
from dateline.store.rows import rows_of
from dateline.store.tables import HEAD, incident_records, reports, tellings

_AT_ONCE = 100  # incidents brought up to date in one transaction
_own = MetaData()
# How far the shadow follows its store, and what waits for its embargo to end.
_state = Table(
    "shadow_state", _own, Column("number", Integer, primary_key=True, autoincrement=False), Column("mark", Text)
)
_waiting = Table(
    "shadow_waiting", _own, Column("incident_id", Text, primary_key=True), Column("due", Text, nullable=False)
)


class Shadow:
    """What of a store is public, kept up to date. The store itself stays inside: nothing here gives it away."""

    def __init__(self, url: URL, policy: Policy, name: str) -> None:
        self._policy = policy
        self._name = name
        self._lock = Lock()
        self._store = open_database(url, create=False)
        self._known: Revision | None = None
        self._next: str | None = None
        self.engine = open_database(address(self._place(url)), create=True)
        with told(name), self.engine.connect().execution_options(writes=True) as write, write.begin():
            _own.create_all(write)

    def close(self) -> None:
        """Let go of both databases."""
        self._store.dispose()
        self.engine.dispose()

    def refresh(self, now: datetime) -> None:
        """Bring the shadow up to date; whoever asks while another does so waits for it."""
        with self._lock, told(self._name):
            with self._store.connect() as source:
                target = latest(source)
                if target == self._known and (self._next is None or self._next > stamp(now)):
                    return
                known = self._followed(source)
            if known is None:
                self._rebuild(target, now)
            else:
                self._follow(known, target, now)

    def _place(self, url: URL) -> str:
        """Return the file of the shadow: beside the store's file, in the cache for a server's."""
        key = sha256(
            f"{url.render_as_string(hide_password=True)}\n{self._policy.digest}\n{__version__}\n{HEAD}".encode()
        )
        name = f"public-{key.hexdigest()[:16]}.db"
        if url.get_backend_name() == SQLITE:
            file = Path(str(url.database))
            if access(file.parent, W_OK):
                return str(file.with_name(f"{file.name}.{name}"))
        folder = cache_folder() / "public"
        folder.mkdir(exist_ok=True)
        return str(folder / name)

    def _followed(self, source: Connection) -> Revision | None:
        """Return up to which change the shadow follows; None when it follows another store, or none yet."""
        with self.engine.connect() as shadow:
            row = shadow.execute(select(_state)).one_or_none()
        known = (row.number, row.mark) if row else None
        return known if known is not None and holds(source, known) else None

    def _rebuild(self, target: Revision, now: datetime) -> None:
        """Make the shadow anew from nothing."""
        with self._writing() as shadow:
            for table in (_state, _waiting, incident_records, reports):
                shadow.execute(delete(table))
        self._write(self._all_ids(), now)
        self._note(target)

    def _follow(self, known: Revision, target: Revision, now: datetime) -> None:
        with self._store.connect() as source:
            changed = set(touched_since(source, known[0]))
        with self.engine.connect() as shadow:
            changed |= set(shadow.scalars(select(_waiting.c.incident_id).where(_waiting.c.due <= stamp(now))))
        self._write(iter(sorted(changed)), now)
        self._note(target)

    def _all_ids(self) -> Iterator[str]:
        last = ""
        query = select(incident_records.c.id).order_by(incident_records.c.id).limit(_AT_ONCE)
        while True:
            with self._store.connect() as source:
                found = source.scalars(query.where(incident_records.c.id > last)).all()
            if not found:
                return
            yield from found
            last = found[-1]

    def _write(self, ids: Iterator[str], now: datetime) -> None:
        """Make these incidents anew, and the reports that tell them.

        The shadow's writer waits its turn before the store is read, so that of two who write the later one has read later.
        """
        while some := list(islice(ids, _AT_ONCE)):
            with self._writing() as shadow, self._store.connect() as source:
                _renew(_Renewal(source, shadow, self._policy, now), some)

    def _note(self, target: Revision) -> None:
        with self._writing() as shadow:
            row = shadow.execute(select(_state)).one_or_none()
            if row is None or row.number <= target[0]:
                shadow.execute(delete(_state))
                shadow.execute(insert(_state).values(number=target[0], mark=target[1]))
            self._next = shadow.scalar(select(_waiting.c.due).order_by(_waiting.c.due).limit(1))
        self._known = target

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


@dataclass(frozen=True, slots=True)
class _Renewal:
    """The store as it is read and the shadow as it is written, within one transaction."""

    source: Connection
    shadow: Connection
    policy: Policy
    now: datetime


def _renew(work: _Renewal, ids: Sequence[str]) -> None:
    """Make these incidents anew, and every report that tells them or told them."""
    found = _incidents(work.source, ids)
    told = _told(work.shadow, ids) | {name for one in found for name in one.report_ids}
    coded = _coded(work.source, told)
    beside = _incidents(work.source, sorted(_telling(work.source, coded) - set(ids)))
    every = coded | _coded(work.source, {name for one in beside for name in one.report_ids} - set(coded))
    ruled = {one.id: (one, ruling(one, every, work.policy)) for one in (*found, *beside)}
    public = {name: (one, rule) for name, (one, rule) in ruled.items() if rule.at(work.now)}
    shown, until = public_reports(coded, public, work.policy, work.now)
    _put_reports(work, sorted(told), shown, public)
    forms = [public_form(*public[one.id], every, work.policy, work.now) for one in found if one.id in public]
    drop_incidents(work.shadow, list(ids))
    put_incidents(work.shadow, forms)
    _wait(work, ids, found, ruled, until)


def _incidents(source: Connection, ids: Sequence[str]) -> list[Incident]:
    query = select(incident_records.c.record).order_by(incident_records.c.id)
    rows = (row for some in chunks(ids) for row in source.scalars(query.where(incident_records.c.id.in_(some))))
    return [incident_of(row) for row in rows]


def _told(shadow: Connection, ids: Sequence[str]) -> set[str]:
    """Return the reports that tell these incidents in the shadow as it is."""
    query = select(tellings.c.report_id).where(tellings.c.incident_id.in_(list(ids)))
    return set(shadow.scalars(query))


def _coded(source: Connection, names: Collection[str]) -> dict[str, Coded]:
    """Return those of the reports that the store holds."""
    query = select(reports.c.id)
    there = (name for some in chunks(sorted(names)) for name in source.scalars(query.where(reports.c.id.in_(some))))
    return {name: coded_report(source, name) for name in sorted(there)}


def _telling(source: Connection, names: Collection[str]) -> set[str]:
    """Return the incidents that any of these reports tells."""
    query = select(tellings.c.incident_id)
    return {
        name for some in chunks(sorted(names)) for name in source.scalars(query.where(tellings.c.report_id.in_(some)))
    }


def _put_reports(
    work: _Renewal, told: Sequence[str], shown: Mapping[str, Coded], public: Mapping[str, tuple[Incident, Ruling]]
) -> None:
    for some in chunks(told):
        work.shadow.execute(delete(reports).where(reports.c.id.in_(some)))
    for name, coded in shown.items():
        for table, rows in rows_of(coded, __version__, ""):
            work.shadow.execute(insert(table), rows)
        rows = [
            _telling_row(name, incident, place)
            for place, incident in enumerate(one for one, _ in public.values() if name in one.report_ids)
        ]
        work.shadow.execute(insert(tellings), rows)


def _telling_row(report_id: str, incident: Incident, place: int) -> dict[str, object]:
    """Return that a report tells an incident, without what merging knows of it."""
    own = [member for member in incident.members if member.report_id == report_id]
    return {
        "id": f"{report_id} {place}",
        "report_id": report_id,
        "main": any(member.main for member in own),
        "component": incident.id,
        "incident_id": incident.id,
        "block_keys": b"",
        "record": '{"facets":[],"beside":[]}',
    }


def _wait(
    work: _Renewal,
    ids: Sequence[str],
    found: Sequence[Incident],
    ruled: Mapping[str, tuple[Incident, Ruling]],
    until: Mapping[str, datetime],
) -> None:
    """Note until when an embargo holds: of the incidents, and of what else their reports tell."""
    work.shadow.execute(delete(_waiting).where(_waiting.c.incident_id.in_(list(ids))))
    dues = {}
    for one in found:
        rule = ruled[one.id][1]
        several = [until[name] for name in one.report_ids if name in until] if rule.allowed else []
        several += [rule.due] if rule.due is not None and rule.due > work.now else []
        if several:
            dues[one.id] = stamp(min(several))
    if dues:
        rows = [{"incident_id": name, "due": due} for name, due in sorted(dues.items())]
        work.shadow.execute(insert(_waiting), rows)
