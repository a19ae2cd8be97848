"""Exports: incidents in the formats of the field, each file with a manifest that says what it holds and what it cannot say.

To add a format: a layout (what the columns are) or a writer (how bytes are made), and a line in FORMATS.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from dateline.errors import ExportError, UnknownName
from dateline.layouts.acled import ACLED
from dateline.layouts.gdelt import GDELT
from dateline.layouts.item import Item, Source
from dateline.layouts.layout import BARRED, Layout, barred
from dateline.layouts.own import OWN
from dateline.layouts.polecat import POLECAT
from dateline.layouts.tally import Tally
from dateline.layouts.ucdp import UCDP
from dateline.outputs.export.delimited import write_delimited
from dateline.outputs.export.manifest import manifest, write_manifest
from dateline.outputs.export.stored import Stored

Writer = Callable[[Iterable[Item], Layout, BinaryIO, Tally], None]


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format by name: what its columns are, how it is written, if a row of HXL tags may be added, if it tells whole records."""

    name: str
    layout: Layout
    write: Writer
    taggable: bool = False
    whole: bool = False


def _late(module: str, name: str) -> Writer:
    """Return a writer that imports its module when it is first used: pyarrow alone takes half a second."""

    def write(items: Iterable[Item], layout: Layout, out: BinaryIO, tally: Tally) -> None:
        writer: Writer = getattr(import_module(f"dateline.outputs.export.{module}"), name)
        writer(items, layout, out, tally)

    return write


FORMATS: Mapping[str, ExportFormat] = {
    one.name: one
    for one in (
        ExportFormat("acled", ACLED, write_delimited, taggable=True),
        ExportFormat("ucdp", UCDP, write_delimited, taggable=True),
        ExportFormat("polecat", POLECAT, write_delimited, taggable=True),
        ExportFormat("gdelt", GDELT, write_delimited),
        ExportFormat("csv", OWN, write_delimited, taggable=True),
        ExportFormat("jsonl", OWN, _late("lines", "write_lines"), whole=True),
        ExportFormat("parquet", OWN, _late("columns", "write_parquet")),
        ExportFormat("geoparquet", OWN, _late("columns", "write_geoparquet")),
        ExportFormat("geojson", OWN, _late("lines", "write_geojson")),
        ExportFormat("xlsx", OWN, _late("sheet", "write_xlsx")),
        ExportFormat("atom", OWN, _late("atom", "write_atom")),
    )
}


def export(
    items: Iterable[Item], form: str, path: Path, query: Mapping[str, Any] | None = None, *, hxl: bool = False
) -> dict[str, Any]:
    """Write the incidents to a file with its manifest beside it, and return the manifest.

    The file appears whole or not at all. Raises UnknownName for a format that is none, ExportError where a row of HXL tags
    has no place or the file cannot be written.
    """
    layout, tally = layout_of(form, hxl=hxl), Tally()
    _whole(path, lambda out: write_to(items, form, out, tally, hxl=hxl))
    content = manifest(path, form, layout, tally, query or {})
    write_manifest(path, content)
    return content


def layout_of(form: str, *, hxl: bool = False) -> Layout:
    """Return the columns of a format; raises UnknownName, and ExportError where HXL tags have no place."""
    if form not in FORMATS:
        raise UnknownName("export format", form, FORMATS)
    if hxl and not FORMATS[form].taggable:
        taggable = ", ".join(name for name, one in FORMATS.items() if one.taggable)
        raise ExportError(f"the format {form!r} has no place for HXL tags; these have: {taggable}")
    return replace(FORMATS[form].layout, tagged=hxl)


def write_to(items: Iterable[Item], form: str, out: BinaryIO, tally: Tally | None = None, *, hxl: bool = False) -> None:
    """Write the incidents as they come; the tally counts them. Raises as `layout_of`."""
    layout, counted, chosen = layout_of(form, hxl=hxl), tally or Tally(), FORMATS[form]
    if isinstance(items, Stored) and chosen.write is write_delimited:
        chosen.write(items, layout, out, counted)
        return
    told = items.in_brief() if isinstance(items, Stored) and not chosen.whole else items
    chosen.write(_allowed(told, counted), layout, out, counted)


def _allowed(items: Iterable[Item], tally: Tally) -> Iterator[Item]:
    """Yield what may leave in an export; the tally counts the rest."""
    for item in items:
        if barred(item):
            tally.left_out[BARRED] += 1
        else:
            yield item


def _whole(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """Fill a file under another name and give it its own when it is complete."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with unfinished.open("wb") as out:
            fill(out)
        unfinished.replace(path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)


__all__ = ["FORMATS", "ExportFormat", "Item", "Source", "Stored", "export", "layout_of", "write_to"]
