"""Last days, counted by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.steps.deadlines import apply_by, deposit_by, finish_by, on_the_edge

DAYS = st.dates()


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2024, 4, 5), 14, date(2024, 4, 19)),
        (date(2024, 5, 30), 14, date(2024, 6, 13)),
        (date(2024, 5, 1), 14, date(2024, 5, 15)),
        (date(2024, 2, 15), 14, date(2024, 2, 29)),
        (date(2023, 2, 15), 14, date(2023, 3, 1)),
        (date(2024, 12, 25), 14, date(2025, 1, 8)),
        (date(2016, 1, 4), 40, date(2016, 2, 13)),
        (date(2024, 4, 5), 0, date(2024, 4, 5)),
        (date(9999, 12, 31), 14, date(9999, 12, 31)),
        (date(9999, 12, 20), 14, date(9999, 12, 31)),
    ],
)
def test_apply_by(start: date, days: int, last: date) -> None:
    assert apply_by(start, days) == last


@pytest.mark.parametrize(
    ("on", "days", "last"),
    [
        (date(2024, 6, 5), 30, date(2024, 7, 5)),
        (date(2024, 5, 15), 30, date(2024, 6, 14)),
        (date(2024, 1, 30), 30, date(2024, 2, 29)),
        (date(2024, 12, 2), 30, date(2025, 1, 1)),
        (date(9999, 12, 31), 30, date(9999, 12, 31)),
    ],
)
def test_deposit_by(on: date, days: int, last: date) -> None:
    assert deposit_by(on, days) == last


@pytest.mark.parametrize(
    ("on", "years", "last"),
    [
        (date(2024, 4, 5), 1, date(2025, 12, 31)),
        (date(2024, 1, 1), 1, date(2025, 12, 31)),
        (date(2024, 12, 31), 1, date(2025, 12, 31)),
        (date(2024, 2, 29), 0, date(2024, 12, 31)),
        (date(9999, 1, 1), 1, date(9999, 12, 31)),
    ],
)
def test_finish_by(on: date, years: int, last: date) -> None:
    assert finish_by(on, years) == last


@given(DAYS, st.integers(0, 10_000))
def test_the_last_day_is_that_many_days_away_or_the_end_of_the_calendar(day: date, days: int) -> None:
    last = apply_by(day, days)
    assert last == deposit_by(day, days)
    assert (last - day).days == days or (last == date.max and (date.max - day).days < days)


@given(DAYS, st.integers(0, 5))
def test_a_later_application_never_has_an_earlier_end(day: date, years: int) -> None:
    assert finish_by(day, years) >= day
    if day < date.max:
        assert finish_by(day + timedelta(days=1), years) >= finish_by(day, years)


def test_the_edge_is_the_last_day_only() -> None:
    last = apply_by(date(2024, 5, 1), 14)
    assert [on_the_edge(last + timedelta(days=d), last) for d in (-1, 0, 1)] == [False, True, False]


def test_a_term_does_not_run_backwards() -> None:
    for call in (apply_by, deposit_by, finish_by):
        with pytest.raises(ValueError, match="backwards"):
            call(date(2024, 1, 1), -1)
