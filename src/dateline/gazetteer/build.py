"""Building the place index once, and opening it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from hashlib import sha256
from pathlib import Path

from dateline.gazetteer.entry import lexicon
from dateline.gazetteer.extras import NAMES, with_extras
from dateline.gazetteer.folder import build_index
from dateline.gazetteer.imports import user_index
from dateline.gazetteer.index import FORM, Index
from dateline.gazetteer.packages import package_entries, versions
from dateline.gazetteer.search import Gazetteer
from dateline.gazetteer.wording import area_types
from dateline.lexicon.countries import countries
from dateline.settings import cache_folder

log = logging.getLogger(__name__)
_own_folder: ContextVar[Path | None] = ContextVar("own folder of imported places", default=None)
LISTS = (NAMES, "places_countries.tsv")


def index_name() -> str:
    """Return the name of the index folder: a digest of everything that it is built from, this package's code included."""
    code = sorted(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    lists = [lexicon(name) for name in LISTS]
    parts = [f"form={FORM}", versions(), *lists, repr(countries()), repr(area_types()), *code]
    return f"gazetteer-{sha256(chr(0).join(parts).encode()).hexdigest()[:16]}"


def build(folder: Path) -> Path:
    """Build the index of the packages' places in this folder and return where it is; one that is there is kept."""
    target = folder / index_name()
    if not target.exists():
        log.warning("building the place index in %s, once; this takes about a minute", target)
    return build_index(lambda: with_extras(list(package_entries())), target)


@cache
def open_gazetteer() -> Gazetteer:
    """Return the gazetteer: the packages' places, built on first use, and those that the user has imported."""
    own = user_index(_own_folder.get() or cache_folder())
    return Gazetteer((Index(build(cache_folder())),), Index(own) if own else None)


@contextmanager
def own_places(folder: Path) -> Iterator[None]:
    """Take imported places from this folder, not from the user's, while the block runs."""
    token = _own_folder.set(folder)
    open_gazetteer.cache_clear()
    try:
        yield
    finally:
        _own_folder.reset(token)
        open_gazetteer.cache_clear()
