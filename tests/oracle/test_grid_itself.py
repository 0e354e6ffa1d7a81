"""The grid covers what it says, and the oracle is sane on it: these need no engine."""

from __future__ import annotations

import numpy as np
import pytest

from tests.oracle.axes import PERIODS
from tests.oracle.columns import ABSENT, COLUMNS, ELIGIBLE, INELIGIBLE, NEEDS_REVIEW
from tests.oracle.figures import ceiling
from tests.oracle.grid import BLOCKS, block, block_names, grid, rows
from tests.oracle.oracle import answer


def test_all_blocks_together_have_a_few_hundred_thousand_rows() -> None:
    made = grid()
    assert set(made) == set(COLUMNS)
    lengths = {len(values) for values in made.values()}
    assert len(lengths) == 1
    assert 200_000 < lengths.pop() < 600_000
    assert len(block_names()) == len(made["on"])
    assert all(values.dtype == np.int64 for values in made.values())


def test_every_period_of_the_law_occurs() -> None:
    assert set(PERIODS) <= set(grid()["on"].tolist())


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_decides_both_ways_and_no_amount_passes_the_ceiling(name: str) -> None:
    made = block(name)
    outcomes = set()
    for row in rows(made, range(0, len(made["on"]), 37)):
        got = answer(row)
        outcomes.add(got.outcome)
        if got.outcome == INELIGIBLE:
            assert got.not_met
            assert (got.rate, got.subsidy) == (None, None)
        if got.outcome == NEEDS_REVIEW:
            assert got.unknown
            assert not got.not_met
        if got.subsidy is not None and got.size is not None:
            assert 0 < got.subsidy <= ceiling(row["on"], got.size)
            assert got.eligible is not None
            assert got.subsidy <= got.eligible
    if name == "groups":
        assert outcomes == {ELIGIBLE, INELIGIBLE}
    else:
        assert {ELIGIBLE, INELIGIBLE} <= outcomes


def test_absent_stands_for_a_fact_that_is_not_given() -> None:
    assert ABSENT == -1
