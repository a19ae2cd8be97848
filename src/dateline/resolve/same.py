"""Do two tellings speak of one happening? Hard blocks first, then a score of declared features, each with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.model import ActorKind, Party, PlacePrecision, Stance, Toponym, When
from dateline.model.mention import Mention

FINE = frozenset(
    {PlacePrecision.SITE, PlacePrecision.TOWN, PlacePrecision.NEAR, PlacePrecision.ADMIN2, PlacePrecision.ADMIN1}
)
# Families whose words are used for one another: a "raid" is told again as "the attack", a blast as "the bombing".
RELATED = (
    frozenset({"strike", "?strike", "?bombing", "?blast", "?attack", "?kill", "attack"}),
    frozenset({"battle", "?attack", "?kill", "attack"}),
    frozenset({"protest", "riot", "?kill"}),
)
# A score at or above this is the same happening (set on the project's own gold reports and the development sets together).
SAME = 2.0
HARM = "?kill"  # the word for harm alone: any happening can be told again by it
UNLIKELY = 10  # a figure from which on two happenings of one report hardly share it by chance
VAGUE = 3  # a lower bound up to this, without an upper one, is what the codebook makes of plurals and "several"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two tellings are one, with the points for and against."""

    same: bool
    score: float
    reasons: tuple[str, ...]


def same_happening(earlier: Mention, later: Mention) -> Verdict:
    """Return whether a later telling repeats an earlier one."""
    blocks = HEADLINE_BLOCKS if _leads(earlier) else BLOCKS
    for block in blocks:
        if block(earlier, later):
            return Verdict(same=False, score=0.0, reasons=(block.__name__.removeprefix("_"),))
    points = [(feature(earlier, later), feature.__name__.removeprefix("_")) for feature in FEATURES]
    score = sum(value for value, _ in points)
    return Verdict(score >= SAME, score, tuple(f"{name} {value:+g}" for value, name in points if value))


def _leads(mention: Mention) -> bool:
    """Return whether a telling is what the title tells, and not only its setting ("... amid rebel attacks")."""
    return "headline" in mention.flags and "set-apart" not in mention.flags


def family(mention: Mention) -> str:
    """Return the family of a mention's best cue."""
    return mention.cues[0].type.split(".")[0]


def related(one: Mention, other: Mention) -> bool:
    """Return whether the words of two tellings are used for one another."""
    first, second = family(one), family(other)
    if first == second:
        return first != "strategic" or one.cues[0].type == other.cues[0].type
    return any({first, second} <= kin for kin in RELATED)


def _unrelated(earlier: Mention, later: Mention) -> bool:
    return not related(earlier, later)


def _other_place(earlier: Mention, later: Mention) -> bool:
    one, other = first_place(earlier), first_place(later)
    if one is None or other is None or "anaphoric" in later.flags:
        return False
    # "Commanders long hidden in Ostran died in the strikes": a whole country beside what was told before is where somebody comes from.
    aside = "definite" in later.flags and other.precision is PlacePrecision.COUNTRY
    return not (aside or compatible_places(one, other) or _in_the_town(earlier, other) or _in_the_town(later, one))


def _in_the_town(mention: Mention, town: Toponym) -> bool:
    """Return whether a telling puts its site in a town that another tells of: "the Zanjili quarter of Mosul", "Mosul"."""
    site, *further = mention.places
    if site.precision is not PlacePrecision.SITE or town.precision is not PlacePrecision.TOWN:
        return False
    return any(one.precision is PlacePrecision.TOWN and compatible_places(one, town) for one in further)


def _other_day(earlier: Mention, later: Mention) -> bool:
    one, other = first_time(earlier), first_time(later)
    return one is not None and other is not None and not overlapping(one, other)


def _roles_swapped(earlier: Mention, later: Mention) -> bool:
    return shared(earlier.side_a, later.side_b) and shared(earlier.side_b, later.side_a)


def _said_to_be_another(_: Mention, later: Mention) -> bool:
    return "reply" in later.flags or (
        "new" in later.flags and "definite" not in later.flags and "harm-only" not in later.flags
    )


def _other_doer(earlier: Mention, later: Mention) -> bool:
    if "anaphoric" in later.flags:
        return False
    named = [party for party in earlier.side_a if party.actor_id], [party for party in later.side_a if party.actor_id]
    return bool(named[0] and named[1]) and not shared(tuple(named[0]), tuple(named[1]))


def _told_as_definite(_: Mention, later: Mention) -> float:
    return 2.0 if "definite" in later.flags else 0.0


def _only_a_toll(_: Mention, later: Mention) -> float:
    return 2.0 if "harm-only" in later.flags or "toll" in later.flags else 0.0


def _same_place(earlier: Mention, later: Mention) -> float:
    one, other = first_place(earlier), first_place(later)
    if one is None or other is None:
        return 0.5
    return 1.5 if one.name.casefold() == other.name.casefold() else 0.7


def _same_sides(earlier: Mention, later: Mention) -> float:
    score = 0.0
    if shared(earlier.side_a, later.side_a):
        score += 0.8
    if shared(earlier.side_b, later.side_b):
        score += 0.6
    return score


def _same_word(earlier: Mention, later: Mention) -> float:
    word = later.cues[0].type
    return 0.6 if word == earlier.cues[0].type and word != HARM else 0.0


def _adds_nothing(_: Mention, later: Mention) -> float:
    return 0.8 if not later.side_a and not later.places and not later.casualties else 0.0


def _goes_on(_: Mention, later: Mention) -> float:
    return 1.2 if later.flags & {"others", "anaphoric"} else 0.0


def _same_sentence(earlier: Mention, later: Mention) -> float:
    return 1.0 if earlier.sentence == later.sentence and later.cues[0].type == earlier.cues[0].type else 0.0


def _denied(_: Mention, later: Mention) -> float:
    return 1.5 if any(claim.stance is Stance.DENIES for claim in later.claims) else 0.0


def _headline(earlier: Mention, _: Mention) -> float:
    return 1.0 if _leads(earlier) else 0.0


def _named_in_passing(_: Mention, later: Mention) -> float:
    return (
        0.9
        if "nominal" in later.flags and not later.flags & {"own", "new", "present"} and not later.casualties
        else 0.0
    )


def _sums_up(earlier: Mention, later: Mention) -> float:
    return 1.5 if "series" in later.flags or "series" in earlier.flags else 0.0


def _same_figure(earlier: Mention, later: Mention) -> float:
    one, other = _figures(earlier), _figures(later)
    if not one or not other:
        return 0.0
    if one & other:
        return 1.5 if any((low or 0) >= UNLIKELY for _, low in one & other) else 1.0
    of_one_kind = {field for field, _ in one} & {field for field, _ in other}
    adds = not of_one_kind and "others" in later.flags  # "the missiles also wounded nine others"
    return 0.0 if adds or "harm-only" in later.flags else -0.6


def _figures(mention: Mention) -> set[tuple[str, int | None]]:
    """Return the figures that a telling states ("19" and "at least 19" are one); "civilians", "several" are none."""
    return {(c.field, c.low) for c in mention.casualties if c.high is not None or (c.low or 0) > VAGUE}


# A title leaves out days and gives doers in other words than the body.
HEADLINE_BLOCKS: tuple[Callable[[Mention, Mention], bool], ...] = (_unrelated, _other_place, _roles_swapped)
BLOCKS: tuple[Callable[[Mention, Mention], bool], ...] = (
    _unrelated,
    _other_place,
    _other_day,
    _roles_swapped,
    _said_to_be_another,
    _other_doer,
)
FEATURES: tuple[Callable[[Mention, Mention], float], ...] = (
    _told_as_definite,
    _only_a_toll,
    _same_place,
    _same_sides,
    _same_word,
    _adds_nothing,
    _goes_on,
    _same_sentence,
    _denied,
    _headline,
    _named_in_passing,
    _sums_up,
    _same_figure,
)


def first_place(mention: Mention) -> Toponym | None:
    """Return the likeliest place of a mention."""
    return mention.places[0] if mention.places else None


def first_time(mention: Mention) -> When | None:
    """Return the nearest resolved time of a mention."""
    return next((time.when for time in mention.times if time.when is not None), None)


def compatible_places(one: Toponym, other: Toponym) -> bool:
    """Return whether two places can be the same: equal names, or one inside the other."""
    if one.name.casefold() == other.name.casefold():
        return True
    if one.place is None or other.place is None:
        return one.precision not in FINE or other.precision not in FINE
    if one.place.country and other.place.country and one.place.country != other.place.country:
        return False
    if one.precision not in FINE or other.precision not in FINE:
        return True
    if one.place.id is not None and one.place.id == other.place.id:
        return True
    coarse, fine = (one, other) if one.precision is PlacePrecision.ADMIN1 else (other, one)
    return (
        coarse.precision is PlacePrecision.ADMIN1
        and fine.place is not None
        and coarse.place is not None
        and fine.place.admin1 == coarse.place.name
    )


def overlapping(one: When, other: When) -> bool:
    """Return whether two times can be the same day; open and unknown ends reach on."""
    if one.start is None or other.start is None:
        return True
    return one.start <= (other.end or date.max) and other.start <= (one.end or date.max)


def shared(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Return whether two sides have a party in common, by actor or by words of the name."""
    return any(same_party(a, b) for a in one for b in other)


def same_party(one: Party, other: Party) -> bool:
    """Return whether two names can mean one actor."""
    if one.actor_id and other.actor_id:
        return one.actor_id == other.actor_id
    if _a_states_force(one) and _a_states_force(other) and None in {one.country, other.country}:
        return True
    left, right = set(one.name.casefold().split()), set(other.name.casefold().split())
    return bool(
        left
        & right
        - {"the", "of", "and", "forces", "army", "government", "police", "military", "fighters", "militants", "people"}
    )


def _a_states_force(party: Party) -> bool:
    """Return whether a name is that of a state's armed men, whichever state's: "government forces", "the Syrian army"."""
    return party.kind is ActorKind.STATE and bool(party.armed)
