"""Which incidents are asked for: declared once, for the command line, the API, exports and the web page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cache
from typing import Any, Self

from dateline.errors import UnknownName
from dateline.model import DatePrecision, IncidentStatus, PlacePrecision
from dateline.store import asked
from dateline.store.asked import Axis, Box, Near, Reading
from dateline.store.incident_rows import REVIEWS, SOURCES

DATE_PRECISIONS = tuple(one.value for one in DatePrecision if one is not DatePrecision.UNKNOWN)
PLACE_PRECISIONS = tuple(one.value for one in PlacePrecision if one is not PlacePrecision.UNKNOWN)
STATUSES = tuple(one.value for one in IncidentStatus)
Pairs = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Ask:
    """What a field of the filter takes: how its words are read, what it means, the words that it knows, and how often."""

    name: str
    read: Reading
    help: str
    choices: tuple[str, ...] = ()
    many: bool = False
    default: Any = None


def _ask(read: Reading, told: str, default: Any = None) -> Any:  # noqa: ANN401  (dataclasses.field has any type, too)
    return field(default=default, metadata={"read": read, "help": told, "many": default == ()})


def _choice(names: Sequence[str], told: str, default: Any = None) -> Any:  # noqa: ANN401
    made = {"read": asked.one_of(names), "help": told, "many": default == (), "choices": tuple(names)}
    return field(default=default, metadata=made)


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """What incidents must have to be listed; None and () ask nothing.

    Of the values of one field that may be repeated, one must hold; of the fields, all. `since` and `until`, both inclusive, ask
    for incidents that touch that time; one without a known date touches none. Counts are least numbers of the estimate's low.
    """

    type: tuple[str, ...] = _ask(asked.kind, "An event type or a family of types.", ())
    actor: str | None = _ask(asked.words, "An actor's id, or words of its name, on any side.")
    place: str | None = _ask(asked.words, "Words of the place or the area it lies in, however transliterated.")
    country: str | None = _ask(asked.country, "A country's name or code.")
    admin1: str | None = _ask(asked.words, "The first-level area, by its name.")
    admin2: str | None = _ask(asked.words, "The second-level area, by its name.")
    near: Near | None = _ask(asked.near, "No farther than this: lat,lon,km.")
    box: Box | None = _ask(asked.box, "Inside these bounds: west,south,east,north.")
    since: date | None = _ask(asked.day, "First day.")
    until: date | None = _ask(asked.day, "Last day.")
    axis: Axis = _choice(tuple(Axis), "Which time the days mean.", Axis.EVENT)
    date_precision: str | None = _choice(DATE_PRECISIONS, "The date is known at least so exactly.")
    precision: str | None = _choice(PLACE_PRECISIONS, "The place is known at least so exactly.")
    killed: int | None = _ask(asked.number, "At least so many killed for sure.")
    injured: int | None = _ask(asked.number, "At least so many injured for sure.")
    missing: int | None = _ask(asked.number, "At least so many missing for sure.")
    abducted: int | None = _ask(asked.number, "At least so many abducted for sure.")
    arrested: int | None = _ask(asked.number, "At least so many arrested for sure.")
    displaced: int | None = _ask(asked.number, "At least so many displaced for sure.")
    voices: int | None = _ask(asked.number, "At least so many independent voices.")
    reports: int | None = _ask(asked.number, "At least so many reports.")
    status: tuple[str, ...] = _choice(STATUSES, "How well it stands.", ())
    review: str | None = _choice(REVIEWS, "Whether a person has seen to it.")
    source: str | None = _choice(SOURCES, "Made of reports, or imported.")
    text: str | None = _ask(asked.words, "Words of its reports.")
    uncoded: bool = _ask(asked.yes, "Also what reports lead with without a coded event: true or false.", default=False)

    @classmethod
    def of(cls, pairs: Pairs) -> Self:
        """Return the filter of a query string's or a command line's words.

        Raises UnknownName for a field, type, country or choice that there is none of, SourceError for words that cannot be read.
        """
        known = asks()
        found: dict[str, Any] = {}
        for name, given in pairs.items():
            if name not in known:
                raise UnknownName("filter", name[:80], known)
            ask = known[name]
            several = [given] if isinstance(given, str) else list(given)
            values = [ask.read(name, words) for words in several]
            if ask.many:
                found[name] = tuple(dict.fromkeys(values))
            elif values:
                found[name] = values[-1]
        if "axis" in found:
            found["axis"] = Axis(found["axis"])
        return cls(**found)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield (field, words) of all that is asked: what a query string or a manifest says."""
        for ask in asks().values():
            value = getattr(self, ask.name)
            if value == ask.default:
                continue
            for one in value if ask.many else (value,):
                yield ask.name, str(one).lower() if isinstance(one, bool) else str(one)


@cache
def asks() -> Mapping[str, Ask]:
    """Return what each field takes, by its name, in the order of the declaration."""
    return {one.name: Ask(name=one.name, default=one.default, **one.metadata) for one in fields(IncidentFilter)}
