"""Where an event happened: the place that its tellings name, else in a short item what the rest of it names."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Decision, Event, PlacePrecision, Span, Toponym, Where
from dateline.model.mention import Mention
from dateline.resolve.same import first_place

MAIN = 0.7  # share of the countries named that makes one the report's own
FINEST = tuple(PlacePrecision)
BESIDE = 20  # characters between a site and its town: " in the capital "


def event_place(
    tellings: Sequence[Mention], mentions: Sequence[Mention], *, short: bool
) -> tuple[Where, tuple[Span, ...], Decision]:
    """Return the place of an event: the finest that its tellings name, else in a short item what the rest of it names."""
    own = [toponym for telling in tellings if (toponym := finest(telling)) is not None]
    if own:
        chosen = own[0]
        if chosen.precision is PlacePrecision.COUNTRY:
            chosen = next((toponym for toponym in own if toponym.precision is not PlacePrecision.COUNTRY), chosen)
        town = _town_around(chosen, [toponym for telling in tellings for toponym in telling.places])
        if town is not None:
            where = replace(where_of(town), name=chosen.name)
            return where, (*_said(chosen), *_said(town)), Decision("place", "rules", "place.town_of_a_site")
        return where_of(chosen), _said(chosen), Decision("place", "rules", "place.own_clause")
    if short:
        others = [toponym for mention in mentions if (toponym := first_place(mention)) is not None]
        if others:
            return where_of(others[0]), _said(others[0]), Decision("place", "rules", "place.short_item")
    near = next((toponym for telling in tellings for toponym in telling.setting), None)
    if near is not None:
        return where_of(near), _said(near), Decision("place", "rules", "place.of_the_sentences_before")
    return Where(), (), Decision("place", "rules", "place.not_stated")


def _town_around(site: Toponym, named: Sequence[Toponym]) -> Toponym | None:
    """Return the town that stands beside a site which no gazetteer knows: "the Karada quarter in the capital Baghdad"."""
    if site.precision is not PlacePrecision.SITE or (site.place is not None and site.place.lat is not None):
        return None
    return next(
        (
            town
            for town in named
            if town.precision is PlacePrecision.TOWN and town.place is not None and town.place.lat is not None
            if 0 <= max(town.span.start - site.span.end, site.span.start - town.span.end) <= BESIDE
        ),
        None,
    )


def _said(toponym: Toponym) -> tuple[Span, ...]:
    """Return the words that carry a place: its name, and how far away from it."""
    return (toponym.span,) if toponym.away is None else (toponym.span, toponym.away)


def finest(telling: Mention) -> Toponym | None:
    """Return the finest of the likeliest places of a telling: "Playas, Guayas Province, Ecuador" is Playas."""
    if not telling.places:
        return None
    first = telling.places[0]
    inside = [toponym for toponym in telling.places[1:] if _inside(toponym, first)]
    return min([first, *inside], key=lambda toponym: FINEST.index(toponym.precision))


def _inside(fine: Toponym, coarse: Toponym) -> bool:
    if FINEST.index(fine.precision) >= FINEST.index(coarse.precision):
        return False
    if (
        0 <= coarse.span.start - fine.span.end <= 6
    ):  # "Boni, Mopti", "Lyman in Donetsk": the coarser one stands right behind
        return True
    if fine.place is None or coarse.place is None:
        return False
    if coarse.precision is PlacePrecision.COUNTRY:
        return fine.place.country == coarse.place.country
    return (
        coarse.precision is PlacePrecision.ADMIN1
        and fine.place.admin1 is not None
        and fine.place.admin1 == (coarse.place.admin1 or coarse.place.name)
    )


def where_of(toponym: Toponym) -> Where:
    """Return the place of an event from a toponym; the coordinates of an area only mark it, and a country has none."""
    place = toponym.place
    if place is None:
        return Where(toponym.name, toponym.precision)
    marked = toponym.precision is not PlacePrecision.COUNTRY and place.kind != "country"
    return Where(
        toponym.name,
        toponym.precision,
        place.country,
        place.admin1,
        place.admin2,
        place.id,
        place.lat if marked else None,
        place.lon if marked else None,
        _reach(toponym) if marked else None,
    )


def _reach(toponym: Toponym) -> float | None:
    return toponym.away_km if toponym.precision is PlacePrecision.NEAR else None


def in_country(event: Event, countries: Sequence[tuple[str, int]]) -> Event:
    """Return an event without a place in the one country that the report keeps to: its name stays unknown (codebook section 8)."""
    total = sum(count for _, count in countries)
    if event.place.country or event.place.name or not countries or countries[0][1] < MAIN * total:
        return event
    why = Decision("place", "rules", "place.country_of_the_report")
    kept = tuple(decision for decision in event.decisions if decision.field != "place")
    return replace(event, place=replace(event.place, country=countries[0][0]), decisions=(*kept, why))
