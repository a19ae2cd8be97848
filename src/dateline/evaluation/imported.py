"""Which places a measurement knows: the built-in ones, and only the imports that it names, never the user's own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dateline.gazetteer import open_gazetteer, own_places
from dateline.gazetteer.imports import import_places


@contextmanager
def measured_places(files: Sequence[Path] = ()) -> Iterator[int]:
    """Know the built-in places and those of the files while the block runs; give how many the files added."""
    with TemporaryDirectory() as folder, own_places(Path(folder)):
        new = 0
        for path in files:
            new += import_places(path, Path(folder), open_gazetteer()).new
            open_gazetteer.cache_clear()
        yield new
