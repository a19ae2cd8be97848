"""Is a confidence of 0.8 right four times in five? Expected calibration error over all judged events."""

from collections.abc import Sequence

from dateline.evaluation.measure import Measure
from dateline.evaluation.suite import SURE
from dateline.evaluation.telling import Telling

BINS = 10


def calibration(judged: Sequence[tuple[Telling, bool]]) -> Measure | None:
    """Return the expected calibration error of events judged right or wrong; None when no event carries a confidence.

    Ten bins of equal width; each adds the gap between its mean confidence and its share of right events, by its size.
    """
    known = [(event.confidence, right) for event, right in judged if event.confidence is not None]
    if not known:
        return None
    error = 0.0
    for number in range(BINS):
        inside = [(sure, right) for sure, right in known if min(int(sure * BINS), BINS - 1) == number]
        if inside:
            error += abs(sum(sure - right for sure, right in inside)) / len(known)
    return Measure(SURE, error, len(known), low_is_good=True, given=error)
