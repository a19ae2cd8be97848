"""UCDP-GED-shaped table: 49 columns, in the order of the GED releases."""

from collections.abc import Callable

from dateline.codebook import Crossing, ucdp
from dateline.layouts.acled import actor_name
from dateline.layouts.item import Item, once_per
from dateline.layouts.layout import Cell, Column, Layout, constant, joined, reading
from dateline.lexicon.country_codes import country_codes
from dateline.model import ActorKind, DatePrecision, Estimate, PlacePrecision, Side, Victims
from dateline.serial import Aspect

WHERE = {
    PlacePrecision.SITE: 1,
    PlacePrecision.TOWN: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.REGION: 5,
    PlacePrecision.COUNTRY: 6,
}
LONGEST_WEEK, LONGEST_MONTH = 7, 31  # days
CELLS_ROUND, CELL = 720, 0.5  # PRIO-GRID: half-degree cells, 720 to a circle of latitude
ONE_SIDED = 3


@once_per(Aspect.KIND)
def _crossing(item: Item) -> Crossing:
    return ucdp(item.as_event())


def _no_type(item: Item) -> str | None:
    known = item.incident.type is not None and _crossing(item).codes
    return None if known else "no type of violence follows from who is known and who was killed"


def _no_death(item: Item) -> str | None:
    killed = item.incident.estimate("killed")
    sure = killed is not None and max(killed.low or 0, killed.best or 0, killed.high or 0)
    return None if sure else "no death is sure"


def _no_date(item: Item) -> str | None:
    return "no date" if item.incident.date.start is None else None


def _no_country(item: Item) -> str | None:
    return "no country" if item.incident.place.country is None else None


def _type(item: Item) -> int:
    return int(_crossing(item).codes[0])


def _sides(item: Item) -> tuple[Side | None, Side | None]:
    """Return who stands as side A and side B: a state comes first when states fight, the doer when civilians are hit."""
    first = next(iter(item.incident.side_a), None)
    second = next(iter(item.incident.side_b), None)
    state_is_second = second is not None and second.kind is ActorKind.STATE
    if _type(item) == 1 and state_is_second and not (first and first.kind is ActorKind.STATE):
        return second, first
    return first, second


def _name(index: int) -> Callable[[Item], Cell]:
    def value(item: Item) -> Cell:
        if index and _type(item) == ONE_SIDED:
            return "Civilians"
        side = _sides(item)[index]
        return actor_name(side, item) if side else None

    return value


def _dyad(item: Item) -> Cell:
    return " - ".join(str(_name(index)(item) or "unknown") for index in (0, 1))


def _state_number(index: int) -> Callable[[Item], Cell]:
    def value(item: Item) -> Cell:
        side = _sides(item)[index]
        number = country_codes(side.country).gw if side and side.kind is ActorKind.STATE else None
        return str(number) if number else None

    return value


def _killed(item: Item) -> Estimate:
    found = item.incident.estimate("killed")
    assert found is not None  # the refusal saw to it  # noqa: S101
    return found


def best(item: Item) -> int:
    """Return the best estimate, or the bound that is known."""
    killed = _killed(item)
    known = (killed.best, killed.low, killed.high)
    return next((value for value in known if value is not None), 0)


def _dead(*victims: Victims) -> Callable[[Item], Cell]:
    return lambda item: best(item) if _killed(item).victims in victims else 0


def _date_precision(item: Item) -> Cell:
    start, end = item.incident.date.start, item.incident.date.end
    if item.incident.date.precision is DatePrecision.DAY and start == end:
        return 1
    if end is None or start is None:
        return 5
    days = (end - start).days + 1
    return 2 if days < LONGEST_WEEK else 3 if days == LONGEST_WEEK else 4 if days <= LONGEST_MONTH else 5


def _moment(field: str) -> Callable[[Item], Cell]:
    def value(item: Item) -> Cell:
        day = getattr(item.incident.date, field) or item.incident.date.start
        return f"{day} 00:00:00.000"

    return value


def _point(item: Item) -> Cell:
    place = item.incident.place
    return None if place.lat is None or place.lon is None else f"POINT ({place.lon} {place.lat})"


def _grid_cell(item: Item) -> Cell:
    place = item.incident.place
    if place.lat is None or place.lon is None:
        return None
    return int(CELLS_ROUND * ((place.lat + 90) // CELL) + (place.lon + 180) // CELL + 1)


def _of_reports(field: str) -> Callable[[Item], Cell]:
    return lambda item: joined([str(value) for source in item.sources if (value := getattr(source, field))])


def _citation(item: Item) -> Cell:
    cited = (
        ", ".join(str(part) for part in (source.name, source.published, source.title) if part)
        for source in item.sources
    )
    return joined(list(cited))


_NONE = constant(None)
UCDP = Layout(
    name="ucdp",
    columns=(
        Column("id", int, lambda item: item.number, "#event+code"),
        Column("relid", str, lambda item: item.incident.id, "#event+code+rel"),
        Column(
            "year", int, lambda item: item.incident.date.start.year if item.incident.date.start else None, "#date+year"
        ),
        *reading(
            Aspect.WHO,
            Column("active_year", bool, _NONE, "#event+active"),
            Column("code_status", str, constant("Check"), "#status+code"),
            Column("type_of_violence", int, _type, "#event+type"),
            Column("conflict_dset_id", str, _NONE, "#event+conflict+code+old"),
            Column("conflict_new_id", int, _NONE, "#event+conflict+code"),
            Column("conflict_name", str, _NONE, "#event+conflict+name"),
            Column("dyad_dset_id", str, _NONE, "#event+dyad+code+old"),
            Column("dyad_new_id", int, _NONE, "#event+dyad+code"),
            Column("dyad_name", str, _dyad, "#event+dyad+name"),
            Column("side_a_dset_id", str, _NONE, "#group+code+first+old"),
            Column("side_a_new_id", int, _NONE, "#group+code+first"),
            Column("side_a", str, _name(0), "#group+name+first"),
            Column("side_b_dset_id", str, _NONE, "#group+code+second+old"),
            Column("side_b_new_id", int, _NONE, "#group+code+second"),
            Column("side_b", str, _name(1), "#group+name+second"),
        ),
        Column("number_of_sources", int, lambda item: item.incident.independent_sources, "#meta+source+num"),
        Column("source_article", str, _citation, "#meta+source"),
        Column("source_office", str, _of_reports("publisher"), "#meta+source+org"),
        Column("source_date", str, _of_reports("published"), "#date+reported"),
        Column("source_headline", str, _of_reports("title"), "#description"),
        Column("source_original", str, _of_reports("original_source"), "#meta+source+original"),
        *reading(
            Aspect.WHERE,
            Column("where_prec", int, lambda item: WHERE.get(item.incident.place.precision, 6), "#geo+precision"),
            Column("where_coordinates", str, lambda item: item.incident.place.name, "#loc+name"),
            Column("where_description", str, lambda item: item.incident.place.name, "#loc+description"),
            Column("adm_1", str, lambda item: item.incident.place.admin1, "#adm1+name"),
            Column("adm_2", str, lambda item: item.incident.place.admin2, "#adm2+name"),
            Column("latitude", float, lambda item: item.incident.place.lat, "#geo+lat"),
            Column("longitude", float, lambda item: item.incident.place.lon, "#geo+lon"),
            Column("geom_wkt", str, _point, "#geo+wkt"),
            Column("priogrid_gid", int, _grid_cell, "#geo+grid+code"),
            Column("country", str, lambda item: item.country_name, "#country+name"),
            Column("country_id", int, lambda item: country_codes(item.incident.place.country).gw, "#country+code+gw"),
            Column("region", str, lambda item: country_codes(item.incident.place.country).ucdp_region, "#region+name"),
        ),
        *reading(
            Aspect.WHEN,
            Column("event_clarity", int, lambda item: 1 if _date_precision(item) == 1 else 2, "#event+clarity"),
            Column("date_prec", int, _date_precision, "#date+precision"),
            Column("date_start", str, _moment("start"), "#date+start"),
            Column("date_end", str, _moment("end"), "#date+end"),
        ),
        *reading(
            Aspect.TOLL,
            Column("deaths_a", int, constant(0), "#affected+killed+first"),
            Column("deaths_b", int, constant(0), "#affected+killed+second"),
            Column("deaths_civilians", int, _dead(Victims.CIVILIANS), "#affected+killed+civilians"),
            Column(
                "deaths_unknown",
                int,
                _dead(Victims.UNSTATED, Victims.MIXED, Victims.COMBATANTS),
                "#affected+killed+unknown",
            ),
            Column("best", int, best, "#affected+killed"),
            Column("high", int, lambda item: max(best(item), _killed(item).high or 0), "#affected+killed+hi"),
            Column("low", int, lambda item: min(best(item), _killed(item).low or 0), "#affected+killed+lo"),
        ),
        *reading(
            Aspect.WHO,
            Column("gwnoa", str, _state_number(0), "#group+code+gw+first"),
            Column("gwnob", str, _state_number(1), "#group+code+gw+second"),
        ),
    ),
    refusals=((Aspect.KIND, _no_type), (Aspect.TOLL, _no_death), (Aspect.WHEN, _no_date), (Aspect.WHERE, _no_country)),
    lossy=(
        "code_status is 'Check': a candidate; incompatibility and 25 deaths a year are not tested, so active_year is blank",
        "ids of conflicts, dyads and actors are UCDP's to give and blank",
        "an open upper bound is written as the best estimate; an open lower one as 0",
        "deaths whose side is not told stand in deaths_unknown, fighters included",
        "an end that is not yet reached is written as the start",
        "claims, denials, injured, displaced and evidence have no column",
    ),
    coordinates="those of the named place; blank where there are none",
)
