"""A store copied whole: to a server, into a file, back again."""

from itertools import product

import pytest

from dateline.errors import StoreError
from dateline.model import Coded, Report, Status
from dateline.store import Store
from dateline.store.transfer import transfer
from made_reports import strike
from postgres_server import new_database

KINDS = ("sqlite", "postgresql")


@pytest.fixture(params=list(product(KINDS, KINDS)), ids="-to-".join)
def pair(request, server, tmp_path):
    made = {"sqlite": lambda name: str(tmp_path / name), "postgresql": lambda _name: new_database(server)}
    first, second = request.param
    return made[first]("one.db"), made[second]("other.db")


def test_everything_arrives(pair):
    here, there = pair
    told = [strike(str(number)) for number in range(30)]
    odd = Coded(Report("f" * 64, "odd.txt", "NUL \x00, \ud800, 😀", title="x" * 100_000), Status.NO_EVENTS)
    with Store(here) as store:
        for coded in (*told, odd):
            store.add(coded)
        before = list(store.reports())
    seen = {}
    total = transfer(here, there, seen.__setitem__)
    assert seen["reports"] == 31
    assert total == sum(seen.values())
    with Store(there, create=False) as store:
        assert list(store.reports()) == before
        assert not store.add(odd)


def test_a_store_that_holds_something_is_not_copied_over(pair):
    here, there = pair
    for where, key in ((here, "one"), (there, "two")):
        with Store(where) as store:
            store.add(strike(key))
    with pytest.raises(StoreError, match="not empty"):
        transfer(here, there)
    with Store(there) as store:
        assert list(store.reports()) == [strike("two")]


def test_a_store_is_not_copied_to_itself(where):
    Store(where).close()
    with pytest.raises(StoreError, match="itself"):
        transfer(where, where)
