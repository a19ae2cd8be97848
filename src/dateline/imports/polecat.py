"""Rows of POLECAT as drafts: types by PLOVER, sides by sector, a place by its gazetteer code; no deaths are told."""

from dateline.imports.cells import Row, country_of, day, point, several, side, text, type_of, whole
from dateline.imports.draft import Draft
from dateline.model import ActorKind, PlacePrecision, Side, When, Where

SECTORS = {
    "MIL": ActorKind.STATE,
    "COP": ActorKind.STATE,
    "GOV": ActorKind.STATE,
    "SPY": ActorKind.STATE,
    "JUD": ActorKind.STATE,
    "LEG": ActorKind.STATE,
    "REB": ActorKind.REBEL,
    "PRM": ActorKind.MILITIA,
    "UAF": ActorKind.MILITIA,
    **dict.fromkeys(("CVL", "REF", "JRN", "MED", "EDU", "SOC", "LAB", "AGR", "REL"), ActorKind.CIVILIANS),
}
AREAS = {"ADM1": PlacePrecision.ADMIN1, "ADM2": PlacePrecision.ADMIN2}
TOWN, COUNTRY = "PPL", "PCL"


def polecat_draft(row: Row) -> Draft:
    """Return what a row says; raises ValueError for one without an id or with a day that is none."""
    number, kind = text(row, "Event ID"), text(row, "Event Type")
    if number is None or kind is None:
        raise ValueError("no Event ID or no Event Type")
    modes = several(row, "Event Mode")
    doers, hit = _sides(row, "Actor"), _sides(row, "Recipient")
    codes = [*(f"{kind}-{mode.lower()}" for mode in modes), *([] if modes else [kind])]
    happened, published = day(row, "Event Date"), day(row, "Publication Date")
    publisher = text(row, "Source")
    return Draft(
        form="polecat",
        row=number,
        type=type_of("plover", *codes, hit=hit),
        date=When.day(happened) if happened else When(),
        place=_place(row),
        side_a=doers,
        side_b=hit,
        sources=[["", publisher, None, None, None, published.isoformat() if published else None]] if publisher else [],
        why={
            "type": f"Event Type and Mode {'; '.join(codes)}",
            "date": "Event Date",
            "place": f"Placename, Feature Type {text(row, 'Feature Type')}",
            "sides": "Actor and Recipient, by the names and sectors",
        },
    )


def _sides(row: Row, word: str) -> tuple[Side, ...]:
    """Return the actors of a row; where names and raw names do not go together, the resolved ones."""
    resolved, raw = _parts(row, f"{word} Name"), _parts(row, f"{word} Name Raw")
    sectors, homes = _parts(row, f"{word} Sectors"), _parts(row, f"{word} Country")
    names = [a or b for a, b in zip(resolved, raw, strict=True)] if len(resolved) == len(raw) else resolved or raw
    primary = text(row, f"Primary {word} Sector") or ""
    return tuple(
        side(
            name,
            SECTORS.get((_at(sectors, place, len(names)) or primary), ActorKind.UNKNOWN),
            country_of(_at(homes, place, len(names))),
        )
        for place, name in enumerate(names)
        if name
    )


def _parts(row: Row, name: str) -> list[str]:
    """Return the parts of a cell in their places: one that says nothing is an empty word."""
    found = text(row, name)
    parts = [part.strip() for part in (found or "").split(";")] if found else []
    return ["" if part == "None" else part for part in parts]


def _at(parts: list[str], place: int, wanted: int) -> str:
    return parts[place] if len(parts) == wanted else ""


def _place(row: Row) -> Where:
    feature = text(row, "Feature Type") or ""
    return Where(
        name=text(row, "Placename", "Raw Placename", "City"),
        precision=AREAS.get(feature) or _precision(row, feature),
        country=country_of(text(row, "Country")),
        admin1=text(row, "Province"),
        admin2=text(row, "District"),
        geonames_id=whole(row, "GeoNames ID") or None,
        **point(row, "Latitude", "Longitude"),
    )


def _precision(row: Row, feature: str) -> PlacePrecision:
    if feature.startswith(TOWN) or (not feature and text(row, "City")):
        return PlacePrecision.TOWN
    if feature and not feature.startswith(COUNTRY):
        return PlacePrecision.SITE
    levels = (
        ("District", PlacePrecision.ADMIN2),
        ("Province", PlacePrecision.ADMIN1),
        ("Country", PlacePrecision.COUNTRY),
    )
    return next((level for name, level in levels if text(row, name)), PlacePrecision.UNKNOWN)
