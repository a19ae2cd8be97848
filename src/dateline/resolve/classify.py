"""The codebook type of a happening, from the words, sides and figures of its tellings (codebook sections 2 and 8)."""

from collections.abc import Sequence

from dateline.model import Decision
from dateline.model.mention import Cue, Mention
from dateline.resolve.type_context import Happening, by_context
from dateline.resolve.type_rules import settle
from dateline.resolve.type_scene import Scene

# Acts that a doer's name makes no violence of.
PEACEFUL = frozenset(
    f"strategic.{kind}"
    for kind in ("agreement", "arrest", "base", "displacement", "group", "movement", "siege", "transfer")
)
# From this rank on a word names its type whatever stands beside it.
NAMING = 50


def classify(mentions: Sequence[Mention], told: Sequence[Mention] = ()) -> tuple[str, Decision]:
    """Return the type of an event and the rule that settled it.

    The cues, sides and victims of its tellings give it together, then the rest of what its report tells (`told`).
    """
    scene = _scene(mentions)
    code, rule = settle(scene)
    own = {id(mention) for mention in mentions}
    others = [mention for mention in told if id(mention) not in own]
    code, rule = by_context(Happening(code, scene, mentions, others)) or (code, rule)
    return code, Decision("type", "rules", f"type.{rule}", scene.cues[0].words if scene.cues else "")


def _scene(mentions: Sequence[Mention]) -> Scene:
    cues = sorted(_cues(mentions), key=lambda cue: -cue.rank)
    return Scene(
        tuple(cues),
        tuple(party for mention in mentions for party in mention.side_a),
        tuple(party for mention in mentions for party in mention.side_b),
        tuple(casualty for mention in mentions for casualty in mention.casualties),
        mentions[0].wording.doers,
        mentions[0].wording.aims,
        mentions[0].wording.clause,
        any(decision.rule == "modality.repelled" for decision in mentions[0].decisions),
        next((top.place.country for mention in mentions for top in mention.places[:1] if top.place is not None), None),
    )


def _coloured(mention: Mention) -> list[Cue]:
    """Return the words of a telling; the name of a craft or a fighter ("army helicopter") makes no violence of a journey or a deal."""
    acts = [cue for cue in mention.cues if cue.form != "doer"]
    if acts and all(cue.type in PEACEFUL for cue in acts):
        moves = acts[0].type == "strategic.movement"  # gunmen who enter a town attack it
        return [*acts, *(cue for cue in mention.cues if moves and cue.form == "doer" and cue.type.startswith("?"))]
    return list(mention.cues)


def _cues(mentions: Sequence[Mention]) -> list[Cue]:
    """Return the words that may name the type: all of the first telling, and those of later ones that are of its kind."""
    first, later = _coloured(mentions[0]), [cue for mention in mentions[1:] for cue in _coloured(mention)]
    lead = max(first, key=lambda cue: cue.rank, default=None)
    if lead is None or lead.type.startswith("?"):
        return [*first, *(cue for cue in later if _may_name(cue))]
    if lead.rank < NAMING:
        return [*first, *later]
    return [*first, *(cue for cue in later if cue.type.startswith("?") or _family(cue) == _family(lead))]


def _may_name(cue: Cue) -> bool:
    """Return whether a later word can say what a killing, a blow or a blast was: no place taken, and no act without violence."""
    return cue.type != "battle.capture" and not cue.type.startswith("strategic.")


def _family(cue: Cue) -> str:
    return cue.type.partition(".")[0]
