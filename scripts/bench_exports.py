"""How many rows a second an export of a whole store writes, and how much memory it takes.

python scripts/bench_exports.py STORE [FORMAT]    (a store made by `made_store.fill`, say)
"""

import argparse
import resource
import tempfile
import time
from pathlib import Path

from dateline.outputs.export import FORMATS, Stored, export
from dateline.store import IncidentFilter, Store

MEBI = 1 << 10  # ru_maxrss counts KiB


def main() -> None:
    """Export the store once and say what it took."""
    parser = argparse.ArgumentParser(description="Measure an export of a whole store.")
    parser.add_argument("store", help="a file, or postgresql://USER@HOST/NAME")
    parser.add_argument("format", nargs="?", default="acled", choices=list(FORMATS))
    options = parser.parse_args()
    with Store(options.store, create=False) as store, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"out.{options.format}"
        began = time.perf_counter()
        told = export(Stored.of(store, IncidentFilter()), options.format, path)
        seconds = time.perf_counter() - began
        size = path.stat().st_size >> 20
    incidents = told["rows"] + sum(told["left_out"].values())
    own, crew = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    busy = own.ru_utime + own.ru_stime, crew.ru_utime + crew.ru_stime
    print(f"{options.format}: {told['rows']} rows of {incidents} incidents, {size} MiB in {seconds:.1f} s")
    print(f"{told['rows'] / seconds:,.0f} rows a second; {incidents / seconds:,.0f} incidents a second")
    print(f"processor: {busy[0]:.1f} s reading, {busy[1]:.1f} s in the crew")
    print(f"memory: {own.ru_maxrss // MEBI} MiB, largest of the crew {crew.ru_maxrss // MEBI} MiB")


if __name__ == "__main__":
    main()
