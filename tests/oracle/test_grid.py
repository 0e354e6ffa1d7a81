"""The engine and the oracle give the same answer around every threshold."""

from __future__ import annotations

import numpy as np
import pytest

from portefeuille.decision import decide
from tests.oracle.comparing import disagreements
from tests.oracle.grid import BLOCKS, SEED, block, rows
from tests.oracle.oracle import answer
from tests.oracle.translate import case_of

SAMPLE = 320
"""Rows of each block that go through ``decide``."""


@pytest.mark.parametrize("name", BLOCKS)
def test_decide_agrees_with_the_oracle(name: str) -> None:
    made = block(name)
    length = len(made["on"])
    random = np.random.default_rng(SEED)
    chosen = sorted(int(p) for p in random.choice(length, size=min(SAMPLE, length), replace=False))
    wrong = []
    for position, row in zip(chosen, rows(made, chosen), strict=True):
        case = case_of(row)
        found = disagreements(decide(case).as_dict(), answer(row))
        if found:
            wrong.append(f"row {position}: {'; '.join(found)}\n    {case}")
    assert not wrong, f"{len(wrong)} of {len(chosen)} rows differ:\n" + "\n".join(wrong[:10])
