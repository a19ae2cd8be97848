"""Agency headlines against the event that UCDP coded from the article behind each: only what the headline states."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.evaluation.gold import Row, read_rows, report_of
from dateline.evaluation.measure import Measure
from dateline.evaluation.names import SAME_PLACE_KM, fold, kilometres, same_actor
from dateline.evaluation.prediction import Prediction, Predictions
from dateline.evaluation.suite import Case, Miss, Outcome
from dateline.evaluation.telling import Bounds, Side, Telling
from dateline.evaluation.wording import telling_words

# Parties that UCDP has no side for: whom a headline calls just "people" or "unknown gunmen" is neither right nor wrong.
UNCODED_KINDS = frozenset({"civilians", "protesters", "unknown"})
INSURGENTS = re.compile(r"\binsurgents?$", re.IGNORECASE)
# Words for any of the insurgent groups, whichever of them UCDP lists.
INSURGENT_WORDS = frozenset(
    {"rebel", "rebels", "opposition", "faction", "factions", "insurgent", "insurgents", "jihadi"}
)
NO_INSURGENTS = frozenset({"IS", "SDF", "Civilians"})
# Whom UCDP codes with a side without naming it apart: the coalition's raids are the SDF's, Turkey's those of the groups
# it leads. Measured on the headlines: of 179 with "coalition" 156 hold the SDF for named, of 29 with "YPG" 27.
CODED_AS = {
    "SDF": frozenset({"coalition", "kurdish", "ypg", "ypj", "asayish"}),
    "SNA": frozenset({"turkish", "turkey"}),
    "Government of Syria": frozenset({"regime", "loyalist", "loyalists", "assad"}),
}
# Who fights beside a side; UCDP takes them neither for that side nor for another.
ALLIES = {"Government of Syria": frozenset({"russian", "russia", "iranian", "iran", "hezbollah", "hizbullah"})}


def load_headlines(paths: Sequence[Path]) -> list[Case]:
    """Return the headlines with UCDP's event, by id."""
    texts, answers = paths
    gold = {row["id"]: row for row in read_rows(answers)}
    return [Case(report_of(row, texts.name), gold[row["id"]]) for row in read_rows(texts) if row["id"] in gold]


def score_headlines(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return counts, sides and places as far as the headlines state them."""
    told = [(case, predictions.of(case.report)) for case in cases]
    stated = [(case, found, _toll_found(case.answer, found)) for case, found in told if case.answer["stated"]]
    loose = [(case, found, _false_figure(case, found)) for case, found in told if case.answer["loose"]]
    placed = [(case, found, _placed(case.answer, found)) for case, found in told if case.answer["named"]]
    sides = [(case, found, _Sides.of(case.answer, found)) for case, found in told if case.answer["named_sides"]]
    return Outcome(
        measures=(
            Measure("killed exact where stated", sum(right for *_, right in stated), len(stated)),
            Measure("false figure", sum(false for *_, false in loose), len(loose), low_is_good=True),
            Measure(
                "sides",
                sum(side.right for *_, side in sides),
                sum(side.named for *_, side in sides),
                sum(side.found for *_, side in sides),
            ),
            Measure("place within 25 km", sum(right for *_, right in placed), len(placed)),
            Measure("stage: an event found", sum(bool(found.actual) for _, found in told), len(told)),
        ),
        misses=tuple(
            _miss(case, found, kind)
            for kind, rows in (
                ("killed", [(case, found) for case, found, right in stated if not right]),
                ("false figure", [(case, found) for case, found, false in loose if false]),
                ("sides", [(case, found) for case, found, side in sides if not side.right == side.named == side.found]),
                ("place", [(case, found) for case, found, right in placed if not right]),
            )
            for case, found in rows
        ),
    )


def _toll_found(answer: Row, found: Prediction) -> bool:
    tolls = [event.counts["killed"] for event in found.actual if "killed" in event.counts]
    return any(_states(toll, number, above=above) for toll in tolls for number, above in answer["stated"])


def _states(toll: Bounds, number: int, *, above: bool) -> bool:
    """Return whether a toll is the number; "more than N" begins at N + 1."""
    low, high = toll
    return low == number + above or low == number or (low is None and high == number)


def _false_figure(case: Case, found: Prediction) -> bool:
    figures = {int(digits.replace(",", "")) for digits in re.findall(r"\d[\d,]*", case.report.text)}
    tolls = [event.counts["killed"] for event in found.actual if "killed" in event.counts]
    return any(end in figures for toll in tolls for end in toll if end)


def _placed(answer: Row, found: Prediction) -> bool:
    there = (answer["lat"], answer["lon"])
    return any(event.at and kilometres(event.at, there) <= SAME_PLACE_KM for event in found.actual)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Sides of one headline: those the headline names, those found, those in both."""

    named: int
    found: int
    right: int

    @classmethod
    def of(cls, answer: Row, found: Prediction) -> "_Sides":
        """Return the count; a party on a side that UCDP coded but the headline does not name is left out."""
        parties = {party for event in found.actual for party in event.sides}
        named = [side for side in answer["named_sides"] if any(_stands_for(party, side) for party in parties)]
        wrong = [party for party in parties if not _belongs(party, answer["sides"])]
        return cls(len(answer["named_sides"]), len(named) + len(wrong), len(named))


def _belongs(party: Side, sides: Sequence[str]) -> bool:
    allied = any(ALLIES.get(side, frozenset()) & _words(party) for side in sides)
    return party.kind in UNCODED_KINDS or allied or any(_stands_for(party, side) for side in sides)


def _stands_for(party: Side, side: str) -> bool:
    """Return whether a party is one of the groups that a side of UCDP lists."""
    return any(_is(party, name.strip()) for name in side.split(","))


def _is(party: Side, name: str) -> bool:
    if CODED_AS.get(name, frozenset()) & _words(party):
        return True
    if name == "Civilians":
        return party.kind == "civilians"
    if INSURGENTS.search(name) and party.kind == "rebel":
        return True
    if INSURGENT_WORDS & _words(party):
        return name not in NO_INSURGENTS and not name.startswith("Government of ")
    return _same_body(party, name)


def _same_body(party: Side, name: str) -> bool:
    meant = _actor(name)
    if name.startswith("Government of "):
        return party.kind == "state" and meant is not None and party.country == meant[1]
    if meant and party.actor_id and (meant[0] in _kin(party.actor_id) or party.actor_id in _kin(meant[0])):
        return True
    return same_actor(party.name, name)


def _words(party: Side) -> set[str]:
    return set(fold(party.name).split())


@cache
def _actor(name: str) -> tuple[str, str | None] | None:
    """Return id and country of the actor that UCDP's name means."""
    from dateline.actors import open_registry  # noqa: PLC0415 (reads its tables)

    found = open_registry().find(name)
    return (found[0].id, found[0].country) if found else None


@cache
def _kin(actor_id: str) -> frozenset[str]:
    """Return the actor, the wider bodies it belongs to and its successor."""
    from dateline.actors import open_registry  # noqa: PLC0415

    actor = open_registry().known(actor_id)
    return frozenset({actor_id, *(actor.parents if actor else ()), *([actor.became] if actor and actor.became else [])})


def _miss(case: Case, found: Prediction, kind: str) -> Miss:
    return Miss(
        case.name,
        kind,
        case.report.text,
        "; ".join(_gold_words(case.answer, kind)),
        "; ".join(map(telling_words, found.events)) or "nothing",
        tuple(rule for event in found.actual for rule in _rules(event, kind)),
    )


def _gold_words(answer: Row, kind: str) -> Iterator[str]:
    if kind in ("killed", "false figure"):
        yield f"stated {answer['stated']}"
    elif kind == "sides":
        yield f"named {answer['named_sides']} of {answer['sides']}"
    else:
        yield f"{answer['place']} ({answer['lat']}, {answer['lon']})"


def _rules(event: Telling, kind: str) -> tuple[str, ...]:
    field = {"sides": "side_", "place": "place"}.get(kind, "killed")
    return tuple(rule for rule in event.rules if rule.startswith(field)) or event.rules
