"""Our own table of incidents: every field with its precision, unknown is an empty cell and never 0."""

from collections.abc import Callable

from dateline.layouts.item import Item
from dateline.layouts.layout import Cell, Column, Layout, joined, reading
from dateline.model import COUNT_FIELDS, Estimate, Side
from dateline.serial import Aspect


def _count(field: str, bound: str) -> Callable[[Item], Cell]:
    def value(item: Item) -> Cell:
        estimate: Estimate | None = item.incident.estimate(field)
        return getattr(estimate, bound) if estimate else None

    return value


def _side(side: str, value: Callable[[Side], str | None]) -> Callable[[Item], Cell]:
    return lambda item: joined([value(one) for one in getattr(item.incident, side)])


def _victims(item: Item) -> Cell:
    killed = item.incident.estimate("killed")
    return killed.victims.value if killed else None


_SIDES = tuple(
    column
    for side, order in (("side_a", "first"), ("side_b", "second"))
    for column in (
        Column(side, str, _side(side, lambda one: one.name), f"#group+name+{order}"),
        Column(f"{side}_ids", str, _side(side, lambda one: one.actor_id or "-"), f"#group+code+{order}"),
        Column(f"{side}_kinds", str, _side(side, lambda one: one.kind.value), f"#group+type+{order}"),
        Column(f"{side}_attributed_to", str, _side(side, lambda one: one.attributed_to), f"#group+claim+{order}"),
    )
)
_COUNTS = tuple(
    Column(f"{field}_{bound}", int, _count(field, bound), f"#affected+{field}+{bound}")
    for field in COUNT_FIELDS
    for bound in ("low", "best", "high")
)

OWN = Layout(
    name="dateline",
    columns=(
        Column("id", str, lambda item: item.incident.id, "#event+code"),
        Column("type", str, lambda item: item.incident.type, "#event+type"),
        Column("status", str, lambda item: item.incident.status.value, "#status"),
        *reading(
            Aspect.WHEN,
            Column("date_start", str, lambda item: _iso(item.incident.date.start), "#date+start"),
            Column("date_end", str, lambda item: _iso(item.incident.date.end), "#date+end"),
            Column("date_precision", str, lambda item: item.incident.date.precision.value, "#date+precision"),
        ),
        *reading(
            Aspect.WHERE,
            Column("place", str, lambda item: item.incident.place.name, "#loc+name"),
            Column("place_precision", str, lambda item: item.incident.place.precision.value, "#geo+precision"),
            Column("country", str, lambda item: item.incident.place.country, "#country+code"),
            Column("admin1", str, lambda item: item.incident.place.admin1, "#adm1+name"),
            Column("admin2", str, lambda item: item.incident.place.admin2, "#adm2+name"),
            Column("latitude", float, lambda item: item.incident.place.point[0], "#geo+lat"),
            Column("longitude", float, lambda item: item.incident.place.point[1], "#geo+lon"),
            Column("geonames_id", int, lambda item: item.incident.place.geonames_id, "#loc+code+geonames"),
        ),
        *reading(Aspect.WHO, *_SIDES),
        *reading(
            Aspect.TOLL,
            *_COUNTS,
            Column("killed_victims", str, _victims, "#affected+killed+type"),
        ),
        Column("independent_sources", int, lambda item: item.incident.independent_sources, "#meta+source+num"),
        Column("reports", int, lambda item: item.reports, "#meta+articles+num"),
        Column("sources", str, lambda item: joined(item.source_names), "#meta+source"),
        Column("urls", str, lambda item: joined([source.url for source in item.sources]), "#meta+url"),
        Column("title", str, lambda item: item.incident.title, "#description"),
        Column("fusing", str, lambda item: item.incident.fusing.value, "#meta+method"),
    ),
    refusals=(),
    lossy=(
        "which voice gave which figure, claims and evidence: the JSON Lines export has them",
        "an actor without an entry in the registry has the id '-'",
    ),
    coordinates="those of the named place; blank where only an area is known",
    typed=True,
)


def _iso(day: object) -> str | None:
    return str(day) if day else None
