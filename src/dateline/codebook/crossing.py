"""What an event is called in ACLED, UCDP, PLOVER and CAMEO, and what is lost on the way.

A crosswalk is data: `crosswalks/<scheme>.yaml` lists, by event type, cases in order; the first whose conditions all
hold gives the codes. Mapping goes one way only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.codebook.book import load, read_mapping
from dateline.codebook.conditions import CONDITIONS
from dateline.errors import RegistryError, UnknownName
from dateline.model import Event

SCHEMES = ("acled", "ucdp", "plover", "cameo")


@dataclass(frozen=True, slots=True)
class Case:
    """What a type becomes when all conditions in `when` hold; `note` says what is lost, or why there is no code."""

    when: tuple[str, ...]
    codes: tuple[str, ...]
    note: str

    def holds(self, event: Event) -> bool:
        """Return whether this case is that of the event."""
        return all(CONDITIONS[name](event) for name in self.when)


@dataclass(frozen=True, slots=True)
class Crossing:
    """An event in another scheme. `codes` is empty where the scheme has none for it and `note` says why.

    More than one code means that the other scheme counts several events where this one counts one. `groups` holds the
    upper level of each code (ACLED's event type, PLOVER's quad class, the name of a UCDP type or CAMEO root).
    """

    scheme: str
    codes: tuple[str, ...]
    groups: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """The way from this codebook to another scheme. `groups` maps every code of that scheme to its upper level."""

    scheme: str
    label: str
    groups: Mapping[str, str]
    first: tuple[Case, ...]
    cases: Mapping[str, tuple[Case, ...]]

    def cross(self, event: Event) -> Crossing:
        """Return the event's codes in this scheme; raise UnknownName when its type is none of the codebook's."""
        load().type(event.type)
        case = next(case for case in (*self.first, *self.cases[event.type]) if case.holds(event))
        return Crossing(self.scheme, case.codes, tuple(self.groups[code] for code in case.codes), case.note)


def acled(event: Event) -> Crossing:
    """Return the ACLED-style sub-event type; its group is the event type."""
    return crosswalk("acled").cross(event)


def ucdp(event: Event) -> Crossing:
    """Return the UCDP type of violence ("1", "2", "3") for which the event is a candidate."""
    return crosswalk("ucdp").cross(event)


def plover(event: Event) -> Crossing:
    """Return the PLOVER categories, with the mode where the type fixes it ("ASSAULT-aerial")."""
    return crosswalk("plover").cross(event)


def cameo(event: Event) -> Crossing:
    """Return the two-digit CAMEO roots."""
    return crosswalk("cameo").cross(event)


@cache
def crosswalk(scheme: str) -> Crosswalk:
    """Return the crosswalk of this name; raise UnknownName, or RegistryError when its file is malformed."""
    if scheme not in SCHEMES:
        raise UnknownName("crosswalk", scheme, SCHEMES)
    data = read_mapping(files("dateline.codebook") / "crosswalks" / f"{scheme}.yaml")
    found = Crosswalk(
        scheme=scheme,
        label=data["label"],
        groups={code: group for group, codes in data["codes"].items() for code in codes},
        first=tuple(_case(entry) for entry in data["first"]),
        cases={code: tuple(_case(entry) for entry in entries) for code, entries in data["types"].items()},
    )
    _check(found)
    return found


def _case(entry: Mapping[str, Any]) -> Case:
    return Case(tuple(entry.get("when", ())), tuple(entry["codes"]), entry["note"])


def _check(found: Crosswalk) -> None:
    """Raise RegistryError unless every type ends in a case for all events and every name in the file is known."""
    missing = sorted(set(load().types) ^ set(found.cases))
    if missing:
        raise RegistryError(f"{found.scheme}.yaml: types missing, or not in the codebook: {', '.join(missing)}")
    for code, cases in {"first": found.first, **found.cases}.items():
        if code != "first" and cases[-1].when:
            raise RegistryError(f"{found.scheme}.yaml: {code}: the last case must have no condition")
        strangers = [name for case in cases for name in case.when if name not in CONDITIONS]
        strangers += [name for case in cases for name in case.codes if name not in found.groups]
        if strangers:
            raise RegistryError(f"{found.scheme}.yaml: {code}: unknown names: {', '.join(strangers)}")
