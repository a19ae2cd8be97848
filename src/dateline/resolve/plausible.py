"""Which tellings stand as events of their own, and which words only sound like one."""

from collections.abc import Sequence

from dateline.model.mention import Mention


def stands(tellings: Sequence[Mention], *, short: bool) -> bool:
    """Return whether tellings state a happening: weak words must carry their clause, harm alone needs somebody or something hit."""
    return any(_carries(telling, short=short) for telling in tellings)


def _carries(telling: Mention, *, short: bool) -> bool:
    if "accident" in telling.flags and not any(party.armed for party in telling.side_a):
        return False
    if (
        telling.casualties
        and all(casualty.low == casualty.high == 0 for casualty in telling.casualties)
        and "harm-only" in telling.flags
    ):
        return False
    facts = (
        bool(telling.side_a)
        + bool(telling.side_b)
        + bool(telling.places)
        + bool(telling.casualties)
        + bool(telling.times)
    )
    if telling.cues[0].type == "strategic.siege":
        return bool(telling.side_a) and bool(telling.places or telling.side_b)
    if telling.cues[0].type == "battle.capture" and not telling.places and not short:
        return False  # ground that has no name is a trend, not a place taken
    if "weak" in telling.flags:
        return "own" in telling.flags and facts >= 2
    if "harm-only" in telling.flags:
        killed = any(casualty.field == "killed" for casualty in telling.casualties)
        return bool(telling.casualties) and (bool(telling.side_a) or (bool(telling.places) and short and killed))
    if "definite" in telling.flags and "nominal" in telling.flags:
        return facts >= 2
    return facts >= (1 if short else 2)
