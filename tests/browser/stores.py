"""The stores that the pages are shown: the samples with a hostile report or two, plain ones to judge, and 100,000 incidents."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from hostile import NAME, REPORTS
from serving import dateline

from dateline.judging import judge
from dateline.merging import settle
from dateline.model import (
    Count,
    Counts,
    Decision,
    Estimate,
    Incident,
    IncidentStatus,
    Member,
    PlacePrecision,
    Span,
    Verdict,
    Victims,
    Voice,
    When,
    Where,
)
from dateline.store import Store
from dateline.store.tables import incident_records, incidents
from made_reports import strike

ROOT = Path(__file__).resolve().parents[2]
MANY = 100_000
TO_REVIEW = 60
# Before the evidence: characters outside the first plane, joined emoji, right-to-left script, marks that combine.
BEFORE = "🛰️👩‍🚒🇸🇩 قُصِفَ السوق ليلا. Å e\u0301 n\u0303 \u200b𝒯𝒽𝑒 🧨 "
SYLLABLES = [
    "ka",
    "ru",
    "mel",
    "tor",
    "shi",
    "ban",
    "dar",
    "qu",
    "nis",
    "lam",
    "hor",
    "ve",
    "zin",
    "tal",
    "gor",
    "ma",
    "sek",
    "du",
    "bi",
    "ran",
]


NEARBY = {
    "id": "nearby",
    "title": "Herders killed north of Abeche",
    "text": "Gunmen killed twelve herders in an attack 30 km north of Abeche in Chad on Monday, police said.",
    "published": "2025-05-06",
    "publisher": "Plateau Post",
}

NOBODY = {
    "id": "nobody",
    "title": "Shelling hits market of Moundou, none killed",
    "text": "Shelling hit the market of Moundou in Chad on Tuesday but nobody was killed, police said.",
    "published": "2025-05-07",
    "publisher": "Plateau Post",
}


def sample_store(where):
    """Code the samples, the week, what happened so many km from a town or hurt nobody, and the hostile reports."""
    more = where.with_name("more.jsonl")
    more.write_text("".join(json.dumps(one) + "\n" for one in (*REPORTS, NEARBY, NOBODY)), encoding="utf-8")
    dateline("add", ROOT / "samples", ROOT / "samples/week", more, "--db", where)


def review_store(where):
    """Keep raids on other days on other towns, each told once."""
    with Store(where) as store:
        store.add_all([raid(number) for number in range(TO_REVIEW)])
        settle(store)


def raid(number):
    """Return a coded report of an air raid; nothing but its kind is like that of another number."""
    chance = Random(number)  # noqa: S311  (no secret)
    town = "".join(chance.choices(SYLLABLES, k=4)).capitalize()
    fillers = [" ".join("".join(chance.choices(SYLLABLES, k=3)) for _ in range(12)) for _ in range(4)]
    told = f"At least {number + 10} people were killed on Sunday in air raids near {town}"
    denied = f"The government of {town} denied hitting civilians."
    text = f"{fillers[0]}.\n{BEFORE}{told}, {fillers[1]}. {denied} 🕊️ {fillers[2].capitalize()}.\n{fillers[3]}."
    day = date(2022, 1, 2) + timedelta(days=14 * number)
    coded = strike(f"raid {number}", day=day)
    (event,) = coded.events
    moved = replace(
        event,
        place=Where(town, PlacePrecision.TOWN, "SY", town, None, 1000 + number, 32.5 + number / 12, 36.5 + number / 20),
        side_a=(replace(event.side_a[0], span=span_of(text, "air raids")),),
        side_b=(replace(event.side_b[0], span=span_of(text, "people")),),
        counts=Counts(killed=Count(number + 10, None)),
        claims=tuple(
            replace(one, speaker=f"government of {town}", span=span_of(text, "denied hitting civilians"))
            for one in event.claims
        ),
        evidence={
            "type": (span_of(text, "air raids"),),
            "date": (span_of(text, "on Sunday"),),
            "place": (span_of(text, f"near {town}"),),
            "killed": (span_of(text, f"At least {number + 10} people"),),
        },
    )
    report = replace(
        coded.report,
        text=text,
        title=f"{chance.choice(SYLLABLES).capitalize()}{chance.choice(SYLLABLES)} {number + 10} die, {town}",
        publisher=f"Wire {number % 7}",
        original_source="Hill Radio" if number % 5 == 0 else None,
        published=day + timedelta(days=1),
        url=f"https://wire.example/{number}",
    )
    return replace(coded, report=report, events=(moved,))


def hostile_store(where):
    """Keep a raid of which everybody and everything has a hostile name, accepted and noted by somebody of such a name."""
    coded = raid(1)
    (event,) = coded.events
    event = replace(
        event,
        place=replace(event.place, name=NAME, admin1=f"Province {NAME}"),
        side_a=(replace(event.side_a[0], name=f"Army {NAME}", actor_id=None),),
        side_b=(replace(event.side_b[0], name=f"People {NAME}", actor_id=None),),
        claims=tuple(replace(one, speaker=f"Speaker {NAME}") for one in event.claims),
    )
    report = replace(
        coded.report, title=f"Title {NAME}", publisher=f"Publisher {NAME}", original_source=f"Agency {NAME}"
    )
    with Store(where) as store:
        store.add_all([replace(coded, report=report, events=(event,))])
        settle(store)
        (one,) = store.incidents()
        judge(store, Verdict.ACCEPT, [one.id], f"Ana {NAME}")
        store.notes.add(event.id, f"Ben {NAME}", f"Note {NAME}")


def span_of(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


TYPES = (
    "strike.air",
    "strike.artillery",
    "battle.clash",
    "attack.civilians",
    "protest.peaceful",
    "riot.mob",
    "strategic.other",
)
STATES = ("SY", "SD", "UA", "ML", "YE", "NG", "MM", "CD", "SO", "ET", "IQ", "LY")
PRECISIONS = (
    PlacePrecision.TOWN,
    PlacePrecision.TOWN,
    PlacePrecision.TOWN,
    PlacePrecision.NEAR,
    PlacePrecision.ADMIN1,
    PlacePrecision.COUNTRY,
)


def large_store(where):
    """Write a tenth of MANY incidents as the store does, then copies of them, indexes last: that takes a tenth of the time."""
    with Store(where) as store, store.merging() as shelf:
        shelf.replace((), map(_many, range(MANY // 10)), ())
    with closing(sqlite3.connect(where, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        asked = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'incidents' AND sql > ''"
        indexes = raw.execute(asked).fetchall()
        raw.execute("BEGIN")
        for name, _ in indexes:
            raw.execute(f"DROP INDEX {name}")
        for copy in range(1, 10):
            _copy(
                raw,
                incident_records,
                {"id": f"'{copy}' || substr(id, 2)", "record": f"replace(record, id, '{copy}' || substr(id, 2))"},
            )
            _copy(
                raw,
                incidents,
                {
                    "number": f"number + {copy * MANY // 10}",
                    "id": f"'{copy}' || substr(id, 2)",
                    "lat": f"lat + {copy * 0.37}",
                    "lon": f"lon + {copy * 0.53}",
                },
            )
        for _, made in indexes:
            raw.execute(made)
        raw.execute("COMMIT")


def _copy(raw, table, changed):
    """Write the first tenth of the rows of a table once more, but for what is changed."""
    values = ", ".join(changed.get(column.name, column.name) for column in table.columns)
    raw.execute(f"INSERT INTO {table.name} SELECT {values} FROM {table.name} ORDER BY rowid LIMIT {MANY // 10}")  # noqa: S608


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
        id=f"0{key[:31]}",  # copies begin with 1 to 9
        type=TYPES[noise // 3 % len(TYPES)],
        status=(IncidentStatus.REPORTED, IncidentStatus.CORROBORATED, IncidentStatus.DISPUTED)[noise // 11 % 3],
        members=(Member(key, None, "v", main=True),),
        voices=(Voice("v", f"Wire {noise // 17 % 60}", (key,)),),
        date=When.day(day),
        place=Where(
            name,
            precision,
            state,
            f"Province {noise // 5 % 9}" if name else None,
            None,
            None,
            -30 + noise // 19 % 8000 / 100 if point else None,
            -20 + noise // 23 % 9000 / 100 if point else None,
        ),
        estimates=(("killed", Estimate(killed, killed, killed + noise % 3, Victims.UNSTATED)),) if killed else (),
        title=f"Incident {number} at Tel {noise // 31 % 900}",
        decisions=(Decision("type", "merge", "most voices", "1 of 1 voices"),),
    )
