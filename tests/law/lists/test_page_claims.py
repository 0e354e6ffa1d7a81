"""What the source pages claim: each page, each verdict, with the days on which it was right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.law.lists.files import by_code, rows

PAGES = {"A": "S000", "B": "S001", "C": "S002", "D": "S003", "E": "S004"}
CLAIMS = rows("page_claims")


@pytest.mark.parametrize("row", CLAIMS, ids=[row["code"] for row in CLAIMS])
def test_a_claim_names_its_page_and_the_law(row: dict[str, Any]) -> None:
    letter = row["page"][-1]
    assert row["code"].startswith(f"{letter.lower()}_")
    assert PAGES[letter] in row["source"]
    assert set(row["rule"]) <= set(row["source"])
    assert row["claim"]["nl"] and row["claim"]["en"]
    assert row["verdict"] in {"right", "outdated", "wrong", "incomplete", "disputed", "unverified"}


@pytest.mark.parametrize("row", CLAIMS, ids=[row["code"] for row in CLAIMS])
def test_what_is_not_right_says_what_the_law_says(row: dict[str, Any]) -> None:
    assert ("law" in row) == (row["verdict"] != "right")
    if row["verdict"] == "right":
        assert "right_until" not in row
    if "right_from" in row and "right_until" in row:
        assert row["right_from"] <= row["right_until"]


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("a_ceiling_by_size", date(2016, 4, 1), date(2019, 12, 31)),
        ("c_rates", date(2016, 4, 1), date(2019, 11, 30)),
        ("c_vzw_never", date(2009, 1, 1), date(2025, 12, 31)),
        ("d_advice_eight_themes", date(2023, 1, 1), date(2026, 1, 31)),
        ("e_any_communication", date(2016, 4, 1), date(2022, 12, 31)),
    ],
)
def test_days_on_which_an_outdated_claim_was_right(code: str, first: date, last: date) -> None:
    row = by_code("page_claims")[code]
    assert row["verdict"] == "outdated"
    assert (row["right_from"], row["right_until"]) == (first, last)


def test_verdicts_of_each_page() -> None:
    found = {letter: sum(row["page"] == f"page {letter}" for row in CLAIMS) for letter in PAGES}
    assert found == {"A": 13, "B": 13, "C": 13, "D": 21, "E": 13}
    wrong = {row["code"] for row in CLAIMS if row["verdict"] == "wrong"}
    assert wrong == {
        "a_refund", "b_size_both", "b_advice_implementation", "b_recognised", "d_partner_above_25", "d_end_before_31_december",
        "e_saves_7500", "e_deposit_14_days", "e_website", "e_number_zero", "e_release",
    }  # fmt: skip
