"""One count from many figures: losses of both sides add up, a stated number beats a bare plural, a total beats its parts (codebook 6, 8).

What sections 6 and 8 ask besides is not done: a newer toll of one speaker does not replace the older, differing speakers do not widen the range.
"""

from collections.abc import Iterable, Sequence

from dateline.lexicon.words import word_set
from dateline.model import COUNT_FIELDS, ActorKind, Count, Counts, Span, Victims
from dateline.model.mention import Casualty, Mention

MORE = word_set("more")
ROUND = frozenset(
    {24, 40, 200, 2000, 20000, 200000}
)  # what the codebook makes of dozens, scores, hundreds, thousands ...
VAGUE = 3  # and of several


def counts(tellings: Sequence[Mention], text: str, code: str) -> tuple[Counts, dict[str, tuple[Span, ...]]]:
    """Return the six counts of an event with the spans that carry them."""
    found: dict[str, Count] = {}
    spans: dict[str, tuple[Span, ...]] = {}
    for field in COUNT_FIELDS:
        chosen = _chosen(field, tellings, text)
        if chosen:
            low, high = _sum(chosen)
            found[field] = Count(low, high, victims(chosen, code))
            spans[field] = tuple(dict.fromkeys(casualty.span for casualty in chosen))
    return Counts(**found), spans


def _chosen(field: str, tellings: Sequence[Mention], text: str) -> list[Casualty]:
    """Return the figures that make the count: those of the telling that counts best, and what later ones add to it."""
    base: list[Casualty] = []
    for telling in tellings:
        figures = _without_roundings([casualty for casualty in telling.casualties if casualty.field == field])
        if not figures:
            continue
        if not base:
            base = figures
        elif _adds(figures, base, telling, text):
            base = base + figures
        elif _better(figures, base):
            base = figures
    return base


def _without_roundings(figures: list[Casualty]) -> list[Casualty]:
    """Return the figures without "thousands" where the same clause also gives the number."""
    exact = [figure for figure in figures if not (figure.high is None and figure.low in ROUND)]
    return exact if any((figure.low or 0) > VAGUE for figure in exact) else figures


def _adds(figures: Sequence[Casualty], base: Sequence[Casualty], telling: Mention, text: str) -> bool:
    """Return whether figures count other people than those already counted: "twenty attackers are also killed"."""
    if any(casualty.total for casualty in figures) or "harm-only" not in telling.flags:
        return False
    words = set(telling.sentence.of(text).casefold().split())
    other_people = not _same_people(figures, base)
    return other_people and bool(words & MORE) and "toll" not in telling.flags


def _same_people(one: Iterable[Casualty], other: Iterable[Casualty]) -> bool:
    left, right = {c.noun.casefold() for c in one if c.noun}, {c.noun.casefold() for c in other if c.noun}
    generic = {"people", "persons", "others", "dead", "deaths"}
    return bool(left & right) or not left or not right or bool(left & (generic - {"others"})) or bool(right & generic)


def _better(figures: Sequence[Casualty], base: Sequence[Casualty]) -> bool:
    """Return whether a telling's figure replaces an earlier one: a stated number beats a bare plural."""
    vague = all(casualty.high is None and casualty.low in {2, 3} for casualty in base)
    exact = any(casualty.low not in {None, 2, 3} for casualty in figures)
    return vague and exact


def _sum(figures: Sequence[Casualty]) -> tuple[int | None, int | None]:
    lows = [casualty.low for casualty in figures]
    highs = [casualty.high for casualty in figures]
    low = sum(value for value in lows if value is not None) if any(value is not None for value in lows) else None
    high = None if any(value is None for value in highs) else sum(value for value in highs if value is not None)
    return low, high


CIVIL = word_set("civil")
NEUTRAL = word_set("neutral")


def victims(figures: Sequence[Casualty], code: str) -> Victims:
    """Return whom a count counts, by what its nouns say; "people" are civilians only in attacks on civilians."""
    kinds = {_kind(casualty, code) for casualty in figures}
    if len(kinds) == 1:
        return kinds.pop()
    known = kinds - {Victims.UNSTATED}
    return (
        known.pop()
        if len(known) == 1 and Victims.UNSTATED not in kinds
        else (Victims.MIXED if len(known) > 1 else Victims.UNSTATED)
    )


def _kind(casualty: Casualty, code: str) -> Victims:
    armed = {
        party.armed for party in casualty.victims if party.kind is not ActorKind.UNKNOWN or party.armed is not None
    }
    noun = casualty.noun.casefold()
    singular = noun.removesuffix("s")
    if noun in NEUTRAL or singular in NEUTRAL or not noun:
        return Victims.CIVILIANS if code.startswith("attack.") else Victims.UNSTATED
    if armed == {True}:
        return Victims.COMBATANTS
    if armed == {False}:
        return Victims.CIVILIANS
    if armed == {True, False}:
        return Victims.MIXED
    return Victims.CIVILIANS if code.startswith("attack.") else Victims.UNSTATED
