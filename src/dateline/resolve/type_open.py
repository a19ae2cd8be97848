"""Words that only the sides can settle: a bare strike, a bombing, a bomber, a blast, an attack, a killing (codebook section 8)."""

from dateline.lexicon.words import word_set
from dateline.model import ActorKind
from dateline.resolve.type_scene import ARMED_BY_STATE, Scene

Verdict = tuple[str, str]

ARMED_THINGS = word_set("armed_things")
BULLETS = word_set("bullets")
GROUND = word_set("ground")
ON_FOOT = word_set("on_foot")
SHIPS = word_set("ships")
THROWN = word_set("thrown")
# What fighters do to fighters, however their dead are called; and what an army launches on a town that others hold.
FINISHED = frozenset({"neutralise", "neutralize", "liquidate", "eliminate"})
GROUND_ASSAULT = frozenset({"assault"})
ONESELF = frozenset({"herself", "himself", "themselves"})
UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})


def by_the_sides(scene: Scene) -> Verdict:
    """Return the type of words that only the sides can settle."""
    if "?bomber" in scene.open and not flown(scene):
        return "strike.suicide", "a_bomber_by_himself"
    if "?bombing" in scene.open:
        return _bombing(scene)
    if "?strike" in scene.open and not (_shot(scene) or _a_blast_hits(scene)):
        return _strike(scene)
    if "?blast" in scene.open:
        return "strike.bomb", "explosion"
    return attack(scene)


def flown(scene: Scene) -> bool:
    """Return whether a bomber is an aircraft: a state's, or told beside other aircraft and missiles."""
    owned = any(party.kind in ARMED_BY_STATE and (party.actor_id or party.country) for party in scene.doers)
    return owned or bool((scene.words | scene.by) & (word_set("air") | {"missile"}))


def _bombing(scene: Scene) -> Verdict:
    if scene.words & ONESELF and scene.words & {"bomb", "explosive", "kill"} and not flown(scene):
        return "strike.suicide", "a_bomber_dies_with_it"
    planted = any(cue.type == "?bombing" and cue.form == "noun" and cue.words == "bomb" for cue in scene.cues)
    if scene.from_the_air or "drone" in scene.by or (scene.by_state and not planted):
        return "strike.air", "bombing_by_a_state"
    if any(cue.type == "strategic.disrupted" for cue in scene.cues) and not scene.hurt:
        return "strategic.disrupted", "a_weapon_made_safe"
    if scene.words & THROWN:
        return "strike.grenade", "a_charge_thrown"
    return "strike.bomb", "bombing_by_a_group_or_nobody"


def _shot(scene: Scene) -> bool:
    """Return whether a blow was dealt with bullets, or by people of whom no weapon is told ("gunmen struck two churches")."""
    if (scene.words | scene.by) & BULLETS:
        return True
    verbal = all(cue.form == "verb" for cue in scene.cues if cue.type == "?strike")
    on_foot = bool(scene.doers) and all(party.kind not in ARMED_BY_STATE for party in scene.doers)
    return verbal and on_foot and not (scene.words | scene.by) & (GROUND | SHIPS) and not scene.from_the_air


def _a_blast_hits(scene: Scene) -> bool:
    """Return whether what struck is a blast of which nothing is told that flies: "an explosion hit a market"."""
    strikes = all(cue.form == "verb" for cue in scene.cues if cue.type == "?strike")
    flying = scene.from_the_air or bool((scene.words | scene.by) & (GROUND | SHIPS | {"drone", "missile"}))
    return "?blast" in scene.open and strikes and not scene.doers and not flying


def _strike(scene: Scene) -> Verdict:
    told = scene.words | scene.by
    if scene.from_the_air or "drone" in told or any(cue.words in {"air", "aerial"} for cue in scene.cues):
        return "strike.air", "weapon_from_the_air"
    if scene.by & SHIPS:
        return "strike.artillery", "fired_from_ships"
    words = {word for cue in scene.cues for word in cue.words.split()} | scene.by
    if words & GROUND - {"missile"} and not scene.by_state:
        return "strike.artillery", "weapon_from_the_ground"
    if "missile" in words:
        launched = scene.by_state and "strike" in words
        return (
            ("strike.air", "missile_strike_by_a_state")
            if launched
            else ("strike.artillery", "missile_of_unknown_launcher")
        )
    if scene.by_state or not scene.doers:
        return "strike.air", "strike_by_a_state"
    if all(party.kind in UNARMED for party in scene.doers):
        return "protest.peaceful", "work_laid_down"
    return "strike.artillery", "strike_by_a_group"


def _struck_from_afar(scene: Scene) -> bool:
    """Return whether a bare attack or raid is one from the air: by a state in another country, with no men told of."""
    if (
        not any(cue.words in {"attack", "raid", "retaliatory attack"} for cue in scene.cues)
        or (scene.words | scene.by) & ON_FOOT
    ):
        return False
    return scene.abroad


def attack(scene: Scene) -> Verdict:
    """Return clash or attack on civilians by who is hit (section 8: armed victims on one side are enough for a clash)."""
    if scene.from_the_air:
        return "strike.air", "done_by_aircraft"
    if _struck_from_afar(scene):
        return "strike.air", "a_state_hits_another_country"
    if scene.by_crowd:
        return "riot.mob", "a_crowd_attacks"
    armed = [party for party in scene.victims if party.armed]
    unarmed = [party for party in scene.victims if party.armed is False]
    if armed and (len(armed) >= len(unarmed) or not unarmed):
        return "battle.clash", "armed_people_hit"
    if not unarmed and scene.aims & ARMED_THINGS:
        return "battle.clash", "a_post_of_the_armed_hit"
    if not unarmed and _fought(scene):
        return "battle.clash", "forces_fight_whoever_they_hit"
    return "attack.civilians", "people_hit_who_do_not_fight" if unarmed else "nobody_armed_said_to_be_hit"


def _fought(scene: Scene) -> bool:
    """Return whether the word itself says that forces fought: enemies neutralised, an army's assault."""
    words = {cue.words for cue in scene.cues}
    return bool(words & FINISHED) or (bool(words & GROUND_ASSAULT) and scene.force)
