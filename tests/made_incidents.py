"""Incidents for tests, written out."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from dateline.model import (
    ActorKind,
    Decision,
    Estimate,
    Figure,
    Incident,
    IncidentStatus,
    Member,
    PlacePrecision,
    Side,
    Victims,
    Voice,
    When,
    Where,
)
from dateline.outputs.export import Item, Source

DAY = date(2024, 12, 1)
VEDDAN = Side("Syrian forces", "sy-armed-forces", ActorKind.STATE, "SY", ("e1",))
RAIDERS = Side("Hill Brigade", None, ActorKind.REBEL, None, ("e1",), attributed_to="the army")
VILLAGERS = Side("villagers", None, ActorKind.CIVILIANS, "SY", ("e1",))


def incident(key="one", **changes):
    """Return a shelling that two voices tell in three reports; another key makes another incident."""
    made = Incident(
        id=sha256(key.encode()).hexdigest()[:32],
        type="strike.artillery",
        status=IncidentStatus.CORROBORATED,
        members=(
            Member("r1", "e1", "v1", main=True),
            Member("r2", "e2", "v1", main=True),
            Member("r3", "e3", "v2", main=False, why=Decision("incident", "rules", "same", "same day, 3 km", 2.5)),
        ),
        voices=(Voice("v1", "Port Courier", ("r1", "r2")), Voice("v2", "Hill Radio", ("r3",))),
        date=When.day(DAY),
        place=Where("Tel Darim", PlacePrecision.TOWN, "SY", "Idlib", "Harim", 99, 35.93065, 36.63391),
        side_a=(VEDDAN,),
        side_b=(VILLAGERS,),
        estimates=(("killed", Estimate(7, 7, 12, Victims.CIVILIANS)), ("injured", Estimate(20, None, None))),
        figures=(Figure("killed", 7, 12, Victims.CIVILIANS, DAY, "v1", "r1", "e1"),),
        title="Shells fall on Tel Darim",
    )
    return replace(made, **changes)


def item(key="one", **changes):
    """Return the incident with its three reports."""
    sources = (
        Source(
            "r1", "Port Courier", "Reuters", "Shells fall on Tel Darim", "https://courier.example/1", date(2024, 12, 1)
        ),
        Source("r2", "Port Courier", None, "More on the shelling", None, date(2024, 12, 2)),
        Source("r3", "Hill Radio", None, "Seven dead; rain", "https://hill.example/9", date(2024, 12, 3)),
    )
    return Item(incident(key, **changes), sources)
