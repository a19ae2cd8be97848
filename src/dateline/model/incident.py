"""One happening with all its reports: who tells it, what each says, and what follows from all of them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from dateline.model.count import COUNT_FIELDS, Victims
from dateline.model.decision import Decision
from dateline.model.when import When
from dateline.model.where import Where
from dateline.model.who import ActorKind


class IncidentStatus(StrEnum):
    """How well an incident stands."""

    REPORTED = "reported"
    CORROBORATED = "corroborated"  # two or more independent voices
    DISPUTED = "disputed"  # denied, or each side accuses the other
    WITHDRAWN = "withdrawn"  # a person took it back; kept as a tombstone


class Fusing(StrEnum):
    """By which rule figures become low, best and high."""

    CONSERVATIVE = "conservative"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Voice:
    """Reports of an incident that speak as one: copies of each other, one publisher's, or on one named source.

    `id` is a digest of its first report; `report_ids` in the order of publication; `why` holds a decision for each report
    that joined the first.
    """

    id: str
    name: str | None
    report_ids: tuple[str, ...]
    why: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """What one telling says of one count; `superseded` when the same voice gave a later one."""

    field: str
    low: int | None
    high: int | None
    victims: Victims
    on: date | None
    voice_id: str
    report_id: str
    event_id: str
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Estimate:
    """Lowest, best and highest number of persons after all voices; None where nobody gives that bound."""

    low: int | None
    best: int | None
    high: int | None
    victims: Victims = Victims.UNSTATED


@dataclass(frozen=True, slots=True)
class Side:
    """One actor on a side, with the tellings that name it; `attributed_to` when only speakers do."""

    name: str
    actor_id: str | None
    kind: ActorKind
    country: str | None
    event_ids: tuple[str, ...]
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One telling in an incident: the event, its report, the voice it belongs to, and why it is here.

    `event_id` is None for a report that speaks of the incident without a coded event; `main` says whether the report leads with it.
    """

    report_id: str
    event_id: str | None
    voice_id: str
    main: bool
    why: Decision | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an incident comes from that no report told: a row of another's data set.

    `name` is that of the import, `form` the format it came in, `row` the row's own id; `cells` every column by name, as it stood
    there. A row that is not `redistributable` leaves in no export.
    """

    name: str
    form: str
    licence: str | None
    redistributable: bool
    row: str
    cells: tuple[tuple[str, str | int | float | bool | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening, all its reports. `type` is None when reports lead with a happening of which no event was coded.

    `id` is a digest of the telling that was published first, so it stays when others join. `figures` are in order of time;
    `decisions` say for each field how its value was chosen; `accepted_by` who looked at it and let it stand; `origin` is None
    for what reports tell.
    """

    id: str
    type: str | None
    status: IncidentStatus
    members: tuple[Member, ...]
    voices: tuple[Voice, ...]
    date: When = When()
    place: Where = Where()
    side_a: tuple[Side, ...] = ()
    side_b: tuple[Side, ...] = ()
    estimates: tuple[tuple[str, Estimate], ...] = ()
    figures: tuple[Figure, ...] = ()
    title: str | None = None
    fusing: Fusing = Fusing.CONSERVATIVE
    decisions: tuple[Decision, ...] = field(default=())
    accepted_by: str | None = None
    origin: Origin | None = None

    @property
    def independent_sources(self) -> int:
        """Return how many independent voices tell it, which is not how many articles do."""
        return len(self.voices)

    @property
    def report_ids(self) -> tuple[str, ...]:
        """Return the reports, each once, in the order of their first telling."""
        return tuple(dict.fromkeys(member.report_id for member in self.members))

    def estimate(self, name: str) -> Estimate | None:
        """Return the estimate of one count; None when nobody gives a figure."""
        if name not in COUNT_FIELDS:
            raise ValueError(f"no count is called {name!r}")
        return dict(self.estimates).get(name)
