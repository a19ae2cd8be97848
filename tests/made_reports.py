"""Coded reports for tests, written out."""

from datetime import date
from hashlib import sha256

from dateline.model import (
    ActorKind,
    Claim,
    Coded,
    Count,
    Counts,
    Decision,
    Event,
    Modality,
    Party,
    PlacePrecision,
    Report,
    Span,
    Stance,
    Status,
    When,
    Where,
)

STRIKE_TEXT = (
    "PORT HASIM. At least 25 people were killed on Sunday in air raids by Veldish and Ostran forces near Tel Darim, "
    "Lt. Gen. Oran said. The Veldish government denied hitting civilians.\nMore rain is expected."
)


def span_of(words, text=STRIKE_TEXT):
    start = text.index(words)
    return Span(start, start + len(words))


def strike(key="one", day=date(2024, 12, 1), **changes):
    """Return a coded report of one air strike; another key makes another report."""
    report_id = sha256(key.encode()).hexdigest()
    event = {
        "id": sha256(f"{key} strike".encode()).hexdigest()[:32],
        "report_id": report_id,
        "type": "strike.air",
        "modality": Modality.ACTUAL,
        "date": When.day(day) if day else When(),
        "place": Where("Tel Darim", PlacePrecision.NEAR, "SY", admin1="Idlib"),
        "side_a": (
            Party("Veldish", span_of("Veldish"), "veld-air-force", ActorKind.STATE, "SY", armed=True),
            Party("Ostran forces", span_of("Ostran forces"), attributed_to="Lt. Gen. Oran"),
        ),
        "side_b": (Party("people", span_of("people"), kind=ActorKind.CIVILIANS),),
        "counts": Counts(killed=Count(25, None)),
        "claims": (
            Claim("Veldish government", Stance.DENIES, "hitting civilians", span_of("denied hitting civilians")),
        ),
        "evidence": {
            "type": (span_of("air raids"),),
            "date": (span_of("on Sunday"),),
            "place": (span_of("near Tel Darim"),),
            "killed": (span_of("At least 25 people were killed"),),
        },
        "confidence": 0.75,
        "decisions": (
            Decision("type", "rules", "air-noun", "air raids are strikes from the air", 0.9),
            Decision("date", "rules", "weekday", "the last Sunday before the report"),
        ),
    }
    report = Report(
        report_id,
        f"{key}.txt",
        STRIKE_TEXT,
        title="Air raids kill at least 25",
        publisher="Port Hasim Courier",
        original_source="Reuters",
        published=date(2024, 12, 2),
        language="en",
    )
    return Coded(report, Status.OK, (Event(**event | changes),), {"planned": 1})
