"""Unit-test sentences of the dictionary coders: material conflict, by CAMEO's codes, or only talk."""

from collections.abc import Sequence

from dateline.evaluation.gold import Row
from dateline.evaluation.measure import Measure
from dateline.evaluation.prediction import Predictions
from dateline.evaluation.suite import Case, Miss, Outcome
from dateline.evaluation.wording import telling_words

VIOLENT = ("14", "18", "19", "20", "173")  # protest, assault, fight, mass violence, arrest
UNDECIDED = ("15", "16", "17", "08")  # shows of force, sanctions, coercion, yielding: partly acts of a conflict


def score_cameo(cases: Sequence[Case], predictions: Predictions) -> Outcome:
    """Return how well sentences with material conflict are told from sentences about talk."""
    told = [(case, predictions.of(case.report), _violent(case.answer)) for case in cases]
    judged = [(case, found, violent) for case, found, violent in told if violent is not None]
    right = sum(violent and bool(found.actual) for _, found, violent in judged)
    gold, hits = sum(bool(violent) for *_, violent in judged), sum(bool(found.actual) for _, found, _ in judged)
    return Outcome(
        measures=(
            Measure("material conflict", right, gold, hits),
            Measure("false alarm on talk", hits - right, len(judged) - gold, low_is_good=True),
        ),
        misses=tuple(
            Miss(
                case.name,
                "missing" if violent else "false alarm",
                case.report.text,
                ", ".join(str(event.get("code")) for event in case.answer["events"]) or "no event",
                "; ".join(map(telling_words, found.events)) or "nothing",
                tuple(rule for event in found.events for rule in event.rules),
            )
            for case, found, violent in judged
            if violent != bool(found.actual)
        ),
    )


def _violent(answer: Row) -> bool | None:
    """Return whether a sentence tells material conflict; None when its codes leave that open."""
    codes = [str(event.get("code") or "") for event in answer["events"]]
    if any(code.startswith(VIOLENT) for code in codes):
        return True
    return None if any(code.startswith(UNDECIDED) or not code[:2].isdigit() for code in codes) else False
