"""Coding reports into a store, with a progress bar for whoever watches."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import typer

from dateline.cli.arrival import arrivals
from dateline.cli.progress import progress
from dateline.cli.words import shown
from dateline.errors import StoreError
from dateline.model import Coded, Status
from dateline.store import Store, refuses_one_report

_TOLD = {
    "known": "already there",
    Status.NO_EVENTS: "without events",
    Status.UNSUPPORTED_LANGUAGE: "in a language not yet coded",
    "failed": "failed",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the reports that were to be kept, counted."""

    counts: Counter[str] = field(default_factory=Counter)

    @property
    def failed(self) -> int:
        """Return how many could not be read, coded or stored."""
        return self.counts["failed"]

    def summary(self) -> str:
        """Return one line: 'reports: 12 added with 31 events, 3 already there, 2 without events, 1 failed'."""
        events = self.counts["events"]
        parts = [f"{self.counts['added']} added with {events} {'event' if events == 1 else 'events'}"]
        parts += [f"{self.counts[name]} {words}" for name, words in _TOLD.items() if self.counts[name]]
        return f"reports: {', '.join(parts)}"


def keep(sources: Sequence[str], columns: Mapping[str, str], store: Store) -> Outcome:
    """Return what became of the reports of these sources once they are in the store; faults go to standard error."""
    from dateline.merging import settle

    outcome = Outcome()
    with progress(sources) as tell:
        for number, coded in enumerate(_coded(sources, columns), 1):
            fault = coded.report.error if coded.status is Status.FAILED else _kept(coded, store, outcome)
            if fault is not None:
                outcome.counts["failed"] += 1
                source = coded.report.source
                typer.echo(shown(f"dateline: {fault if source in fault else f'{source}: {fault}'}"), err=True)
            tell(number, f"{number} reports, {outcome.counts['events']} new events")
    settle(store)
    return outcome


def _coded(sources: Sequence[str], columns: Mapping[str, str]) -> Iterator[Coded]:
    from dateline.pipeline import code

    return code(arrivals(sources, columns))


def _kept(coded: Coded, store: Store, outcome: Outcome) -> str | None:
    """Return why the store refuses this report, None when it is there now; raises StoreError when it takes none."""
    try:
        is_new = store.add(coded)
    except StoreError as error:
        if not refuses_one_report(error):
            raise
        return str(error)
    if is_new:
        outcome.counts.update({"added": 1, "events": len(coded.events), coded.status: coded.status is not Status.OK})
    else:
        outcome.counts["known"] += 1
    return None
