"""A progress bar for whoever watches; nothing where nobody does."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager


@contextmanager
def progress(sources: Sequence[str]) -> Iterator[Callable[[int, str], None]]:
    """Yield what shows how many are done, and what came of them: a bar on a terminal, elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _done, _words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from dateline.sources import total

    parts = (BarColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*parts, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total(sources).reports)
        yield lambda done, words: bar.update(task, completed=done, description=words)
