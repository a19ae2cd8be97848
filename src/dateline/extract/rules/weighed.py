"""Both sides of a telling once the trained trees have looked: names that the rules missed come in, names that hardly stand there go."""

from collections.abc import Callable, Iterator, Sequence

from dateline.extract.learned.sides import Chances, chances
from dateline.extract.rules.contenders import Scene, contenders
from dateline.extract.rules.standing import Sides
from dateline.model import Decision, Party

# Set on the corpus, in five folds by report.
KEPT = 0.3
ADMITTED = 0.5

Weighed = tuple[Sides, tuple[Decision, ...]]
Weigher = Callable[[Scene], Weighed]


def by_rules(scene: Scene) -> Weighed:
    """Return the sides as the rules have them."""
    why = (Decision("side_a", "rules", scene.parts.rule or "side_a.none"),) if scene.side_a else ()
    return (scene.side_a, scene.side_b), why


def weighed(scene: Scene) -> Weighed:
    """Return the sides of a telling, and who decided them why."""
    found = contenders(scene)
    judged = list(zip((party for party, _ in found), chances(traits for _, traits in found), strict=True))
    side_a = tuple(_standing(scene.side_a, judged, lambda chance: (chance.side_a, chance.side_b)))
    side_b = tuple(_standing(scene.side_b, judged, lambda chance: (chance.side_b, chance.side_a)))
    _, why = by_rules(scene)
    if side_a == scene.side_a and side_b == scene.side_b:
        return (side_a, side_b), why
    return (side_a, side_b), (
        *(why if side_a else ()),
        *_changes("side_a", scene.side_a, side_a),
        *_changes("side_b", scene.side_b, side_b),
    )


def _standing(
    ruled: Sequence[Party], judged: Sequence[tuple[Party, Chances]], of: Callable[[Chances], tuple[float, float]]
) -> Iterator[Party]:
    """Yield whom the rules put on a side and the trees leave there, then whom the trees add, in text order."""
    for party in ruled:
        own, other = next((of(chance) for one, chance in judged if one is party), (1.0, 0.0))
        if own >= KEPT and (other < ADMITTED or other < own):
            yield party
    for party, chance in judged:
        own, other = of(chance)
        if own >= ADMITTED and other < own and not any(party.span.overlaps(one.span) for one in ruled):
            yield party


def _changes(field: str, before: Sequence[Party], after: Sequence[Party]) -> Iterator[Decision]:
    """Yield the decisions by which the trees went beyond the rules."""
    added = [party.name for party in after if party not in before]
    gone = [party.name for party in before if party not in after]
    if added:
        yield Decision(field, "trees", f"{field}.weighed", f"added {', '.join(added)}")
    if gone:
        yield Decision(field, "trees", f"{field}.weighed", f"left out {', '.join(gone)}")
