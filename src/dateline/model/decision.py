"""Why a field holds what it holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One judgement: who made it (`rules`, a model's name, a person), by which rule, for which field, and how surely."""

    field: str
    by: str
    rule: str
    why: str = ""
    score: float | None = None

    def __str__(self) -> str:
        return f"{self.field}: {self.rule}" + (f" ({self.why})" if self.why else "")
