"""One number of an evaluation, with what it was counted from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A share (`right` of `of`) or, when `found` is given, precision, recall and their harmonic mean F.

    `of` counts what gold states, `found` what the coder states. `given` stands in for the value of a number that is no
    share (an error, reports a second).
    """

    name: str
    right: float
    of: float
    found: float | None = None
    low_is_good: bool = False
    given: float | None = None

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return _share(self.right, self.found or 0)

    @property
    def recall(self) -> float:
        """Return the share of what gold states that was found."""
        return _share(self.right, self.of)

    @property
    def value(self) -> float:
        """Return the number itself: F, or the share; 0 when there was nothing to count."""
        if self.given is not None:
            return self.given
        if self.found is None:
            return _share(self.right, self.of)
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def counted(self) -> bool:
        """Return whether there was anything to count."""
        return bool(self.of or self.found)

    def holds(self, bar: float) -> bool:
        """Return whether the value is as good as the bar, or better."""
        reached = round(self.value, 9)  # a share such as 27 of 50 is a bit off its decimal
        return reached <= bar if self.low_is_good else reached >= bar


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
