"""Drawing columns at random, by the block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from portefeuille.rules.facts import FACTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

CENTS = 100
MISSING = -1


@dataclass(frozen=True)
class Draw:
    """A generator and the number of rows it draws at a time."""

    generator: np.random.Generator
    rows: int

    def chance(self, probability: float) -> NDArray[np.bool_]:
        """True with this probability."""
        drawn: NDArray[np.bool_] = self.generator.random(self.rows, np.float32) < probability
        return drawn

    def between(self, low: int, high: int) -> NDArray[np.int64]:
        """Whole numbers from ``low`` to ``high``, both included."""
        return self.generator.integers(low, high, self.rows, endpoint=True)

    def lognormal(self, median: float, sigma: float, *, top: float) -> NDArray[np.float64]:
        """Lognormal numbers around a median, cut off at ``top``."""
        return np.minimum(self.generator.lognormal(np.log(median), sigma, self.rows), top)

    def missing(self, column: NDArray[Any], probability: float) -> NDArray[Any]:
        """The column, missing here and there."""
        return np.where(self.chance(probability), MISSING, column)

    def category(self, fact: str, absent: float = 0.0, **weights: float) -> NDArray[np.int8]:
        """The integers of a choice by weight; ``absent`` is the share that is missing.

        :raises ValueError: for a category that the fact does not have.
        """
        order = [FACTS[fact].unit.categories.index(name) for name in weights]
        odds = np.array([absent, *weights.values()])
        limits = np.cumsum(odds / odds.sum())[:-1]
        drawn = np.searchsorted(limits, self.generator.random(self.rows, np.float32), "right")
        return np.array([MISSING, *order], np.int8)[drawn]
