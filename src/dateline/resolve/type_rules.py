"""Which type wins when words, sides and victims point at several (codebook sections 2 and 8): one small rule a ruling."""

from collections.abc import Callable
from dataclasses import replace

from dateline.lexicon.words import word_set
from dateline.model import ActorKind
from dateline.model.mention import Cue
from dateline.resolve.type_crowds import crowd
from dateline.resolve.type_open import attack, by_the_sides, flown
from dateline.resolve.type_scene import Scene

Verdict = tuple[str, str]

ARMED_THINGS = word_set("armed_things")
BULLETS = word_set("bullets")
CIVIL_THINGS = word_set("civil_things")
GROUNDS = word_set("grounds")
EQUIPMENT = word_set("equipment")
RUINED = frozenset({"destroy", "blow", "burn", "torch"})
POLICED = frozenset({"camp", "checkpoint", "patrol", "police", "position", "post", "security"})  # crowds burn these too
FLYING = word_set("flying")
GROUND = word_set("ground")
ARMED_MEN = word_set("armed_men")
GOODS = word_set("weapons") | word_set("property") | word_set("animals")
HAND_ARMS = word_set("hand_arms")
PLANTS = word_set("plants")
POISONS = word_set("poisons")
PEOPLE = word_set("people")
LEFT = frozenset({"barracks", "base", "post", "position", "checkpoint", "outpost", "garrison", "airbase"})
THROWN = word_set("thrown")
UNARMED = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS})
GROUPS = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.COMMUNAL})
# Verbs of capture whose object may be a person, of stopping whose object may be no weapon, of taking that a state calls arrest.
TAKEN = frozenset({"seize", "take", "capture", "hold", "take over", "take in"})
STOPPED = frozenset({"intercept", "interception", "down", "bring down", "shoot down"})
LED_AWAY = frozenset(
    {"take away", "lead away", "lead off", "carry off", "haul away", "haul off", "whisk away", "drag away", "drag off"}
)
DISPOSAL = ("defuse", "deactivate", "disarm", "dismantle", "make safe", "make harmless", "neutrali", "render safe")
FOUND = ("find", "discover", "recover")
# Missiles and rockets that only hit; when a state fires on another country without saying from where, they came from the air.
FROM_AFAR = frozenset({"missile hit", "missile attack", "missile strike", "rocket hit"})
# Words of a clash that one armed side is enough for.
ONE_SIDED = frozenset(
    {
        "ambush",
        "offensive",
        "raid",
        "gunfire",
        "incursion",
        "sniper fire",
        "sniper attack",
        "sniping",
        "come under fire",
    }
    | {"fall into ambush", "run into ambush", "machine gun fire", "small arm fire"}
)
VEHICLE_BOMBS = frozenset({"car bomb", "truck bomb", "van bomb", "vbied"})
# Acts of the conflict that a killing told in the same breath outweighs.
OUTWEIGHED = frozenset({"strategic.siege", "strategic.arrest", "strategic.agreement", "strategic.movement"})


def settle(scene: Scene) -> Verdict:
    """Return (codebook code, name of the rule)."""
    told = crowd(scene)
    if told is not None:
        return told
    best = scene.best
    if best is not None and _names(scene, best):
        for rule in BY_ARGUMENTS:
            verdict = rule(scene, best)
            if verdict is not None:
                return verdict
        return best.type, "named_by_its_word"
    return by_the_sides(scene)


def _names(scene: Scene, best: Cue) -> bool:
    """Return whether the foremost naming word outranks the foremost open one."""
    harmless = best.type == "strategic.looting" and not scene.hurt  # "gunmen" who only burn a depot
    rivals = [cue.rank for cue in scene.cues if cue.type.startswith("?") and not (harmless and cue.form == "doer")]
    worst = max(rivals, default=0)
    return best.rank >= worst or (best.rank >= 50 and worst < 50 and not best.weak)


def _from_the_air(scene: Scene, best: Cue) -> Verdict | None:
    by_means = best.type in {"strategic.looting", "strike.artillery", "strike.grenade"}
    dropped = best.type == "strike.grenade" and "drone" in scene.words
    return ("strike.air", "done_by_aircraft") if by_means and (scene.from_the_air or dropped) else None


def _arms_destroyed(scene: Scene, best: Cue) -> Verdict | None:
    """Return clash when armed men destroy what is armed: a post, a tank, a launcher."""
    ruined = best.type == "strategic.looting" and bool(set(best.words.split()) & RUINED)
    fought = any(party.armed for party in scene.doers)
    owned = any(party.armed for party in scene.hit) and bool(scene.aims & (ARMED_THINGS | EQUIPMENT))
    arms = owned or bool(scene.aims & (ARMED_THINGS - POLICED))
    return ("battle.clash", "arms_of_the_enemy_destroyed") if ruined and fought and arms else None


def _poisoned(scene: Scene, best: Cue) -> Verdict | None:
    """Return chemical before every other strike, unless poisons only say what plant was hit."""
    if not best.type.startswith("strike.") or scene.words & PLANTS:
        return None
    return ("strike.chemical", "poison_in_its_clause") if scene.words & POISONS else None


def _thrown(scene: Scene, best: Cue) -> Verdict | None:
    return ("strike.grenade", "a_charge_thrown") if best.type == "strike.bomb" and scene.words & THROWN else None


def _made_safe(scene: Scene, best: Cue) -> Verdict | None:
    """Return disrupted for a charge named with what was done to it: made harmless, or found where it harmed nobody."""
    if best.type not in {"strike.bomb", "strike.grenade", "strike.artillery"}:
        return None
    ends = DISPOSAL if scene.hurt else DISPOSAL + FOUND
    safe = any(cue.type == "strategic.disrupted" and cue.words.startswith(ends) for cue in scene.cues)
    return ("strategic.disrupted", "a_weapon_made_safe") if safe else None


def _from_afar(scene: Scene, best: Cue) -> Verdict | None:
    hit = best.type == "strike.artillery" and best.words in FROM_AFAR and scene.abroad
    return ("strike.air", "missile_strike_by_a_state") if hit else None


def _by_a_bomber(scene: Scene, best: Cue) -> Verdict | None:
    himself = "?bomber" in scene.open and not flown(scene)
    driven = best.words in VEHICLE_BOMBS and "drive" in scene.words
    return ("strike.suicide", "a_bomber_by_himself") if best.type == "strike.bomb" and (himself or driven) else None


def _person_taken(scene: Scene, best: Cue) -> Verdict | None:
    """Return arrest or abduction when what was seized are people who do not fight; fighters beside a capture lost the place."""
    people = scene.hit and all(party.armed is False and party.kind is not ActorKind.UNKNOWN for party in scene.hit)
    people = people or ("person" in scene.aims and not any(party.armed for party in scene.hit))
    if best.type != "battle.capture" or best.words not in TAKEN or not people or scene.aims & GROUNDS:
        return None
    return ("strategic.arrest", "people_taken_by_a_state") if scene.by_state else ("attack.abduction", "people_taken")


def _taken_by_demonstrators(scene: Scene, best: Cue) -> Verdict | None:
    crowd_only = bool(scene.doers) and all(party.kind is ActorKind.PROTESTERS for party in scene.doers)
    return (
        ("riot.demonstration", "demonstrators_take_a_place") if best.type == "battle.capture" and crowd_only else None
    )


def _repelled(scene: Scene, best: Cue) -> Verdict | None:
    fought = best.type in {"battle.capture", "strategic.movement"} and scene.repelled
    return ("battle.clash", "an_attempt_repelled") if fought else None


def _led_away(scene: Scene, best: Cue) -> Verdict | None:
    """Return arrest or abduction by who takes people away."""
    taken = best.words in LED_AWAY or best.words.startswith("take ")
    if best.type == "attack.abduction" and taken and scene.by_state:
        return "strategic.arrest", "taken_away_by_a_state"
    by_group = bool(scene.doers) and all(party.kind in GROUPS for party in scene.doers)
    return ("attack.abduction", "an_arrest_by_no_state") if best.type == "strategic.arrest" and by_group else None


def _things_taken(scene: Scene, best: Cue) -> Verdict | None:
    """Return looting when what was carried off is arms, goods or beasts."""
    things = best.type == "attack.abduction" and best.words in LED_AWAY and scene.aims & GOODS and not scene.hit
    return ("strategic.looting", "things_taken") if things else None


def _stopped(scene: Scene, best: Cue) -> Verdict | None:
    """Return what it is when no weapon was stopped: aircraft brought down by no state, or something else altogether."""
    if best.type != "strategic.disrupted" or best.words not in STOPPED or not scene.aims:
        return None
    if scene.aims & FLYING:
        shooter = bool(scene.doers) or scene.by & BULLETS
        group = shooter and not scene.by_state and scene.aims & word_set("manned")
        return ("battle.clash", "an_aircraft_brought_down") if group else None
    if scene.aims & GROUND or not any(party.armed is False for party in scene.victims):
        return None
    return settle(replace(scene, cues=tuple(cue for cue in scene.cues if cue is not best)))


def _killing_outweighs(scene: Scene, best: Cue) -> Verdict | None:
    """Return the violence when people were killed in the same telling: a village surrounded, captives freed, a kidnapping."""
    violent = scene.killed and bool(scene.open & {"?kill", "?attack"})
    if not violent or best.type not in OUTWEIGHED | {"attack.abduction"}:
        return None
    if best.type == "strategic.agreement" and not scene.by_state:
        return None
    return attack(scene)


def _plain_people(scene: Scene, best: Cue) -> bool:
    """Return whether people are told of and no armed men: "hundreds of reinforcements were sent"."""
    told = scene.by | scene.aims
    return bool(told & PEOPLE) and not (told | set(best.words.split())) & ARMED_MEN


def _who_moves(scene: Scene, best: Cue) -> Verdict | None:
    """Return displacement for people who move, movement for fighters who flee, transfer for posts that are left."""
    moved = scene.doers or scene.hit
    if best.type == "strategic.movement":
        people = _plain_people(scene, best) if not scene.doers else not any(party.armed for party in moved)
        crossing = best.words.startswith(("cross", "pour", "move into", "convoy")) or all(
            party.kind in UNARMED for party in moved
        )
        return ("strategic.displacement", "people_move_who_do_not_fight") if people and crossing else None
    if best.type != "strategic.displacement":
        return None
    if scene.aims & LEFT and not any(party.kind in UNARMED for party in moved):
        return "strategic.transfer", "a_post_is_left"
    fighters = scene.hit and all(party.armed for party in scene.hit)
    return ("strategic.movement", "fighters_flee") if fighters else None


def _one_sided(scene: Scene, best: Cue) -> Verdict | None:
    if best.type != "battle.clash" or best.words not in ONE_SIDED:
        return None
    victims = scene.victims
    unarmed = bool(victims) and all(party.armed is False for party in victims)
    things = scene.aims & CIVIL_THINGS and not scene.aims & ARMED_THINGS and not any(party.armed for party in victims)
    return ("attack.civilians", "only_unarmed_people_hit") if unarmed or things else None


def _by_hand(scene: Scene, best: Cue) -> Verdict | None:
    """Return mob violence for quarters and peoples that fight with sticks and blades."""
    brawl = best.type == "battle.clash" and scene.words & HAND_ARMS
    fights = any(party.armed and party.kind is not ActorKind.COMMUNAL for party in (*scene.doers, *scene.hit))
    return ("riot.mob", "fought_by_hand") if brawl and not fights else None


def _by_a_crowd(scene: Scene, best: Cue) -> Verdict | None:
    crowded = scene.by_crowd or ("mob" in scene.words and not any(party.armed for party in scene.doers))
    mob = best.type in {"strategic.looting", "attack.civilians", "attack.abduction"} and crowded
    return ("riot.mob", "a_crowd_attacks") if mob else None


BY_ARGUMENTS: tuple[Callable[[Scene, Cue], Verdict | None], ...] = (
    _from_the_air,
    _from_afar,
    _arms_destroyed,
    _poisoned,
    _thrown,
    _made_safe,
    _by_a_bomber,
    _repelled,
    _taken_by_demonstrators,
    _person_taken,
    _by_a_crowd,
    _things_taken,
    _led_away,
    _stopped,
    _killing_outweighs,
    _who_moves,
    _one_sided,
    _by_hand,
)
