"""Exports while they are written: a writer in a thread of its own, at most a few blocks ahead of whoever reads."""

from collections.abc import Iterator
from queue import Full, Queue
from threading import Event, Thread
from typing import BinaryIO, cast

from dateline.outputs.export import Stored, write_to
from dateline.store import IncidentFilter, Store

BLOCK = 256 << 10  # bytes
AHEAD = 8  # blocks
_PATIENCE = 0.2  # seconds after which the writer looks whether anybody still reads


def items(store: Store, asked: IncidentFilter) -> Stored:
    """Return the incidents asked for with what is told of their reports, as the store keeps them."""
    return Stored(store.exported(asked))


def streamed(store: Store, asked: IncidentFilter, form: str, *, hxl: bool) -> Iterator[bytes]:
    """Yield the bytes of an export while it is written; a fault of the writer is raised here."""
    blocks = _Blocks()

    def write() -> None:
        try:
            write_to(items(store, asked), form, cast("BinaryIO", blocks), hxl=hxl)
            blocks.end()
        except BaseException as error:  # noqa: BLE001  (raised again by whoever reads)
            blocks.end(error)

    Thread(target=write, name=f"export {form}", daemon=True).start()
    try:
        yield from blocks.read()
    finally:
        blocks.abandoned.set()


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
        """Yield what was written until the end."""
        while (found := self._queue.get()) is not None:
            if isinstance(found, BaseException):
                raise found
            yield found

    def _put(self, found: bytes | BaseException | None) -> None:
        while not self.abandoned.is_set():
            try:
                self._queue.put(found, timeout=_PATIENCE)
            except Full:
                continue
            return
        raise BrokenPipeError
