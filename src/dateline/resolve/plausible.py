"""Which tellings stand as events of their own, and which words only sound like one: each refusal is a rule of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.model.mention import Mention
from dateline.resolve.same import HARM

UNMISTAKABLE = (
    77  # rank from which a verb means one thing only: interception, strikes by their own names, chemical weapons
)
TRAVEL = frozenset({"arrive", "enter", "set sail"})
# On 500 judged news items: under it stand 1 in 20 of those with an event, and 3 in 4 of the rules' false alarms.
OFF_TOPIC = 0.3


# What is gained when no place is.
NAMELESS = frozenset({"ground", "territory"})
# Figures that make a weak word the news: how many fled, how many were held.
OF_WEAK_WORDS = frozenset({"displaced", "arrested", "abducted", "missing"})


@dataclass(frozen=True, slots=True)
class Told:
    """A telling, whether its report is a short item, and how likely its opening tells of conflict."""

    telling: Mention
    short: bool
    relevance: float


def refusals(tellings: Sequence[Mention], *, short: bool, relevance: float, plain: bool = False) -> tuple[str, ...]:
    """Return the names of the rules by which no telling states a happening; none when at least one does.

    What a headline tells with its dead (`plain`) need not say more.
    """
    rules = [rule for rule in REFUSALS if not (plain and rule in OF_FEW_WORDS)]
    against = [
        [rule.__name__.removeprefix("_") for rule in rules if rule(Told(telling, short, relevance))]
        for telling in tellings
    ]
    return tuple(dict.fromkeys(chain.from_iterable(against))) if all(against) else ()


def tells_of_dead(telling: Mention) -> bool:
    """Return whether a telling gives a number of dead, and an act of war or an armed party with it."""
    dead = any(one.field == "killed" and not one.rough and (one.low or one.high) for one in telling.casualties)
    act = any(not cue.type.startswith(("strategic.", "?kill")) for cue in telling.cues)
    return dead and (act or any(party.armed for party in (*telling.side_a, *telling.side_b)))


def facts(telling: Mention) -> int:
    """Return how many of sides, place, time and figures a telling states by itself."""
    return sum(map(bool, (telling.side_a, telling.side_b, telling.places, telling.casualties, telling.times)))


def _an_accident(one: Told) -> bool:
    armed = any(party.armed for party in one.telling.side_a)
    return "wreck" in one.telling.flags or ("accident" in one.telling.flags and not (armed and one.telling.side_b))


def _a_test(one: Told) -> bool:
    """Weapons tried out strike nobody (codebook 8)."""
    return "test" in one.telling.flags and one.telling.cues[0].type.startswith(("strike.", "?strike"))


def _an_arrest_for_plain_crime(one: Told) -> bool:
    """Return whether people are held as in any country at peace: for fraud, theft, drugs."""
    return "plain-crime" in one.telling.flags


def _nobody_hurt(one: Told) -> bool:
    zero = [casualty.low == casualty.high == 0 for casualty in one.telling.casualties]
    return "harm-only" in one.telling.flags and bool(zero) and all(zero)


def _a_siege_in_passing(one: Told) -> bool:
    if one.telling.cues[0].type != "strategic.siege":
        return False
    noun = "nominal" in one.telling.flags and not one.telling.flags & {"own", "present"}
    return not facts(one.telling) or (noun and not one.telling.side_a)


def _ground_without_a_name(one: Told) -> bool:
    """Ground that has no name, is taken by nobody and on no day is a trend, not a place taken.

    "Gained ground" and "recovered territory" name no place by themselves, whoever did it.
    """
    if one.telling.cues[0].type != "battle.capture" or one.short:
        return False
    if one.telling.cues[0].words.split()[-1] in NAMELESS:
        return not one.telling.places
    return not facts(one.telling)


def _a_weak_word_in_passing(one: Told) -> bool:
    """Words such as truce, deployment, arrest are background unless they are what the sentence says, and say it of something."""
    if "weak" not in one.telling.flags or one.telling.cues[0].type == "strategic.siege":
        return False
    if "relative" in one.telling.flags:  # "refugees who fled": who they are, not what happened
        return True
    if "nominal" in one.telling.flags and "own" not in one.telling.flags:
        return True
    if "definite" in one.telling.flags:
        return facts(one.telling) < 2 + ("own" not in one.telling.flags)
    figures = any(casualty.field in OF_WEAK_WORDS for casualty in one.telling.casualties)
    if figures or one.telling.times:
        return False
    armed = any(party.armed for party in one.telling.side_a)
    return facts(one.telling) < (1 if one.short and armed else 2) + ("own" not in one.telling.flags)


def _a_matter_of_cabinets(one: Told) -> bool:
    """In a short item a change of leaders or of a body is of the conflict only when an armed party is named with it."""
    parties = (*one.telling.side_a, *one.telling.side_b)
    civil = one.short and not any(party.armed for party in parties)
    return civil and bool(parties) and one.telling.cues[0].type == "strategic.group"


def _unarmed_travel(one: Told) -> bool:
    """Who enters or arrives is on the move in a war only when armed: families, experts and lorries travel too."""
    cue = one.telling.cues[0]
    if cue.type != "strategic.movement" or cue.words not in TRAVEL or not one.telling.side_a:
        return False
    return not any(party.armed for party in one.telling.side_a)


def _a_protest_in_passing(one: Told) -> bool:
    """In a short item demonstrations that are only the cause or the setting of something else are no news of a demonstration.

    "The minister resigned after a week of protests" names nobody who demonstrates, and gives no figure of theirs.
    """
    crowd = one.telling.cues[0].type in {"protest.peaceful", "riot.demonstration"}
    passing = "nominal" in one.telling.flags and "own" not in one.telling.flags
    named = (one.telling.side_a, one.telling.casualties)
    return one.short and crowd and passing and "set-apart" in one.telling.flags and not any(named)


def _an_everyday_word(one: Told) -> bool:
    """Words such as "residents left", "women sang" mean what the rest of the report makes of them: a short item has no rest."""
    return one.short and "everyday" in one.telling.flags


def _harm_without_an_act(one: Told) -> bool:
    """Words such as "five were killed" tell of an act when somebody did it, or when their sentence says that and where or when of whom."""
    if "harm-only" not in one.telling.flags:
        return False
    if not one.telling.casualties:
        return True
    if one.telling.side_a:
        return False
    killed = any(casualty.field == "killed" for casualty in one.telling.casualties)
    if one.telling.places and one.short and killed:
        return False
    plain = not one.telling.flags & {"nominal", "present", "definite"}
    return facts(one.telling) < (3 if plain else 4)


def _too_little(one: Told) -> bool:
    if one.telling.flags & {"weak", "harm-only"}:
        return False
    if one.short and _says_only_that(one.telling):
        return False
    uncounted = not one.telling.casualties and any(
        cue.type == HARM for cue in one.telling.cues
    )  # "thirty killed or hurt"
    return facts(one.telling) + uncounted < (2 if _in_passing(one) else 1)


def _in_passing(one: Told) -> bool:
    """Return whether a telling only points at a happening, or, in a long text, speaks of it as of a state of things."""
    if {"definite", "nominal"} <= one.telling.flags:
        return True
    return not one.short and "present" in one.telling.flags


def _says_only_that(telling: Mention) -> bool:
    """Return whether a verb that can mean nothing else is what the sentence says ("Two missiles were intercepted.")."""
    plain = "own" in telling.flags and "nominal" not in telling.flags
    return plain and telling.cues[0].rank >= UNMISTAKABLE


def _off_topic(one: Told) -> bool:
    """Return whether the opening of a short item reads like sport, an accident or a court day, and nothing in the telling is armed."""
    parties = (*one.telling.side_a, *one.telling.side_b)
    return one.short and one.relevance < OFF_TOPIC and not any(party.armed and party.actor_id for party in parties)


REFUSALS: tuple[Callable[[Told], bool], ...] = (
    _an_accident,
    _a_test,
    _an_arrest_for_plain_crime,
    _nobody_hurt,
    _a_siege_in_passing,
    _ground_without_a_name,
    _a_weak_word_in_passing,
    _a_matter_of_cabinets,
    _unarmed_travel,
    _a_protest_in_passing,
    _an_everyday_word,
    _harm_without_an_act,
    _too_little,
    _off_topic,
)
# What a report of a few words cannot meet.
OF_FEW_WORDS = (_harm_without_an_act, _too_little, _off_topic)
