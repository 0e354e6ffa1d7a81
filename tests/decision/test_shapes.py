"""The shapes of a case: what they read, on which scale, and what they refuse (malformed/ has whole cases)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.decision import CaseError
from portefeuille.decision.shapes import (
    Choice,
    Day,
    Fields,
    Items,
    Number,
    Shape,
    Text,
    Truth,
    nearest,
    shown,
)

AMOUNT = Number(2, 1_000, "an amount")
PRICE = Number(2, 1_000, "an amount", positive=True)
COUNT = Number(0, 10, "number")

READ: list[tuple[Shape, Any, Any]] = [
    (Truth(), True, True),
    (Truth(), False, False),
    (Text(5), "", ""),
    (Text(5), " é ", " é "),
    (Text(5, 1), "abcde", "abcde"),
    (Text(10, 1, plain=True), "62.010", "62.010"),
    (Choice(("a", "b")), "b", "b"),
    (AMOUNT, 0, 0),
    (AMOUNT, 12, 1_200),
    (AMOUNT, 12.34, 1_234),
    (AMOUNT, 0.1, 10),
    (AMOUNT, Decimal("12.340"), 1_234),
    (AMOUNT, Decimal("1E+3"), 100_000),
    (AMOUNT, Decimal("-0.00"), 0),
    (PRICE, 0.01, 1),
    (COUNT, 10, 10),
    (COUNT, 3.0, 3),
    (COUNT, Decimal("3.00"), 3),
    (Day(), "2024-02-29", date(2024, 2, 29)),
    (Day(), "1900-01-01", date(1900, 1, 1)),
    (Day(), "2200-12-31", date(2200, 12, 31)),
    (Day(), date(2024, 6, 5), date(2024, 6, 5)),
    (Items(Truth()), [], []),
    (Items(Truth()), (True, False), [True, False]),
    (Fields({"a": Truth()}), {}, {}),
    (Fields({"a": Truth()}), {"a": None}, {}),
    (Fields({"a": Truth(), "b": COUNT}, ("a",)), {"b": 1, "a": True}, {"a": True, "b": 1}),
]  # fmt: skip


@pytest.mark.parametrize("shape, given_value, read", READ)
def test_what_is_read(shape: Shape, given_value: Any, read: Any) -> None:
    found = shape.read(given_value, "key")
    assert found == read
    assert type(found) is type(read)


REFUSED: list[tuple[Shape, Any, str, str, str]] = [
    (Truth(), 1, "key", "true or false", "1"),
    (Truth(), "true", "key", "true or false", "'true'"),
    (Text(5), 5, "key", "a text", "5"),
    (Text(5), "abcdef", "key", "a text of at most 5 characters", "6 characters"),
    (Text(5, 2), " a ", "key", "a text of at least 2 characters", "' a '"),
    (Text(5), "a\ud800", "key", "a text of whole characters", "'a\\ud800'"),
    (Text(10, 1, plain=True), "90,00", "key", "letters, digits, points, hyphens and spaces", "'90,00'"),
    (Choice(("linked", "partner")), "linkd", "key", "one of linked, partner (did you mean linked?)", "'linkd'"),
    (Choice(("linked", "partner")), 1, "key", "one of linked, partner", "1"),
    (AMOUNT, True, "key", "an amount from 0 to 1000", "true"),
    (AMOUNT, "12", "key", "an amount from 0 to 1000", "'12'"),
    (AMOUNT, -0.01, "key", "an amount from 0 to 1000", "-0.01"),
    (AMOUNT, Decimal("1000.01"), "key", "an amount from 0 to 1000", "1000.01"),
    (AMOUNT, float("nan"), "key", "an amount from 0 to 1000", "nan"),
    (AMOUNT, Decimal("Infinity"), "key", "an amount from 0 to 1000", "Infinity"),
    (AMOUNT, 49.999, "key", "an amount with at most 2 decimals", "49.999"),
    (AMOUNT, Decimal("1e-200"), "key", "an amount with at most 2 decimals", "1E-200"),
    (PRICE, 0, "key", "an amount above 0 to 1000", "0"),
    (COUNT, 1.5, "key", "a whole number", "1.5"),
    (Day(), "2024-02-30", "key", "a day as YYYY-MM-DD", "'2024-02-30'"),
    (Day(), "20240605", "key", "a day as YYYY-MM-DD", "'20240605'"),
    (Day(), "2024-W23-3", "key", "a day as YYYY-MM-DD", "'2024-W23-3'"),
    (Day(), datetime(2024, 6, 5), "key", "a day as YYYY-MM-DD", "2024-06-05 00:00:00"),
    (Day(), "２０２４-06-05", "key", "a day as YYYY-MM-DD", "'２０２４-06-05'"),
    (Day(), date(2201, 1, 1), "key", "a day between 1900-01-01 and 2200-12-31", "2201-01-01"),
    (Day(), "1899-12-31", "key", "a day between 1900-01-01 and 2200-12-31", "'1899-12-31'"),
    (Day(), "2201-01-01", "key", "a day between 1900-01-01 and 2200-12-31", "'2201-01-01'"),
    (Items(Truth()), "ab", "key", "a list", "'ab'"),
    (Items(Truth()), {}, "key", "a list", "an object"),
    (Items(Truth(), 2), [True] * 3, "key", "a list of at most 2", "a list of 3"),
    (Items(Truth()), [True, 0], "key.1", "true or false", "0"),
    (Fields({"a": Truth()}), [1], "key", "an object", "a list of 1"),
    (Fields({"a": Truth()}), None, "key", "an object", "nothing"),
    (Fields({"price": Truth()}), {"prise": True}, "key.prise", "a known key (did you mean price?)", "the unknown key 'prise'"),
    (Fields({"a": Truth(), "b": Truth()}), {"zzz": True}, "key.zzz", "one of the keys a, b", "the unknown key 'zzz'"),
    (Fields({"a": Truth()}, ("a",)), {}, "key.a", "a value", "nothing"),
    (Fields({"a": Truth()}, ("a",)), {"a": None}, "key.a", "a value", "nothing"),
    (Fields({"a": Fields({"b": Truth()})}), {"a": {"b": 2}}, "key.a.b", "true or false", "2"),
]  # fmt: skip


@pytest.mark.parametrize("shape, given_value, key, expected, got", REFUSED)
def test_what_is_refused_and_how(shape: Shape, given_value: Any, key: str, expected: str, got: str) -> None:
    with pytest.raises(CaseError) as caught:
        shape.read(given_value, "key")
    assert caught.value.as_dict() == {"key": key, "expected": expected, "got": got}


def test_the_top_of_a_case_has_no_key_of_its_own() -> None:
    with pytest.raises(CaseError) as caught:
        Fields({"a": Truth()}).read({"a": 1}, "")
    assert caught.value.key == "a"


@given(st.integers(0, 100_000))
def test_every_amount_with_two_decimals_is_read_to_the_cent_from_float_and_decimal(cents: int) -> None:
    """0.1 + 0.2 of floats must not make a cent of difference."""
    assert AMOUNT.read(cents / 100, "") == cents
    assert AMOUNT.read(Decimal(cents) / 100, "") == cents


@pytest.mark.parametrize("value, told", [
    ({"a": 1}, "an object"), ([1, 2], "a list of 2"), ((), "a list of 0"), (None, "nothing"), (True, "true"), (1.5, "1.5"),
    ("a\nb", "'a\\nb'"), ("x" * 100, "'" + "x" * 56 + "..."),
])  # fmt: skip
def test_a_wrong_value_is_repeated_short_and_on_one_line(value: Any, told: str) -> None:
    assert shown(value) == told
    assert len(shown(value)) <= 60


def test_only_a_near_word_is_suggested() -> None:
    assert nearest("headcont", ("headcount", "turnover")) == " (did you mean headcount?)"
    assert nearest("zzz", ("headcount", "turnover")) == ""
    assert nearest(5, ("headcount",)) == ""
