"""Who says what of an event: each speaker once a stance, the stance settled by the event's type (codebook section 7)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Claim, Stance
from dateline.model.mention import Doer, Mention, Statement
from dateline.resolve.gather import Told
from dateline.resolve.same import related

# Acts against people or their things: to name who did one is to accuse. In a battle both sides fight, and it is news.
ACCUSABLE = ("strike.", "attack.", "strategic.looting", "strategic.siege")
# Acts that their doer owns up to by telling of them.
OWNED = (
    "battle.",
    "strike.",
    "attack.",
    "strategic.looting",
    "strategic.base",
    "strategic.siege",
    "strategic.disrupted",
)


def claims(tellings: Sequence[Mention], code: str) -> tuple[Claim, ...]:
    """Return who says what of an event."""
    kept: list[Claim] = []
    for said in (one for telling in tellings for one in telling.claims):
        claim = Claim(said.speaker, stance(said, code), code, said.span)
        known = next((place for place, other in enumerate(kept) if _same(other, claim)), None)
        if known is None:
            kept.append(claim)
        elif len(claim.speaker) > len(kept[known].speaker):
            kept[known] = claim
    return tuple(_without_hearsay(kept))


def adopted(standing: Sequence[Told], mentions: Sequence[Mention]) -> list[Told]:
    """Return the happenings with what is said of them in tellings that stand for none ("it was behind the shooting")."""
    held = {(one.quote, one.cues) for told in standing for one in told.tellings}
    found = list(standing)
    for mention in mentions:
        if (mention.quote, mention.cues) in held:
            continue
        for said in mention.claims:
            place = _home(found, mention, said)
            if place is not None:
                found[place] = _with(found[place], said)
    return found


def _home(standing: Sequence[Told], mention: Mention, said: Statement) -> int | None:
    """Return the place of the happening told last before a statement, when the statement can be about it."""
    before = [
        (max(one.quote.start for one in told.tellings if one.quote.start <= said.span.end), place)
        for place, told in enumerate(standing)
        if told.tellings[0].quote.start <= said.span.end
    ]
    if not before:
        return None
    place = max(before)[1]
    if said.back or said.stance is Stance.CLAIMS_RESPONSIBILITY:
        return place
    charge = said.stance in {Stance.DENIES, Stance.ACCUSES, Stance.DOUBTS}
    return place if charge and related(standing[place].tellings[0], mention) else None


def _with(told: Told, said: Statement) -> Told:
    *earlier, last = told.tellings
    return replace(told, tellings=(*earlier, replace(last, claims=(*last.claims, replace(said, doer=Doer.NOBODY)))))


def stance(said: Statement, code: str) -> Stance:
    """Return the stance of a statement: who tells of its own act claims it, who names another's doer accuses."""
    if said.stance is not Stance.ASSERTS:
        return said.stance
    if said.doer is Doer.SPEAKER and code.startswith(OWNED):
        return Stance.CLAIMS_RESPONSIBILITY
    if said.doer is Doer.OTHER and code.startswith(ACCUSABLE):
        return Stance.ACCUSES
    return Stance.ASSERTS


def _same(one: Claim, other: Claim) -> bool:
    """Return whether two claims are one speaker's in one stance: "the Observatory" is the Syrian Observatory named before."""
    left, right = (set(claim.speaker.casefold().split()) for claim in (one, other))
    return one.stance is other.stance and (left <= right or right <= left)


def _without_hearsay(kept: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims, a speaker's mere assertion left out when it also claims or charges."""
    firm = {claim.speaker.casefold() for claim in kept if claim.stance is Stance.CLAIMS_RESPONSIBILITY}
    return (claim for claim in kept if claim.stance is not Stance.ASSERTS or claim.speaker.casefold() not in firm)
