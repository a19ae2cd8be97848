"""Fifteen probes of what peers get wrong: claims, denials, hypotheses, invented perpetrators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation.gold import read_rows, report_of
from dateline.evaluation.measure import Measure
from dateline.evaluation.names import same_actor, same_place_name, shared
from dateline.evaluation.prediction import Prediction, Predictions
from dateline.evaluation.suite import Case, Miss, Outcome
from dateline.evaluation.telling import Bounds, Telling
from dateline.evaluation.wording import telling_words


@dataclass(frozen=True, slots=True)
class Wanted:
    """An actual event that must be found: one of these types, just these sides, this place and toll, this claim.

    A side of None is not looked at; () must be empty. `said_by` must speak for it: as a claim or in `attributed_to`.
    """

    types: tuple[str, ...]
    side_a: tuple[str, ...] | None = None
    side_b: tuple[str, ...] | None = None
    place: str | None = None
    killed: Bounds | None = None
    said_by: str | None = None
    claim: tuple[str, str] | None = None

    def faults(self, event: Telling) -> Iterator[str]:
        """Yield what is not as it should be in the event."""
        if event.type not in self.types:
            yield f"type {event.type}, not {' or '.join(self.types)}"
        for field, names, found in (("side_a", self.side_a, event.side_a), ("side_b", self.side_b, event.side_b)):
            if names is not None and not len(names) == len(found) == shared(names, found):
                yield f"{field} {list(found)}, not {list(names)}"
        if self.place and not (event.place and same_place_name(self.place, event.place)):
            yield f"place {event.place}, not {self.place}"
        if self.killed and event.counts.get("killed") != self.killed:
            yield f"killed {event.counts.get('killed')}, not {self.killed}"
        if self.said_by and not any(same_actor(self.said_by, speaker) for speaker in _speakers(event)):
            yield f"not said by {self.said_by}"
        if self.claim and not _claims(event, *self.claim):
            yield f"no claim: {self.claim[0]} {self.claim[1]}"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a probe must yield: a wanted event, or no actual event; a claim that must stand somewhere.

    With `disputed`, an actual event may stand only when that claim stands on it; `modalities` are those that a mention
    may have.
    """

    wanted: Wanted | None = None
    claim: tuple[str, str] | None = None
    disputed: bool = False
    modalities: tuple[str, ...] = ("planned", "hypothetical", "negated", "historical")


EXPECTED = {
    "C01": Expectation(Wanted(("strike.air",), side_a=(), place="Idlib", killed=(12, None))),
    "C02": Expectation(
        Wanted(("attack.civilians",), ("Syrian government forces",), ("civilians",), place="Idlib", killed=(12, 12))
    ),
    "C03": Expectation(
        Wanted(("strike.artillery",), ("Russian forces",), place="Kherson", killed=(3, 3), said_by="Ukraine")
    ),
    "C04": Expectation(claim=("Russia", "denies"), disputed=True, modalities=("negated",)),
    "C05": Expectation(modalities=("negated",)),
    "C06": Expectation(Wanted(("battle.clash",), ("Boko Haram",), ("Nigerian soldiers",), place="Maiduguri")),
    "C07": Expectation(
        Wanted(("attack.civilians", "battle.clash"), ("Rapid Support Forces fighters",), place="Gezira state")
    ),
    "C08": Expectation(Wanted(("battle.capture",), ("M23 rebels",), side_b=(), place="Goma")),
    "C09": Expectation(Wanted(("protest.intervention",), ("protesters",), ("Police",), place="Nairobi")),
    "C10": Expectation(modalities=("hypothetical", "planned")),
    "C11": Expectation(modalities=("historical",)),
    "C12": Expectation(Wanted(("battle.clash",), place="El Fasher", killed=(30, 30))),
    "C13": Expectation(
        Wanted(
            ("strike.suicide",),
            side_b=("soldiers",),
            place="Mogadishu",
            killed=(20, 20),
            claim=("al-Shabab", "claims-responsibility"),
        )
    ),
    "C14": Expectation(Wanted(("strike.air",), ("Myanmar military",), place="Sagaing")),
    "C15": Expectation(claim=("Zelenskyy", "accuses"), disputed=True),
}
CLASHING = ("Sudanese army", "Rapid Support Forces")  # C12: either of the two may stand on either side


def load_probes(paths: Sequence[Path]) -> list[Case]:
    """Return the probes that an expectation is declared for."""
    rows = [row for path in paths for row in read_rows(path)]
    return [Case(report_of(row, "probes"), EXPECTED[row["id"]]) for row in rows if row["id"] in EXPECTED]


def score_probes(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return how many probes pass, and how many perpetrators were invented."""
    misses = []
    invented = 0
    for case in cases:
        found = predictions.of(case.report)
        faults = list(_faults(case.answer, case.name, found))
        invented += sum(bool(event.side_a) for event in found.actual) if _nobody_named(case.answer) else 0
        if faults:
            told = "; ".join(map(telling_words, found.events)) or "nothing"
            rules = tuple(rule for event in found.events for rule in event.rules)
            misses.append(Miss(case.name, "probe", case.report.text, "; ".join(faults), told, rules))
    silent = sum(_nobody_named(case.answer) for case in cases)
    return Outcome(
        measures=(
            Measure("passed", len(cases) - len(misses), len(cases)),
            Measure("invented perpetrators", invented, silent, low_is_good=True),
        ),
        misses=tuple(misses),
    )


def _nobody_named(expected: Expectation) -> bool:
    return expected.wanted is not None and expected.wanted.side_a == ()


def _faults(expected: Expectation, name: str, found: Prediction) -> Iterator[str]:
    if expected.wanted is None:
        yield from _restraint_faults(expected, found)
    elif len(found.actual) != 1:
        yield f"{len(found.actual)} actual events, not 1"
    else:
        yield from expected.wanted.faults(found.actual[0])
        if name == "C12" and shared(CLASHING, (*found.actual[0].side_a, *found.actual[0].side_b)) != len(CLASHING):
            yield f"sides are not {' and '.join(CLASHING)}"


def _restraint_faults(expected: Expectation, found: Prediction) -> Iterator[str]:
    """Yield what is wrong where nothing may be told as a plain fact."""
    for event in found.events:
        if event.modality != "actual" and event.modality not in expected.modalities:
            yield f"a {event.modality} event, not {' or '.join(expected.modalities)}"
    claim = expected.claim
    plain = [event for event in found.actual if not (expected.disputed and claim and _claims(event, *claim))]
    if plain:
        yield f"{len(plain)} event told as a plain fact"
    if claim and not any(_claims(event, *claim) or event.modality == "negated" for event in found.events):
        yield f"no claim: {claim[0]} {claim[1]}"


def _claims(event: Telling, speaker: str, stance: str) -> bool:
    return any(stance == other and same_actor(speaker, name) for name, other in event.claims)


def _speakers(event: Telling) -> tuple[str, ...]:
    return (*event.said, *(speaker for speaker, _ in event.claims))
