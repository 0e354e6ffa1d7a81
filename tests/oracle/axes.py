"""The values that the grid is made of: each threshold of the law with its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle import figures as f
from tests.oracle.columns import ABSENT

if TYPE_CHECKING:
    from collections.abc import Mapping


def around(*thresholds: int) -> list[int]:
    """Each threshold with its neighbour on both sides."""
    return sorted({t + d for t in thresholds for d in (-1, 0, 1)})


CHANGES = (
    f.SCHEME + 1,
    f.LOWER_RATES,
    f.LOWER_CEILING,
    f.EXAMS_OUT,
    f.CYBER_BONUS,
    f.THEMES_IN,
    f.ENERGY_EARLIEST,
    f.ROLLING,
    f.ENERGY_SURE,
    f.WORKSHOPS_IN,
    f.CYBER_ADVICE_ONLY,
)
DAYS = around(*CHANGES)
PERIODS = sorted({f.SCHEME, *CHANGES, f.day(2018, 2, 28), f.day(2024, 2, 29), f.day(2026, 9, 1)})

HEADCOUNTS = [ABSENT, 0, *around(5_000, 25_000)]
TURNOVERS = [ABSENT, 0, *around(10 * f.MILLION, 50 * f.MILLION)]
BALANCES = [ABSENT, 0, *around(10 * f.MILLION, 43 * f.MILLION)]
PRICES = [
    *around(10_000, 50_000),
    33_335,
    100_000,
    *around(2_500_000),
    1_666_667,
    2_142_857,
    *around(3_750_000),
    10_000_000,
]
ROOMS = [ABSENT, *around(750_000, 1_000_000, 1_500_000)]
BOOL = [ABSENT, 0, 1]

SOUND: Mapping[str, int] = {
    "form": 0,
    "headcount": 1_200,
    "turnover": f.MILLION,
    "balance": f.MILLION // 2,
    "region": 0,
    "activity": 0,
}
"""An enterprise with nothing against it."""
