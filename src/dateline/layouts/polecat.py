"""POLECAT-shaped table: 40 columns, tab-separated, nothing known is the word None."""

from collections.abc import Callable

from dateline import __version__
from dateline.actors import open_registry
from dateline.codebook import Crossing, plover
from dateline.layouts.item import Item, once_per
from dateline.layouts.layout import Cell, Column, Layout, constant, joined, reading
from dateline.lexicon.countries import country
from dateline.lexicon.country_codes import country_codes
from dateline.model import ActorKind, DatePrecision, PlacePrecision, Side
from dateline.serial import Aspect

# PLOVER's scores: of the mode where the type fixes one, else of the type.
INTENSITY = {
    "AGREE": 2.5,
    "COOPERATE": 9.5,
    "AID": 10.0,
    "RETREAT": 6.5,
    "RETREAT-withdraw": 8.0,
    "RETREAT-release": 6.5,
    "RETREAT-disarm": 10.0,
    "RETREAT-ceasefire": 7.5,
    "RETREAT-access": 6.5,
    "RETREAT-resign": 4.5,
    "PROTEST": -5.0,
    "PROTEST-demo": -5.0,
    "PROTEST-riot": -7.0,
    "MOBILIZE": -5.5,
    "MOBILIZE-troops": -6.5,
    "MOBILIZE-weapons": -6.5,
    "MOBILIZE-police": -5.5,
    "MOBILIZE-militia": -6.0,
    "COERCE": -7.0,
    "COERCE-seize": -7.0,
    "COERCE-restrict": -7.0,
    "COERCE-arrest": -7.0,
    "COERCE-withhold": -7.0,
    "ASSAULT": -9.0,
    "ASSAULT-abduct": -8.5,
    "ASSAULT-beat": -7.5,
    "ASSAULT-torture": -8.5,
    "ASSAULT-sexual": -8.5,
    "ASSAULT-targeted": -9.5,
    "ASSAULT-destroy": -8.5,
    "ASSAULT-primitive": -8.0,
    "ASSAULT-firearms": -9.0,
    "ASSAULT-explosives": -9.0,
    "ASSAULT-suicide-attack": -9.5,
    "ASSAULT-aerial": -9.5,
    "ASSAULT-drone": -9.5,
    "ASSAULT-heavy-weapons": -9.5,
    "ASSAULT-crowd-control": -7.5,
    "ASSAULT-unconventional": -10.0,
}
SECTORS = {
    ActorKind.REBEL: "REB",
    ActorKind.MILITIA: "UAF",
    ActorKind.COMMUNAL: "UAF",
    ActorKind.CIVILIANS: "CVL",
    ActorKind.PROTESTERS: "CVL",
    ActorKind.EXTERNAL: "MIL",
    ActorKind.UNKNOWN: "UNK",
}
TOWNS = {PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.NEAR}
FEATURES = {PlacePrecision.TOWN: "PPL", PlacePrecision.ADMIN1: "ADM1", PlacePrecision.ADMIN2: "ADM2"}


@once_per(Aspect.KIND)
def _crossing(item: Item) -> Crossing:
    return plover(item.as_event())


def _no_type(item: Item) -> str | None:
    known = item.incident.type is not None and _crossing(item).codes
    return None if known else "no PLOVER type follows, or no actor is known"


def no_day(item: Item) -> str | None:
    """Return why a format of days cannot tell the incident, None when it can."""
    known = item.incident.date.start is not None and item.incident.date.precision is DatePrecision.DAY
    return None if known else "no date known to the day"


def _code(item: Item) -> str:
    return _crossing(item).codes[0]


def sector(side: Side) -> str:
    """Return the PLOVER sector of an actor: of a state's bodies police, armed forces or government."""
    if side.kind is not ActorKind.STATE:
        return SECTORS[side.kind]
    if side.actor_id and side.actor_id.endswith("-police"):
        return "COP"
    known = open_registry().known(side.actor_id) if side.actor_id else None
    return "GOV" if known is not None and not known.armed else "MIL"


def _all(side: str, value: Callable[[Side], str | None]) -> Callable[[Item], Cell]:
    return lambda item: joined([value(one) or "None" for one in getattr(item.incident, side)])


def _resolved(side: Side) -> str | None:
    known = open_registry().known(side.actor_id) if side.actor_id else None
    return known.name if known else None


def _country(side: Side) -> str | None:
    found = country(side.country) if side.country else None
    return found.name if found else None


def _cow(side: Side) -> str | None:
    number = country_codes(side.country).cow
    return str(number) if number else None


def _primary(side: str) -> Callable[[Item], Cell]:
    return lambda item: next((sector(one) for one in getattr(item.incident, side)), None)


def _actor_columns(word: str, side: str, order: str) -> tuple[Column, ...]:
    return (
        Column(f"{word} Name", str, _all(side, _resolved), f"#group+name+{order}"),
        Column(f"{word} Country", str, _all(side, _country), f"#group+country+{order}"),
        Column(f"{word} COW", str, _all(side, _cow), f"#group+code+cow+{order}"),
        Column(f"Primary {word} Sector", str, _primary(side), f"#group+type+{order}"),
        Column(f"{word} Sectors", str, _all(side, sector), f"#group+type+{order}+all"),
        Column(f"{word} Title", str, constant(None), f"#group+title+{order}"),
        Column(f"{word} Name Raw", str, _all(side, lambda one: one.name), f"#group+name+{order}+raw"),
        Column(f"Wikipedia {word} ID", str, constant(None), f"#group+code+{order}+wiki"),
    )


def _id(item: Item) -> Cell:
    day = item.incident.date.start
    return f"{day:%Y%m%d}-{item.number % 10**4:04d}-{item.incident.id[:12]}_{_code(item).partition('-')[0]}_D"


def _city(item: Item) -> Cell:
    return item.incident.place.name if item.incident.place.precision in TOWNS else None


_PLACE = (
    Column("Placename", str, lambda item: item.incident.place.name, "#loc+name"),
    Column("City", str, _city, "#loc+name+city"),
    Column("District", str, lambda item: item.incident.place.admin2, "#adm2+name"),
    Column("Province", str, lambda item: item.incident.place.admin1, "#adm1+name"),
    Column("Country", str, lambda item: item.country_name, "#country+name"),
    Column("Latitude", float, lambda item: item.incident.place.lat, "#geo+lat"),
    Column("Longitude", float, lambda item: item.incident.place.lon, "#geo+lon"),
    Column("GeoNames ID", int, lambda item: item.incident.place.geonames_id, "#loc+code+geonames"),
    Column("Raw Placename", str, lambda item: item.incident.place.name, "#loc+name+raw"),
    Column("Feature Type", str, lambda item: FEATURES.get(item.incident.place.precision), "#loc+type"),
)
_NONE = constant(None)
POLECAT: Layout = Layout(
    name="polecat",
    columns=(
        Column("Event ID", str, _id, "#event+code"),
        *reading(Aspect.WHEN, Column("Event Date", str, lambda item: str(item.incident.date.start), "#date+occurred")),
        *reading(
            Aspect.WHO,
            Column("Event Type", str, lambda item: _code(item).partition("-")[0], "#event+type"),
            Column("Event Mode", str, lambda item: _code(item).partition("-")[2] or None, "#event+type+sub"),
            Column(
                "Intensity",
                float,
                lambda item: INTENSITY.get(_code(item), INTENSITY.get(_code(item).partition("-")[0])),
                "#event+severity",
            ),
            Column("Quad Code", str, lambda item: _crossing(item).groups[0].upper(), "#event+type+quad"),
            Column("Contexts", str, _NONE, "#event+context"),
            *_actor_columns("Actor", "side_a", "first"),
            *_actor_columns("Recipient", "side_b", "second"),
        ),
        *reading(Aspect.WHERE, *_PLACE),
        Column("Source", str, lambda item: next(iter(item.source_names), None), "#meta+source"),
        Column(
            "Publication Date",
            str,
            lambda item: next((str(source.published) for source in item.sources if source.published), None),
            "#date+reported",
        ),
        Column("Story People", str, _NONE, "#meta+people"),
        Column("Story Organizations", str, _NONE, "#meta+orgs"),
        Column("Story Locations", str, _NONE, "#meta+locations"),
        Column("Language", str, constant("en"), "#meta+lang"),
        Column("Version", str, constant(f"dateline-{__version__}"), "#meta+version"),
    ),
    refusals=((Aspect.KIND, _no_type), (Aspect.WHEN, no_day)),
    lossy=(
        "no fatalities and no precision: POLECAT has no column for either",
        "one row an incident: source and publication date are those of the first report",
        "contexts, titles, Wikipedia ids and the names of a story are blank: none is coded, and persons are not tracked",
    ),
    coordinates="those of the named place",
    missing="None",
    separator="\t",
)
