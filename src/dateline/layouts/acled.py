"""ACLED-shaped table: 31 columns, in ACLED's order and with its enumerations."""

from datetime import UTC, date, datetime, time
from functools import lru_cache

from dateline.actors import open_registry
from dateline.codebook import Crossing, acled
from dateline.layouts.item import Item, once_per
from dateline.layouts.layout import Cell, Column, Layout, constant, joined, reading
from dateline.lexicon.countries import country
from dateline.lexicon.country_codes import country_codes
from dateline.model import ActorKind, DatePrecision, PlacePrecision, Side
from dateline.serial import Aspect

DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
# Sub-types that do not follow their event type.
DISORDER_OF_SUB = {
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Mob violence": "Political violence",
}
INTER = {
    ActorKind.STATE: "State forces",
    ActorKind.REBEL: "Rebel group",
    ActorKind.MILITIA: "Political militia",
    ActorKind.COMMUNAL: "Identity militia",
    ActorKind.PROTESTERS: "Protesters",
    ActorKind.CIVILIANS: "Civilians",
    ActorKind.EXTERNAL: "External/Other forces",
    ActorKind.UNKNOWN: "Political militia",  # where ACLED puts armed people whose group is not known
}
ORDER = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other forces",
)
UNIDENTIFIED = "Unidentified Armed Group"
TIME = {DatePrecision.DAY: 1, DatePrecision.WEEK: 2, DatePrecision.MONTH: 3}
GEO = {
    PlacePrecision.SITE: 1,
    PlacePrecision.TOWN: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN2: 2,
    PlacePrecision.ADMIN1: 3,
    PlacePrecision.REGION: 3,
}
CIVILIAN = {ActorKind.CIVILIANS, ActorKind.PROTESTERS}


@once_per(Aspect.KIND)
def _crossing(item: Item) -> Crossing:
    return acled(item.as_event())


def _no_type(item: Item) -> str | None:
    known = item.incident.type is not None and _crossing(item).codes
    return None if known else "no sub-event type follows from what is known"


def _no_date(item: Item) -> str | None:
    known = item.incident.date.start is not None and item.incident.date.precision in TIME
    return None if known else "no date, or none finer than a year"


def _no_place(item: Item) -> str | None:
    place = item.incident.place
    if place.country is None or place.precision not in GEO:
        return "no place finer than a country"
    if place.lat is None or place.lon is None:
        return "a place without coordinates"
    return None


def _sub(item: Item) -> str:
    return _crossing(item).codes[0]


def _group(item: Item) -> str:
    return _crossing(item).groups[0]


def _disorder(item: Item) -> Cell:
    return DISORDER_OF_SUB.get(_sub(item), DISORDER[_group(item)])


def actor_name(side: Side, item: Item) -> str:
    """Return an actor as the registry calls it, a crowd with its country, an unknown name as written."""
    found = country(side.country or item.incident.place.country or "")
    if side.kind in CIVILIAN:
        crowd = "Rioters" if _is_riot(item) and side.kind is ActorKind.PROTESTERS else side.kind.value.capitalize()
        return f"{crowd} ({found.name})" if found else crowd
    known = open_registry().known(side.actor_id) if side.actor_id else None
    return known.name if known else side.name


def _is_riot(item: Item) -> bool:
    return (item.incident.type or "").startswith("riot.")


def _first(item: Item) -> str:
    return actor_name(item.incident.side_a[0], item) if item.incident.side_a else UNIDENTIFIED


def _second(item: Item) -> Cell:
    return actor_name(item.incident.side_b[0], item) if item.incident.side_b else None


def _inter(side: Side, item: Item) -> str:
    here = item.incident.place.country
    if side.kind is ActorKind.STATE and side.country and here and side.country != here:
        return "External/Other forces"
    return "Rioters" if side.kind is ActorKind.PROTESTERS and _is_riot(item) else INTER[side.kind]


def _inter1(item: Item) -> str:
    return _inter(item.incident.side_a[0], item) if item.incident.side_a else INTER[ActorKind.UNKNOWN]


def _inter2(item: Item) -> str | None:
    return _inter(item.incident.side_b[0], item) if item.incident.side_b else None


def _interaction(item: Item) -> Cell:
    first, second = _inter1(item), _inter2(item)
    if second is None:
        return f"Sole {first} Action"
    return "-".join(sorted((first, second), key=ORDER.index))


def _civilians_targeted(item: Item) -> Cell:
    aimed = _group(item) in {"Violence against civilians", "Explosions/Remote violence"}
    hit = bool(item.incident.side_b) and all(side.kind in CIVILIAN for side in item.incident.side_b)
    return "Civilians targeted" if hit and (aimed or _sub(item) == "Excessive force against protesters") else None


def _fatalities(item: Item) -> Cell:
    """Return the one figure; nothing known is 0, which is ACLED's rule."""
    killed = item.incident.estimate("killed")
    return (killed.best if killed.best is not None else killed.low or 0) if killed else 0


def _timestamp(item: Item) -> Cell:
    day = item.last_published or item.incident.date.start
    return None if day is None else _seconds(day)


@lru_cache(maxsize=1 << 14)
def _seconds(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())


def _code(item: Item) -> Cell:
    return f"{_iso3(item)}{item.number}"


@once_per(Aspect.WHERE)
def _iso3(item: Item) -> str:
    found = country(item.incident.place.country or "")
    return found.iso3 if found else "ZZZ"


def _country_name(item: Item) -> Cell:
    return item.country_name


def _others(side: str) -> "Column":
    first = side == "side_a"
    return Column(
        f"assoc_actor_{1 if first else 2}",
        str,
        lambda item: joined([actor_name(one, item) for one in getattr(item.incident, side)[1:]]),
        f"#group+name+{'first' if first else 'second'}+assoc",
    )


ACLED = Layout(
    name="acled",
    columns=(
        Column("event_id_cnty", str, _code, "#event+code"),
        *reading(
            Aspect.WHEN,
            Column("event_date", str, lambda item: str(item.incident.date.start), "#date+occurred"),
            Column(
                "year",
                int,
                lambda item: item.incident.date.start.year if item.incident.date.start else None,
                "#date+year",
            ),
            Column("time_precision", int, lambda item: TIME[item.incident.date.precision], "#date+precision"),
        ),
        *reading(
            Aspect.KIND,
            Column("disorder_type", str, _disorder, "#event+type+disorder"),
            Column("event_type", str, _group, "#event+type"),
            Column("sub_event_type", str, _sub, "#event+type+sub"),
        ),
        *reading(
            Aspect.SIDES,
            Column("actor1", str, _first, "#group+name+first"),
            _others("side_a"),
            Column("inter1", str, _inter1, "#group+type+first"),
            Column("actor2", str, _second, "#group+name+second"),
            _others("side_b"),
            Column("inter2", str, _inter2, "#group+type+second"),
            Column("interaction", str, _interaction, "#group+type+interaction"),
        ),
        *reading(
            Aspect.KIND,
            Column("civilian_targeting", str, _civilians_targeted, "#event+civilian_targeting"),
        ),
        *reading(
            Aspect.WHERE,
            Column("iso", int, lambda item: country_codes(item.incident.place.country).numeric, "#country+code+num"),
            Column("region", str, lambda item: country_codes(item.incident.place.country).acled_region, "#region+name"),
            Column("country", str, _country_name, "#country+name"),
            Column("admin1", str, lambda item: item.incident.place.admin1, "#adm1+name"),
            Column("admin2", str, lambda item: item.incident.place.admin2, "#adm2+name"),
            Column("admin3", str, constant(None), "#adm3+name"),
            Column("location", str, lambda item: item.incident.place.name or item.incident.place.admin1, "#loc+name"),
            Column("latitude", float, lambda item: round(item.incident.place.lat or 0.0, 4), "#geo+lat"),
            Column("longitude", float, lambda item: round(item.incident.place.lon or 0.0, 4), "#geo+lon"),
            Column("geo_precision", int, lambda item: GEO[item.incident.place.precision], "#geo+precision"),
        ),
        Column("source", str, lambda item: joined(item.source_names), "#meta+source"),
        Column("source_scale", str, constant(None), "#meta+source+scale"),
        Column("notes", str, Item.sentence, "#description"),
        *reading(Aspect.TOLL, Column("fatalities", int, _fatalities, "#affected+killed")),
        Column("tags", str, constant(None), "#event+tags"),
        Column("timestamp", int, _timestamp, "#date+updated"),
    ),
    refusals=((Aspect.KIND, _no_type), (Aspect.WHEN, _no_date), (Aspect.WHERE, _no_place)),
    lossy=(
        "fatalities: nothing known is written 0, as ACLED does, and cannot be told from none killed",
        "fatalities: one figure by the conservative rule; the range, the other counts and who was killed are left out",
        "actor1 and actor2 carry no direction in ACLED; who only a speaker names stands there like any other",
        f"a doer whom nobody names is written {UNIDENTIFIED!r}; armed people of no known kind count as political militia",
        "source_scale and tags are blank: neither is judged",
        "claims, denials, evidence and independent voices have no column",
    ),
    coordinates="those of the named place; an area without coordinates is left out, never put on its capital",
)
