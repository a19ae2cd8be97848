"""Rows of ACLED as drafts. A number of fatalities is ACLED's conservative one; 0 is none or unknown, and stays unknown here."""

from calendar import monthrange
from datetime import date, timedelta

from dateline.imports.cells import Row, country_by, country_of, day, point, several, side, text, type_of, whole
from dateline.imports.draft import Draft, estimates
from dateline.model import ActorKind, DatePrecision, Estimate, PlacePrecision, Side, When, Where

KINDS = (
    ("1", "state forces", ActorKind.STATE),
    ("2", "rebel group", ActorKind.REBEL),
    ("3", "political militia", ActorKind.MILITIA),
    ("4", "identity militia", ActorKind.COMMUNAL),
    ("5", "rioters", ActorKind.PROTESTERS),
    ("6", "protesters", ActorKind.PROTESTERS),
    ("7", "civilians", ActorKind.CIVILIANS),
    ("8", "external/other forces", ActorKind.EXTERNAL),
)
INTER = {key: kind for *keys, kind in KINDS for key in keys}
GEO = {1: PlacePrecision.TOWN, 2: PlacePrecision.NEAR, 3: PlacePrecision.ADMIN1}
AROUND = timedelta(days=3)  # of a day that stands for a week
UNIDENTIFIED = "Unidentified"


def acled_draft(row: Row) -> Draft:
    """Return what a row says; raises ValueError for one without an id or with a day that is none."""
    number = text(row, "event_id_cnty", "data_id")
    if number is None:
        raise ValueError("no event_id_cnty")
    where = country_by("numeric", whole(row, "iso")) or country_of(text(row, "country"))
    first, second = _side(row, 1, where), _side(row, 2, where)
    sub = text(row, "sub_event_type")
    return Draft(
        form="acled",
        row=number,
        type=type_of("acled", sub),
        date=_time(row),
        place=_place(row, where),
        side_a=first,
        side_b=second,
        estimates=estimates(killed=_killed(row)),
        title=text(row, "notes"),
        sources=[["", name, None, None, None, None] for name in several(row, "source")],
        why={
            "type": f"sub_event_type {sub!r}",
            "date": f"event_date, time_precision {text(row, 'time_precision')}",
            "place": f"location, geo_precision {text(row, 'geo_precision')}",
            "sides": "actor1 and actor2, which carry no direction in ACLED",
            "killed": "fatalities, the conservative figure; 0 is none or unknown",
        },
    )


def _time(row: Row) -> When:
    found = day(row, "event_date")
    if found is None:
        return When()
    match whole(row, "time_precision"):
        case 2:
            return When(found - AROUND, found + AROUND, DatePrecision.WEEK)
        case 3:
            last = monthrange(found.year, found.month)[1]
            return When(found.replace(day=1), date(found.year, found.month, last), DatePrecision.MONTH)
        case _:
            return When.day(found)


def _place(row: Row, where: str | None) -> Where:
    precision = GEO.get(whole(row, "geo_precision") or 0, PlacePrecision.UNKNOWN)
    return Where(
        name=text(row, "location"),
        precision=precision,
        country=where,
        admin1=text(row, "admin1"),
        admin2=text(row, "admin2"),
        **point(row),  # type: ignore[arg-type]
    )


def _side(row: Row, number: int, where: str | None) -> tuple[Side, ...]:
    kind = INTER.get((text(row, f"inter{number}") or "").casefold(), ActorKind.UNKNOWN)
    first = text(row, f"actor{number}")
    names = [name for name in (first, *several(row, f"assoc_actor_{number}")) if name]
    home = where if kind in {ActorKind.CIVILIANS, ActorKind.PROTESTERS} else None
    return tuple(
        side(name, kind if name == first and not name.startswith(UNIDENTIFIED) else ActorKind.UNKNOWN, home)
        for name in names
    )


def _killed(row: Row) -> Estimate | None:
    dead = whole(row, "fatalities")
    return Estimate(dead, dead, None) if dead else None
