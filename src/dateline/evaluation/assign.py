"""The best pairing of two lists: one to one, with the greatest total weight (the Hungarian method, cubic time)."""

import math
from collections.abc import Sequence

Weights = Sequence[Sequence[float]]


def assign(weights: Weights) -> list[tuple[int, int]]:
    """Return the (row, column) pairs of the heaviest one-to-one pairing, by column; weights of 0 never pair."""
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    row_of = _Matching(_square_costs(weights)).solve()
    pairs = ((row, column) for column, row in enumerate(row_of[:columns]) if row < rows)
    return [(row, column) for row, column in pairs if weights[row][column] > 0]


def _square_costs(weights: Weights) -> list[list[float]]:
    """Return what each pair costs against the heaviest, filled up to a square with pairs of weight 0."""
    rows, columns = len(weights), len(weights[0])
    heaviest, size = max(map(max, weights)), max(rows, columns)
    filled = [[*row, *[0.0] * (size - columns)] for row in weights] + [[0.0] * size] * (size - rows)
    return [[heaviest - weight for weight in row] for row in filled]


class _Matching:
    """Cheapest matching of a square cost table, grown one row at a time along shortest augmenting paths.

    Every row and column carries a price; a pair whose cost equals the sum of its two prices is tight, and only tight
    pairs are matched. Row and column `size` stand for 'nothing': there each path begins.
    """

    def __init__(self, costs: list[list[float]]) -> None:
        self.costs, self.size = costs, len(costs)
        self.row_price = [0.0] * (self.size + 1)
        self.column_price = [0.0] * (self.size + 1)
        self.row_of = [self.size] * (self.size + 1)

    def solve(self) -> list[int]:
        """Return the row that each column is matched to."""
        for row in range(self.size):
            came_from, column = self._shortest_path(row)
            while column != self.size:
                self.row_of[column] = self.row_of[came_from[column]]
                column = came_from[column]
        return self.row_of[: self.size]

    def _shortest_path(self, row: int) -> tuple[list[int], int]:
        """Match `row` to nothing, then reach for a free column; return each column's predecessor and that column."""
        nothing = column = self.size
        self.row_of[nothing] = row
        slack, came_from = [math.inf] * self.size, [nothing] * self.size
        reached = [nothing]
        open_columns = list(range(self.size))
        while True:
            here = self.row_of[column]
            for other in open_columns:
                gap = self.costs[here][other] - self.row_price[here] - self.column_price[other]
                if gap < slack[other]:
                    slack[other], came_from[other] = gap, column
            column = min(open_columns, key=slack.__getitem__)
            self._move_prices(slack[column], reached, open_columns, slack)
            if self.row_of[column] == self.size:
                return came_from, column
            open_columns.remove(column)
            reached.append(column)

    def _move_prices(self, step: float, reached: list[int], open_columns: list[int], slack: list[float]) -> None:
        for column in reached:
            self.row_price[self.row_of[column]] += step
            self.column_price[column] -= step
        for column in open_columns:
            slack[column] -= step
