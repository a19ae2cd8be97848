"""How a store is served: to whom, and within which limits."""

import ipaddress
from dataclasses import dataclass

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})
BODY_LIMIT = 1 << 20  # bytes of a request


@dataclass(frozen=True, slots=True)
class Serving:
    """What `dateline serve` was asked for.

    `owner` may judge with `owner_token`, which is made for this run and kept nowhere; `origins` are the other web sites whose
    pages may ask; `rate` is how many requests a second one caller may send, `burst` how many at once; 0 sets no limit.
    """

    host: str = "127.0.0.1"
    port: int = 8321
    public: bool = False
    owner: str | None = None
    owner_token: str | None = None
    origins: tuple[str, ...] = ()
    rate: float = 50
    burst: int = 400

    @property
    def loopback(self) -> bool:
        """Return whether only this machine can reach it."""
        return is_loopback(self.host)

    @property
    def open_reading(self) -> bool:
        """Return whether reading wants no token."""
        return self.public or self.loopback

    @property
    def names(self) -> frozenset[str] | None:
        """Return the names under which a browser may ask for it; None where any will do.

        On loop-back reading wants no token, so a page elsewhere that lets its name point here must not be answered.
        """
        if not self.loopback:
            return None
        bare = f"[{self.host}]" if ":" in self.host else self.host
        return LOOPBACK_NAMES | {bare}


def is_loopback(host: str) -> bool:
    """Return whether an address is one of this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
