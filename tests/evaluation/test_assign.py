"""The best pairing is the best of all pairings."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation.assign import assign


def best_total(weights):
    """Return the greatest total over every one-to-one pairing, tried one by one."""
    rows, columns = len(weights), len(weights[0])
    if rows > columns:
        return best_total([list(column) for column in zip(*weights, strict=True)])
    return max(
        sum(max(0.0, weights[row][column]) for row, column in enumerate(order))
        for order in permutations(range(columns), rows)
    )


@st.composite
def tables(draw):
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    weight = st.sampled_from([0.0, 0.5, 1.0, 2.5]) | st.floats(0, 9, allow_nan=False, width=16)
    return [[draw(weight) for _ in range(columns)] for _ in range(rows)]


@given(tables())
def test_total_is_that_of_brute_force(weights):
    pairs = assign(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert abs(sum(weights[row][column] for row, column in pairs) - best_total(weights)) < 1e-9


def test_pairs_without_weight_are_left_out():
    assert assign([[0.0, 0.0], [0.0, 3.0]]) == [(1, 1)]


def test_greed_is_not_best():
    assert assign([[3.0, 2.0], [2.0, 0.0]]) == [(1, 0), (0, 1)]


def test_nothing_pairs_with_nothing():
    assert assign([]) == []
    assert assign([[]]) == []
