"""Kill and crowd a store (python scripts/bench_reliability.py [KILLS] [SECONDS]), in a file and on a PostgreSQL server of its own.

KILLS processes that add, merge, judge, move or upgrade are killed at moments spread over the time that they usually take; then for SECONDS
8 writers and 32 readers in four processes work at once. Prints what was done, and every fault: an error, something acknowledged that is lost,
something double. Exit code 1 if there was any.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from crowd import crowd
from postgres_server import new_database, running_server
from victim import ACTS, Place, killed, usual


def main() -> None:
    """Kill, crowd, print."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder, running_server() as server:
        places = {"SQLite": Place(Path(folder), None, "bench"), "PostgreSQL": Place(Path(folder), server, "bench")}
        for name, place in places.items():
            faults += killing(name, place, kills)
            where = new_database(server) if place.server else str(Path(folder) / "crowd.db")
            found = crowd(where, seconds, processes=4, writers=2, readers=8)
            acts = ", ".join(f"{number:,} {act}" for act, number in found.acts.items())
            print(
                f"{name}: 8 writers and 32 readers for {seconds:.0f} s: {acts}; {len(found.faults)} faults", flush=True
            )
            faults += found.faults
    print(*faults, sep="\n", end="\n" if faults else "")
    sys.exit(1 if faults else 0)


def killing(name: str, place: Place, kills: int) -> list[str]:
    """Return what is wrong after so many kills, and say how many there were of each act."""
    random = Random(1)  # noqa: S311  (no secret)
    lasts = {act: usual(place, act) for act in ACTS}
    done: Counter[str] = Counter()
    faults: list[str] = []
    for number in range(kills):
        act = list(ACTS)[number % len(ACTS)]
        faults += killed(place, act, f"{act}_{number}", random.random(), lasts[act])
        done[act] += 1
    told = ", ".join(f"{number} of {act}" for act, number in done.items())
    print(f"{name}: {kills} kills ({told}): {len(faults)} faults", flush=True)
    return faults


if __name__ == "__main__":
    main()
