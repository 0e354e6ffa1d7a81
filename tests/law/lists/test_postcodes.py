"""Postcode to region: one region a code, and the ranges everybody uses agree (they only cross-check)."""

from __future__ import annotations

import pytest

from tests.law.lists.files import by_code

CODES = by_code("postcodes")


def range_of(code: str) -> str:
    """The region by the ranges of the post (procedure 9.1): not a source, a cross-check."""
    number = int(code)
    if number <= 1299:
        return "brussels"
    if 1500 <= number <= 3999 or number >= 8000:
        return "flanders"
    return "wallonia"


def test_every_code_is_four_digits_in_one_of_three_regions() -> None:
    assert all(len(code) == 4 and code.isdigit() for code in CODES)
    assert {row["region"] for row in CODES.values()} == {"flanders", "brussels", "wallonia"}


def test_the_ranges_agree_with_the_table() -> None:
    assert [code for code, row in CODES.items() if range_of(code) != row["region"]] == []


@pytest.mark.parametrize(
    ("code", "region", "municipality"),
    [
        ("9000", "flanders", "Gent"), ("1000", "brussels", "Brussel"), ("1300", "wallonia", "Waver"), ("1500", "flanders", "Halle"),
        ("4000", "wallonia", "Luik"), ("1640", "flanders", "Sint-Genesius-Rode"), ("3790", "flanders", "Voeren"),
        ("7780", "wallonia", "Komen-Waasten"), ("1040", "brussels", "Brussel / Etterbeek"), ("1804", "flanders", "Vilvoorde / Zemst"),
    ],
)  # fmt: skip
def test_places(code: str, region: str, municipality: str) -> None:
    assert (CODES[code]["region"], CODES[code]["municipality_nl"]) == (region, municipality)


def test_an_institutional_postcode_is_not_in_the_table() -> None:
    assert "1210" in CODES and "1005" not in CODES and "0612" not in CODES
