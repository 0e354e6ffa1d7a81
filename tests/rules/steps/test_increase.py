"""The days of a project under a temporary increase of the ceiling (R-2.7), and the decision that follows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from portefeuille.decision import decide
from portefeuille.rules.steps.increase import increase, months_later

ON = date(2024, 3, 1)


@pytest.mark.parametrize("start, end, codes", [
    (None, None, ()), (ON, None, ()), (ON, date(2024, 9, 1), ()), (ON, date(2024, 9, 2), ("increase.too_long",)),
    (date(2024, 3, 2), date(2024, 9, 1), ("increase.other_start",)), (date(2024, 2, 29), None, ("increase.other_start",)),
    (date(2024, 3, 2), date(2024, 9, 2), ("increase.other_start", "increase.too_long")),
])  # fmt: skip
def test_it_starts_on_the_day_of_application_and_is_short(
    start: date | None, end: date | None, codes: tuple[str, ...]
) -> None:
    found = increase(ON, start, end, 6)
    assert tuple(line.code for line in found.lines) == codes
    assert found.counts == (codes == ())


@pytest.mark.parametrize("day, months, last", [
    (date(2024, 3, 1), 6, date(2024, 9, 1)), (date(2023, 8, 31), 6, date(2024, 2, 29)), (date(2022, 8, 31), 6, date(2023, 2, 28)),
    (date(2024, 12, 31), 1, date(2025, 1, 31)), (date(9999, 12, 1), 6, date.max), (ON, 0, ON),
])  # fmt: skip
def test_months_later(day: date, months: int, last: date) -> None:
    assert months_later(day, months) == last


def test_no_duration_runs_backwards() -> None:
    with pytest.raises(ValueError, match="-1 months"):
        months_later(ON, -1)


@pytest.mark.parametrize(
    "start, outcome, subsidy", [("2024-03-01", "eligible", "300.00"), ("2024-03-02", "ineligible", None)]
)
def test_beyond_the_ordinary_ceiling_only_with_the_increase(
    start: str, outcome: str, subsidy: str | None
) -> None:
    case: dict[str, Any] = {
        "on": "2024-03-01", "size": "small", "history": {"subsidy_this_year": 7500},
        "project": {"service": "training", "theme": "personnel_management", "price": 1000, "start": start, "workable_work": True},
    }  # fmt: skip
    decision = decide(case)
    told = decision.as_dict()
    assert (told["outcome"], told["subsidy"]) == (outcome, subsidy)
    assert any("2 maart 2024" in note for note in told.get("notes", [])) is (outcome == "ineligible")
    assert not [flip for flip in told["flips"] if flip["fact"] in ("project.start", "project.end")]


def test_in_2019_no_day_was_asked() -> None:
    case: dict[str, Any] = {
        "on": "2019-06-03", "size": "small", "history": {"subsidy_this_year": 10000},
        "project": {"service": "training", "price": 1000, "start": "2019-06-10", "workable_work": True},
    }  # fmt: skip
    assert decide(case).outcome == "eligible"
