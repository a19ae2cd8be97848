"""Which mentions of a report tell of one happening."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from dateline.model import Decision
from dateline.model.mention import Mention
from dateline.resolve.same import compatible_places, first_place, related, same_happening

# Of two happenings that a telling can repeat, what speaks for the one that was told last.
RIGHT_BEFORE = 1.0
# A total of fewer dead adds up by chance.
LEAST_TOTAL = 4
MOST_PARTS = range(2, 5)
# What a report adds to what it has told: "another three", "a second blast".
NEXT = frozenset({"others", "new"})


@dataclass(frozen=True, slots=True)
class Told:
    """One happening and all its tellings in a report, in text order; `why` says what joined them."""

    tellings: tuple[Mention, ...]
    why: tuple[Decision, ...] = ()


def gather(mentions: Sequence[Mention]) -> list[Told]:
    """Return the happenings of a report: each telling joins the likeliest earlier one that it can repeat, or opens its own."""
    found: list[Told] = []
    last: Mention | None = None
    for mention in mentions:
        best, score, why = None, 0.0, ""
        for number, told in enumerate(found):
            verdicts = [same_happening(telling, mention) for telling in told.tellings]
            if any("other_place" in verdict.reasons or "other_day" in verdict.reasons for verdict in verdicts):
                continue
            top = max(verdicts, key=lambda verdict: verdict.score)
            near = RIGHT_BEFORE if told.tellings[-1] is last else 0.0
            if top.same and top.score + near >= score:
                best, score, why = number, top.score + near, ", ".join(top.reasons)
        if best is None:
            found.append(Told((mention,)))
        else:
            told = found[best]
            found[best] = Told(
                (*told.tellings, mention), (*told.why, Decision("merge", "rules", "merge.told_again", why, score))
            )
        last = mention
    return found


def apart_from_summaries(told: Sequence[Told]) -> list[Told]:
    """Return the happenings without those only told as a sum or a habit, when the report tells of their parts (codebook section 8)."""
    parts = [one for one in told if "series" not in one.tellings[0].flags]
    kept = [
        one for one in told if one in parts or not any(_sums_up(one.tellings[0], part.tellings[0]) for part in parts)
    ]
    return [one for one in kept if not _is_the_total(one, kept)]


def _sums_up(summary: Mention, part: Mention) -> bool:
    """Return whether a sum can be that of a part: words used for one another, and no place or one that the part can lie in."""
    whole, place = first_place(summary), first_place(part)
    return related(summary, part) and (whole is None or place is None or compatible_places(whole, place))


def _is_the_total(whole: Told, told: Sequence[Told]) -> bool:
    """Return whether the dead that a happening without a doer tells of are those of two to four told one by one after it."""
    if any(telling.side_a for telling in whole.tellings):
        return False
    total = next((dead for telling in whole.tellings if (dead := _dead(telling)) >= LEAST_TOTAL), 0)
    last = max(telling.sentence.start for telling in whole.tellings)
    parts = [
        telling
        for other in told
        if other is not whole
        for telling in other.tellings
        if telling.sentence.start > last and _is_a_part(whole.tellings[0], telling)
    ]
    groups = chain.from_iterable(combinations(parts, size) for size in MOST_PARTS)
    return bool(total) and any(
        sum(map(_dead, group)) == total and _told_one_by_one(whole.tellings[0], group) for group in groups
    )


def _dead(telling: Mention) -> int:
    return next((dead.low or 0 for dead in telling.casualties if dead.field == "killed"), 0)


def _is_a_part(whole: Mention, part: Mention) -> bool:
    """Return whether a telling states an act or a place of its own beside some dead."""
    own = bool(part.places) or "harm-only" not in part.flags
    return bool(_dead(part)) and own and "toll" not in part.flags and related(whole, part)


def _told_one_by_one(whole: Mention, parts: Sequence[Mention]) -> bool:
    """Return whether parts stand in a sentence each, and one goes on from another or each has a place of its own within that of the whole."""
    if len({part.sentence.start for part in parts}) < len(parts):
        return False
    area, places = first_place(whole), [place for part in parts if (place := first_place(part)) is not None]
    apart = len({place.name for place in places}) == len(parts)
    within = area is None or all(compatible_places(area, place) for place in places)
    return any(part.flags & NEXT for part in parts) or (apart and within)
