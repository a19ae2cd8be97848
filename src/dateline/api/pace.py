"""How fast a caller may ask: a bucket of requests that fills at a steady rate."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

KEPT = 10_000  # callers remembered; the one who asked longest ago is forgotten first, and its bucket is full by then


class Pace:
    """Buckets by caller. `rate` requests a second, `burst` at once; a rate of 0 lets everybody through."""

    def __init__(self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._burst = float(max(burst, 1))
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: str) -> float:
        """Take one request out of the caller's bucket; return 0, or in how many seconds it may try again."""
        if self._rate <= 0:
            return 0
        now = self._clock()
        with self._lock:
            left, then = self._buckets.pop(key, (self._burst, now))
            left = min(self._burst, left + (now - then) * self._rate)
            allowed = left >= 1
            self._buckets[key] = (left - 1 if allowed else left, now)
            while len(self._buckets) > KEPT:
                self._buckets.popitem(last=False)
        return 0 if allowed else (1 - left) / self._rate
