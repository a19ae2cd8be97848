"""Demonstrations, riots and mobs: what a crowd does and what is done to it (codebook sections 2 and 8)."""

from dateline.lexicon.words import word_set
from dateline.model import ActorKind
from dateline.resolve.type_scene import ARMED_BY_STATE, Scene

Verdict = tuple[str, str]

CROWD_CONTROL = word_set("crowd_control")
BLOCKING = ("strike", "battle", "attack.abduction")


def crowd(scene: Scene) -> Verdict | None:
    """Return the type of a demonstration, a riot or a mob; None when no crowd demonstrates."""
    parties = (*scene.doers, *scene.hit)
    kinds = scene.kinds
    demonstrators = any(party.kind is ActorKind.PROTESTERS for party in parties)
    protest = any(kind.startswith("protest") for kind in kinds)
    if not (protest or demonstrators) or any(kind.startswith(BLOCKING) for kind in kinds):
        return None
    force = any(party.armed and party.kind in ARMED_BY_STATE for party in parties)
    killed = scene.killed
    if "protest.intervention" in kinds and not killed:
        return "protest.intervention", "forces_break_up_a_demonstration"
    if "protest.force" in kinds or (killed and force):
        return "protest.force", "lethal_or_heavy_force_against_demonstrators"
    if "riot.mob" in kinds and not protest:
        return "riot.mob", "a_crowd_attacks"
    if any(kind.startswith("riot") or kind == "strategic.looting" for kind in kinds):
        return "riot.demonstration", "demonstrators_turn_violent"
    if "protest.intervention" in kinds or (
        any(casualty.field in {"arrested", "injured"} for casualty in scene.hurt) and force
    ):
        return "protest.intervention", "forces_break_up_a_demonstration"
    return ("protest.peaceful", "a_demonstration") if "protest.peaceful" in kinds else None
