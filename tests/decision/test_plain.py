"""Scaled integers as the plain text of the JSON: exact, and without zeros that say nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.decision.plain import decimal, plain
from portefeuille.rules.units import BOOL, EXACT, Unit

SIZE = Unit("choice", categories=("small", "medium", "large"))


@pytest.mark.parametrize("value, unit, text", [
    (1, BOOL, "true"),
    (0, BOOL, "false"),
    (2, SIZE, "large"),
    (date(2024, 2, 29).toordinal(), Unit("day"), "2024-02-29"),
    (40_950, Unit("eur"), "409.5"),
    (50_000, Unit("eur"), "500"),
    (5, Unit("eur"), "0.05"),
    (0, Unit("eur"), "0"),
    (-5, Unit("eur"), "-0.05"),
    (2_500, Unit("share"), "0.25"),
    (1, Unit("share"), "0.0001"),
    (10_000, Unit("rate"), "1"),
    (1_250, Unit("fte"), "12.5"),
    (4_999 * EXACT + 9_999, Unit("fte", EXACT), "49.999999"),
    (100 * EXACT, Unit("eur", EXACT), "1"),
    (3, Unit("count"), "3"),
    (14, Unit("days"), "14"),
])  # fmt: skip
def test_a_value_as_text(value: int, unit: Unit, text: str) -> None:
    assert plain(value, unit) == text


@given(st.integers(-(10**15), 10**15), st.integers(0, 4), st.sampled_from([1, EXACT]))
def test_a_decimal_says_exactly_the_number(value: int, decimals: int, scale: int) -> None:
    text = decimal(value, decimals, scale)
    assert Decimal(text) == Decimal(value) / (scale * 10**decimals)
    assert "." not in text or not text.endswith(("0", "."))
