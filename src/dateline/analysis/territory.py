"""Who is said to hold a place, as time goes on: what reports claim, not who does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.model import Incident, IncidentStatus

CHANGES = frozenset({"battle.capture", "strategic.transfer"})


@dataclass(frozen=True, slots=True)
class Change:
    """One incident in which a place is said to change hands.

    `to` and `before` are (name, actor id) of those on either side; of a withdrawal nobody may be said to come after, and `to` then
    names who left: the codebook keeps both under side A.
    """

    incident_id: str
    type: str
    start: date | None
    end: date | None
    to: tuple[tuple[str, str | None], ...]
    before: tuple[tuple[str, str | None], ...]
    attributed_to: tuple[str, ...]
    disputed: bool
    event_ids: tuple[str, ...]


def control(incidents: Iterable[Incident]) -> tuple[Change, ...]:
    """Return the changes of hands that the incidents of a place tell of, in the order of their days, undated ones last."""
    found = [_change(one) for one in incidents if _tells(one)]
    return tuple(sorted(found, key=lambda one: (one.start is None, one.start or date.max, one.incident_id)))


def _tells(incident: Incident) -> bool:
    return incident.type in CHANGES and incident.status is not IncidentStatus.WITHDRAWN


def _change(incident: Incident) -> Change:
    events = (member.event_id for member in incident.members)
    return Change(
        incident_id=incident.id,
        type=incident.type or "",
        start=incident.date.start,
        end=incident.date.end,
        to=tuple((side.name, side.actor_id) for side in incident.side_a),
        before=tuple((side.name, side.actor_id) for side in incident.side_b),
        attributed_to=tuple(sorted({side.attributed_to for side in incident.side_a if side.attributed_to})),
        disputed=incident.status is IncidentStatus.DISPUTED,
        event_ids=tuple(name for name in events if name),
    )
