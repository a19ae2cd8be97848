"""Train the trees that weigh who stands on which side of a telling (python scripts/train_sides.py).

They read the corpus of this project, its test third left out. Every name in the sentence of a telling that pairs with a gold event is an example:
right for a side when the gold event has it there and not on the other. Prints the F1 of both sides over these sentences, by the rules alone and
with trees that have not seen the report (five folds); then trains on everything and writes the trees. Always gives the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from growing import chances, grown, store
from train_events import FOLDS, corpus

from dateline.evaluation.gold import GoldReport
from dateline.evaluation.names import shared
from dateline.evaluation.prediction import as_read
from dateline.evaluation.telling import Telling, find_quote
from dateline.extract.rules.contenders import Scene, contenders
from dateline.extract.rules.weighed import ADMITTED, KEPT
from dateline.model import Span
from dateline.pipeline import scenes

WEIGHTS = Path(__file__).parent.parent / "src/dateline/extract/learned"
SIDES = ("side_a", "side_b")


@dataclass(frozen=True)
class Example:
    """A name: its report and telling by number, its traits, where the rules put it, and the gold event's sides."""

    report: int
    telling: int
    name: str
    traits: tuple[str, ...]
    standing: str
    gold: Mapping[str, tuple[str, ...]]

    def right(self, side: str) -> bool:
        """Return whether the gold event has the name on this side and not on the other."""
        on = {one: bool(shared((self.name,), self.gold[one])) for one in SIDES}
        return on[side] and not all(on.values())


def examples(answers: Sequence[GoldReport]) -> Iterator[Example]:
    """Yield the names of every telling that pairs with a gold event."""
    telling = 0
    told = scenes(as_read(answer.report) for answer in answers)
    for number, (answer, (report, seen)) in enumerate(zip(answers, told, strict=True)):
        for scene in seen:
            event = event_of(scene, report.text, answer.events)
            if event is None:
                continue
            telling += 1
            gold = {"side_a": event.side_a, "side_b": event.side_b}
            for party, traits in contenders(scene):
                yield Example(number, telling, party.name, traits, scene.standing(party), gold)


def event_of(scene: Scene, text: str, events: Sequence[Telling]) -> Telling | None:
    """Return the gold event that a telling tells: the one whose quote holds its main word, else of its family in its sentence; None when two do."""
    main = scene.frame.main
    sentence = Span(main.head.sent.start_char, main.head.sent.end_char)
    marks: list[tuple[int, Telling]] = []
    for event in events:
        for quote in find_quote(text, event.quotes[0] if event.quotes else None)[:1]:
            inside = quote.start <= main.head.idx < quote.end
            kin = main.trigger.type.startswith("?") or main.trigger.type.split(".")[0] == event.family
            if inside or (kin and quote.overlaps(sentence)):
                marks.append((2 * inside + kin + (main.trigger.type == event.type), event))
    best = max((mark for mark, _ in marks), default=0)
    found = [event for mark, event in marks if mark == best]
    return found[0] if len(found) == 1 else None


def score(found: Sequence[Example], side: str, kept: Sequence[bool]) -> str:
    """Return F1 of the names kept on a side against the gold, over all tellings."""
    right = held = wanted = 0
    for _, group in groupby(range(len(found)), lambda number: found[number].telling):
        numbers = list(group)
        names = tuple(found[number].name for number in numbers if kept[number])
        gold = found[numbers[0]].gold[side]
        right, held, wanted = right + shared(names, gold), held + len(names), wanted + len(gold)
    return f"{2 * right / (held + wanted):.3f}"


def across(found: Sequence[Example], side: str) -> np.ndarray:
    """Return the probability of each example by trees that have not seen its report."""
    told = np.zeros(len(found))
    for fold in range(FOLDS):
        held = np.array([one.report % FOLDS == fold for one in found])
        known = [one for one, out in zip(found, held, strict=True) if not out]
        trees = grown([one.traits for one in known], [one.right(side) for one in known])
        told[held] = chances(trees, [one.traits for one, out in zip(found, held, strict=True) if out])
    return told


def main() -> None:
    """Train, measure, write."""
    found = list(examples(corpus()))
    print(f"{len(found)} names in {found[-1].telling} tellings")
    for side in SIDES:
        ruled = [one.standing == side[-1] for one in found]
        told = across(found, side)
        kept = [chance >= (KEPT if on else ADMITTED) for chance, on in zip(told, ruled, strict=True)]
        print(f"{side}: by the rules {score(found, side, ruled)}, weighed {score(found, side, kept)}")
        trees = grown([one.traits for one in found], [one.right(side) for one in found])
        print(store(trees, WEIGHTS / f"{side}.npz"))


if __name__ == "__main__":
    main()
