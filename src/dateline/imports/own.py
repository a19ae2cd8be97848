"""Our own tables and JSON Lines brought back: every field that they hold, in the order in which they stood."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

from dateline.errors import DatelineError, SourceError
from dateline.imports.cells import Row, read_day, real, several, text, whole
from dateline.imports.draft import Brought, Draft, Terms, alike, estimates
from dateline.model import (
    COUNT_FIELDS,
    ActorKind,
    DatePrecision,
    Estimate,
    IncidentStatus,
    Origin,
    PlacePrecision,
    Side,
    Victims,
    When,
    Where,
)
from dateline.serial import incident_from
from dateline.store.text import storable

# Formats of `dateline export` that are read back, and the form that they have.
OWN_FORMS = {
    "csv": "dateline",
    "parquet": "dateline",
    "geoparquet": "dateline",
    "geojson": "dateline",
    "jsonl": "jsonl",
}
SOURCE = ("report_id", "publisher", "original_source", "title", "url", "published")


def own_draft(row: Row) -> Draft:
    """Return what a row of our own table says; raises ValueError for a value that is none of ours."""
    number = text(row, "id")
    if number is None:
        raise ValueError("no id")
    links = several(row, "urls")
    return Draft(
        form="dateline",
        row=number,
        type=text(row, "type"),
        status=IncidentStatus(text(row, "status") or "reported"),
        date=_time(row),
        place=_place(row),
        side_a=_side(row, "side_a"),
        side_b=_side(row, "side_b"),
        estimates=_estimates(row),
        title=text(row, "title"),
        sources=[
            *(["", name, None, None, None, None] for name in several(row, "sources")),
            *(["", None, None, None, link, None] for link in links),
        ],
        why={"type": "a table that Dateline exported"},
        keeps=True,
    )


def _time(row: Row) -> When:
    start, end = (read_day(text(row, name) or "") for name in ("date_start", "date_end"))
    return When(start, end, DatePrecision(text(row, "date_precision") or "unknown"))


def _place(row: Row) -> Where:
    return Where(
        name=text(row, "place"),
        precision=PlacePrecision(text(row, "place_precision") or "unknown"),
        country=text(row, "country"),
        admin1=text(row, "admin1"),
        admin2=text(row, "admin2"),
        geonames_id=whole(row, "geonames_id"),
        lat=real(row, "latitude"),
        lon=real(row, "longitude"),
    )


def _side(row: Row, field: str) -> tuple[Side, ...]:
    """Return who stands on a side. Speakers are told apart only where each actor has one."""
    names, ids, kinds = several(row, field), _listed(row, f"{field}_ids"), several(row, f"{field}_kinds")
    speakers = several(row, f"{field}_attributed_to")
    alone = speakers if len(speakers) == len(names) else [None] * len(names)
    if not len(names) == len(ids) == len(kinds):
        return tuple(Side(name, None, ActorKind.UNKNOWN, None, ()) for name in names)
    return tuple(
        Side(name, None if known == "-" else known, ActorKind(kind), None, (), speaker)
        for name, known, kind, speaker in zip(names, ids, kinds, alone, strict=True)
    )


def _listed(row: Row, name: str) -> list[str]:
    return [part.strip() for part in str(row.get(name) or "").split(";") if part.strip()]


def _estimates(row: Row) -> tuple[tuple[str, Estimate], ...]:
    found = {}
    for name in COUNT_FIELDS:
        low, best, high = (whole(row, f"{name}_{bound}") for bound in ("low", "best", "high"))
        if not low is best is high is None:
            victims = Victims(text(row, "killed_victims") or "unstated") if name == "killed" else Victims.UNSTATED
            found[name] = Estimate(low, best, high, victims)
    return estimates(**found)


def whole_lines(path: Path, how: Terms) -> Iterator[Brought]:
    """Yield the incidents of our JSON Lines with their sources; lines that are none are told among the faults."""
    seen: dict[str, int] = {}
    with _opened(path) as file:
        for number, line in enumerate(file, 1):
            try:
                if line.strip():
                    yield _whole(json.loads(line), how, seen)
            except (ValueError, KeyError, TypeError, AttributeError, DatelineError) as error:
                how.faults.append(f"line {number}: {error}")


def _opened(path: Path) -> IO[str]:
    try:
        if path.suffix == ".gz":
            return gzip.open(path, "rt", encoding="utf-8-sig")
        return path.open(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"{path} cannot be read: {error.strerror}") from error


def _whole(line: dict[str, object], how: Terms, seen: dict[str, int]) -> Brought:
    told = line.pop("sources", [])
    found = incident_from(line)
    digest = alike("jsonl", found.id, json.dumps(line), seen)
    inner = line.get("origin")
    cells = (("origin", json.dumps(inner, ensure_ascii=False)),) if inner else ()
    allowed = how.redistributable and (found.origin is None or found.origin.redistributable)
    licence = how.licence or (found.origin.licence if found.origin else None)
    origin = Origin(how.name, "jsonl", licence, allowed, found.id, cells)
    made = replace(found, id=f"{storable(found.id)[:80]}~{digest[:12]}", origin=origin)
    sources = [[source.get(name) for name in SOURCE] for source in told]  # type: ignore[attr-defined]
    return made, [[str(source[0] or ""), *source[1:]] for source in sources]
