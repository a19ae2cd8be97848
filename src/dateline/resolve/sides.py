"""Who stands on which side of an event, and who says so, over all its tellings."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.lexicon.countries import state_words
from dateline.lexicon.words import only_equipment, word_set
from dateline.model import ActorKind, Party
from dateline.model.mention import Mention, Statement
from dateline.resolve.same import shared

# Acts whose doer can be in doubt, so that a charge names one.
CHARGED = ("attack.", "battle.clash", "strategic.looting", "strike.")
# Acts that take arms: an unarmed doer of one is a misread speaker or victim.
OF_ARMS = ("battle.", "strike.air", "strike.artillery", "strike.chemical")
DESCRIBED = frozenset({ActorKind.REBEL, ActorKind.MILITIA})


def sides(order: Sequence[Mention], code: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return side_a and side_b from the tellings of an event, the one that states most first."""
    told = [
        telling for telling in order if "denied" not in telling.flags
    ] or order  # who denies it is not thereby its doer
    doers = [found for telling in told if (found := _who(telling.side_a))]
    side_b = next((found for telling in order if (found := _who(telling.side_b))), ())
    # "Gunmen attacked an army camp", and in the title "army beats back attack": who is hit does not give gunmen their name.
    known = (
        found for found in doers if not all(map(_faceless, found)) and (found is doers[0] or not shared(found, side_b))
    )
    side_a = next(known, next(iter(doers), ()))
    side_a = _said_by((*side_a, *_named_elsewhere(side_a, told)), order, code)
    if code == "strategic.movement":
        side_b = ()
    if code == "strategic.displacement":
        side_a, side_b = _flight(side_a, side_b)
    if code.startswith("protest."):
        side_a, side_b = _demonstration((*side_a, *side_b))
    if code.startswith(OF_ARMS):
        side_a = tuple(party for party in side_a if party.armed is not False or _crowd(party))
    names = {party.name.casefold() for party in side_a}
    return side_a, tuple(party for party in side_b if party.name.casefold() not in names)


def _who(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties without things that say nothing of whose they are: "drones" do nothing by themselves."""
    return tuple(party for party in parties if not only_equipment(party.name))


def _said_by(side_a: tuple[Party, ...], order: Sequence[Mention], code: str) -> tuple[Party, ...]:
    """Return the doers with who says so; who claims a nameless act, or is charged with it, becomes its doer (codebook section 8, Sides)."""
    named = owned([claim for telling in order for claim in telling.claims], side_a, code)
    if named:
        return named
    names = {party.name.casefold() for party in side_a}
    tellings = [telling for telling in order if names & {party.name.casefold() for party in telling.side_a}]
    speaker = next((telling.attributed_to for telling in tellings if telling.attributed_to), None)
    return tuple(replace(party, attributed_to=speaker) for party in side_a) if speaker else side_a


def owned(claims: Sequence[Statement], side_a: Sequence[Party], code: str) -> tuple[Party, ...]:
    """Return who claims an act whose doers have no name, else who is charged with one whose doers nothing is known of."""
    claimed = next((claim for claim in claims if claim.own and _can_own(claim.own, side_a)), None)
    if claimed is not None and all(party.actor_id is None or _describes(party) for party in side_a):
        return tuple(replace(party, attributed_to=claimed.speaker) for party in claimed.own)
    charge = next((claim for claim in claims if claim.accused), None)
    if charge is not None and code.startswith(CHARGED) and all(_can_be(party, charge.accused) for party in side_a):
        return tuple(replace(party, attributed_to=charge.speaker) for party in charge.accused)
    return ()


def _can_own(claimants: Sequence[Party], side_a: Sequence[Party]) -> bool:
    """Return whether a claim tells who did it: a group's own, or anybody's where the doers are only gunmen."""
    return any(party.armed is not False and not _lower(party.name) for party in claimants) or all(
        map(_faceless, side_a)
    )


def _can_be(party: Party, accused: Sequence[Party]) -> bool:
    """Return whether a doer can be who is charged: somebody without a face, or "guerrillas" where a group of them is named."""
    if _faceless(party):
        return True
    groups = all(one.actor_id and one.kind in DESCRIBED and not _describes(one) for one in accused)
    return groups and _describes(party)


def _describes(party: Party) -> bool:
    """Return whether a doer is only some group or other: "guerrillas", "Peruvian rebels"."""
    return party.kind in DESCRIBED and _lower(party.name)


def _flight(side_a: Sequence[Party], side_b: Sequence[Party]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who drives out or evacuates and who is displaced: those who flee do it, and suffer it (codebook section 8)."""
    fled = tuple(party for party in side_a if not party.armed)
    return tuple(party for party in side_a if party.armed), (*side_b, *fled)


def _crowd(party: Party) -> bool:
    """Return whether people of no force can have fought: "villagers" and "men", not "rescue workers"."""
    return party.kind is not ActorKind.CIVILIANS or party.name.split()[-1].casefold() in word_set("able")


def _faceless(party: Party) -> bool:
    """Return whether a doer is somebody of whom the report knows nothing ("gunmen", "a suicide bomber")."""
    return party.actor_id is None and party.kind is ActorKind.UNKNOWN and party.armed is not None


def _named_elsewhere(side_a: Sequence[Party], order: Sequence[Mention]) -> tuple[Party, ...]:
    """Return the groups by name that other tellings give where the lead only describes ("rebels", "Iran-backed militias")."""
    if not side_a or any(party.kind not in DESCRIBED or not _lower(party.name) for party in side_a):
        return ()
    named = {party.name.casefold(): party for telling in order for party in telling.side_a if party.kind in DESCRIBED}
    return tuple(party for party in named.values() if party.actor_id and not _lower(party.name))


def _lower(name: str) -> bool:
    """Return whether a name only describes: no word but a state's is capitalised ("Iran-backed militias", "rebels")."""
    words = [part for word in name.split() for part in word.split("-")[:1]]
    return not any(word[:1].isupper() and word.casefold() not in state_words() for word in words)


def _demonstration(parties: Sequence[Party]) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return who demonstrates and the force that meets them (codebook section 8)."""
    forces = tuple(party for party in parties if party.armed)
    return tuple(party for party in parties if not party.armed), forces
