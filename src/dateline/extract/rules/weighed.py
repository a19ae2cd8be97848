"""Both sides of a telling once the trained trees have looked: names that the rules missed come in, names that hardly stand there go."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.learned.sides import chances
from dateline.extract.rules.contenders import Scene, contenders
from dateline.extract.rules.grammar import HELD, holds, lemma
from dateline.extract.rules.standing import Sides
from dateline.model import Decision, Party

# In five folds by report 0.3 and 0.5 score best on the corpus; set wider apart, since a doer wrongly brought in makes an event of a
# sentence that tells of none.
KEPT = 0.2
ADMITTED = 0.55


@dataclass(frozen=True, slots=True)
class Judged:
    """A name with how likely it stands on a side, and on the other one; `speaks` when it is the name of a speaker."""

    party: Party
    own: float
    other: float
    speaks: bool

    def turned(self) -> "Judged":
        """Return the same for the other side."""
        return replace(self, own=self.other, other=self.own)

    @property
    def stays(self) -> bool:
        """Return whether the trees leave the name where the rules put it."""
        return self.own >= KEPT and (self.other < ADMITTED or self.other < self.own)

    @property
    def comes(self) -> bool:
        """Return whether the trees put the name on the side."""
        return self.own >= ADMITTED and self.other < self.own and not self.speaks


Weighed = tuple[Sides, tuple[Decision, ...]]
Weigher = Callable[[Scene], Weighed]


def by_rules(scene: Scene) -> Weighed:
    """Return the sides as the rules have them."""
    why = (Decision("side_a", "rules", scene.parts.rule or "side_a.none"),) if scene.side_a else ()
    return (scene.side_a, scene.side_b), why


def weighed(scene: Scene) -> Weighed:
    """Return the sides of a telling, and who decided them why."""
    found = contenders(scene)
    chance = chances(traits for _, traits in found)
    judged = [
        Judged(party, one.side_a, one.side_b, _speaks(party, scene))
        for (party, _), one in zip(found, chance, strict=True)
    ]
    side_a = tuple(_standing(scene.side_a, [one for one in judged if not _holder(one.party, scene)]))
    side_b = tuple(_standing(scene.side_b, [one.turned() for one in judged]))
    _, why = by_rules(scene)
    if side_a == scene.side_a and side_b == scene.side_b:
        return (side_a, side_b), why
    return (side_a, side_b), (
        *(why if side_a else ()),
        *_changes("side_a", scene.side_a, side_a),
        *_changes("side_b", scene.side_b, side_b),
    )


def _speaks(party: Party, scene: Scene) -> bool:
    """Return whether a name is that of a speaker: who tells of an act is on a side of it only where the rules say so."""
    return any(saying.speaker.span.overlaps(party.span) for saying in scene.speech)


def _holder(party: Party, scene: Scene) -> bool:
    """Return whether a name only says who holds the ground: "a raid on a district controlled by X" is not X's."""
    words = scene.words_of(party)
    return words is not None and holds(words.root) and lemma(scene.frame.main.head) not in HELD


def _standing(ruled: Sequence[Party], judged: Sequence[Judged]) -> Iterator[Party]:
    """Yield whom the rules put on a side and the trees leave there, then whom the trees add, in text order; no name twice."""
    known = {one.party.span: one for one in judged}
    kept = [party for party in ruled if party.span not in known or known[party.span].stays]
    yield from kept
    names = {party.name.casefold() for party in (*ruled, *kept)}
    for one in judged:
        if one.comes and one.party.name.casefold() not in names:
            names.add(one.party.name.casefold())
            yield one.party


def _changes(field: str, before: Sequence[Party], after: Sequence[Party]) -> Iterator[Decision]:
    """Yield the decisions by which the trees went beyond the rules."""
    added = [party.name for party in after if party not in before]
    gone = [party.name for party in before if party not in after]
    if added:
        yield Decision(field, "trees", f"{field}.weighed", f"added {', '.join(added)}")
    if gone:
        yield Decision(field, "trees", f"{field}.weighed", f"left out {', '.join(gone)}")
