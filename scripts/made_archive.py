"""An invented archive of coded reports for load tests: as uneven in time, space and copying as a real one.

It grows by the day: so many incidents a day over forty fronts, a few of which have most of them; within a front a few towns have most.
Most incidents have one or two reports, some have fifty. Nearly half of the reports print an agency's text, cut or with a line added;
the others tell it in words of their own. Tolls differ and rise; a third of the reports tell a second incident besides.
Everything follows from a seed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from importlib.resources import files
from itertools import accumulate
from math import exp
from random import Random

from dateline.model import (
    ActorKind,
    Coded,
    Count,
    Counts,
    Event,
    Modality,
    Party,
    PlacePrecision,
    Report,
    Span,
    Status,
    When,
    Where,
)

FRONTS, PROVINCES, TOWNS = 40, 6, 60
INCIDENTS_A_DAY = 110
FIRST_DAY = date(2015, 1, 1)
COPIED, BESIDES = 0.45, 0.35
COUNTRIES = "SY YE SD UA ML IQ LY NG SO CD ET MM AF PK BF NE TD CM MZ CO MX HT LB IL PS TR IR SA IN PH TH KE UG SS CF RW BI ER AZ AM".split()  # noqa: SIM905
TYPES = (
    "strike.air",
    "strike.artillery",
    "strike.bomb",
    "strike.suicide",
    "battle.clash",
    "battle.capture",
    "attack.civilians",
)
WORDS_OF = {
    "strike.air": ("air strike", "jets bombed", "warplanes hit"),
    "strike.artillery": ("shelling", "mortars struck", "rockets hit"),
    "strike.bomb": ("car bomb", "a blast tore through", "a roadside bomb hit"),
    "strike.suicide": ("suicide bombing", "a suicide bomber struck", "a bomber blew himself up at"),
    "battle.clash": ("clashes", "fighting raged around", "gunmen fought for"),
    "battle.capture": ("capture", "fighters seized", "troops retook"),
    "attack.civilians": ("killings", "gunmen opened fire at", "villagers were shot at"),
}
TARGETS = (
    "market",
    "school",
    "hospital",
    "checkpoint",
    "bus",
    "bridge",
    "mosque",
    "camp",
    "police station",
    "farm",
    "base",
    "road",
)
SYLLABLES = "ka ru mel tor shi ban dar qu nis lam hor ve zin tal gor ma sek du bi ran".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, before anybody reports it."""

    number: int
    day: date
    kind: str
    place: Where
    side_a: Party
    side_b: Party
    killed: int
    target: str
    reports: int


class Archive:
    """Reports in the order of their publication, as many as are asked for."""

    def __init__(self, seed: int = 1) -> None:
        self._random = Random(seed)  # noqa: S311  (no secret)
        self._towns = [self._front(code) for code in COUNTRIES[:FRONTS]]
        self._front_weights = list(accumulate(1 / (rank + 1) for rank in range(FRONTS)))
        self._town_weights = list(accumulate(1 / (rank + 1) for rank in range(PROVINCES * TOWNS)))
        self._outlets = [f"{self._name()} {kind}" for kind in ("Times", "Post", "Herald", "Monitor") for _ in range(60)]
        table = files("dateline.lexicon").joinpath("common_words.tsv").read_text(encoding="utf-8").splitlines()
        levels = [(float(line.split("\t")[0]), line.split("\t")[1].split()) for line in table]
        self._vocabulary = [word for _, words in levels for word in words]
        self._commonness = list(accumulate(exp(-weight) for weight, words in levels for _ in words))
        self._last: Incident | None = None

    def reports(self, events: int) -> Iterator[Coded]:
        """Yield reports until they tell so many events."""
        told, day, number = 0, FIRST_DAY, 0
        while True:
            for _ in range(INCIDENTS_A_DAY):
                number += 1
                for coded in self._told(self._incident(number, day)):
                    yield coded
                    told += len(coded.events)
                    if told >= events:
                        return
            day += timedelta(days=1)

    def _name(self) -> str:
        return "".join(self._random.choices(SYLLABLES, k=self._random.choice((3, 4, 4)))).capitalize()

    def _plain(self, number: int) -> str:
        return " ".join(self._random.choices(self._vocabulary, cum_weights=self._commonness, k=number))

    def _front(self, country: str) -> list[Where]:
        """Return the towns of a country, those of one province side by side."""
        lat, lon = self._random.uniform(-20, 45), self._random.uniform(-80, 100)
        towns = []
        for province in range(PROVINCES):
            name = self._name()
            for _ in range(TOWNS):
                at = (lat + province + self._random.random(), lon + self._random.random())
                towns.append(Where(self._name(), PlacePrecision.TOWN, country, name, lat=at[0], lon=at[1]))
        self._random.shuffle(towns)
        return towns

    def _incident(self, number: int, day: date) -> Incident:
        towns = self._random.choices(self._towns, cum_weights=self._front_weights)[0]
        place = self._random.choices(towns, cum_weights=self._town_weights)[0]
        code = (place.country or "").lower()
        sides = [
            Party("government forces", Span(0, 0), f"{code}-armed-forces", ActorKind.STATE, place.country, armed=True),
            Party("rebels", Span(0, 0), f"x-{code}-rebels", ActorKind.REBEL, place.country, armed=True),
        ]
        self._random.shuffle(sides)
        return Incident(
            number,
            day,
            self._random.choice(TYPES),
            place,
            *sides,
            killed=min(400, int(self._random.paretovariate(0.9))),
            target=self._random.choice(TARGETS),
            reports=min(60, int(self._random.paretovariate(1.1))),
        )

    def _told(self, incident: Incident) -> Iterator[Coded]:
        agency = self._sentences(incident, 6)
        for number in range(incident.reports):
            published = incident.day + timedelta(days=self._random.choices((0, 1, 2), (70, 25, 5))[0])
            title = self._title(incident)
            body = self._reprint(agency) if self._random.random() < COPIED else self._sentences(incident, 5)
            yield self._coded(incident, number, published, title, body)
        self._last = incident

    def _title(self, incident: Incident) -> str:
        words = self._random.choice(WORDS_OF[incident.kind])
        return f"{incident.killed} dead as {words} {incident.target} in {incident.place.name}"

    def _sentences(self, incident: Incident, number: int) -> list[str]:
        words = self._random.choice(WORDS_OF[incident.kind])
        day = incident.day.strftime("%A")
        first = f"{words} {incident.target} in {incident.place.name} on {day}, and {incident.killed} people were killed, {self._name()} said."
        return [first, *(f"{self._plain(14)} {self._name()}." for _ in range(number - 1))]

    def _reprint(self, agency: list[str]) -> list[str]:
        kept = agency[: self._random.randint(3, len(agency))]
        return [*kept, f"{self._plain(12)}."] if self._random.random() < 0.5 else kept

    def _coded(self, incident: Incident, number: int, published: date, title: str, body: list[str]) -> Coded:
        text = f"{title}. {' '.join(body)}"
        digest = sha256(f"{incident.number} {number}".encode()).hexdigest()
        report = Report(
            id=digest,
            source=f"archive#{incident.number}-{number}",
            text=text,
            title=title,
            publisher=self._random.choice(self._outlets),
            published=published,
            language="en",
        )
        happenings = [incident]
        if self._last is not None and self._random.random() < BESIDES:
            happenings.append(self._last)
        events = tuple(self._event(one, report, position) for position, one in enumerate(happenings))
        return Coded(report, Status.OK, events)

    def _event(self, incident: Incident, report: Report, position: int) -> Event:
        killed = max(1, incident.killed + self._random.choice((0, 0, 0, 1, 2, -1)))
        span = Span(0, min(60, len(report.text))) if position == 0 else Span(len(report.text) - 20, len(report.text))
        return Event(
            id=sha256(f"{report.id} {position}".encode()).hexdigest()[:32],
            report_id=report.id,
            type=incident.kind,
            modality=Modality.ACTUAL,
            date=When.day(incident.day),
            place=incident.place,
            side_a=(incident.side_a,),
            side_b=(incident.side_b,),
            counts=Counts(killed=Count(killed, killed)),
            evidence={"type": (span,), "place": (span,), "killed": (span,)},
            confidence=0.8,
        )
