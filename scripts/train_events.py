"""Train the scorer of drafted events (python scripts/train_events.py ITEMS.jsonl JUDGED.jsonl MESSAGES.jsonl ARTICLES.jsonl).

It reads the corpus of this project, its test third left out, the judged news items (the files that train_relevance.py reads), and messages with
templates of the message understanding conferences, which count less: their answer keys leave out what the codebook holds, and news articles with
their gold in one row each. Every draft of a
report is an example, those that the rules refuse or hold for plans and history too; it is right if it pairs with an actual event of the gold, as
`dateline eval` pairs them: those that stand first, then the others with what is left; of a message, if it answers a key. The relevance of each
text comes from a model that has not seen it. Prints how trees that have not seen a fifth of the reports judge it, for each fifth in turn; then
trains on everything and writes the trees. Takes some ten minutes, and always gives the same bytes.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from growing import Growth, chances, grown, store
from train_relevance import Example as RelevanceExample
from train_relevance import item_examples, own_examples, rows, train

from dateline.evaluation.align import align
from dateline.evaluation.gold import GoldReport, actual, report_of
from dateline.evaluation.handmade import load_together
from dateline.evaluation.messages import answering, load_messages
from dateline.evaluation.prediction import as_read
from dateline.evaluation.suite import Case
from dateline.evaluation.telling import Telling, from_event
from dateline.evaluation.templates import INCIDENTS, OPTIONAL_TYPES
from dateline.extract.learned.relevance import OPENING, features, probability
from dateline.model import Report
from dateline.pipeline import drafted
from dateline.resolve.traits import Seen, traits
from dateline.resolve.verify import verified
from dateline.trees import Trees

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/dateline/resolve/likelihood.npz"
GROWTH = Growth(trees=150, depth=3, rate=0.07, rare=8)
FOLDS = 5
# Set in five folds: more weight buys telex (F of its drafts 0.62 without, 0.66 at this, 0.69 at one) and costs the corpus (0.820, 0.820, 0.808).
MESSAGE_WEIGHT = 0.3
BINS = 10


@dataclass(frozen=True)
class Example:
    """The traits of a draft, the number of its report, whether it is right, whether the rules let it stand, and how much it counts."""

    traits: tuple[str, ...]
    report: int
    right: bool
    stands: bool
    weight: float = 1.0


def corpus() -> list[GoldReport]:
    """Return the reports of the corpus, its test third left out."""
    cases = load_together(sorted((ROOT / "corpus").glob("writer-*/*.jsonl")))
    return [case.answer for case in cases if int.from_bytes(case.answer.id.encode(), "big") % 3]


def article_drafts(articles: Sequence[GoldReport], first: int) -> Iterator[Example]:
    """Yield every draft of news articles, numbered from `first`."""
    told = drafted(as_read(article.report) for article in articles)
    for number, (answer, (report, drafts)) in enumerate(zip(articles, told, strict=True), start=first):
        yield from _judged(answer, number, report, drafts)


def _judged(answer: GoldReport, number: int, report: Report, drafts: Sequence[Seen]) -> Iterator[Example]:
    """Yield the drafts of a report with whether its gold has them."""
    found = [from_event(verified(s.event, report.text), report.text, answer.report.text) for s in drafts]
    right = paired(actual(answer.events), found, [s.draft.stands for s in drafts])
    yield from (Example(traits(s), number, r, s.draft.stands) for s, r in zip(drafts, right, strict=True))


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
            yield from _judged(answers[number], number, report, drafts)


def item_drafts(judged: Sequence[dict], topic: Callable[[str], float], first: int) -> Iterator[Example]:
    """Yield drafts of judged items, their reports numbered from `first`: all of an item without an event, else what is of its event's family."""
    told = drafted((as_read(report_of(row, "judged")) for row in judged), topic)
    for number, (row, (_, drafts)) in enumerate(zip(judged, told, strict=True), start=first):
        family = (row["type"] or "").split(".")[0]
        for one in drafts:
            right = row["actual_event"] and one.event.type.split(".")[0] == family
            if not row["actual_event"] or (one.draft.stands and right):
                yield Example(traits(one), number, right, one.draft.stands)


def message_drafts(cases: Sequence[Case], first: int) -> Iterator[Example]:
    """Yield drafts of messages, numbered from `first`, that answer a key, and those that no key asks for though keys ask for their like."""
    told = drafted(as_read(case.report) for case in cases)
    for number, (case, (report, drafts)) in enumerate(zip(cases, told, strict=True), start=first):
        events = [from_event(verified(s.event, report.text), report.text, case.report.text) for s in drafts]
        standing = answering(case, [event for event, s in zip(events, drafts, strict=True) if s.draft.stands])
        open_keys = replace(
            case, answer=tuple(key for key in case.answer if not any(key is one for one, _ in standing))
        )
        others = answering(open_keys, [event for event, s in zip(events, drafts, strict=True) if not s.draft.stands])
        for event, one in zip(events, drafts, strict=True):
            right = any(event is other for _, other in chain(standing, others))
            if right or (event.type in INCIDENTS and event.type not in OPTIONAL_TYPES):
                yield Example(traits(one), number, right, one.draft.stands, MESSAGE_WEIGHT)


def paired(gold: Sequence[Telling], told: Sequence[Telling], stands: Sequence[bool]) -> list[bool]:
    """Return for each draft whether it pairs with a gold event: those that stand first, then the others with what is left."""
    first = align(gold, [one for one, ok in zip(told, stands, strict=True) if ok])
    left = [event for event in gold if not any(event is other for other, _ in first)]
    rest = align(left, [one for one, ok in zip(told, stands, strict=True) if not ok])
    return [any(one is other for _, other in chain(first, rest)) for one in told]


def trees_of(known: Sequence[Example]) -> Trees:
    """Return trees grown on examples."""
    return grown([e.traits for e in known], [e.right for e in known], GROWTH, [e.weight for e in known])


def across(found: Sequence[Example]) -> np.ndarray:
    """Return the probability of each example by trees that have not seen its report."""
    told = np.zeros(len(found))
    for fold in range(FOLDS):
        held = np.array([one.report % FOLDS == fold for one in found])
        known = [one for one, out in zip(found, held, strict=True) if not out]
        trees = trees_of(known)
        told[held] = chances(trees, [one.traits for one, out in zip(found, held, strict=True) if out])
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
    articles = [case.answer for case in load_together([Path(sys.argv[4])])]
    found += article_drafts(articles, len(answers) + len(judged))
    found += message_drafts(load_messages([Path(sys.argv[3])]), len(answers) + len(judged) + len(articles))
    told, right = across(found), np.array([one.right for one in found])
    message = np.array([one.weight < 1 for one in found])
    stands = np.array([one.stands for one in found])
    print(f"{len(found)} drafts, {right.sum()} right")
    for name, part in (("stand", stands & ~message), ("refused", ~stands & ~message), ("messages", message)):
        print(f"{name}: {table(told[part], right[part])}")
    print(store(trees_of(found), WEIGHTS))


if __name__ == "__main__":
    main()
