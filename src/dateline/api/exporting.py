"""Exports while they are written: a writer in a thread of its own, at most a few blocks ahead of whoever reads."""

from collections.abc import Iterator
from queue import Full, Queue
from threading import BoundedSemaphore, Event, Thread
from typing import BinaryIO, cast

from dateline.api.problems import Refusal
from dateline.outputs.export import Stored, write_to
from dateline.store import IncidentFilter, Store

BLOCK = 256 << 10  # bytes
AHEAD = 8  # blocks
RUNNING = BoundedSemaphore(8)  # exports at once: each keeps a connection while it runs
_LOOK = 0.2  # seconds after which the writer looks whether anybody still reads
_PATIENCE = 120  # seconds that the writer waits for a reader who takes nothing


def items(store: Store, asked: IncidentFilter) -> Stored:
    """Return the incidents asked for with what is told of their reports, as the store keeps them."""
    return Stored.of(store, asked)


def streamed(store: Store, asked: IncidentFilter, form: str, *, hxl: bool) -> Iterator[bytes]:
    """Return the bytes of an export while it is written; a fault of the writer is raised here.

    Raises a Refusal when as many are written already as may be at once.
    """
    if not RUNNING.acquire(blocking=False):
        raise Refusal(503, "as many exports are being written as may be at once; try again in a moment")
    blocks = _Blocks()

    def write() -> None:
        try:
            write_to(items(store, asked), form, cast("BinaryIO", blocks), hxl=hxl)
            blocks.end()
        except BaseException as error:  # noqa: BLE001  (raised again by whoever reads)
            blocks.end(error)
        finally:
            RUNNING.release()

    Thread(target=write, name=f"export {form}", daemon=True).start()
    return blocks.read()


class _Blocks:
    """A file that one thread writes and another reads, with a few blocks between them."""

    def __init__(self) -> None:
        self.abandoned = Event()
        self._queue: Queue[bytes | BaseException | None] = Queue(AHEAD)
        self._parts: list[bytes] = []
        self._size = 0
        self._told = 0

    def write(self, data: bytes) -> int:
        """Keep bytes, and pass them on when there are enough."""
        self._parts.append(bytes(data))
        self._size += len(data)
        self._told += len(data)
        if self._size >= BLOCK:
            self.flush()
        return len(data)

    def tell(self) -> int:
        """Return how many bytes have been written."""
        return self._told

    def flush(self) -> None:
        """Pass on what is there."""
        if self._parts:
            self._put(b"".join(self._parts))
            self._parts, self._size = [], 0

    def end(self, error: BaseException | None = None) -> None:
        """Say that nothing more comes, or why."""
        try:
            if error is None:
                self.flush()
            self._put(error)
        except BrokenPipeError:
            pass  # nobody reads any more

    def read(self) -> Iterator[bytes]:
        """Yield what was written until the end, or until nobody wants more."""
        try:
            while (found := self._queue.get()) is not None:
                if isinstance(found, BaseException):
                    raise found
                yield found
        finally:
            self.abandoned.set()

    def _put(self, found: bytes | BaseException | None) -> None:
        for _ in range(int(_PATIENCE / _LOOK)):
            if self.abandoned.is_set():
                break
            try:
                self._queue.put(found, timeout=_LOOK)
            except Full:
                continue
            return
        raise BrokenPipeError
