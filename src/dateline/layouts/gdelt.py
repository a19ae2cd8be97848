"""GDELT-2.0-shaped event table: 61 columns, tab-separated, without a header."""

from collections.abc import Callable
from datetime import date

from dateline.codebook import Crossing, cameo
from dateline.layouts.item import Item, once_per
from dateline.layouts.layout import Cell, Column, Layout, constant, reading
from dateline.layouts.polecat import no_day, sector
from dateline.lexicon.countries import country
from dateline.lexicon.country_codes import country_codes
from dateline.model import PlacePrecision, Side
from dateline.serial import Aspect

# Goldstein's scale, which is a property of the CAMEO root and not of what happened.
GOLDSTEIN = {
    "01": 0.0,
    "02": 3.0,
    "03": 4.0,
    "04": 1.0,
    "05": 3.5,
    "06": 6.0,
    "07": 7.0,
    "08": 5.0,
    "09": -2.0,
    "10": -5.0,
    "11": -2.0,
    "12": -4.0,
    "13": -6.0,
    "14": -6.5,
    "15": -7.2,
    "16": -4.0,
    "17": -7.0,
    "18": -9.0,
    "19": -10.0,
    "20": -10.0,
}
VERBAL_COOPERATION, MATERIAL_COOPERATION, VERBAL_CONFLICT, MATERIAL_CONFLICT = 1, 2, 3, 4
LAST_OF_QUAD = (("05", VERBAL_COOPERATION), ("09", MATERIAL_COOPERATION), ("13", VERBAL_CONFLICT))
COUNTRY, CITY, PROVINCE = 1, 4, 5
AMERICAN = {CITY: 3, PROVINCE: 2}
GEO = {
    PlacePrecision.SITE: CITY,
    PlacePrecision.TOWN: CITY,
    PlacePrecision.NEAR: CITY,
    PlacePrecision.ADMIN2: PROVINCE,
    PlacePrecision.ADMIN1: PROVINCE,
    PlacePrecision.REGION: PROVINCE,
    PlacePrecision.COUNTRY: COUNTRY,
}
NO_PLACE = 0


@once_per(Aspect.KIND)
def _crossing(item: Item) -> Crossing:
    return cameo(item.as_event())


def _no_root(item: Item) -> str | None:
    return None if item.incident.type is not None and _crossing(item).codes else "no CAMEO root follows"


def _root(item: Item) -> str:
    return _crossing(item).codes[0]


def _quad(item: Item) -> Cell:
    return next((quad for last, quad in LAST_OF_QUAD if _root(item) <= last), MATERIAL_CONFLICT)


def _of_day(form: Callable[[date], Cell]) -> Callable[[Item], Cell]:
    return lambda item: form(item.incident.date.start) if item.incident.date.start else None


def _fraction(day: date) -> float:
    return round(day.year + (day.month * 30 + day.day) / 365, 4)


def _of_side(side: str, value: Callable[[Side], Cell]) -> Callable[[Item], Cell]:
    return lambda item: next((value(one) for one in getattr(item.incident, side)), None)


def _iso3(side: Side) -> str | None:
    found = country(side.country) if side.country else None
    return found.iso3 if found else None


def _actor_code(side: Side) -> Cell:
    return f"{_iso3(side) or ''}{sector(side)}"


def _actor(number: int, side: str) -> tuple[Column, ...]:
    order = "first" if number == 1 else "second"
    blank = ("KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code")
    return (
        Column(f"Actor{number}Code", str, _of_side(side, _actor_code), f"#group+code+{order}"),
        Column(f"Actor{number}Name", str, _of_side(side, lambda one: one.name.upper()), f"#group+name+{order}"),
        Column(f"Actor{number}CountryCode", str, _of_side(side, _iso3), f"#group+country+code+{order}"),
        *(Column(f"Actor{number}{name}", str, constant(None)) for name in blank),
        Column(f"Actor{number}Type1Code", str, _of_side(side, sector), f"#group+type+{order}"),
        Column(f"Actor{number}Type2Code", str, constant(None)),
        Column(f"Actor{number}Type3Code", str, constant(None)),
    )


def _geo_type(item: Item) -> Cell:
    found = GEO.get(item.incident.place.precision, NO_PLACE)
    return AMERICAN.get(found, found) if item.incident.place.country == "US" else found


def _full_name(item: Item) -> Cell:
    place = item.incident.place
    parts = (place.name, place.admin1, item.country_name)
    return ", ".join(dict.fromkeys(part for part in parts if part)) or None


def _geo(prefix: str, values: tuple[Callable[[Item], Cell], ...]) -> tuple[Column, ...]:
    names = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    types = (int, str, str, str, str, float, float, str)
    return tuple(
        Column(f"{prefix}Geo_{name}", kind, value) for name, kind, value in zip(names, types, values, strict=True)
    )


_NONE = constant(None)
_NO_GEO = (constant(NO_PLACE), *(_NONE,) * 7)
_ACTION = (
    _geo_type,
    _full_name,
    lambda item: country_codes(item.incident.place.country).fips,
    _NONE,
    _NONE,
    lambda item: item.incident.place.lat,
    lambda item: item.incident.place.lon,
    lambda item: str(item.incident.place.geonames_id) if item.incident.place.geonames_id else None,
)


def _added(item: Item) -> Cell:
    day = item.last_published or item.incident.date.start
    return int(f"{day:%Y%m%d}000000") if day else None


GDELT: Layout = Layout(
    name="gdelt",
    columns=(
        Column("GLOBALEVENTID", int, lambda item: item.number, "#event+code"),
        *reading(
            Aspect.WHEN,
            Column("SQLDATE", int, _of_day(lambda day: int(f"{day:%Y%m%d}")), "#date+occurred"),
            Column("MonthYear", int, _of_day(lambda day: int(f"{day:%Y%m}")), "#date+month"),
            Column("Year", int, _of_day(lambda day: day.year), "#date+year"),
            Column("FractionDate", float, _of_day(_fraction), "#date+fraction"),
        ),
        *reading(
            Aspect.WHO,
            *_actor(1, "side_a"),
            *_actor(2, "side_b"),
            Column("IsRootEvent", int, constant(1), "#event+root"),
            Column("EventCode", str, _root, "#event+type"),
            Column("EventBaseCode", str, _root, "#event+type+base"),
            Column("EventRootCode", str, _root, "#event+type+root"),
            Column("QuadClass", int, _quad, "#event+type+quad"),
            Column("GoldsteinScale", float, lambda item: GOLDSTEIN[_root(item)], "#event+severity"),
        ),
        Column("NumMentions", int, lambda item: item.tellings, "#meta+mentions+num"),
        Column("NumSources", int, lambda item: item.incident.independent_sources, "#meta+source+num"),
        Column("NumArticles", int, lambda item: item.reports, "#meta+articles+num"),
        *reading(
            Aspect.WHERE,
            Column("AvgTone", float, _NONE, "#meta+tone"),
            *_geo("Actor1", _NO_GEO),
            *_geo("Actor2", _NO_GEO),
            *_geo("Action", _ACTION),
        ),
        Column("DATEADDED", int, _added, "#date+reported"),
        Column("SOURCEURL", str, lambda item: next((s.url for s in item.sources if s.url), None), "#meta+url"),
    ),
    refusals=((Aspect.KIND, _no_root), (Aspect.WHEN, no_day)),
    lossy=(
        "EventCode is the CAMEO root: finer codes are not derived",
        "one actor a side, one URL; counts, precision and claims have no column",
        "NumSources counts independent voices, not articles; AvgTone, FIPS ADM1 codes and GNS ids are blank",
        "DATEADDED is the day of the latest report",
    ),
    coordinates="those of the named place",
    separator="\t",
    header=False,
)
