"""Rows of GDELT's event table as drafts: one reading of one article each, not a happening; countries are FIPS codes there."""

from dateline.imports.cells import Row, country_by, country_of, day, point, side, text, type_of, whole
from dateline.imports.draft import Draft
from dateline.imports.polecat import SECTORS
from dateline.model import ActorKind, PlacePrecision, Side, When, Where

GEO = {
    1: PlacePrecision.COUNTRY,
    2: PlacePrecision.ADMIN1,
    3: PlacePrecision.TOWN,
    4: PlacePrecision.TOWN,
    5: PlacePrecision.ADMIN1,
}
STAMP = 8  # digits of a day in a stamp of a second


def gdelt_draft(row: Row) -> Draft:
    """Return what a row says; raises ValueError for one without an id or with a day that is none."""
    number = text(row, "GLOBALEVENTID")
    if number is None:
        raise ValueError("no GLOBALEVENTID")
    happened, code = day(row, "SQLDATE"), text(row, "EventCode") or ""
    doers, hit = _side(row, 1), _side(row, 2)
    added = day({"day": (text(row, "DATEADDED") or "")[:STAMP]}, "day")
    link = text(row, "SOURCEURL")
    return Draft(
        form="gdelt",
        row=number,
        type=type_of("cameo", code, text(row, "EventBaseCode"), text(row, "EventRootCode"), hit=hit),
        date=When.day(happened) if happened else When(),
        place=_place(row),
        side_a=doers,
        side_b=hit,
        sources=[["", None, None, None, link, added.isoformat() if added else None]] if link else [],
        why={
            "type": f"EventCode {code}",
            "date": "SQLDATE",
            "place": f"ActionGeo, type {text(row, 'ActionGeo_Type')}, the centroid of a gazetteer",
            "sides": "Actor1 and Actor2",
        },
    )


def _side(row: Row, number: int) -> tuple[Side, ...]:
    name = text(row, f"Actor{number}Name")
    if name is None:
        return ()
    kinds = (SECTORS.get(text(row, f"Actor{number}Type{place}Code") or "") for place in (1, 2, 3))
    kind = next((kind for kind in kinds if kind), ActorKind.UNKNOWN)
    return (side(name, kind, country_of(text(row, f"Actor{number}CountryCode"))),)


def _place(row: Row) -> Where:
    parts = [part.strip() for part in (text(row, "ActionGeo_FullName") or "").split(",") if part.strip()]
    precision = GEO.get(whole(row, "ActionGeo_Type") or 0, PlacePrecision.UNKNOWN)
    return Where(
        name=parts[0] if parts else None,
        precision=precision,
        country=country_by("fips", text(row, "ActionGeo_CountryCode")),
        admin1=parts[-2] if len(parts) > 2 else None,
        **point(row, "ActionGeo_Lat", "ActionGeo_Long"),  # type: ignore[arg-type]
    )
