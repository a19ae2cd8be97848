"""Reports made ready for merging: their tellings and keys, which depend on nothing else, so that other processes can make them ahead."""

import os
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from dateline.merge.block import Keys
from dateline.merge.tellings import tellings
from dateline.merge.unit import Unit, unit
from dateline.model import Coded, Telling

CHUNK = 500  # reports that are passed on together
AHEAD = 1  # steps that may wait: bounds memory
Told = dict[str, list[Unit]]  # by report
Made = list[tuple[str, list[tuple[Telling, bytes, bytes]]]]  # report, its tellings, where each lies and looks


def ready(steps: Iterable[Sequence[Coded]], *, shared: bool) -> Iterator[Told]:
    """Yield what the reports of each step tell; `shared`, others make it while the steps before are merged."""
    hands = (os.cpu_count() or 1) - 1
    if not shared or not hands:
        yield from ({one.report.id: [unit(told) for told in tellings(one)] for one in step} for step in steps)
        return
    waiting: deque[list[Future[Made]]] = deque()
    stream = iter(steps)
    # Fresh processes: a copy of this one would share its connections to the database.
    with ProcessPoolExecutor(hands, get_context("spawn")) as crew:
        for step in islice(stream, AHEAD):
            waiting.append(_passed_on(crew, step))
        while waiting:
            for step in islice(stream, 1):
                waiting.append(_passed_on(crew, step))
            yield {name: list(map(_unit, told)) for made in waiting.popleft() for name, told in made.result()}


def _passed_on(crew: ProcessPoolExecutor, step: Sequence[Coded]) -> list[Future[Made]]:
    return [crew.submit(_made, list(step[first : first + CHUNK])) for first in range(0, len(step), CHUNK)]


def _made(coded: Sequence[Coded]) -> Made:
    return [(one.report.id, [_packed(unit(told)) for told in tellings(one)]) for one in coded]


def _packed(one: Unit) -> tuple[Telling, bytes, bytes]:
    return one.telling, array("q", one.keys.own).tobytes(), array("q", one.keys.sought).tobytes()


def _unit(packed: tuple[Telling, bytes, bytes]) -> Unit:
    telling, own, sought = packed
    return unit(telling, Keys(*(frozenset(array("q", some)) for some in (own, sought))))
