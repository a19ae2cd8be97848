"""Train the relevance model (python scripts/train_relevance.py ITEMS.jsonl JUDGED.jsonl).

ITEMS are short news items ({"id", "text", "conflict"}: is its section that of conflict?), JUDGED some of them judged under the codebook
({"id", "actual_event"}). The corpus of this project is read besides: is there an actual event in the report? Prints how a model that has not
seen a fifth of the judged items sorts them, for each fifth in turn; then trains on everything and writes the weights.
"""

import json
import random
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from dateline.extract.learned.relevance import BITS, OPENING, features, probability

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "src/dateline/extract/learned/relevance.npz"
EPOCHS, RATE, SHRINK, SEED = 6, 0.5, 1e-6, 1
JUDGED_WEIGHT = 3.0  # a judgement under the codebook counts as three sections
FOLDS = 5
# Items that stand in other sections and yet tell of conflict.
CONFLICT_WORDS = re.compile(
    r"\b(?:protest(?:er)?s?|demonstrat(?:ion|or)s?|riot(?:er)?s?|fle[de]|fleeing|displaced|mass shooting|stabb\w+|gunm[ae]n|hostages?|kidnap\w+"
    r"|coup|mutiny)\b",
    re.IGNORECASE,
)
Example = tuple[np.ndarray, float, float]  # features, label, weight


def train(examples: Sequence[Example]) -> tuple[np.ndarray, float]:
    """Return weights and bias of a logistic regression, by Adagrad in a fixed shuffled order."""
    weights, squares = np.zeros(1 << BITS), np.full(1 << BITS, 1e-8)
    bias, bias_square = 0.0, 1e-8
    order, shuffle = list(range(len(examples))), random.Random(SEED).shuffle  # noqa: S311  (no secret)
    for _ in range(EPOCHS):
        shuffle(order)
        for number in order:
            found, label, weight = examples[number]
            slope = (probability(weights, bias, found) - label) * weight
            steps = slope / np.sqrt(max(1, len(found))) + SHRINK * weights[found]
            squares[found] += steps * steps
            weights[found] -= RATE * steps / np.sqrt(squares[found])
            bias_square += slope * slope
            bias -= RATE * slope / np.sqrt(bias_square)
    return weights, bias


def rows(path: Path) -> list[dict]:
    """Return the rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def own_examples() -> list[Example]:
    """Return the reports of the corpus, its test third left out."""
    reports = [row for path in sorted((ROOT / "corpus").glob("writer-*/*.jsonl")) for row in rows(path)]
    return [
        (features(row["text"][:OPENING]), float(any(event["modality"] == "actual" for event in row["events"])), 1.0)
        for row in reports
        if int.from_bytes(row["id"].encode(), "big") % 3
    ]


def item_examples(items: Iterable[dict], judged: dict[str, bool]) -> list[Example]:
    """Return the news items: judged ones by their judgement, the others by section and by words of conflict."""
    found = []
    for item in items:
        verdict = judged.get(item["id"])
        label = verdict if verdict is not None else item["conflict"] or bool(CONFLICT_WORDS.search(item["text"]))
        found.append((features(item["text"][:OPENING]), float(label), 1.0 if verdict is None else JUDGED_WEIGHT))
    return found


def main() -> None:
    """Train, measure, write."""
    items, verdicts = (rows(Path(name)) for name in sys.argv[1:3])
    judged = {row["id"]: bool(row["actual_event"]) for row in verdicts}
    own, names = own_examples(), sorted(judged)
    right: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        held = set(names[fold::FOLDS])
        model = train([*own, *item_examples((item for item in items if item["id"] not in held), judged)])
        right += [
            (probability(*model, features(i["text"][:OPENING])), judged[i["id"]]) for i in items if i["id"] in held
        ]
    for bar in (0.1, 0.2, 0.3, 0.5):
        kept = [label for score, label in right if score > bar]
        print(f"above {bar}: precision {sum(kept) / len(kept):.3f}, recall {sum(kept) / sum(judged.values()):.3f}")
    weights, bias = train([*own, *item_examples(items, judged)])
    np.savez_compressed(WEIGHTS, weights=weights.astype(np.float16), bias=np.float32(bias))
    print(f"{WEIGHTS.relative_to(ROOT)}: {WEIGHTS.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
