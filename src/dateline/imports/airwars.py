"""Tables like those of Airwars as drafts: least and most killed and injured, a grade, and who is held to have done it."""

from dateline.imports.cells import Row, country_of, day, point, several, side, text, type_of, whole
from dateline.imports.draft import Draft, bounded, estimates
from dateline.model import DatePrecision, Estimate, IncidentStatus, PlacePrecision, Victims, When, Where

ID = ("unique_reference_code", "unique_reference_codes", "reference", "code", "incident_id", "id")
ACCURACY = {
    **dict.fromkeys(
        ("exact_location", "within_1m", "within_100m", "nearby_landmark", "neighbourhood"), PlacePrecision.SITE
    ),
    **dict.fromkeys(("village", "town", "city"), PlacePrecision.TOWN),
    **dict.fromkeys(("subdistrict", "district"), PlacePrecision.ADMIN2),
    "province": PlacePrecision.ADMIN1,
}
CONTESTED = {"contested", "discounted"}
CIVILIANS = ("civilian_non_combatants_", "civilians_", "civilian_", "")


def airwars_draft(row: Row) -> Draft:
    """Return what a row says; raises ValueError for one without an id or with a day that is none."""
    cells = {name.strip().casefold().replace(" ", "_"): value for name, value in row.items()}
    number = text(cells, *ID)
    if number is None:
        raise ValueError("no reference code")
    means, grade = text(cells, "strike_type", "type"), (text(cells, "civilian_harm_status", "grade") or "").casefold()
    doers = several(cells, "belligerents", "belligerent", "suspected_belligerent", "alleged_belligerent")
    links = several(cells, "source_url", "source_urls", "sources")
    return Draft(
        form="airwars",
        row=number,
        type=type_of("airwars", *_means(means or "")),
        status=IncidentStatus.DISPUTED if grade in CONTESTED else IncidentStatus.REPORTED,
        date=_time(cells),
        place=_place(cells),
        side_a=tuple(side(name) for name in doers),
        estimates=estimates(killed=_count(cells, "killed"), injured=_count(cells, "injured")),
        title=text(cells, "title", "summary"),
        sources=[["", None, None, None, link, None] for link in links if link.startswith("http")],
        why={
            "type": f"strike_type {means!r}",
            "status": f"grade {grade!r}",
            "date": "incident_date",
            "place": "location_name, by its accuracy",
            "side_a": "belligerents, each alleged",
            "killed": "the least and the most killed",
        },
    )


def _means(told: str) -> list[str]:
    """Return the means that a cell names when it names one, not several."""
    known = ("air strike", "airstrike", "drone", "helicopter", "artillery", "shelling", "missile", "ied", "explosive")
    found = [word for word in (*known, "ground", "shooting") if word in told.casefold()]
    types = {type_of("airwars", word) for word in found}
    return found if len(types) == 1 else []


def _time(row: Row) -> When:
    start = day(row, "incident_date", "date", "date_start", "incident_date_start")
    end = day(row, "incident_date_end", "date_end")
    if start is None:
        return When()
    return When(start, end, DatePrecision.WEEK) if end and end > start else When.day(start)


def _place(row: Row) -> Where:
    accuracy = (text(row, "geolocation_accuracy", "accuracy") or "").casefold().replace(" ", "_")
    spot = point(row)
    if spot["lat"] is None:
        spot = point(row, "lat", "lon")
    name = text(row, "location_name", "location", "place")
    rough = PlacePrecision.UNKNOWN if name is None else PlacePrecision.TOWN
    return Where(
        name=name,
        precision=next((found for word, found in ACCURACY.items() if accuracy.startswith(word)), rough),
        country=country_of(text(row, "country")),
        admin1=text(row, "region", "admin1", "province"),
        **spot,  # type: ignore[arg-type]
    )


def _count(row: Row, field: str) -> Estimate | None:
    for prefix in CIVILIANS:
        low = whole(row, f"{prefix}{field}_min", f"{prefix}{field}_low")
        high = whole(row, f"{prefix}{field}_max", f"{prefix}{field}_high")
        found = bounded(low, low, high)
        if found:
            victims = Victims.CIVILIANS if prefix else Victims.UNSTATED
            return Estimate(found.low, found.best, found.high, victims)
    return None
