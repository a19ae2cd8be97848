"""Lines that a store keeps ready: made when an incident is written, so that an export only has to pass them on.

To keep those of another format: a line in KEPT and a step of the store that makes its table.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline import __version__
from dateline.actors.registry import user_file
from dateline.layouts.acled import ACLED
from dateline.layouts.item import item_of
from dateline.layouts.layout import Layout
from dateline.layouts.tally import Tally
from dateline.layouts.text import Line, encoded, writer

KEPT: Mapping[str, Layout] = {layout.name: layout for layout in (ACLED,)}
Finished = tuple[
    str | None, str | None
]  # a line without its end, or why there is none; neither: make it when it is asked for
_DECIDES = (
    "layouts",
    "actors",
    "codebook",
    "lexicon",
    "model",
    "serial",
)  # packages of which any file may change a line


def finished(form: str, brief: str | None) -> Finished:
    """Return the line of an incident in brief (`serial.brief_text`), or why the format cannot tell it.

    Neither of those that no report told: exports count them by their licence.
    """
    item = item_of((brief, None)) if brief is not None else None
    if item is None or item.incident.origin is not None:
        return None, None
    tally = Tally()
    line = _writer(form)(item, tally)
    if line is None:
        return None, next(iter(tally.left_out))
    text = encoded(line).decode()[:-1]
    return (None, None) if "\x00" in text else (text, None)


@cache
def mark() -> str:
    """Return what is another as soon as anything has changed by which lines are made: the program, its data, imported actors."""
    found = sha256(__version__.encode())
    for part in _parts():
        found.update(sha256(part).digest())
    return found.hexdigest()[:12]


@cache
def _writer(form: str) -> Line:
    return writer(KEPT[form])


def _parts() -> Iterator[bytes]:
    for package in _DECIDES:
        yield from _contents(files("dateline") / package)
    yield user_file().read_bytes() if user_file().exists() else b""


def _contents(folder: Traversable) -> Iterator[bytes]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and not entry.name.startswith("__"):
            yield from _contents(entry)
        elif entry.is_file():
            yield entry.read_bytes()
