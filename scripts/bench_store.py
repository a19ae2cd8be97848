"""Time lists of a large store (python scripts/bench_store.py STORE [INCIDENTS]); one that is not there yet is filled with invented incidents first.

Prints for each kind of filter how long pages of 50 take (half of the values, 95 of 100, the longest), first pages and later ones; then how long
counts by week and first-level area, counts and facets take. Wall-clock time, as a user of the machine would see it; behind it 95 of 100 of
the processor time, which other programs on the machine lengthen less (of PostgreSQL's own none is counted).
"""

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from statistics import quantiles
from time import perf_counter, process_time
from typing import Any

from made_store import DAYS, LAST_DAY, fill

from dateline.errors import StoreError
from dateline.store import IncidentFilter, Store

ROUNDS = 12  # filters of each kind
PAGES = 3
Asked = dict[str, Any]
Spent = tuple[float, float]  # seconds on the clock, of the processor


def main() -> None:
    """Fill, time, print."""
    where, number = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    try:
        Store(where, create=False).close()
    except StoreError:
        fill(where, number, lambda done: print(f"{done:,} incidents", flush=True))
    with Store(where, create=False) as store:
        print(f"{store.count():,} incidents in {store.name}")
        pages(store)
        sums(store)


def pages(store: Store) -> None:
    """Print how long pages take."""
    every: list[Spent] = []
    values = Values(store)
    for name, ask in KINDS.items():
        spent = [took for _ in range(ROUNDS) for took in walk(store, IncidentFilter.of(ask(values)))]
        every += spent
        print(f"page, {name:<34}{shown(spent)}", flush=True)
    print(f"page, all{'':<31}{shown(every)}")


def walk(store: Store, wanted: IncidentFilter) -> Iterator[Spent]:
    """Yield how long each of the first pages takes."""
    cursor = None
    for _ in range(PAGES):
        begun = perf_counter(), process_time()
        _, cursor = store.page(wanted, cursor)
        yield since(begun)
        if cursor is None:
            return


def sums(store: Store) -> None:
    """Print how long counting takes."""
    asked: dict[str, Asked] = {"everything": {}, "a country": {"country": "SY"}, "a year": {"since": "2024-01-01"}}
    ways: dict[str, Callable[[IncidentFilter], Any]] = {
        "weeks by area": store.weekly,
        "count": store.count,
        "facets": store.facets,
    }
    for way, call in ways.items():
        for name, pairs in asked.items():
            spent = []
            for _ in range(5):
                begun = perf_counter(), process_time()
                call(IncidentFilter.of(pairs))
                spent.append(since(begun))
            print(f"{way}, {name:<30}{shown(spent)}", flush=True)


def since(begun: Spent) -> Spent:
    """Return what has been spent from a moment on."""
    return perf_counter() - begun[0], process_time() - begun[1]


def shown(spent: list[Spent]) -> str:
    """Return half, 95 of 100 and the longest in milliseconds, and 95 of 100 of the processor's."""
    clock, busy = (quantiles(values, n=20, method="inclusive") for values in zip(*spent, strict=True))
    longest = max(took for took, _ in spent)
    times = f"p50 {clock[9] * 1000:7.1f} ms   p95 {clock[18] * 1000:7.1f} ms   longest {longest * 1000:7.1f} ms"
    return f"{times}   processor p95 {busy[18] * 1000:7.1f} ms"


class Values:
    """Values that the store holds, drawn at random with a seed."""

    def __init__(self, store: Store) -> None:
        self._random = Random(5)  # noqa: S311  (no secret)
        some = store.columns(limit=20_000)
        self._some = {name: column["values"] for name, column in some.items() if isinstance(column, dict)}
        self._points = list(zip(some["lat"], some["lon"], strict=True))

    def any(self, name: str) -> str:
        """Return a value of a column."""
        return str(self._random.choice([value for value in self._some[name] if value]))

    def day(self) -> date:
        """Return a day within the years of the store."""
        return LAST_DAY - timedelta(days=self._random.randrange(DAYS))

    def point(self) -> tuple[float, float]:
        """Return where something happened."""
        return self._random.choice(self._points)

    def one_of(self, *values: str) -> str:
        """Return one of these."""
        return self._random.choice(values)


def _year(values: Values) -> Asked:
    day = values.day()
    return {"since": day.isoformat(), "until": (day + timedelta(days=365)).isoformat()}


def _near(values: Values, km: int) -> str:
    lat, lon = values.point()
    return f"{lat:.3f},{lon:.3f},{km}"


def _box(values: Values, degrees: float) -> str:
    lat, lon = values.point()
    return f"{lon - degrees:.3f},{lat - degrees:.3f},{lon + degrees:.3f},{lat + degrees:.3f}"


KINDS: dict[str, Callable[[Values], Asked]] = {
    "everything": lambda _: {},
    "until a day": lambda values: {"until": values.day().isoformat()},
    "a type": lambda values: {"type": values.any("type")},
    "a family": lambda values: {"type": values.any("family")},
    "a country": lambda values: {"country": values.any("country")},
    "an area": lambda values: {"admin1": values.any("admin1")},
    "a country and type": lambda values: {"country": values.any("country"), "type": values.any("type")},
    "a country in a year": lambda values: {"country": values.any("country"), **_year(values)},
    "a type in a year": lambda values: {"type": values.any("type"), **_year(values)},
    "a country, type, year, deaths": lambda values: {
        "country": values.any("country"),
        "type": values.any("type"),
        "killed": "5",
        **_year(values),
    },
    "at least so many killed": lambda values: {"killed": values.one_of("1", "10", "50", "200", "500")},
    "voices and status": lambda values: {"voices": "3", "status": values.one_of("corroborated", "disputed")},
    "accepted in a country": lambda values: {"review": "accepted", "country": values.any("country")},
    "withdrawn": lambda _: {"status": "withdrawn"},
    "an actor": lambda values: {"actor": values.any("side_a")},
    "an actor in a year": lambda values: {"actor": values.any("side_a"), **_year(values)},
    "an actor in a country": lambda values: {"actor": values.any("side_a"), "country": values.any("country")},
    "a place": lambda values: {"place": values.any("place")},
    "within 20 km": lambda values: {"near": _near(values, 20)},
    "within 300 km, a type": lambda values: {"near": _near(values, 300), "type": values.any("type")},
    "a box of 2 degrees": lambda values: {"box": _box(values, 1)},
    "a box of 40 degrees": lambda values: {"box": _box(values, 20)},
    "a rare word": lambda values: {"text": f"witness {values.one_of('7', '421', '4999')}"},
    "a common word": lambda values: {"text": values.one_of("forces", "witness", "dead says")},
    "a word in a country": lambda values: {"text": values.any("place"), "country": values.any("country")},
}


if __name__ == "__main__":
    main()
