"""Dateline from Python: read reports, keep them, ask for incidents, and have them as tables.

import dateline
dateline.read("At least 25 people were killed on Sunday ...").to_arrow()
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, overload

from dateline.errors import SourceError
from dateline.frames import arrow_of_events, arrow_of_incidents, geopandas_of, pandas_of
from dateline.merging import merge, settle
from dateline.model import Coded, Event, Fusing, Incident, Report
from dateline.outputs.export import Item, Source, Stored
from dateline.pipeline import code
from dateline.publication import Policy
from dateline.serial import incident_of
from dateline.sources import read as reports_of
from dateline.sources.item import Item as Received
from dateline.sources.item import digest
from dateline.sources.report import report as received
from dateline.store import IncidentFilter
from dateline.store import Store as Kept

if TYPE_CHECKING:
    import geopandas
    import pandas as pd
    import pyarrow as pa

Given = str | PathLike[str] | Report
_PLAIN = ("title", "publisher", "url", "language")


class Table(ABC):
    """What can be had as a table."""

    @abstractmethod
    def to_arrow(self) -> "pa.Table":
        """Return a pyarrow table; nothing known is null."""

    def to_pandas(self) -> "pd.DataFrame":
        """Return a pandas frame with Arrow's types, so that nothing known is NA and no count becomes a fraction.

        Raises DatelineError without the package pandas.
        """
        return pandas_of(self.to_arrow())

    def to_geopandas(self) -> "geopandas.GeoDataFrame":
        """Return a GeoPandas frame in WGS 84; the geometry is None where only an area is known.

        Raises DatelineError without the package geopandas.
        """
        return geopandas_of(self.to_arrow())


class Reports(Table, Sequence[Coded]):
    """Coded reports, in the order in which they were given; as a table, a row an event."""

    def __init__(self, coded: Iterable[Coded]) -> None:
        self._coded = tuple(coded)

    @overload
    def __getitem__(self, index: int) -> Coded: ...
    @overload
    def __getitem__(self, index: slice) -> "Reports": ...
    def __getitem__(self, index: int | slice) -> "Coded | Reports":
        """Return one report, or some."""
        return Reports(self._coded[index]) if isinstance(index, slice) else self._coded[index]

    def __len__(self) -> int:
        """Return how many reports there are."""
        return len(self._coded)

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the events that they tell."""
        return tuple(event for one in self._coded for event in one.events)

    def incidents(self, rule: Fusing = Fusing.CONSERVATIVE) -> "Incidents":
        """Return the incidents that they tell of, put together across reports."""
        known = {one.report.id: one.report for one in self._coded}
        found = (one for one in merge(self._coded, rule) if one.type is not None)
        return Incidents(Item(one, tuple(_source(known[name]) for name in one.report_ids)) for one in found)

    def to_arrow(self) -> "pa.Table":
        """Return a row an event."""
        return arrow_of_events(self._coded)


class Incidents(Table, Sequence[Incident]):
    """Incidents with the reports that tell them; as a table, the columns of `dateline export --format parquet`."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)

    @overload
    def __getitem__(self, index: int) -> Incident: ...
    @overload
    def __getitem__(self, index: slice) -> "Incidents": ...
    def __getitem__(self, index: int | slice) -> "Incident | Incidents":
        """Return one incident, or some."""
        return Incidents(self._items[index]) if isinstance(index, slice) else _whole(self._items[index])

    def __len__(self) -> int:
        """Return how many incidents there are."""
        return len(self._items)

    def to_arrow(self) -> "pa.Table":
        """Return a row an incident."""
        return arrow_of_incidents(self._items)


class Store(Kept, Table):
    """A store (`dateline.store.Store`) that gives tables; `policy` opens it for the public."""

    def keep(self, coded: Iterable[Coded]) -> int:
        """Return how many reports were new, after they have been stored and merged into the store's incidents."""
        told = list(coded)
        added = sum(self.add_all(told))
        settle(self, told)
        return added

    def select(self, wanted: IncidentFilter | None = None, **asked: Any) -> Incidents:  # noqa: ANN401  (a filter's own values)
        """Return the incidents that a filter asks for, the latest first: `select(type="strike", since=date(2024, 12, 1))`.

        Raises UnknownName for a field, type or country that there is none of, SourceError for a value that cannot be read.
        """
        if wanted is not None and asked:
            raise SourceError("give a filter or its fields, not both")
        wanted = wanted or filter_of(**asked)
        return Incidents(Stored.of(self, wanted))

    def to_arrow(self) -> "pa.Table":
        """Return every incident with a coded event, a row each."""
        return self.select().to_arrow()


def filter_of(**asked: Any) -> IncidentFilter:  # noqa: ANN401  (a filter's own values)
    """Return a filter of values as Python has them: dates, numbers, lists of words; None asks nothing."""
    return IncidentFilter.of({name: _asked(value) for name, value in asked.items() if value is not None})


def _asked(value: Any) -> str | list[str]:  # noqa: ANN401
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple, set, frozenset)):
        numbers = all(isinstance(one, (int, float)) for one in value)
        return ",".join(map(str, value)) if numbers else sorted(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def read(
    sources: Given | Iterable[Given],
    *,
    published: date | None = None,
    all_modalities: bool = False,
    **told: str | None,
) -> Reports:
    """Return coded reports of a text, a file, a folder, an address, a Report, or of several of these.

    A string that names no file and no address is the text itself; `published`, and of `told` the title, publisher, url and
    language, are said of such texts, so that "on Sunday" can be resolved. Nothing is stored. A report that cannot be read
    has `report.error` set. Raises SourceError for what is none of these.
    """
    unknown = sorted(set(told) - set(_PLAIN))
    if unknown:
        raise SourceError(f"read takes published, {', '.join(_PLAIN)}, not {unknown[0]!r}")
    one = isinstance(sources, (str, PathLike, Report))
    given: Iterable[Any] = [sources] if one else sources  # type: ignore[assignment]
    found = (report for source in given for report in _reports(source, published, told))
    return Reports(code(found, all_modalities=all_modalities))


def _reports(source: object, published: date | None, told: dict[str, str | None]) -> Iterator[Report]:
    if isinstance(source, Report):
        yield source
    elif isinstance(source, PathLike):
        yield from reports_of([str(Path(source))])
    elif isinstance(source, str):
        if _is_source(source):
            yield from reports_of([source])
        else:
            data = source.encode("utf-8", "surrogatepass")
            yield received(Received(digest(data), "text", source, published=published, **cast("dict[str, Any]", told)))
    else:
        raise SourceError(f"a report is a text, a path, an address or a Report, not {type(source).__name__}")


def _is_source(text: str) -> bool:
    if text.startswith(("http://", "https://")) and len(text.split()) == 1:
        return True
    try:
        return "\n" not in text and len(text) < 4096 and Path(text).exists()
    except (OSError, ValueError):
        return False


def _whole(item: Item) -> Incident:
    """Return the incident of an item; of a stored one, read in full."""
    return incident_of(item.text) if item.text is not None else cast("Incident", item.incident)


def _source(report: Report) -> Source:
    return Source(report.id, report.publisher, report.original_source, report.title, report.url, report.published)


__all__ = ["IncidentFilter", "Incidents", "Policy", "Reports", "Store", "filter_of", "read"]
