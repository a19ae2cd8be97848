"""Whole incidents as JSON Lines, points as GeoJSON."""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from dateline.layouts.item import Item, Source
from dateline.layouts.layout import Layout
from dateline.layouts.tally import Tally


def write_lines(items: Iterable[Item], _layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write one incident a line with everything that is known of it, its sources named and never quoted at length."""
    for item in items:
        tally.wrote(item.incident.origin)
        out.write(_json(_as_it_came(item) | {"sources": [_source(source) for source in item.sources]}))
        out.write(b"\n")


def write_geojson(items: Iterable[Item], layout: Layout, out: BinaryIO, tally: Tally) -> None:
    """Write a FeatureCollection; an incident whose place has no point has the geometry null, as RFC 7946 allows."""
    out.write(b'{"type":"FeatureCollection","features":[')
    for item in items:
        out.write(b"\n" if tally.written == 0 else b",\n")
        tally.wrote(item.incident.origin)
        cells = dict(zip((column.name for column in layout.columns), layout.row(item), strict=True))
        out.write(_json({"type": "Feature", "id": cells["id"], "geometry": _point(item), "properties": cells}))
    out.write(b"\n]}\n")


def _point(item: Item) -> dict[str, Any] | None:
    lat, lon = item.incident.place.point
    return None if lat is None else {"type": "Point", "coordinates": [lon, lat]}


def _as_it_came(item: Item) -> dict[str, Any]:
    """Return the incident's record; of one that came as JSON Lines, as it came."""
    record, origin = item.record(), item.incident.origin
    if origin is None or origin.form != "jsonl":
        return record
    inner = dict(origin.cells).get("origin")
    told = {} if inner is None else {"origin": json.loads(str(inner))}
    return {name: value for name, value in record.items() if name != "origin"} | {"id": origin.row} | told


def _source(source: Source) -> dict[str, Any]:
    return {
        "report_id": source.report_id,
        "publisher": source.publisher,
        "original_source": source.original_source,
        "title": source.title,
        "url": source.url,
        "published": source.published.isoformat() if source.published else None,
    }


def _json(value: Any) -> bytes:  # noqa: ANN401  (whatever JSON can hold)
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
