"""Events and incidents as tables for analysts: Arrow, pandas, GeoPandas."""

from collections.abc import Iterable, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from dateline.errors import DatelineError
from dateline.layouts.event import EVENT
from dateline.layouts.own import OWN
from dateline.model import Coded, Event
from dateline.outputs.export import Item

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), date: pa.date32()}
TYPES[list] = pa.list_(pa.string())
DAYS = ("date_start", "date_end")  # columns of days, which the export writes as text
WGS84 = 4326
_OF_REPORT = (("title", pa.string()), ("publisher", pa.string()), ("url", pa.string()), ("published", pa.date32()))
_EVENT = pa.schema([*((column.name, TYPES[column.type]) for column in EVENT), *_OF_REPORT])


def arrow_of_events(coded: Iterable[Coded]) -> pa.Table:
    """Return a row an event, with what is said of its report."""
    rows = [_event_row(one, event) for one in coded for event in one.events]
    return pa.Table.from_pylist(rows, schema=_EVENT)


def arrow_of_incidents(items: Sequence[Item]) -> pa.Table:
    """Return a row an incident, in the columns of our own export; days are days."""
    rows = [OWN.row(item) for item in items]
    arrays = {
        column.name: pa.array(
            [_day(row[place]) if column.name in DAYS else row[place] for row in rows],
            pa.date32() if column.name in DAYS else TYPES[column.type],
        )
        for place, column in enumerate(OWN.columns)
    }
    return pa.table(arrays)


def pandas_of(table: pa.Table) -> "pd.DataFrame":
    """Return the table as a frame with Arrow's types; raises DatelineError without pandas."""
    pandas = _package("pandas")
    return table.to_pandas(types_mapper=pandas.ArrowDtype)


def geopandas_of(table: pa.Table) -> "geopandas.GeoDataFrame":
    """Return the table as a frame with points in WGS 84, None where there is none; raises DatelineError without geopandas."""
    geopandas, shapely = _package("geopandas"), _package("shapely")
    places = zip(table["longitude"].to_pylist(), table["latitude"].to_pylist(), strict=True)
    points = [None if lon is None or lat is None else shapely.Point(lon, lat) for lon, lat in places]
    return geopandas.GeoDataFrame(pandas_of(table), geometry=points, crs=WGS84)


def _package(name: str) -> Any:  # noqa: ANN401  (a module that may not be there)
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise DatelineError(
            f"this wants the package {name}; install it with `pip install 'dateline[frames]'`"
        ) from error


def _day(value: Any) -> date | None:  # noqa: ANN401  (a cell)
    return date.fromisoformat(value) if value else None


def _event_row(coded: Coded, event: Event) -> dict[str, Any]:
    told = {name: getattr(coded.report, name) for name, _ in _OF_REPORT}
    return {column.name: column.value(event) for column in EVENT} | told
