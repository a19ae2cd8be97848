"""Time merging at scale (python scripts/bench_incidents.py EVENTS [FILE]): fill a store with an invented archive, then add 1,000 reports.

Prints, as each tenth of the events is in, the seconds of processor time spent on keeping reports and on merging them and the memory in
use, then what adding 1,000 more reports to the full store takes, how large the largest component is, and how well the incidents are
the ones that the archive was made from.
"""

import resource
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from time import process_time

from made_archive import Archive

from dateline.merging import settle
from dateline.model import Coded
from dateline.store import Store

BATCH = 10_000  # reports
AFTERWARDS = 1_000


def main() -> None:
    """Fill, time, print."""
    events = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        where = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "archive.db"
        reports = Archive().reports(events * 2)
        with Store(where) as store:
            fill(store, reports, events)
            begun = process_time()
            afterwards = list(islice(reports, AFTERWARDS))
            made = process_time() - begun
            keep(store, afterwards)
            print(f"adding {AFTERWARDS} reports to it: {process_time() - begun - made:.1f} s")
            print(components(where))
            print(f"store: {where.stat().st_size / 2**20:,.0f} MiB; {memory()}")
            if events <= 200_000:
                print(quality(store))


def fill(store: Store, reports: Iterator[Coded], events: int) -> None:
    """Add reports until they tell so many events, and say how long it takes."""
    told, spent, shown = 0, Counter[str](), 0
    while told < events:
        begun = process_time()
        batch = list(islice(reports, BATCH))
        spent["inventing"] += process_time() - begun
        for name, seconds in keep(store, batch).items():
            spent[name] += seconds
        told += sum(len(coded.events) for coded in batch)
        if told * 10 // events > shown:
            shown = told * 10 // events
            print(
                f"{told:>9,} events: {', '.join(f'{name} {seconds:.0f} s' for name, seconds in spent.items())}; {memory()}",
                flush=True,
            )


def keep(store: Store, batch: list[Coded]) -> dict[str, float]:
    """Return the seconds that keeping and merging reports took."""
    begun = process_time()
    store.add_all(batch)
    kept = process_time()
    settle(store, batch)
    return {"keeping": kept - begun, "merging": process_time() - kept}


def memory() -> str:
    """Return the most memory that was in use."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB at most"


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
