"""Learn what speaks for two reports leading with one happening (python scripts/train_leads.py ARTICLES PAIRS).

ARTICLES and PAIRS are JSON Lines as `dateline eval merge` reads them. Prints precision and recall of the pairs of each of ten parts by
weights learned from the other nine, no incident lying in two parts, and then the weights learned from all, for `merge/leads.py`.
A pair of an incident with many pairs counts less, by the root of their number.
"""

import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dateline.evaluation.incidents import load_pairs
from dateline.evaluation.prediction import as_read
from dateline.merge.leads import DAYS, FIGURES, FIRSTS, SCENES, TEXTS
from dateline.merge.score import told
from dateline.merge.tellings import tellings
from dateline.merge.unit import Unit, unit
from dateline.pipeline import code

PARTS, TIGHT, STEPS = 10, 5.0, 40
CAUTION = 0.4  # points off: a report put to the wrong incident does more harm than one left alone
Numbers = NDArray[np.float64]


def main() -> None:
    """Read, learn, print."""
    cases = load_pairs([Path(name) for name in sys.argv[1:3]])
    coded = {one.report.id: one for one in code(as_read(case.report) for case in cases)}
    leads = {
        case.name: unit(telling)
        for case in cases
        for telling in tellings(coded[case.report.id])
        if telling.main and telling.facets
    }
    pairs = [pair for case in cases for pair in case.answer if pair["a"] in leads and pair["b"] in leads]
    family = families([(pair["a"], pair["b"]) for pair in pairs])
    values = np.array([row(leads[pair["a"]], leads[pair["b"]]) for pair in pairs])
    same = np.array([float(pair["same_main_incident"]) for pair in pairs])
    size = Counter(family[pair["a"]] for pair in pairs)
    weights = np.array([size[family[pair["a"]]] ** -0.5 for pair in pairs])
    part = np.array([int(sha256(family[pair["a"]].encode()).hexdigest(), 16) % PARTS for pair in pairs])
    points = np.zeros(len(pairs))
    for number in range(PARTS):
        rest = part != number
        base, slopes = learned(values[rest], same[rest], weights[rest])
        points[~rest] = base + values[~rest] @ slopes
    right = float(same[points > CAUTION].sum())
    print(f"{len(pairs)} pairs, {len(size)} families; learned from other incidents: ", end="")
    print(f"P {right / float((points > CAUTION).sum()):.3f} R {right / float(same.sum()):.3f}")
    base, slopes = learned(values, same, weights)
    print(f"BASE, EVENTS = {base - CAUTION:.2f}, {slopes[-1]:.2f}")
    for feature, slope in zip((*DAYS, *FIGURES, *SCENES, *TEXTS, *FIRSTS), slopes, strict=False):
        print(f'    "{feature.__name__}": {slope:.2f},')


def row(one: Unit, other: Unit) -> list[float]:
    """Return what each feature says of a pair, and what its events say."""
    here, there = one.outline, other.outline
    found = [feature(here.days, there.days) for feature in DAYS]
    found += [feature(here.figures, there.figures) for feature in FIGURES]
    found += [feature(here.scene, there.scene) for feature in SCENES]
    found += [feature(here, there) for feature in TEXTS]
    found += [feature(one.profiles[0].fact, other.profiles[0].fact) for feature in FIRSTS]
    return [*(point[0] if point else 0.0 for point in found), told(one, other).score]


def families(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Return for each article the first of all that chains of pairs tie it to."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        tied = found.get(one, {one}) | found.get(other, {other})
        found |= dict.fromkeys(tied, tied)
    return {name: min(tied) for name, tied in found.items()}


def learned(values: Numbers, same: Numbers, weights: Numbers) -> tuple[float, Numbers]:
    """Return base and slopes of a logistic regression, kept small, by Newton's method."""
    centre, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    given = np.column_stack([np.ones(len(values)), (values - centre) / spread])
    share, ridge = weights / weights.mean(), np.diag([1e-6, *[TIGHT] * values.shape[1]])
    found = np.zeros(given.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-given @ found))
        slope = given.T @ (share * (sure - same)) + ridge @ found
        found -= np.linalg.solve((given * (share * sure * (1 - sure))[:, None]).T @ given + ridge, slope)
    slopes = found[1:] / spread
    return float(found[0] - centre @ slopes), slopes


if __name__ == "__main__":
    main()
