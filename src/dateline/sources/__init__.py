"""Where reports come from: files, folders, tables, pages and addresses, read and cleaned."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.model import Report
from dateline.sources import files, readers, rows, web
from dateline.sources.item import Item

__all__ = ["Total", "endings", "read", "total"]
endings = readers.endings


def read(
    sources: Sequence[str], columns: Mapping[str, str] | None = None, *, as_received: bool = False
) -> Iterator[Report]:
    """Yield the reports of files, folders, addresses and '-', in order; one that cannot be read has its `error` set.

    `columns` maps our names (id, text, html, title, published, url, publisher, language) to a table's; UnknownName is
    raised for any other name of ours. With `as_received`, what came as text keeps its furniture and its offsets.
    """
    return _reports(sources, rows.checked(columns), as_received=as_received)


def _reports(sources: Sequence[str], columns: rows.Columns, *, as_received: bool) -> Iterator[Report]:
    from dateline.sources.report import report  # noqa: PLC0415  (compiles the lexicon)

    for source in sources:
        for item in _items(source, columns):
            yield report(item, as_received=as_received)


def _items(source: str, columns: rows.Columns) -> Iterator[Item]:
    if source == "-":
        return files.read_standard_input(columns)
    if web.is_address(source):
        return web.read_address(source, columns)
    return files.read_path(Path(source), columns)


@dataclass(frozen=True, slots=True)
class Total:
    """How many reports are to come (None: only reading would tell), and how many files of folders are passed over."""

    reports: int | None
    skipped: int


def total(sources: Sequence[str]) -> Total:
    """Return the total of the sources without reading them: for progress bars, and to say what was passed over."""
    reports: int | None = 0
    skipped = 0
    for source in sources:
        paths = [Path(source)]
        if Path(source).is_dir():
            paths, others = files.folder_files(Path(source))
            skipped += others
        for path in paths:
            known = source != "-" and not web.is_address(source)
            count = files.report_count(path) if known else None
            reports = None if reports is None or count is None else reports + count
    return Total(reports, skipped)
