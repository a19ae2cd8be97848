"""/exports and /releases: incidents as files of the field, and the exports that were given names."""

import tempfile
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi import Path as FormatPath
from fastapi.responses import FileResponse, StreamingResponse
from starlette.background import BackgroundTask
from starlette.responses import Response

from dateline.api.answers import answer
from dateline.api.asked import described, filter_of
from dateline.api.desk import Kept
from dateline.api.exporting import items, streamed
from dateline.api.shapes.exports import Manifest, Releases
from dateline.errors import NotHeld
from dateline.outputs.export import FORMATS, export, layout_of
from dateline.store import IncidentFilter

router = APIRouter(tags=["exports"])
Form = Annotated[str, FormatPath(description="The format.", json_schema_extra={"enum": list(FORMATS)})]
Tagged = Annotated[bool, Query(description="Add the row of HXL tags under the header.")]
OWN = frozenset({"hxl"})
TABLE = ("csv", "text/csv; charset=utf-8")
TABS = ("tsv", "text/tab-separated-values; charset=utf-8")
# How a file is named and what it is; those of WHOLE are written before the first byte is sent, since they are not written in order.
KINDS = {
    "acled": TABLE,
    "ucdp": TABLE,
    "polecat": TABS,
    "gdelt": TABS,
    "csv": TABLE,
    "jsonl": ("jsonl", "application/x-ndjson"),
    "geojson": ("geojson", "application/geo+json"),
    "atom": ("atom", "application/atom+xml"),
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "geoparquet": ("parquet", "application/vnd.apache.parquet"),
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
WHOLE = frozenset({"parquet", "geoparquet", "xlsx"})
BYTES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file.", "content": {kind.partition(";")[0]: {} for _, kind in KINDS.values()}}
}


@router.get("/exports/{form}", response_class=StreamingResponse, responses=BYTES, openapi_extra=described())
def exported(request: Request, store: Kept, form: Form, *, hxl: Tagged = False) -> Response:
    """The incidents asked for as a file: acled, ucdp, polecat, gdelt, csv, jsonl, geojson, atom, parquet, geoparquet, xlsx."""
    asked = _asked(request, form, hxl=hxl)
    suffix, kind = KINDS[form]
    name = f"dateline-{form}.{suffix}"
    described_by = f"{request.url.path}/manifest" + (f"?{request.url.query}" if request.url.query else "")
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Link": f'<{described_by}>; rel="describedby"',
        "Cache-Control": "private, no-cache",
    }
    if form not in WHOLE:
        return StreamingResponse(streamed(store, asked, form, hxl=hxl), media_type=kind, headers=headers)
    folder = tempfile.TemporaryDirectory(prefix="dateline-")
    try:
        export(items(store, asked), form, Path(folder.name) / name, dict(asked.pairs()), hxl=hxl)
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(
        Path(folder.name) / name, media_type=kind, headers=headers, background=BackgroundTask(folder.cleanup)
    )


@router.get("/exports/{form}/manifest", response_model=Manifest, openapi_extra=described())
def manifest(request: Request, store: Kept, form: Form, *, hxl: Tagged = False) -> Response:
    """What that file holds: its digest and rows, what was left out and why, what the format cannot say, the licence."""
    asked = _asked(request, form, hxl=hxl)
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder:
        file = Path(folder) / f"dateline-{form}.{KINDS[form][0]}"
        return answer(request, export(items(store, asked), form, file, dict(asked.pairs()), hxl=hxl))


@router.get("/releases", response_model=Releases)
def releases(request: Request, store: Kept) -> Response:
    """The exports that were given a name, in the order of their time."""
    return answer(request, {"items": list(store.released()), "next": None})


def _asked(request: Request, form: Form, *, hxl: bool) -> IncidentFilter:
    if form not in KINDS:
        raise NotHeld(f"no export format is called {form[:80]!r}; there are: {', '.join(FORMATS)}")
    layout_of(form, hxl=hxl)
    return filter_of(request, OWN)
