"""Demonstrations, riots and mobs: what a crowd does and what is done to it (codebook sections 2 and 8)."""

from dateline.lexicon.words import word_set
from dateline.model import ActorKind
from dateline.resolve.type_scene import ARMED_BY_STATE, Scene

Verdict = tuple[str, str]

CROWD_CONTROL = word_set("crowd_control")
LETHAL = frozenset({"live", "ammunition", "buckshot", "rifle", "gun"})
PERSONAL = frozenset({"protest.peaceful", "attack.civilians"})
CLASHES = ("clash", "confrontation", "bloody clash")
GATHERINGS = frozenset({"rally", "march", "protest", "demonstration", "sit-in", "vigil"})
BLOCKING = ("strike", "battle")
PLANTED = frozenset({"?bombing", "?blast"})  # a bomb at a rally, a blast in a march
# Words of taking away that police do to demonstrators.
TAKEN = "attack.abduction"


def crowd(scene: Scene) -> Verdict | None:
    """Return the type of a demonstration, a riot or a mob; None when no crowd demonstrates."""
    kinds = scene.kinds
    demonstrators = any(party.kind is ActorKind.PROTESTERS for party in scene.parties)
    protest = any(kind.startswith("protest") for kind in kinds)
    if not (protest or demonstrators) or any(kind.startswith(BLOCKING) for kind in kinds):
        return _clash(scene)
    if scene.open & PLANTED:
        return None
    if TAKEN in kinds and not (scene.by_state and demonstrators):
        return None
    for rule in (_aside, _mob, _riot, _met_with_force, _broken_up):
        verdict = rule(scene)
        if verdict is not None:
            return verdict
    return ("protest.peaceful", "a_demonstration") if "protest.peaceful" in kinds else None


def _clash(scene: Scene) -> Verdict | None:
    """Return riot for demonstrators who clash with police, mob violence for quarters and faiths that clash with each other."""
    best = scene.best
    if best is None or best.type != "battle.clash" or not best.words.startswith(CLASHES):
        return None
    unarmed = [
        party
        for party in scene.parties
        if party.kind in {ActorKind.PROTESTERS, ActorKind.CIVILIANS} and not party.armed
    ]
    others = [party for party in scene.parties if party.armed and party.kind not in ARMED_BY_STATE]
    if not unarmed or others:
        return None
    if scene.force:
        return "riot.demonstration", "demonstrators_clash_with_a_force"
    return ("riot.mob", "crowds_clash") if len({party.name.casefold() for party in unarmed}) > 1 else None


def _aside(scene: Scene) -> Verdict | None:
    """Return what it is when the demonstration is only where it happened, or fighters march."""
    marchers = (party for party in scene.parties if party.name.casefold().split()[-1] not in GATHERINGS)
    if any(party.kind is ActorKind.PROTESTERS for party in marchers) or not scene.kinds <= PERSONAL:
        return None
    if scene.doers and all(party.armed for party in scene.doers) and scene.cues[0].words.startswith("march"):
        return "strategic.movement", "fighters_march"
    if scene.by_state:
        return None
    person = scene.victims and all(party.kind is not ActorKind.STATE or not party.armed for party in scene.victims)
    hunted = "attack.civilians" in scene.kinds or ("?attack" in scene.open and person)
    return ("attack.civilians", "somebody_attacked_at_a_rally") if hunted else None


def _mob(scene: Scene) -> Verdict | None:
    """Return mob violence for a crowd of which no demonstration is told and which no force meets."""
    kinds = scene.kinds
    protest = any(kind.startswith("protest") for kind in kinds)
    violent = any(kind.startswith(("riot", "attack")) or kind == "strategic.looting" for kind in kinds)
    if "riot.mob" in kinds and not protest:
        return "riot.mob", "a_crowd_attacks"
    if violent and not protest and scene.by_crowd and not scene.force:
        return "riot.mob", "a_crowd_attacks"
    return None


def _riot(scene: Scene) -> Verdict | None:
    violent = any(kind.startswith("riot") or kind == "strategic.looting" for kind in scene.kinds)
    return ("riot.demonstration", "demonstrators_turn_violent") if violent else None


def _met_with_force(scene: Scene) -> Verdict | None:
    kinds = scene.kinds
    live = scene.words & LETHAL or ("bullet" in scene.words and not scene.words & {"rubber", "plastic"})
    mild = bool(scene.words & CROWD_CONTROL) and not live
    died_there = kinds == {"protest.peaceful"} and not scene.doers and not scene.open - {"?kill"}
    if scene.killed and (scene.force or "protest.force" in kinds or died_there):
        return "protest.force", "lethal_or_heavy_force_against_demonstrators"
    if "protest.force" in kinds:
        if mild:
            return "protest.intervention", "forces_break_up_a_demonstration"
        return "protest.force", "lethal_or_heavy_force_against_demonstrators"
    return None


def _broken_up(scene: Scene) -> Verdict | None:
    held = any(casualty.field in {"arrested", "injured"} for casualty in scene.hurt) and scene.force
    if "protest.intervention" in scene.kinds or held or TAKEN in scene.kinds:
        return "protest.intervention", "forces_break_up_a_demonstration"
    return None
