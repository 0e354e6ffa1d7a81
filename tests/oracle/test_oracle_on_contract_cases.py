"""The oracle itself, held against the visible cases of the contract."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.contract.cases import load
from tests.oracle.columns import OUTCOMES, SIZES
from tests.oracle.oracle import answer
from tests.oracle.translate import case_of, row_of

CASES = [c for c in load() if not c["expect"].get("error")]


def _text(value: int | None, decimals: int) -> str | None:
    return None if value is None else f"{Decimal(value).scaleb(-decimals):.2f}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_the_oracle_gives_what_the_contract_expects(case: dict[str, Any]) -> None:
    expect, got = case["expect"], answer(row_of(case["case"]))
    said = {
        "outcome": OUTCOMES[got.outcome],
        "size": SIZES[got.size] if got.size else None,
        "rate": _text(got.rate, 4),
        "subsidy": _text(got.subsidy, 2),
        "eligible_amount": _text(got.eligible, 2),
        "room": _text(got.room, 2),
    }
    assert {k: v for k, v in said.items() if k in expect} == {k: v for k, v in expect.items() if k in said}
    assert set(expect.get("not_met", [])) <= got.not_met


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_translating_there_and_back_keeps_the_row(case: dict[str, Any]) -> None:
    there = row_of(case["case"])
    assert row_of(case_of(there)) == there
