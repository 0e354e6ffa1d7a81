"""Excluded services: sixteen in 2020, twenty-six in 2021, of which four were not found."""

from __future__ import annotations

from datetime import date

import pytest

from tests.law.lists.files import by_code, in_force, rows

EXCLUSIONS = by_code("exclusions")
UNCERTAIN = {"earliest": date(2021, 7, 1), "latest": date(2021, 7, 14), "default": date(2021, 7, 12)}


def items(stamp: str) -> set[frozenset[str]]:
    """The items of a list; two codes of the same item are one. Rules for certain participants are not items."""
    return {
        frozenset({row["code"], row.get("same_item", row["code"])})
        for row in rows("exclusions")
        if row.get("list") == stamp and "except" not in row
    }


def test_sixteen_items_in_2020() -> None:
    assert len(items("2020-07")) == 16


def test_twenty_six_items_in_2021() -> None:
    known = items("2021-07") - {frozenset({"unknown_rest"})}
    assert len(items("2020-07")) + len(known) + 4 == 26
    assert {min(item) for item in known} == {
        "bach_flower", "shamanism", "boat_licence", "pendulum", "card_reading", "walking_coaching",
    }  # fmt: skip


@pytest.mark.parametrize("code", sorted(EXCLUSIONS))
def test_verdicts_are_of_four_kinds(code: str) -> None:
    for period in EXCLUSIONS[code]["periods"]:
        assert period["verdict"] in {"not_listed", "refused", "conditional", "judgement"}
        assert isinstance(period["reserved"], bool)
    assert EXCLUSIONS[code]["service"] in {"training", "advice", "both"}


def test_the_list_of_2020_begins_on_the_first_of_july() -> None:
    for row in EXCLUSIONS.values():
        if row.get("list") == "2020-07" and row["code"] != "exam":
            assert in_force(row, date(2020, 6, 30))["verdict"] == "not_listed"
            assert in_force(row, date(2020, 7, 1))["verdict"] == "refused"


def test_the_first_day_of_the_list_of_2021_is_uncertain() -> None:
    for row in EXCLUSIONS.values():
        if row.get("list") == "2021-07" and "except" not in row:
            assert in_force(row, date(2021, 7, 11))["verdict"] == "not_listed"
            assert in_force(row, date(2021, 7, 12))["from"] == UNCERTAIN


def test_since_the_themes_the_lists_are_reserved() -> None:
    for row in EXCLUSIONS.values():
        if "list" in row and row["code"] not in {"exam", "mental_health", "unknown_rest"}:
            assert not in_force(row, date(2022, 12, 31))["reserved"]
            assert in_force(row, date(2023, 1, 1))["reserved"]


def test_rules_for_certain_participants() -> None:
    assert {code for code, row in EXCLUSIONS.items() if "except" in row} == {
        "physical_wellbeing",
        "mental_health",
    }
    mental = EXCLUSIONS["mental_health"]
    assert [in_force(mental, day)["verdict"] for day in (date(2021, 7, 13), date(2021, 7, 14), date(2022, 12, 31), date(2023, 1, 1))] == [
        "not_listed", "conditional", "conditional", "not_listed",
    ]  # fmt: skip
