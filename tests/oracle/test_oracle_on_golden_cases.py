"""The oracle and the golden cases, two readings of the same rules, agree where a row can hold the case."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.golden.reading import Golden, all_cases
from tests.oracle.columns import OUTCOMES, SIZES
from tests.oracle.oracle import answer
from tests.oracle.translate import fits_a_row, row_of

CASES = [g for g in all_cases() if "error" not in g.expect and "known" not in g.case and fits_a_row(g.case)]


def _text(value: int | None, decimals: int) -> str | None:
    return None if value is None else f"{Decimal(value).scaleb(-decimals):.2f}"


def test_most_golden_cases_fit_a_row() -> None:
    assert len(CASES) > 300


@pytest.mark.parametrize("golden", CASES, ids=lambda g: g.id)
def test_the_oracle_gives_what_the_jurist_expects(golden: Golden) -> None:
    got = answer(row_of(golden.case))
    said = {
        "outcome": OUTCOMES[got.outcome],
        "size": SIZES[got.size] if got.size else None,
        "rate": _text(got.rate, 4),
        "subsidy": _text(got.subsidy, 2),
        "eligible_amount": _text(got.eligible, 2),
        "room": _text(got.room, 2),
    }
    if not got.sure:
        said = {key: said[key] for key in ("outcome", "size")}
    expected = {key: value for key, value in golden.expect.items() if key in said}
    assert {key: said[key] for key in expected} == expected
    shared = {"advice_conditions": "advice", "exclusion": "advice"}
    assert {shared.get(name, name) for name in golden.expect.get("not_met", [])} <= got.not_met
    assert {shared.get(name, name) for name in golden.expect.get("unknown", [])} <= got.unknown
