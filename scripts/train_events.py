"""Train the scorer of drafted events (python scripts/train_events.py ITEMS.jsonl JUDGED.jsonl).

It reads the corpus of this project, its test third left out, and the judged news items (the files that train_relevance.py reads). Every draft of a
report is an example, those that the rules refuse or hold for plans and history too; it is right if it pairs with an actual event of the gold, as
`dateline eval` pairs them: those that stand first, then the others with what is left. The relevance of each text comes from a model that has not
seen it. Prints how trees that have not seen a fifth of the reports judge it, for each fifth in turn; then trains on everything and writes the trees.
Takes a few minutes, and always gives the same bytes.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from train_relevance import Example as RelevanceExample
from train_relevance import item_examples, own_examples, rows, train

from dateline.evaluation.align import align
from dateline.evaluation.gold import GoldReport, actual, report_of
from dateline.evaluation.handmade import load_together
from dateline.evaluation.prediction import as_read
from dateline.evaluation.telling import Telling, from_event
from dateline.extract.learned.relevance import OPENING, features, probability
from dateline.pipeline import drafted
from dateline.resolve.traits import traits
from dateline.resolve.verify import verified
from dateline.trees import Trees, rows_of

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/dateline/resolve/likelihood.npz"
TREES, DEPTH, RATE, SHRINK, LEAST, RARE = 150, 3, 0.07, 3.0, 2.0, 8
LEAST_GAIN = 1e-3
FOLDS = 5
BINS = 10


@dataclass(frozen=True)
class Example:
    """The traits of a draft, the number of its report, whether it is right, and whether the rules let it stand."""

    traits: tuple[str, ...]
    report: int
    right: bool
    stands: bool


def corpus() -> list[GoldReport]:
    """Return the reports of the corpus, its test third left out."""
    cases = load_together(sorted((ROOT / "corpus").glob("writer-*/*.jsonl")))
    return [case.answer for case in cases if int.from_bytes(case.answer.id.encode(), "big") % 3]


def topic_of(known: Sequence[RelevanceExample]) -> Callable[[str], float]:
    """Return the relevance of texts by a model trained on these examples and no others."""
    weights, bias = train(known)
    return lambda text: probability(weights, bias, features(text[:OPENING]))


def report_examples(answers: Sequence[GoldReport], items: Sequence[RelevanceExample]) -> Iterator[Example]:
    """Yield every draft of every report of the corpus, fold by fold."""
    own = [(features(a.report.text[:OPENING]), float(bool(actual(a.events))), 1.0) for a in answers]
    for fold in range(FOLDS):
        topic = topic_of([*(one for number, one in enumerate(own) if number % FOLDS != fold), *items])
        held = range(fold, len(answers), FOLDS)
        told = drafted((as_read(answers[number].report) for number in held), topic)
        for number, (report, drafts) in zip(held, told, strict=True):
            answer = answers[number]
            found = [from_event(verified(s.event, report.text), report.text, answer.report.text) for s in drafts]
            right = paired(actual(answer.events), found, [s.draft.stands for s in drafts])
            yield from (Example(traits(s), number, r, s.draft.stands) for s, r in zip(drafts, right, strict=True))


def item_drafts(judged: Sequence[dict], topic: Callable[[str], float], first: int) -> Iterator[Example]:
    """Yield drafts of judged items, their reports numbered from `first`: all of an item without an event, else what is of its event's family."""
    told = drafted((as_read(report_of(row, "judged")) for row in judged), topic)
    for number, (row, (_, drafts)) in enumerate(zip(judged, told, strict=True), start=first):
        family = (row["type"] or "").split(".")[0]
        for one in drafts:
            right = row["actual_event"] and one.event.type.split(".")[0] == family
            if not row["actual_event"] or (one.draft.stands and right):
                yield Example(traits(one), number, right, one.draft.stands)


def paired(gold: Sequence[Telling], told: Sequence[Telling], stands: Sequence[bool]) -> list[bool]:
    """Return for each draft whether it pairs with a gold event: those that stand first, then the others with what is left."""
    first = align(gold, [one for one, ok in zip(told, stands, strict=True) if ok])
    left = [event for event in gold if not any(event is other for other, _ in first)]
    rest = align(left, [one for one, ok in zip(told, stands, strict=True) if not ok])
    return [any(one is other for _, other in chain(first, rest)) for one in told]


def grow(rows: np.ndarray, right: np.ndarray) -> Trees:
    """Return trees grown one after the other, each on what those before it leave wrong (Newton steps on the log loss)."""
    base = float(np.log(right.sum() / (1 - right).sum()))
    odds, nodes = np.full(len(right), base), 2**DEPTH - 1
    split, value = np.zeros((TREES, nodes), dtype=np.int64), np.zeros((TREES, 2 * nodes + 1))
    for tree in range(TREES):
        chance = 1 / (1 + np.exp(-odds))
        slope, curve = chance - right, chance * (1 - chance)
        at = np.zeros(len(right), dtype=np.int64)
        for node in range(2 * nodes + 1):
            inside = at == node
            # A node that nothing reaches repeats the one above it.
            value[tree, node] = step(slope[inside], curve[inside]) if inside.any() else value[tree, (node - 1) // 2]
            if node < nodes and inside.any():
                best = best_split(rows[inside], slope[inside], curve[inside])
                split[tree, node] = max(best, 0)
                at[inside] = 2 * node + 1 + (rows[inside, best] if best >= 0 else 0)
        odds += value[tree, at]
    return Trees((), split, value, base)


def step(slope: np.ndarray, curve: np.ndarray) -> float:
    """Return the log odds by which the examples of a node move."""
    return float(-RATE * slope.sum() / (curve.sum() + SHRINK))


def best_split(rows: np.ndarray, slope: np.ndarray, curve: np.ndarray) -> int:
    """Return the trait that parts the examples of a node best, -1 when none helps or too little would stand on one side."""
    slopes, curves = slope @ rows, curve @ rows
    rest, other = slope.sum() - slopes, curve.sum() - curves
    gain = slopes**2 / (curves + SHRINK) + rest**2 / (other + SHRINK) - slope.sum() ** 2 / (curve.sum() + SHRINK)
    gain[(curves < LEAST) | (other < LEAST)] = 0
    best = int(np.argmax(gain))
    return best if gain[best] > LEAST_GAIN else -1


def trained(found: Sequence[Example]) -> Trees:
    """Return the trees of examples, with the names of the traits that they ask for and no others."""
    held = Counter(chain.from_iterable(one.traits for one in found))
    names = sorted(name for name, times in held.items() if times >= RARE)
    held_by = rows_of((one.traits for one in found), names).astype(np.float64)
    grown = grow(held_by, np.array([one.right for one in found], dtype=np.float64))
    used, split = np.unique(grown.split, return_inverse=True)
    return Trees(tuple(names[index] for index in used), split.reshape(grown.split.shape), grown.value, grown.base)


def chances(trees: Trees, found: Sequence[Example]) -> np.ndarray:
    """Return the probability of each example."""
    return 1 / (1 + np.exp(-trees.walk(rows_of((one.traits for one in found), trees.names))[0]))


def across(found: Sequence[Example]) -> np.ndarray:
    """Return the probability of each example by trees that have not seen its report."""
    told = np.zeros(len(found))
    for fold in range(FOLDS):
        held = np.array([one.report % FOLDS == fold for one in found])
        trees = trained([one for one, out in zip(found, held, strict=True) if not out])
        told[held] = chances(trees, [one for one, out in zip(found, held, strict=True) if out])
    return told


def table(told: np.ndarray, right: np.ndarray) -> str:
    """Return log loss, calibration error in ten bins, and the bins: mean probability, share right, number."""
    loss = -np.mean(np.where(right, np.log(told), np.log(1 - told)))
    bins = np.minimum((told * BINS).astype(int), BINS - 1)
    inside = [bins == number for number in range(BINS) if (bins == number).any()]
    error = sum(abs((told - right)[one].sum()) for one in inside) / len(told)
    shown = " ".join(f"{told[one].mean():.2f}:{right[one].mean():.2f}({one.sum()})" for one in inside)
    return f"log loss {loss:.3f}, calibration error {error:.3f}; {shown}"


def main() -> None:
    """Train, measure, write."""
    answers, items, judged = corpus(), rows(Path(sys.argv[1])), rows(Path(sys.argv[2]))
    verdicts = {row["id"]: bool(row["actual_event"]) for row in judged}
    found = list(report_examples(answers, item_examples(items, verdicts)))
    others = item_examples((item for item in items if item["id"] not in verdicts), {})
    found += item_drafts(judged, topic_of([*own_examples(), *others]), len(answers))
    told, right, stands = (
        across(found),
        np.array([one.right for one in found]),
        np.array([one.stands for one in found]),
    )
    print(f"{len(found)} drafts, {right.sum()} right")
    print(f"those that stand: {table(told[stands], right[stands])}")
    print(f"the others: {table(told[~stands], right[~stands])}")
    trees = trained(found)
    np.savez_compressed(
        WEIGHTS,
        names=np.array(trees.names),
        split=trees.split.astype(np.int16),
        value=trees.value.astype(np.float32),
        base=np.float64(trees.base),
    )
    print(f"{WEIGHTS.relative_to(ROOT)}: {len(trees.names)} traits, {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
