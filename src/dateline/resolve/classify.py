"""The codebook type of a telling, once it is known who is armed (codebook sections 2 and 8)."""

from collections.abc import Iterable, Sequence

from dateline.lexicon.words import word_set
from dateline.model import ActorKind, Decision, Party
from dateline.model.mention import Casualty, Cue, Mention

ARMED_BY_STATE = frozenset({ActorKind.STATE, ActorKind.EXTERNAL})
AIR = word_set("air")
GROUND = word_set("ground")


def classify(mentions: Sequence[Mention]) -> tuple[str, Decision]:
    """Return the type that the cues, sides and victims of an event's tellings give together, and the rule that settled it."""
    cues = sorted((cue for mention in mentions for cue in mention.cues), key=lambda cue: -cue.rank)
    doers = [party for mention in mentions for party in mention.side_a]
    hit = [party for mention in mentions for party in mention.side_b]
    hurt = [casualty for mention in mentions for casualty in mention.casualties]
    code, rule = settle(cues, doers, hit, hurt)
    return code, Decision("type", "rules", f"type.{rule}", cues[0].words if cues else "")


def settle(
    cues: Sequence[Cue], doers: Sequence[Party], hit: Sequence[Party], hurt: Sequence[Casualty]
) -> tuple[str, str]:
    """Return (codebook code, name of the rule)."""
    named = [cue for cue in cues if not cue.type.startswith("?")]
    ambiguous = [cue for cue in cues if cue.type.startswith("?")]
    crowd = _crowd(named, doers, hit, hurt)
    if crowd:
        return crowd
    best = named[0] if named else None
    worst = ambiguous[0] if ambiguous else None
    if best is not None and (worst is None or best.rank >= worst.rank or _outranks(best, worst)):
        return _refined(best, hit, hurt)
    kinds = {cue.type for cue in ambiguous}
    words = {word for cue in cues for word in cue.words.split()} | {
        word for party in doers for word in party.name.casefold().split()
    }
    if "?bombing" in kinds:
        return (
            ("strike.air", "bombing_by_a_state") if _state(doers) else ("strike.bomb", "bombing_by_a_group_or_nobody")
        )
    if "?strike" in kinds:
        return _strike(words, doers)
    if "?blast" in kinds:
        return "strike.bomb", "explosion"
    return _attack(hit, hurt)


def _outranks(best: Cue, worst: Cue) -> bool:
    return best.rank >= 50 and worst.rank < 50 and not best.weak


def _refined(best: Cue, hit: Sequence[Party], hurt: Sequence[Casualty]) -> tuple[str, str]:
    if best.type == "attack.civilians" and best.words in {
        "shooting",
        "assassination",
        "assassinate",
        "gun down",
        "execution",
        "murder",
    }:
        return best.type, "named_by_its_word"
    if (
        best.type == "battle.clash"
        and _unarmed_only(hit, hurt)
        and best.words in {"ambush", "offensive", "raid", "gunfire", "incursion"}
    ):
        return "attack.civilians", "only_unarmed_people_hit"
    return best.type, "named_by_its_word"


def _crowd(
    named: Sequence[Cue], doers: Sequence[Party], hit: Sequence[Party], hurt: Sequence[Casualty]
) -> tuple[str, str] | None:
    """Return the protest type when demonstrators meet forces."""
    demonstrators = any(party.kind is ActorKind.PROTESTERS for party in (*doers, *hit))
    protest = any(cue.type.startswith("protest") for cue in named) or demonstrators
    if not protest or any(cue.type.startswith(("strike", "battle", "attack.abduction")) for cue in named):
        return None
    kinds = {cue.type for cue in named}
    killed = any(casualty.field == "killed" and casualty.low for casualty in hurt)
    force = any(party.armed and party.kind in ARMED_BY_STATE for party in (*doers, *hit))
    if "protest.intervention" in kinds and not killed:
        return "protest.intervention", "forces_break_up_a_demonstration"
    if "protest.force" in kinds or (killed and force):
        return "protest.force", "lethal_or_heavy_force_against_demonstrators"
    if "riot.mob" in kinds and not any(kind.startswith("protest") for kind in kinds):
        return "riot.mob", "a_crowd_attacks"
    if any(kind.startswith("riot") or kind == "strategic.looting" for kind in kinds):
        return "riot.demonstration", "demonstrators_turn_violent"
    if "protest.intervention" in kinds or (
        any(casualty.field in {"arrested", "injured"} for casualty in hurt) and force
    ):
        return "protest.intervention", "forces_break_up_a_demonstration"
    return ("protest.peaceful", "a_demonstration") if "protest.peaceful" in kinds else None


def _strike(words: set[str], doers: Sequence[Party]) -> tuple[str, str]:
    if words & AIR:
        return "strike.air", "weapon_from_the_air"
    if words & GROUND and not _state(doers):
        return "strike.artillery", "weapon_from_the_ground"
    if "missile" in words:
        return (
            ("strike.air", "missile_strike_by_a_state")
            if _state(doers) and "strike" in words
            else ("strike.artillery", "missile_of_unknown_launcher")
        )
    return (
        ("strike.air", "strike_by_a_state") if _state(doers) or not doers else ("strike.artillery", "strike_by_a_group")
    )


def _attack(hit: Sequence[Party], hurt: Sequence[Casualty]) -> tuple[str, str]:
    """Return clash or attack on civilians by who is hit (section 8: armed victims on one side are enough for a clash)."""
    victims = [*hit, *(party for casualty in hurt for party in casualty.victims)]
    armed = [party for party in victims if party.armed]
    unarmed = [party for party in victims if party.armed is False]
    if armed and (len(armed) >= len(unarmed) or not unarmed):
        return "battle.clash", "armed_people_hit"
    return "attack.civilians", "people_hit_who_do_not_fight" if unarmed else "nobody_armed_said_to_be_hit"


def _state(doers: Iterable[Party]) -> bool:
    return any(party.kind in ARMED_BY_STATE for party in doers)


def _unarmed_only(hit: Sequence[Party], hurt: Sequence[Casualty]) -> bool:
    victims = [*hit, *(party for casualty in hurt for party in casualty.victims)]
    return bool(victims) and all(party.armed is False for party in victims)
