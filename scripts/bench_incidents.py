"""Time merging at scale (python scripts/bench_incidents.py EVENTS [FILE]): fill a store with an invented archive, then add 1,000 reports.

Prints, as each tenth of the events is in, the seconds of processor time spent on keeping reports and on merging them (of all processes
together, and by the clock) and the memory in use, then what adding 1,000 more reports to the full store takes, how large the largest
component is, and how well the incidents are the ones that the archive was made from.
"""

import resource
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import islice
from pathlib import Path
from time import perf_counter

from made_archive import Archive

from dateline.merging import settle
from dateline.model import Coded
from dateline.store import Store

BATCH = 40_000  # reports
AFTERWARDS = 1_000


def main() -> None:
    """Fill, time, print."""
    events = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        where = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "archive.db"
        reports = Archive().reports(events * 2)
        with Store(where) as store:
            fill(store, reports, events)
            more = keep(store, list(islice(reports, AFTERWARDS)))
            print(f"adding {AFTERWARDS} reports to it: {shown(more)}")
            print(components(where))
            print(f"store: {where.stat().st_size / 2**20:,.0f} MiB; {memory()}")
            if events <= 200_000:
                print(quality(store))


def fill(store: Store, reports: Iterator[Coded], events: int) -> None:
    """Add reports until they tell so many events, and say how long it takes."""
    told, spent, tenths = 0, Counter[str](), 0
    while told < events:
        batch = list(islice(reports, BATCH))
        spent.update(keep(store, batch))
        told += sum(len(coded.events) for coded in batch)
        if told * 10 // events > tenths:
            tenths = told * 10 // events
            print(f"{told:>9,} events: {shown(spent)}; {memory()}", flush=True)


def keep(store: Store, batch: list[Coded]) -> dict[str, float]:
    """Return the seconds that keeping and merging reports took."""
    begun, kept_from = perf_counter(), processor()
    store.add_all(batch)
    merged_from = processor()
    settle(store, batch)
    return {
        "keeping": merged_from - kept_from,
        "merging": processor() - merged_from,
        "by the clock": perf_counter() - begun,
    }


def processor() -> float:
    """Return the seconds of processor time that this process and those that it has ended took."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def shown(spent: Mapping[str, float]) -> str:
    """Return seconds in words."""
    return ", ".join(f"{name} {seconds:.1f} s" for name, seconds in spent.items())


def memory() -> str:
    """Return the most memory that was in use, and how much of it by a helping process."""
    own, helping = (
        resource.getrusage(who).ru_maxrss / 2**20 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return f"{own:.2f} GiB at most, {helping:.2f} GiB in a helping process"


def components(where: Path) -> str:
    """Return whether chains of likeness run through the store: the share of the largest component."""
    with closing(sqlite3.connect(where)) as raw:
        sizes = [size for (size,) in raw.execute("SELECT count(*) FROM tellings GROUP BY component")]
    return f"{sum(sizes):,} tellings in {len(sizes):,} components; the largest holds {max(sizes):,} ({max(sizes) / sum(sizes):.2%})"


def quality(store: Store) -> str:
    """Return B-cubed of the reports' main incidents against those that the archive was made from."""
    found = {
        member.report_id: incident.id for incident in store.incidents() for member in incident.members if member.main
    }
    gold = {coded.report.id: coded.report.source.split("-")[0] for coded in store.reports()}
    both = Counter((found[name], gold[name]) for name in gold)
    of_found, of_gold = Counter(found.values()), Counter(gold.values())
    precision = sum(both[found[name], gold[name]] / of_found[found[name]] for name in gold) / len(gold)
    recall = sum(both[found[name], gold[name]] / of_gold[gold[name]] for name in gold) / len(gold)
    return f"{len(of_gold):,} incidents invented, {len(of_found):,} found; B-cubed P {precision:.3f} R {recall:.3f}"


if __name__ == "__main__":
    main()
