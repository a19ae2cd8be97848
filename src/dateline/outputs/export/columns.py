"""Rows as Parquet, and as GeoParquet with a point a row."""

import json
import struct
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.layouts.item import Item
from dateline.layouts.layout import Cell, Layout
from dateline.layouts.tally import Tally
from dateline.layouts.text import rows

ROWS = 50_000  # a row group: bounds memory, and is what readers of Parquet like
TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
LITTLE_ENDIAN, POINT = 1, 1  # of well-known binary
GEOMETRY = "geometry"
GEO = {
    "version": "1.1.0",
    "primary_column": GEOMETRY,
    "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": ["Point"]}},
}


def write_parquet(items: Iterable[Item], layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write Parquet, a row group at a time; nothing known is null."""
    _write(rows(items, layout, tally), _fields(layout), None, out)


def write_geoparquet(items: Iterable[Item], layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write GeoParquet 1.1: the same columns and the point as well-known binary, null where there is none."""
    names = [column.name for column in layout.columns]
    lat, lon = names.index("latitude"), names.index("longitude")
    cells = ([*row, point(row[lon], row[lat])] for row in rows(items, layout, tally))
    _write(cells, [*_fields(layout), pa.field(GEOMETRY, pa.binary())], {"geo": json.dumps(GEO)}, out)


def point(lon: Cell, lat: Cell) -> bytes | None:
    """Return a point in well-known binary, degrees east first; None without coordinates."""
    return None if lon is None or lat is None else struct.pack("<BIdd", LITTLE_ENDIAN, POINT, lon, lat)


def _fields(layout: Layout) -> "list[pa.Field[Any]]":
    return [pa.field(column.name, TYPES[column.type]) for column in layout.columns]


def _write(
    cells: Iterable[list[Any]], fields: "list[pa.Field[Any]]", metadata: dict[str, str] | None, out: BinaryIO
) -> None:
    schema = pa.schema(fields, metadata=metadata)
    stream: Iterator[list[Any]] = iter(cells)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while batch := list(islice(stream, ROWS)):
            arrays = [
                pa.array(column, kind.type) for column, kind in zip(zip(*batch, strict=True), fields, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
