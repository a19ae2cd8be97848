"""Rows of UCDP GED as drafts: three figures of deaths, sides, and how exactly place and time are known."""

from dateline.imports.cells import (
    Row,
    country_by,
    country_of,
    day,
    point,
    read_day,
    several,
    side,
    text,
    type_of,
    whole,
)
from dateline.imports.draft import Draft, Sources, bounded, estimates
from dateline.model import ActorKind, DatePrecision, Estimate, PlacePrecision, Side, Victims, When, Where

WHERE = {
    1: PlacePrecision.TOWN,
    2: PlacePrecision.NEAR,
    3: PlacePrecision.ADMIN2,
    4: PlacePrecision.ADMIN1,
    5: PlacePrecision.REGION,
    6: PlacePrecision.COUNTRY,
    7: PlacePrecision.REGION,
}
TIME = {
    1: DatePrecision.DAY,
    2: DatePrecision.WEEK,
    3: DatePrecision.WEEK,
    4: DatePrecision.MONTH,
    5: DatePrecision.YEAR,
}
STATE_BASED, NON_STATE, ONE_SIDED = "1", "2", "3"


def ucdp_draft(row: Row) -> Draft:
    """Return what a row says; raises ValueError for one without an id or with a day that is none."""
    number = text(row, "id", "relid")
    if number is None:
        raise ValueError("no id")
    violence = text(row, "type_of_violence")
    where = country_by("gw", whole(row, "country_id")) or country_of(text(row, "country"))
    return Draft(
        form="ucdp",
        row=number,
        type=type_of("ucdp", violence),
        date=_time(row),
        place=_place(row, where),
        side_a=_side(row, "a", violence),
        side_b=_side(row, "b", violence),
        estimates=estimates(killed=_killed(row)),
        title=next(iter(several(row, "source_headline")), None),
        sources=_sources(row),
        why={
            "type": f"type_of_violence {violence}, which says nothing of the means",
            "date": f"date_start and date_end, date_prec {text(row, 'date_prec')}",
            "place": f"where_coordinates, where_prec {text(row, 'where_prec')}",
            "sides": "side_a and side_b",
            "killed": "low, best and high",
        },
    )


def _time(row: Row) -> When:
    start, end = day(row, "date_start"), day(row, "date_end")
    if start is None:
        return When()
    last = end if end and end >= start else start
    precision = TIME.get(whole(row, "date_prec") or 0, DatePrecision.DAY if last == start else DatePrecision.WEEK)
    return When(start, last, precision)


def _place(row: Row, where: str | None) -> Where:
    return Where(
        name=text(row, "where_coordinates", "where_description"),
        precision=WHERE.get(whole(row, "where_prec") or 0, PlacePrecision.UNKNOWN),
        country=where,
        admin1=text(row, "adm_1"),
        admin2=text(row, "adm_2"),
        **point(row),  # type: ignore[arg-type]
    )


def _side(row: Row, which: str, violence: str | None) -> tuple[Side, ...]:
    name = text(row, f"side_{which}")
    if name is None:
        return ()
    number = text(row, f"gwno{which}")
    home = country_by("gw", number)
    if violence == ONE_SIDED and which == "b":
        return (side(name, ActorKind.CIVILIANS, home),)
    kind = ActorKind.STATE if number or name.startswith("Government of ") else ActorKind.UNKNOWN
    return (side(name, kind, home),)


def _killed(row: Row) -> Estimate | None:
    found = bounded(whole(row, "low"), whole(row, "best"), whole(row, "high"))
    if found is None:
        return None
    civilians, fighters = whole(row, "deaths_civilians") or 0, sum(whole(row, f"deaths_{one}") or 0 for one in "ab")
    unknown = whole(row, "deaths_unknown") or 0
    if unknown or not civilians + fighters:
        victims = Victims.UNSTATED
    else:
        victims = Victims.MIXED if civilians and fighters else Victims.CIVILIANS if civilians else Victims.COMBATANTS
    return Estimate(found.low, found.best, found.high, victims)


def _sources(row: Row) -> Sources:
    """Return the sources; title and day of each where the cells have as many of them."""
    names, titles, days = (several(row, name) for name in ("source_office", "source_headline", "source_date"))
    count = len(names) or len(several(row, "source_article"))
    told = names or several(row, "source_article")
    headlines = titles if len(titles) == count else [""] * count
    dated = [read_day(one) for one in days] if len(days) == count else [None] * count
    return [
        ["", name, None, title or None, None, when.isoformat() if when else None]
        for name, title, when in zip(told, headlines, dated, strict=True)
    ]
