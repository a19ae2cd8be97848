"""Who says what of an event: each speaker once a stance, the stance settled by the event's type (codebook section 7)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.model import Claim, Stance
from dateline.model.mention import NOBODY_NAMED, Doer, Mention, Statement
from dateline.resolve.draft import Draft
from dateline.resolve.same import related
from dateline.resolve.sides import owned

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
    return _settled((said for telling in tellings for said in telling.claims), code)


def _settled(statements: Iterable[Statement], code: str) -> tuple[Claim, ...]:
    kept: list[Claim] = []
    for said in statements:
        claim = Claim(said.speaker, stance(said, code), code, said.span)
        known = next((place for place, other in enumerate(kept) if _same(other, claim)), None)
        if known is None:
            kept.append(claim)
        elif len(claim.speaker) > len(kept[known].speaker):
            kept[known] = claim
    return tuple(_without_hearsay(kept))


def adopted(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with what is said of a current event in tellings that stand for none ("it was behind the shooting")."""
    homes = [number for number, draft in enumerate(drafts) if draft.stands]
    found: dict[int, list[Statement]] = {number: [] for number in homes}
    for draft in drafts:
        if not draft.stands:
            for said in (one for telling in draft.tellings for one in telling.claims):
                number = _home(drafts, homes, draft.lead, said)
                if number is not None:
                    found[number].append(replace(said, doer=Doer.NOBODY))
    return [_with(draft, found.get(number, ())) for number, draft in enumerate(drafts)]


def _with(draft: Draft, statements: Sequence[Statement]) -> Draft:
    if not statements:
        return draft
    own = [said for telling in draft.tellings for said in telling.claims]
    event = replace(draft.event, claims=_settled([*own, *statements], draft.event.type))
    doers = owned(statements, event.side_a, event.type)
    if doers:
        evidence = {**event.evidence, "side_a": tuple(party.span for party in doers)}
        event = replace(event, side_a=doers, evidence=evidence)
    return replace(draft, event=event)


def _home(drafts: Sequence[Draft], homes: Sequence[int], mention: Mention, said: Statement) -> int | None:
    """Return the number of the event told last before a statement, when the statement can be about it."""
    before = [
        (max(starts), number)
        for number in homes
        if (starts := [one.quote.start for one in drafts[number].tellings if one.quote.start <= said.span.end])
    ]
    if not before:
        return None
    number = max(before)[1]
    if said.back or said.stance is Stance.CLAIMS_RESPONSIBILITY:
        return number
    charge = said.stance in {Stance.DENIES, Stance.ACCUSES, Stance.DOUBTS}
    return number if charge and related(drafts[number].lead, mention) else None


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
    if one.stance is not other.stance:
        return False
    left, right = one.speaker.split(), other.speaker.split()
    fewer, more = sorted((set(one.speaker.casefold().split()), set(other.speaker.casefold().split())), key=len)
    return fewer <= more or _initials(left) == other.speaker or _initials(right) == one.speaker


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def _without_hearsay(kept: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims without what says less: a claimant's mere assertion, a suspicion of nobody's beside an accuser's."""
    claimants = {claim.speaker.casefold() for claim in kept if claim.stance is Stance.CLAIMS_RESPONSIBILITY}
    accusers = {claim.speaker for claim in kept if claim.stance is Stance.ACCUSES}
    for claim in kept:
        owned = claim.stance is Stance.ASSERTS and claim.speaker.casefold() in claimants
        idle = claim.speaker == NOBODY_NAMED and accusers != {NOBODY_NAMED}
        if not owned and not idle:
            yield claim
