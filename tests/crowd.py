"""Many at one store: processes whose threads add, merge, judge and read at once, and what must be true afterwards.

`python tests/crowd.py WHERE SECONDS WRITERS READERS SEED` is one such process; it prints what the store acknowledged.
"""

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from random import Random

from dateline.judging import judge
from dateline.merging import incidents_of, settle
from dateline.model import Coded, PlacePrecision, Verdict, Where
from dateline.store import IncidentFilter, Store
from made_reports import strike

TOWNS = ("Korva", "Selm", "Tel Darim", "Ostra", "Port Hasim")


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a crowd did: how often each thing was acknowledged, and what went wrong."""

    acts: Counter[str]
    faults: list[str]


def told(key: str) -> Coded:
    """Return a report of a strike somewhere on some day, so that a few tell of one happening and most do not."""
    random = Random(key)  # noqa: S311  (no secret)
    town = random.choice(TOWNS)
    day = date(2020, 1, 1) + timedelta(days=random.randrange(1_500))
    coded = strike(key, day, place=Where(town, PlacePrecision.TOWN, "SY", "Idlib", lat=35.0, lon=36.0))
    title = (
        f"{random.randrange(3, 60)} dead as jets strike {town} {random.choice(('market', 'school', 'bakery', 'road'))}"
    )
    report = replace(
        coded.report, title=title, publisher=f"{key} daily", published=day, text=f"{title}. {coded.report.text}"
    )
    return replace(coded, report=report)


def write(store: Store, key: str, until: float) -> None:
    """Add, merge and judge at least once, until the time is up; print what the store acknowledged."""
    for number in count(1):
        coded = told(f"{key} {number}")
        assert store.add(coded)
        say("added", coded.report.id)
        settle(store, [coded])
        say("merged", coded.report.id)
        made = judge(store, Verdict.ACCEPT, [coded.events[0].id], key, f"seen {number}")
        say("judged", made.id)
        if time.monotonic() > until:
            return


def read(store: Store, key: str, until: float) -> None:
    """Ask this and that, at least once, until the time is up."""
    random = Random(key)  # noqa: S311  (no secret)
    asked = (
        {},
        {"place": "Korva"},
        {"text": "bakery"},
        {"since": "2022-01-01"},
        {"near": "35,36,50"},
        {"review": "accepted"},
    )
    while True:
        wanted = IncidentFilter.of(random.choice(asked))
        _, cursor = store.page(wanted, limit=20)
        if cursor:
            store.page(wanted, cursor)
        store.count(wanted)
        store.facets(wanted)
        store.judgements()
        say("read", key)
        if time.monotonic() > until:
            return


def say(*words: str) -> None:
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Be one process of a crowd."""
    where, seconds, writers, readers, seed = (
        sys.argv[1],
        float(sys.argv[2]),
        int(sys.argv[3]),
        int(sys.argv[4]),
        sys.argv[5],
    )
    until = time.monotonic() + seconds
    faults: list[BaseException] = []

    def run(act, key):
        try:
            act(store, key, until)
        except BaseException as error:  # noqa: BLE001  (whatever it is, the parent must hear of it)
            faults.append(error)

    with Store(where, create=False) as store:
        jobs = [(write, f"{seed} writer {number}") for number in range(writers)]
        jobs += [(read, f"{seed} reader {number}") for number in range(readers)]
        threads = [threading.Thread(target=run, args=job) for job in jobs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    for error in faults:
        say("fault", f"{type(error).__name__}: {error}".replace("\n", " "))


def crowd(where: str, seconds: float, processes: int, writers: int, readers: int) -> Crowd:
    """Return what so many processes, each with so many writers and readers, did to a new store in that time."""
    Store(where).close()
    folders = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    command = [sys.executable, __file__, where, str(seconds), str(writers), str(readers)]
    started = [
        subprocess.Popen(  # noqa: S603  (our own program)
            [*command, str(number)], stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": folders}
        )
        for number in range(processes)
    ]
    lines = [line.rstrip("\n").partition(" ") for one in started for line in one.communicate()[0].splitlines()]
    faults = [words for act, _, words in lines if act == "fault"]
    faults += [f"a process ended with {one.returncode}" for one in started if one.returncode]
    said = {act: [words for name, _, words in lines if name == act] for act in ("added", "merged", "judged", "read")}
    return Crowd(Counter({act: len(words) for act, words in said.items()}), faults + lost(where, said))


def lost(where: str, said: dict[str, list[str]]) -> list[str]:
    """Return what the store acknowledged and does not hold, and what it holds that its reports and judgements do not give."""
    with Store(where, create=False) as store:
        settle(store)
        kept = {report_id for report_id, _ in store.report_names()}
        judged = [one.id for one in store.judgements()]
        accepted = {one.id for one in store.incidents() if one.accepted_by}
        found = [f"report {name} is lost" for name in said["added"] if name not in kept]
        found += [f"judgement {name} is lost" for name in said["judged"] if name not in judged]
        if len(judged) != len(set(judged)):
            found.append("a judgement stands twice")
        if sorted(store.incidents(), key=lambda one: one.id) != list(incidents_of(store)):
            found.append("the incidents are not those of the reports and judgements")
        if said["judged"] and not accepted:
            found.append("no incident is accepted")
    return found


if __name__ == "__main__":
    main()
