"""What the rest of a report says of a happening's type: the war in the air it tells of, the bomber named later, the march before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.lexicon.words import word_set
from dateline.model import ActorKind, Modality
from dateline.model.mention import Mention
from dateline.resolve.same import compatible_places, first_place
from dateline.resolve.type_scene import ARMED_BY_STATE, Scene

Verdict = tuple[str, str]

# Words that an air war shares with what is done on foot, and from the ground.
RAIDS = frozenset({"raid", "overnight raid"})
BOMBARDED = frozenset({"bombardment", "barrage", "bombing", "bombard"})
CROWDS = word_set("crowds")
ON_FOOT = word_set("on_foot") - {"civilian"}
GROUND = word_set("ground")
BLASTS = frozenset({"blast", "explosion", "powerful explosion", "detonation"})
BOMBS = frozenset({"strike.bomb", "strike.suicide", "?bombing", "?blast", "?bomber"})
GROUPS = frozenset({ActorKind.REBEL, ActorKind.MILITIA})
DREAMT = frozenset({Modality.PLANNED, Modality.HYPOTHETICAL})  # a denial still speaks of what happened
NEAR = 2  # mentions back that a march, or the means of one toll, still sets the scene for


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening with the type that its own words give, and the mentions of its report that tell of others."""

    code: str
    scene: Scene
    tellings: Sequence[Mention]
    others: Sequence[Mention]

    @property
    def word(self) -> str:
        """Return the word that names the happening first."""
        return self.scene.cues[0].words if self.scene.cues else ""


def by_context(happening: Happening) -> Verdict | None:
    """Return the type that the rest of its report gives a happening; None when its own words stand."""
    return next((verdict for rule in RULES if (verdict := rule(happening)) is not None), None)


def _raid_of_an_air_war(one: Happening) -> Verdict | None:
    """Return an air strike for bare "raids" by nobody on foot in a report of air strikes."""
    afoot = (one.scene.words | one.scene.by) & ON_FOOT or any(party.kind in GROUPS for party in one.scene.doers)
    told = one.scene.hurt or one.scene.hit or any(telling.places for telling in one.tellings)
    bare = one.code in {"attack.civilians", "battle.clash"} and one.word in RAIDS and not afoot and told
    return ("strike.air", "raid_in_a_report_of_air_strikes") if bare and _of_the_air(one) else None


def _bombarded_in_an_air_war(one: Happening) -> Verdict | None:
    """Return an air strike for a bombardment of unnamed means in a report that tells of aircraft and of no guns."""
    bare = one.code in {"strike.artillery", "strike.bomb"} and one.word in BOMBARDED
    if not bare or one.scene.words & GROUND or any(party.kind in GROUPS for party in one.scene.doers):
        return None
    guns = any(cue.type == "strike.artillery" for other in one.others for cue in other.cues)
    return ("strike.air", "bombardment_in_a_report_of_air_strikes") if _of_the_air(one) and not guns else None


def _heard_in_an_air_war(one: Happening) -> Verdict | None:
    """Return an air strike for blasts of unnamed cause in a report that tells of strikes from the air and of no bombs."""
    bare = one.code == "strike.bomb" and one.word in BLASTS and not one.scene.parties
    bombs = any(cue.type in BOMBS - {"?blast"} for other in one.others for cue in other.cues)
    return ("strike.air", "blast_in_a_report_of_air_strikes") if bare and _of_the_air(one) and not bombs else None


def _of_the_air(one: Happening) -> bool:
    """Return whether another mention names a strike from the air."""
    return any(cue.type == "strike.air" for other in one.others if other.modality not in DREAMT for cue in other.cues)


def _bomber_named_elsewhere(one: Happening) -> Verdict | None:
    """Return a suicide bombing when another mention says so of the only bombing that the report tells of."""
    if one.code != "strike.bomb":
        return None
    bombings = [
        other
        for other in (*one.tellings, *one.others)
        if other.modality not in DREAMT and any(cue.type in BOMBS for cue in other.cues)
    ]
    told = any(cue.type == "strike.suicide" for other in bombings for cue in other.cues)
    return ("strike.suicide", "bomber_named_elsewhere") if told and _at_one_place(bombings) else None


def _at_one_place(mentions: Sequence[Mention]) -> bool:
    places = [place for mention in mentions if (place := first_place(mention)) is not None]
    return all(compatible_places(places[0], place) for place in places[1:])


def _more_dead_of_the_same(one: Happening) -> Verdict | None:
    """Return the strike told just before, when all that is told is who else was killed ("Five more died in Okoro")."""
    first = one.tellings[0]
    if one.code != "attack.civilians" or one.scene.doers or not {"harm-only", "others"} <= first.flags:
        return None
    for other in reversed(_before(one)):
        named = next((cue.type for cue in other.cues if cue.type.startswith("strike.")), None)
        if named is not None and other.modality is Modality.ACTUAL and other.paragraph == first.paragraph:
            return named, "more_dead_of_the_strike_before"
    return None


def _before(one: Happening) -> list[Mention]:
    """Return the mentions just before a happening's first."""
    start = one.tellings[0].quote.start
    return [other for other in one.others if other.quote.start < start][-NEAR:]


def _held_at_a_march(one: Happening) -> Verdict | None:
    """Return what becomes of demonstrators right after their march is told: arrests that break it up, shots at it."""
    told = one.tellings[0]
    if one.code not in {"strategic.arrest", "attack.civilians"} or one.scene.hit or "nominal" in told.flags:
        return None
    if not all(party.kind in ARMED_BY_STATE for party in one.scene.doers) or not _after_a_march(one):
        return None
    if one.code == "strategic.arrest":
        return "protest.intervention", "arrests_at_a_demonstration"
    return ("protest.force", "shots_at_a_demonstration") if one.scene.doers and one.scene.killed else None


def _after_a_march(one: Happening) -> bool:
    """Return whether one of the mentions just before, of its paragraph and of no other place, is a demonstration."""
    first = one.tellings[0]
    return any(
        other.cues[0].type.startswith(("protest", "riot.demonstration"))
        and other.modality is Modality.ACTUAL
        and other.paragraph == first.paragraph
        and _at_one_place((first, other))
        for other in _before(one)
    )


def _left_to_those_who_enter(one: Happening) -> Verdict | None:
    """Return a transfer for a force that enters what another leaves in the same sentence."""
    moved = one.code == "strategic.movement" and any(party.armed for party in one.scene.doers)
    if not moved or not one.word.startswith(("enter", "move in", "walk into", "march into", "roll into")):
        return None
    names = {party.name.casefold() for party in one.scene.doers}
    left = any(
        other.sentence == one.tellings[0].sentence
        and any(cue.type == "strategic.transfer" for cue in other.cues)
        and any(party.armed and party.name.casefold() not in names for party in other.side_a)
        for other in one.others
    )
    return ("strategic.transfer", "entered_as_others_leave") if left else None


def _wrecked_by_the_mob(one: Happening) -> Verdict | None:
    """Return mob violence for what nobody in particular burned or broke, where the paragraph tells of a mob."""
    if one.code != "strategic.looting" or any(party.armed for party in one.scene.parties):
        return None
    first = one.tellings[0]
    beside = [other for other in one.others if other.modality is Modality.ACTUAL and other.paragraph == first.paragraph]
    mob = any(cue.type == "riot.mob" for other in beside for cue in other.cues)
    crowd = any(other.wording.doers & CROWDS and other.cues[0].type == one.code for other in beside)
    return ("riot.mob", "wrecked_where_a_mob_is_told_of") if mob or crowd else None


RULES: tuple[Callable[[Happening], Verdict | None], ...] = (
    _raid_of_an_air_war,
    _bombarded_in_an_air_war,
    _heard_in_an_air_war,
    _bomber_named_elsewhere,
    _more_dead_of_the_same,
    _held_at_a_march,
    _left_to_those_who_enter,
    _wrecked_by_the_mob,
)
