"""Logistic regression with small weights (L2), on sentences that have a few of many traits. numpy alone, no chance in it."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Table:
    """Which traits each sentence has. Row i has the columns `columns[starts[i]:starts[i + 1]]`, each worth `worth[i]`."""

    columns: np.ndarray
    starts: np.ndarray
    worth: np.ndarray
    width: int
    fewest: int

    @classmethod
    def of(cls, rows: list[np.ndarray], width: int, fewest: int) -> "Table":
        """`fewest`: a row with fewer columns is worth as little as if it had so many."""
        counts = np.array([len(row) for row in rows], dtype=np.int64)
        columns = np.concatenate([*rows, np.zeros(0, dtype=np.int64)]).astype(np.int64)
        return cls(
            columns, np.concatenate([[0], np.cumsum(counts)]), 1 / np.sqrt(np.maximum(counts, fewest)), width, fewest
        )

    def only(self, rows: np.ndarray) -> "Table":
        """Some of the rows."""
        return Table.of(
            [self.columns[self.starts[row] : self.starts[row + 1]] for row in rows], self.width, self.fewest
        )

    def sums(self, weights: np.ndarray) -> np.ndarray:
        """Each row's weighted sum."""
        running = np.concatenate([[0.0], np.cumsum(weights[self.columns])])
        return (running[self.starts[1:]] - running[self.starts[:-1]]) * self.worth

    def back(self, errors: np.ndarray) -> np.ndarray:
        """Each column's sum of its rows' errors."""
        each = np.repeat(errors * self.worth, np.diff(self.starts))
        return np.bincount(self.columns, weights=each, minlength=self.width)


def learn(table: Table, yes: np.ndarray, thrift: float, rounds: int) -> tuple[np.ndarray, float]:
    """Weights and bias. The greater `thrift`, the smaller the weights stay (L2). Accelerated gradient descent."""
    weights, bias = np.zeros(table.width), 0.0
    ahead, ahead_bias, pace = weights, bias, 1.0
    step = 1 / (
        len(yes) / 2 + thrift
    )  # a row's length is at most 1, with the bias 2; the loss bends by a quarter of that
    for _ in range(rounds):
        errors = 1 / (1 + np.exp(-(table.sums(ahead) + ahead_bias))) - yes
        new_weights = ahead - step * (table.back(errors) + thrift * ahead)
        new_bias = ahead_bias - step * errors.sum()
        new_pace = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        glide = (pace - 1) / new_pace
        ahead, ahead_bias = new_weights + glide * (new_weights - weights), new_bias + glide * (new_bias - bias)
        weights, bias, pace = new_weights, new_bias, new_pace
    return weights, float(bias)
