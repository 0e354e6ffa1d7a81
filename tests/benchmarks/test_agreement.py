"""The check that a peer decides as we do: it must fail loudly when the peer does not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from benchmarks.agreement import DisagreementError, compare, judged_one_by_one
from benchmarks.population import ON, population
from portefeuille.law import Law

ROWS = 200


def answers() -> dict[str, Any]:
    return judged_one_by_one(population(ROWS), Law.on(ON))


def test_row_by_row_answers_have_every_outcome_and_amounts_only_where_they_belong() -> None:
    found = answers()
    assert set(found["outcome"]) == {0, 1, 2}
    assert set(found["size"]) <= {-1, 0, 1, 2}
    assert (found["subsidy"][found["outcome"] == 1] == -1).all()
    assert (found["subsidy"][found["outcome"] == 0] > 0).all()


def test_a_difference_within_float32_is_measured() -> None:
    ours, theirs = answers(), answers()
    theirs["subsidy"] = theirs["subsidy"] + 0.25
    agreement = compare(ours, theirs)
    assert (agreement.rows, agreement.otherwise) == (ROWS, 0)
    assert agreement.cents == pytest.approx(0.25)


@pytest.mark.parametrize("name", ["size", "outcome", "rate", "subsidy"])
def test_a_peer_that_decides_otherwise_stops_the_benchmark(name: str) -> None:
    ours, theirs = answers(), answers()
    theirs[name] = np.where(np.arange(ROWS) < 5, theirs[name] + 2, theirs[name])
    with pytest.raises(DisagreementError, match="5 of 200 rows differ; row 0"):
        compare(ours, theirs)
