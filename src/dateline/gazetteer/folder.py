"""Writing an index where other processes may be reading or writing it."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from dateline.errors import GazetteerError
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.index import write_index


def build_index(entries: Callable[[], Iterable[Entry]], target: Path) -> Path:
    """Build an index beside its place and move it there whole; return the place. One that is there already is kept."""
    if (target / "index.json").exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        write_index(entries(), work)
        os.replace(work, target)  # noqa: PTH105  # fails if another process was faster: then its index is as good
    except OSError as error:
        if not (target / "index.json").exists():
            raise GazetteerError(f"cannot build the place index in {target}: {error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return target
