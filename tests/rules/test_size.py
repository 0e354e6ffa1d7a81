"""How large the enterprise is, called as plain Python: each ceiling with the values just below and just above it."""

from __future__ import annotations

from typing import Any

import pytest

from portefeuille.rules.size import (
    class_of_year,
    enterprise_size,
    size_admitted,
    size_last_year,
    size_previous_year,
    size_year_before,
)
from portefeuille.rules.words import Parameters
from tests.rules.calling import euro, fte, law, said

P = law("2024-06-05")
MILLION = 1_000_000


@pytest.mark.parametrize("headcount, turnover, balance, size", [
    (0, 0, 0, "small"),
    (49.99, 10 * MILLION, 10 * MILLION, "small"),
    (50, 0, 0, "medium"),
    (49.99, 10 * MILLION + 0.01, 10 * MILLION, "small"),
    (49.99, 10 * MILLION, 10 * MILLION + 0.01, "small"),
    (49.99, 10 * MILLION + 0.01, 10 * MILLION + 0.01, "medium"),
    (249.99, 50 * MILLION, 43 * MILLION, "medium"),
    (250, 0, 0, "large"),
    (249.99, 50 * MILLION + 0.01, 43 * MILLION, "medium"),
    (249.99, 50 * MILLION, 43 * MILLION + 0.01, "medium"),
    (249.99, 50 * MILLION + 0.01, 43 * MILLION + 0.01, "large"),
    (1, 50 * MILLION + 0.01, 43 * MILLION + 0.01, "large"),
    (1, 20 * MILLION, 20 * MILLION, "medium"),
])  # fmt: skip
def test_the_class_of_a_year(headcount: float, turnover: float, balance: float, size: str) -> None:
    """Headcount always counts and must lie below its ceiling; of turnover and balance total one may be passed."""
    figures = fte(headcount), euro(turnover), euro(balance)
    assert class_of_year(*figures, P) == size
    assert size_last_year(*figures, P) == size
    assert size_previous_year(*figures, P) == size
    assert size_year_before(*figures, P) == size


def test_each_ceiling_is_a_parameter_of_its_own() -> None:
    """Those of turnover and balance total of a small enterprise are equal today; they need not stay so."""
    p = Parameters({f"size.{size}.{figure}": limit for size, limits in (("small", (10, 20, 30)), ("medium", (40, 50, 60)))
                    for figure, limit in zip(("headcount", "turnover", "balance_total"), limits, strict=True)})  # fmt: skip
    sizes = {figures: class_of_year(*figures, p) for figures in (
        (9, 20, 99), (9, 21, 99), (9, 99, 30), (9, 99, 31), (10, 0, 0), (39, 50, 99), (39, 51, 99), (39, 99, 60), (40, 0, 0),
    )}  # fmt: skip
    assert sizes == {
        (9, 20, 99): "small", (9, 21, 99): "medium", (9, 99, 30): "small", (9, 99, 31): "medium", (10, 0, 0): "medium",
        (39, 50, 99): "medium", (39, 51, 99): "large", (39, 99, 60): "medium", (40, 0, 0): "large",
    }  # fmt: skip


def test_an_exact_figure_just_below_a_ceiling_is_below_it() -> None:
    """49.9999 FTE of a group is not 50."""
    assert class_of_year(fte(50) - 1, euro(0), euro(0), P) == "small"


S, M, L = "small", "medium", "large"

#: given this year, previous year known, year before known, last, previous, before -> the size that counts
YEARS = [
    ("not_given", False, False, S, L, L, S),
    ("not_given", True, False, S, S, L, S),
    ("not_given", True, False, M, S, L, S),
    ("not_given", True, False, S, M, L, M),
    ("not_given", True, True, S, M, S, S),
    ("not_given", True, True, S, M, M, M),
    ("not_given", True, True, M, S, S, S),
    ("not_given", True, True, S, M, L, M),
    ("not_given", True, True, S, L, M, M),
    ("not_given", True, True, L, S, M, M),
    ("small", True, True, L, L, L, S),
    ("medium", False, False, S, S, S, M),
    ("large", False, False, S, S, S, L),
]  # fmt: skip


@pytest.mark.parametrize("given, previous, earlier, last, before_last, before_that, size", YEARS)
def test_two_years_in_a_row_set_the_size_and_the_first_application_of_the_year_freezes_it(
    given: Any, previous: bool, earlier: bool, last: Any, before_last: Any, before_that: Any, size: Any
) -> None:
    assert enterprise_size(given, previous, earlier, last, before_last, before_that) == size


def admitted(size: Any, *, form: Any = "accepted", workshop: bool = False, given: Any = "not_given", previous: bool = False,
             last: Any = S, before: Any = S, on: str = "2026-06-05") -> str:  # fmt: skip
    """The criterion, for an enterprise of one year unless more is said."""
    return said(size_admitted(size, form, workshop, given, previous, last, before, law(on)))


def test_small_and_medium_are_admitted_and_large_is_not() -> None:
    assert admitted(S) == "met size.small"
    assert admitted(M) == "met size.medium"
    assert admitted(L) == "not_met size.large"


@pytest.mark.parametrize("on, form, workshop, told", [
    ("2026-01-01", "workshop_only", True, "met size.sheltered_workshop"),
    ("2026-01-01", "workshop_only", False, "not_met size.large"),
    ("2026-01-01", "accepted", True, "not_met size.large"),
    ("2025-12-31", "workshop_only", True, "not_met size.large"),
])  # fmt: skip
def test_a_sheltered_workshop_of_any_size_since_2026(on: str, form: str, workshop: bool, told: str) -> None:
    assert admitted(L, form=form, workshop=workshop, on=on) == told
    assert admitted(L, form=form, workshop=workshop, on=on, previous=True, before=L, last=M).endswith(
        "size.sheltered_workshop" if told.startswith("met") else "size.large_two_years"
    )


@pytest.mark.parametrize("size, given, previous, last, before, told", [
    (S, "not_given", True, M, S, "presumed_met size.two_years"),
    (M, "not_given", True, S, M, "presumed_met size.two_years"),
    (L, "not_given", True, M, L, "presumed_not_met size.large_two_years"),
    (S, "not_given", True, S, S, "met size.small"),
    (S, "not_given", False, M, S, "met size.small"),
    (S, "small", True, M, S, "met size.small"),
    (M, "medium", True, M, S, "met size.medium"),
    (L, "large", True, M, S, "not_met size.large"),
])  # fmt: skip
def test_where_the_years_differ_it_is_under_reservation(
    size: str, given: str, previous: bool, last: str, before: str, told: str
) -> None:
    """Unless the size was frozen by an application earlier this year."""
    assert admitted(size, given=given, previous=previous, last=last, before=before) == told
