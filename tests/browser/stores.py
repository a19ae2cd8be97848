"""The stores that the pages are shown: the samples with a hostile report or two, plain ones to judge, and 100,000 incidents."""

import json
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from hostile import REPORTS
from serving import dateline

from dateline.merging import settle
from dateline.model import (
    Decision,
    Estimate,
    Incident,
    IncidentStatus,
    Member,
    PlacePrecision,
    Span,
    Victims,
    Voice,
    When,
    Where,
)
from dateline.store import Store
from made_reports import strike

ROOT = Path(__file__).resolve().parents[2]
MANY = 100_000
TO_REVIEW = 60
# Before the evidence: characters outside the first plane, joined emoji, right-to-left script, marks that combine.
BEFORE = "🛰️👩‍🚒🇸🇩 قُصِفَ السوق ليلا. Å e\u0301 n\u0303 \u200b𝒯𝒽𝑒 🧨 "
RAID = "At least 25 people were killed on Sunday in air raids near Tel Darim"
TEXT = (
    "A line before.\n"
    f"{BEFORE}{RAID}, Lt. Gen. Oran said. The Veldish government denied hitting civilians. 🕊️ It went on.\n"
    "More rain is expected."
)


def sample_store(where):
    """Code the samples, the week and the hostile reports."""
    hostile = where.with_name("hostile.jsonl")
    hostile.write_text("".join(json.dumps(one) + "\n" for one in REPORTS), encoding="utf-8")
    dateline("add", ROOT / "samples", ROOT / "samples/week", hostile, "--db", where)


def review_store(where):
    """Keep raids on other days in other towns, each told once, and two that may be one."""
    with Store(where) as store:
        store.add_all([_raid(number) for number in range(TO_REVIEW)])
        settle(store)


def _raid(number):
    day = date(2024, 1, 1) + timedelta(days=6 * number)
    coded = strike(f"raid {number}", day=day)
    event = coded.events[0]
    spans = {"type": "air raids", "date": "on Sunday", "place": "near Tel Darim", "killed": "At least 25 people"}
    moved = replace(
        event,
        place=Where(f"Tel Darim {number}", PlacePrecision.TOWN, "SY", "Idlib", None, 1000 + number, 35.0 + number / 50, 36.5),
        side_a=tuple(replace(one, span=Span(0, 1)) for one in event.side_a),
        side_b=(replace(event.side_b[0], span=_span("people")),),
        claims=tuple(replace(one, span=_span("denied hitting civilians")) for one in event.claims),
        evidence={name: (_span(words),) for name, words in spans.items()},
    )
    report = replace(
        coded.report,
        text=TEXT,
        title=f"Raid number {number} near Tel Darim",
        publisher=f"Wire {number % 7}",
        original_source="Hill Radio" if number % 5 == 0 else None,
        published=day + timedelta(days=1),
        url=f"https://wire.example/{number}",
    )
    return replace(coded, report=report, events=(moved,))


def _span(words):
    start = TEXT.index(words)
    return Span(start, start + len(words))


TYPES = ("strike.air", "strike.artillery", "battle.clash", "attack.civilians", "protest.peaceful", "riot.mob", "strategic.other")
STATES = ("SY", "SD", "UA", "ML", "YE", "NG", "MM", "CD", "SO", "ET", "IQ", "LY")
PRECISIONS = (PlacePrecision.TOWN, PlacePrecision.TOWN, PlacePrecision.TOWN, PlacePrecision.NEAR, PlacePrecision.ADMIN1, PlacePrecision.COUNTRY)


def large_store(where):
    """Write incidents straight into the store, whatever made them."""
    with Store(where) as store, store.merging() as shelf:
        shelf.replace((), map(_many, range(MANY)), ())


def _many(number):
    """Return an invented incident; everything follows from its number."""
    noise = number * 2654435761 % 2**32  # Knuth's multiplier spreads the numbers evenly
    state, precision = STATES[noise % len(STATES)], PRECISIONS[noise // 7 % len(PRECISIONS)]
    point = precision in {PlacePrecision.TOWN, PlacePrecision.NEAR}
    killed = noise // 97 % 40
    day = date(2016, 1, 1) + timedelta(days=noise // 13 % 3900)
    name = f"Tel {noise // 31 % 900}" if precision is not PlacePrecision.COUNTRY else None
    key = sha256(f"many {number}".encode()).hexdigest()
    return Incident(
        id=key[:32],
        type=TYPES[noise // 3 % len(TYPES)],
        status=(IncidentStatus.REPORTED, IncidentStatus.CORROBORATED, IncidentStatus.DISPUTED)[noise // 11 % 3],
        members=(Member(key, None, "v", main=True),),
        voices=(Voice("v", f"Wire {noise // 17 % 60}", (key,)),),
        date=When.day(day),
        place=Where(
            name, precision, state, f"Province {noise // 5 % 9}" if name else None, None, None,
            -30 + noise // 19 % 8000 / 100 if point else None, -20 + noise // 23 % 9000 / 100 if point else None,
        ),
        estimates=(("killed", Estimate(killed, killed, killed + noise % 3, Victims.UNSTATED)),) if killed else (),
        title=f"Incident {number} at Tel {noise // 31 % 900}",
        decisions=(Decision("type", "merge", "most voices", "1 of 1 voices"),),
    )
