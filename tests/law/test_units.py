"""Units: exact scaled integers in, readable words out."""

from __future__ import annotations

import pytest

from portefeuille.law.units import accepts, parse, show


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("0.45", "rate", 4500),
        ("0.0001", "share", 1),
        ("1", "share", 10_000),
        ("7_500", "eur", 750_000),
        ("0.01", "eur", 1),
        ("49.99", "fte", 4999),
        ("14", "days", 14),
        ("12", "months", 12),
        ("true", "bool", True),
        ("false", "bool", False),
        ("b", "choice", "b"),
    ],
)
def test_parse(text: str, unit: str, value: object) -> None:
    assert parse(text, unit, ("a", "b")) == value


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("yes", "bool", "expected true or false, got 'yes'"),
        ("c", "choice", "expected one of a, b, got 'c'"),
        ("much", "eur", "expected a number (eur), got 'much'"),
        ("-1", "eur", "expected a number of at least 0 (eur), got '-1'"),
        ("NaN", "eur", "expected a number of at least 0 (eur), got 'NaN'"),
        ("1.5", "rate", "expected a rate between 0 and 1, got '1.5'"),
        ("45", "share", "expected a share between 0 and 1, got '45'"),
        ("0.00001", "rate", "expected at most 4 decimals (rate), got '0.00001'"),
        ("1.005", "eur", "expected at most 2 decimals (eur), got '1.005'"),
        ("1.5", "days", "expected at most 0 decimals (days), got '1.5'"),
    ],
)
def test_parse_refuses(text: str, unit: str, expected: str) -> None:
    with pytest.raises(ValueError, match="expected") as caught:
        parse(text, unit, ("a", "b"))
    assert str(caught.value) == expected


@pytest.mark.parametrize(
    ("value", "unit", "fits"),
    [
        (True, "bool", True),
        (1, "bool", False),
        ("a", "choice", True),
        ("z", "choice", False),
        (3500, "rate", True),
        (10_001, "rate", False),
        (-1, "eur", False),
        (True, "eur", False),
        (0.35, "rate", False),
        (10_001, "eur", True),
    ],
)
def test_accepts(value: object, unit: str, fits: bool) -> None:
    assert accepts(value, unit, ("a", "b")) is fits


@pytest.mark.parametrize(
    ("value", "unit", "lang", "words"),
    [
        (4500, "rate", "nl", "45 %"),
        (2550, "share", "nl", "25,5 %"),
        (2550, "share", "en", "25.5 %"),
        (750_000, "eur", "nl", "EUR 7.500"),
        (750_000, "eur", "en", "EUR 7,500"),
        (750_000, "eur", "fr", "7\u202f500\u00a0EUR"),
        (100_001, "eur", "nl", "EUR 1.000,01"),
        (5_000, "fte", "fr", "50 ETP"),
        (4_999, "fte", "nl", "49,99 VTE"),
        (14, "days", "nl", "14 dagen"),
        (1, "years", "en", "1 years"),
        (5_000, "count", "nl", "5000"),
        ("clamp", "choice", "nl", "clamp"),
        (True, "bool", "fr", "oui"),
        (False, "bool", "nl", "nee"),
        (None, "eur", "en", "unknown"),
    ],
)
def test_show(value: int | str | None, unit: str, lang: str, words: str) -> None:
    assert show(value, unit, lang) == words
