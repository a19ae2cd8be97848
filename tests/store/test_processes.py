"""Several processes at one store, and one that is killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.store import Store
from dateline.store.database import address, check, open_database
from made_reports import strike

ADDING = """
import sys
from made_reports import strike
from dateline.store import Store
with Store(sys.argv[1]) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        store.add(strike(str(number)))
        print(number, flush=True)
"""


def adding(where, first, last):
    folders = os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])
    command = [sys.executable, "-c", ADDING, str(where), str(first), str(last)]
    env = os.environ | {"PYTHONPATH": folders}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)  # noqa: S603  (our own program)


def numbers(store):
    """Return the numbers of the reports that are there; every one of them must be whole."""
    kept = {}
    for coded in store.reports():
        number = int(coded.report.source.removesuffix(".txt"))
        assert coded == strike(str(number))
        kept[number] = coded
    return sorted(kept)


def test_writers_at_once_make_one_store_and_lose_nothing(where):
    writers = [adding(where, first, first + 30) for first in (0, 10)]
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    with Store(where, create=False) as store:
        assert numbers(store) == list(range(40))


@pytest.mark.parametrize("acknowledged", [1, 8, 21])
def test_a_killed_writer_leaves_whole_reports_and_all_it_acknowledged(where, acknowledged):
    with adding(where, 0, 10_000) as writer:
        told = [int(writer.stdout.readline()) for _ in range(acknowledged)]
        writer.send_signal(signal.SIGKILL)
        told += [int(line) for line in writer.stdout if line.endswith("\n")]
    with Store(where, create=False) as store:
        kept = numbers(store)
        assert kept == list(range(len(kept)))
        assert len(told) <= len(kept) <= len(told) + 1
        assert store.add(strike("20000"))
    engine = open_database(address(where), create=False)
    assert check(engine) == []
    engine.dispose()
