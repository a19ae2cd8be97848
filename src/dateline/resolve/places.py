"""Which place a name means: all names of a report decide together, with what it says of countries and areas."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.normal import ARTICLES, exact, loose, sound
from dateline.gazetteer.wording import NameParts, precision_of, split_name, word_lists
from dateline.model.where import Place, PlacePrecision, Toponym

MANY = 40  # candidates of a name that are looked at, likeliest first
ROUNDS = 3
TOGETHER = 8.0  # weight of the other places; set with the rest on a set of local reports, where both halves gained
INSIDE = 3.0  # "X, Y": X lies in Y
AREA_NAMED = 0.2
COUNTRY_NAMED, COUNTRY_SHARE, COUNTRY_OTHER = 0.5, 0.9, -0.8
SIZE, FAME = 1.0, 0.9  # points for each tenfold of people, and above half a million
BONDS = (0.3, 1.0, 1.5, 1.6)  # one country, one first-level area, one second-level area, one spot
REACH = 150.0  # km over which nearness falls to a third
MODIFIER = 0.2  # score of names that only modify another word
SAME_PASSAGE = 300  # characters; an unknown name lies in the country of the nearest place named
ALIAS = -1.5  # a town that mostly goes by another name
LOOSE = -1.0  # only sounds like it
LOOSE_SHARE = 0.3  # of the countries named; below it a like-sounding name there is chance
DISTINCT = 7  # letters heard; a shorter name that sounds like a town may be chance
FAMOUS = 300_000  # people; a smaller place in a country that the report never speaks of is a namesake
_WITHIN = re.compile(r"(?:, |,? (?:in|of) (?:the )?(?:\w+ ){0,3}?|,? \()$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one place or another: the text, and the countries it is about with how often they speak."""

    gazetteer: Gazetteer
    text: str
    countries: tuple[tuple[str, int], ...] = ()


_Holders = dict[int, tuple[Place, ...]]  # toponym's number -> the areas that the words after it put it in


@dataclass(slots=True)
class _Name:
    """All toponyms of one sense: their candidates, with the points that each has on its own."""

    form: str
    members: list[int]
    candidates: tuple[Place, ...]
    inexact: bool
    points: list[float] = field(default_factory=list)


def locate(toponyms: Sequence[Toponym], evidence: Evidence) -> tuple[Toponym, ...]:
    """Return the toponyms with the entry that the report as a whole speaks for; none fits: no coordinates.

    One name has one sense in a report. A name without a fitting entry keeps at most the country that the text names.
    """
    names = _names(toponyms, evidence.gazetteer)
    holders = _holders(toponyms, evidence)
    areas = _areas_named(toponyms)
    for name in names:
        name.points = [_own_points(place, name, evidence, holders=holders, areas=areas) for place in name.candidates]
    chosen, support = _together(names)
    places: dict[int, Place | None] = {}
    for name, number, backed in zip(names, chosen, support, strict=True):
        place = name.candidates[number] if number is not None else None
        areas_of = [area for member in name.members for area in holders.get(member, ())]
        fits = place is not None and _fits(place, name, evidence, backed) and _lies_there(place, name, areas_of)
        places |= dict.fromkeys(name.members, place if fits else None)
    return tuple(
        _known(toponym, place, evidence)
        if (place := places[number]) is not None
        else _unknown(
            toponym, _stated_area(toponym, holders.get(number), _near_country(toponym, toponyms, places), evidence)
        )
        for number, toponym in enumerate(toponyms)
    )


def _names(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> list[_Name]:
    groups: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for number, toponym in enumerate(toponyms):
        parts = split_name(toponym.name)
        form = exact(toponym.name if gazetteer.named(toponym.name) else parts.core)
        groups.setdefault((form, parts.kinds), []).append(number)
    return [
        _Name(form, members, *candidates(toponyms[members[0]].name, gazetteer)) for (form, _), members in groups.items()
    ]


def candidates(name: str, gazetteer: Gazetteer) -> tuple[tuple[Place, ...], bool]:
    """Return the entries that a name as written may mean, and whether they only sound like it."""
    parts = split_name(name)
    whole = gazetteer.named(name)
    if whole and parts.compass and not parts.kinds and whole[0].kind == "town":
        whole = (*whole, *gazetteer.named(parts.core))  # "North Arlington" may be the north of Arlington
    if whole:
        return (_plain_sense(name, _with_seats(name, whole, gazetteer)) if not parts.kinds else whole)[:MANY], False
    for found, inexact in _searches(parts, gazetteer):
        if fitting := _fitting(parts, found):
            return fitting[:MANY], inexact
    return _by_their_seat(parts, gazetteer)[:MANY], False


def _searches(parts: NameParts, gazetteer: Gazetteer) -> Iterator[tuple[tuple[Place, ...], bool]]:
    """Yield what each way of looking for a name finds, the closest first, and whether it only sounds like the name."""
    if parts.compass and parts.kinds:  # "Lower Shabelle region" is no part of a Shabelle
        full = f"{parts.compass} {parts.core}"
        yield _of_kinds(parts, gazetteer.named(full)), False
        yield _of_kinds(parts, gazetteer.sounding(full)), True
    yield _with_seats(parts.core, gazetteer.named(parts.core), gazetteer), False
    if parts.type not in word_lists()["site"]:
        yield gazetteer.with_article(parts.core), False
        yield gazetteer.sounding(parts.core), True


def _by_their_seat(parts: NameParts, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the areas that bear the name of a town in them as the town is spelled ("Hasaka province"), else of a district its seat."""
    towns = tuple(place for place in gazetteer.named(parts.core) if place.kind == "town")
    seats = [town for town in towns if town.admin1 is not None and _same_name(town.name, town.admin1)]
    areas = [area for seat in seats for area in gazetteer.named(seat.admin1 or "") if area.country == seat.country]
    fitting = tuple(dict.fromkeys(area for area in areas if area.kind == "admin1" and "admin1" in parts.kinds))
    return fitting or (towns if parts.type in word_lists()["admin2"] else ())


def _of_kinds(parts: NameParts, found: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in found if place.kind in parts.kinds)


def _fitting(parts: NameParts, found: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return those of the places that bear a name's core which its type word allows."""
    lists = word_lists()
    if not parts.kinds:
        return _plain_sense(parts.core, found)
    towns = tuple(place for place in found if place.kind == "town")
    if parts.type in lists["around_a_town"] | lists["of_their_town"] and towns:
        return towns
    if fitting := _of_kinds(parts, found):
        return fitting
    if parts.type in lists["nature"] | lists["site"]:  # "Florida Highway 7": somewhere in that area
        kinds = {"admin1"} if parts.type in lists["borders"] else {"country", "admin1"}
        return tuple(place for place in found if place.kind in kinds)
    return found if parts.type in lists["area"] | lists["town"] else ()


def _with_seats(name: str, places: tuple[Place, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places with the towns that the districts among them are named after, where only those bear this spelling."""
    towns = {(place.country, place.admin1) for place in places if place.kind == "town"}
    alone = {(place.country, place.admin1) for place in places if place.kind == "admin2"} - towns
    if not alone:
        return places
    alike = gazetteer.sounding(name)
    seats = (p for p in alike if p.kind == "town" and (p.country, p.admin1) in alone and sound(p.name) == sound(name))
    return (*places, *seats)


def _plain_sense(name: str, places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places without the areas that are named after one of the towns: the bare name is the town."""
    towns = [place for place in places if place.kind == "town"]
    seats = {
        (place.country, place.admin1) for place in towns if place.population >= 10_000 and _same_name(place.name, name)
    }
    around = {(place.country, place.admin1) for place in towns}
    return tuple(
        place
        for place in places
        if not (place.kind == "admin1" and (place.country, place.admin1) in seats)
        and not (place.kind == "admin2" and (place.country, place.admin1) in around)
    )


def _same_name(one: str, other: str) -> bool:
    return _bare(one) == _bare(other) or (loose(one) == loose(other) != "") or sound(one) == sound(other)


def _holders(toponyms: Sequence[Toponym], evidence: Evidence) -> dict[int, tuple[Place, ...]]:
    """Return for each toponym the areas that the words after it put it in: "Playas, Guayas Province, Ecuador"."""
    found: dict[int, tuple[Place, ...]] = {}
    for number in reversed(range(len(toponyms) - 1)):
        here, after = toponyms[number], toponyms[number + 1]
        gap = evidence.text[here.span.end : after.span.start]
        if len(gap) < 40 and "\n" not in gap and _WITHIN.fullmatch(gap):
            meant = (*candidates(after.name, evidence.gazetteer)[0], *evidence.gazetteer.named(after.name))
            wide = tuple(dict.fromkeys(place for place in meant if place.kind != "town"))
            further = found.get(number + 1, ()) if gap == ", " else ()
            if wide:
                found[number] = (*wide[:6], *further)
    return found


def _areas_named(toponyms: Iterable[Toponym]) -> frozenset[tuple[str | None, str | None]]:
    places = (toponym.place for toponym in toponyms if toponym.place is not None and toponym.place.kind == "admin1")
    return frozenset((place.country, place.admin1) for place in places)


def _own_points(
    place: Place, name: _Name, evidence: Evidence, *, holders: _Holders, areas: frozenset[tuple[str | None, str | None]]
) -> float:
    """Return the points of a candidate before the other names are heard."""
    points = prior(place) + (LOOSE if name.inexact else 0.0)
    if place.kind == "town" and exact(place.name) != name.form and _bare(place.name) != _bare(name.form):
        points += ALIAS
    if any(inside(place, holder) for member in name.members for holder in holders.get(member, ())):
        points += INSIDE
    if place.kind != "admin1" and (place.country, place.admin1) in areas:
        points += AREA_NAMED
    total = sum(count for _, count in evidence.countries)
    share = sum(count for code, count in evidence.countries if code == place.country) / total if total else 0.0
    if total and place.country and place.kind != "country":
        points += COUNTRY_NAMED + COUNTRY_SHARE * share if share else COUNTRY_OTHER
    return points


def _bare(name: str) -> str:
    return " ".join(word for word in exact(name).split() if word not in ARTICLES)


def prior(place: Place) -> float:
    """Return how likely a place is meant before anything is known of the report."""
    fixed = {"country": 5.0, "region": 4.0, "admin1": 2.2, "site": 1.5, "admin2": 0.6}
    if place.kind in fixed:
        return fixed[place.kind]
    seat = place.population >= 10_000 and place.admin1 is not None and exact(place.admin1) == exact(place.name)
    people = SIZE * (float(np.log10(place.population + 1000)) - 3)
    people += FAME * max(0.0, float(np.log10(place.population + 1)) - 5.7)
    return max(people, 2.3) if seat else people


def inside(place: Place, area: Place) -> bool:
    """Return whether a place lies in an area, by their names."""
    if place.country != area.country or place == area:
        return False
    if area.kind == "country":
        return True
    if area.kind == "admin1":
        return place.admin1 == area.admin1
    return area.kind == "admin2" and place.admin1 == area.admin1 and place.admin2 == area.admin2


def _together(names: Sequence[_Name]) -> tuple[list[int | None], list[float]]:
    """Return for each name its best candidate and how strongly other names speak for it."""
    flat = [place for name in names for place in name.candidates]
    if not flat:
        return [None] * len(names), [0.0] * len(names)
    owner = np.array([number for number, name in enumerate(names) for _ in name.candidates])
    own = np.array([value for name in names for value in name.points])
    bonds = _bonds(flat)
    bonds[owner[:, None] == owner[None, :]] = 0.0
    total, backed = own, np.zeros(len(flat))
    others = max(1, len({int(number) for number in owner}) - 1)
    for _ in range(ROUNDS):
        best = np.full(len(names), -np.inf)
        np.maximum.at(best, owner, total)
        trust = np.exp(np.minimum(0.0, total - best[owner])) ** 0.5
        weighed = bonds * trust[None, :]
        backed = sum(
            (weighed[:, owner == number].max(axis=1) for number in range(len(names)) if (owner == number).any()),
            start=np.zeros(len(flat)),
        )
        total = own + TOGETHER * backed / (others + 1) + 0.5 * np.minimum(backed, 3)
    chosen: list[int | None] = []
    support: list[float] = []
    for number in range(len(names)):
        rows = np.flatnonzero(owner == number)
        top = int(rows[np.argmax(total[rows])]) if len(rows) else None
        chosen.append(None if top is None else top - int(rows[0]))
        support.append(0.0 if top is None else float(backed[top]))
    return chosen, support


def _bonds(places: Sequence[Place]) -> "np.ndarray[Any, Any]":
    """Return for each pair of places how much one speaks for the other: same area, same country, short way."""
    known = np.array([place.lat is not None for place in places])
    lats = np.radians([place.lat or 0.0 for place in places])
    lons = np.radians([place.lon or 0.0 for place in places])
    half = (
        np.sin((lats[:, None] - lats) / 2) ** 2
        + np.cos(lats[:, None]) * np.cos(lats) * np.sin((lons[:, None] - lons) / 2) ** 2
    )
    km = np.where(known[:, None] & known, 2 * 6371.0 * np.arcsin(np.sqrt(np.minimum(1.0, half))), np.inf)
    state = np.array([place.kind == "country" for place in places])
    km = np.where(state[:, None] | state, np.inf, km)  # a country's middle is near nothing
    country = _same([place.country for place in places])
    first = country & _same([place.admin1 for place in places])
    second = first & _same([place.admin2 for place in places])
    bonds: np.ndarray[Any, Any] = np.maximum(
        BONDS[0] * country, np.maximum.reduce([BONDS[1] * first, BONDS[2] * second, BONDS[3] * np.exp(-km / REACH)])
    )
    return bonds


def _same(values: Sequence[str | None]) -> "np.ndarray[Any, Any]":
    numbers: dict[str, int] = {}
    codes = np.array([-1 if value is None else numbers.setdefault(value, len(numbers)) for value in values])
    same: np.ndarray[Any, Any] = (codes[:, None] == codes) & (codes >= 0)
    return same


def _fits(place: Place, name: _Name, evidence: Evidence, backed: float) -> bool:
    """Return whether the best candidate is good enough to be the place, and not a namesake far away."""
    if place.kind not in {"town", "admin1", "admin2"}:
        return True
    named = {code for code, _ in evidence.countries}
    if name.inexact:
        share = sum(count for code, count in evidence.countries if code == place.country)
        spoken_of = share >= LOOSE_SHARE * sum(count for _, count in evidence.countries) > 0
        alone = not named and (evidence.gazetteer.is_own(place) or _only_sense(place, name))
        expected = spoken_of or backed >= 1.0 or alone
        return expected and (place.kind == "admin1" or alike(name.form, place.name))
    own = _same_name(place.name, name.form)
    if place.country in named or not named or backed >= 0.6:
        return True
    return own and (place.population >= FAMOUS or len(name.candidates) == 1)


def _only_sense(place: Place, name: _Name) -> bool:
    """Return whether a place sounds just like the name, vowels too, and no place of another country does."""
    heard = sound(name.form)
    countries = {other.country for other in name.candidates if sound(other.name) == heard}
    return len(heard) >= DISTINCT and sound(place.name) == heard and len(countries) == 1


def _lies_there(place: Place, name: _Name, areas: Sequence[Place]) -> bool:
    """Return whether a place that only sounds like the name lies where the words after the name put it, if they do."""
    return not name.inexact or not areas or any(inside(place, area) for area in areas[:1])


def alike(one: str, other: str) -> bool:
    """Return whether two names that share their consonants are close enough to be one: of two, at most a vowel differs."""
    return abs(len(sound(one)) - len(sound(other))) <= 1


def _known(toponym: Toponym, place: Place, evidence: Evidence) -> Toponym:
    precision = precision_of(toponym.name, place, whole=bool(evidence.gazetteer.named(toponym.name)))
    if toponym.precision is PlacePrecision.NEAR:
        precision = PlacePrecision.REGION if place.kind == "country" else PlacePrecision.NEAR
    return replace(toponym, place=place, precision=precision, why=f"{toponym.why}; {place.name}, {place.country}")


def _unknown(toponym: Toponym, area: tuple[str | None, str | None]) -> Toponym:
    """Return a toponym that no entry fits: with the country that the text puts it in, and without coordinates."""
    kept = {PlacePrecision.NEAR, PlacePrecision.REGION}
    precision = toponym.precision if toponym.precision in kept else precision_of(toponym.name, None, whole=False)
    kind = {PlacePrecision.NEAR: "town"}.get(precision, precision.value)
    country, admin1 = area
    place = Place(None, split_name(toponym.name).core, kind, country, admin1) if country else None
    return replace(toponym, place=place, precision=precision, why=f"{toponym.why}; not in the gazetteer")


def _stated_area(
    toponym: Toponym, holders: tuple[Place, ...] | None, near: str | None, evidence: Evidence
) -> tuple[str | None, str | None]:
    """Return the country and first-level area of an unknown name: as the words after it say, else of the nearest."""
    if holders:
        return holders[0].country, holders[0].admin1
    if near is None and len(evidence.countries) == 1 and toponym.score > MODIFIER:
        return evidence.countries[0][0], None
    return near, None


def _near_country(toponym: Toponym, toponyms: Sequence[Toponym], places: Mapping[int, Place | None]) -> str | None:
    """Return the country of the nearest place named in the same passage."""
    near = [
        (abs(toponyms[other].span.start - toponym.span.start), place.country)
        for other, place in places.items()
        if place is not None and place.country and toponyms[other].score > MODIFIER
    ]
    distance, country = min(near, default=(SAME_PASSAGE + 1, None))
    return country if distance <= SAME_PASSAGE else None
