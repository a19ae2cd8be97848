"""Every error that Dateline raises on purpose.

DatelineError                 something a user can act on; the message says what and what would work
├── SourceError               a file, page or row cannot be read as a report
├── UnknownName               a name (event type, actor, place, suite ...) that no registry holds
├── GazetteerError            the place index is missing, damaged or cannot be built
├── RegistryError             an actor file or the codebook is malformed
├── StoreError                the database cannot be opened, is newer than this program, or refuses a row
│   ├── Overtaken             somebody else judged since the caller looked
│   └── NotHeld               an id that the store does not hold, or that may be any of several
├── ExportError               a file cannot be written, or a format cannot hold what is asked of it
├── PolicyError               a publication policy that cannot be read or says what none may
├── EvidenceError             a field whose words do not stand in the quoted span
└── GateError                 an accepted accuracy floor is no longer reached, or the gold has changed
"""

from collections.abc import Iterable
from difflib import get_close_matches


class DatelineError(Exception):
    """Base of all errors below: catch this one to catch them all."""


class SourceError(DatelineError):
    """A file, page or row cannot be read as a report; the message names it and says what would work."""


class UnknownName(DatelineError):
    """A name that no registry holds; the message lists the nearest known ones."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        names = sorted(known)
        near = get_close_matches(name, names, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(names[:40])}"
        super().__init__(f"no {kind} is called {name!r}; {hint}")


class GazetteerError(DatelineError):
    """The place index is missing, damaged or cannot be built."""


class RegistryError(DatelineError):
    """An actor file or the codebook is malformed; the message names file and entry."""


class StoreError(DatelineError):
    """The database cannot be opened, is newer than this program, or refuses a row."""


class Overtaken(StoreError):
    """Somebody else judged since the caller looked."""


class NotHeld(StoreError):
    """An id that the store does not hold, or that may be any of several."""


class ExportError(DatelineError):
    """A file cannot be written, or a format cannot hold what is asked of it."""


class PolicyError(DatelineError):
    """A publication policy that cannot be read, or says what none may; the message names the entry."""


class EvidenceError(DatelineError):
    """A field whose words do not stand in the span it quotes."""


class GateError(DatelineError):
    """An accepted accuracy floor is no longer reached, or the gold has changed."""
