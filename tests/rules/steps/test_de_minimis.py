"""Aid in the window, day by day around its edges."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.steps.de_minimis import Aid, fiscal_years, overflow, rolling, years_before

ON = date(2024, 6, 5)
DAYS = st.dates(date(2005, 1, 1), date(2035, 12, 31))
AIDS = st.lists(st.builds(Aid, DAYS, st.integers(0, 10**8)), max_size=8)


@pytest.mark.parametrize(
    ("granted", "total", "edge", "code"),
    [
        (date(2024, 6, 5), 100, 0, "de_minimis.counts"),
        (date(2024, 6, 6), 0, 0, "de_minimis.later"),
        (date(2021, 6, 6), 100, 0, "de_minimis.counts"),
        (date(2021, 6, 5), 0, 100, "de_minimis.edge"),
        (date(2021, 6, 4), 0, 0, "de_minimis.older"),
        (date(2023, 1, 10), 100, 0, "de_minimis.counts"),
    ],
)
def test_the_rolling_window(granted: date, total: int, edge: int, code: str) -> None:
    window = rolling([Aid(granted, 100)], ON, 3)
    assert (window.total, window.on_edge) == (total, edge)
    assert [line.code for line in window.lines] == ["de_minimis.rolling", code]
    assert (window.first, window.last) == (date(2021, 6, 6), ON)


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2024, 2, 29), 3, date(2021, 2, 28)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2023, 2, 28), 3, date(2020, 2, 28)),
        (date(2023, 3, 1), 3, date(2020, 3, 1)),
        (date(2, 1, 1), 3, date.min),
        (date(1, 6, 1), 1, date.min),
    ],
)
def test_the_same_day_some_years_earlier(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before


@pytest.mark.parametrize(
    ("on", "granted", "total", "edge"),
    [
        (date(2024, 2, 29), date(2021, 2, 28), 0, 1),
        (date(2024, 2, 29), date(2021, 3, 1), 1, 0),
        (date(2027, 2, 28), date(2024, 2, 29), 1, 0),
        (date(2027, 2, 28), date(2024, 2, 28), 0, 1),
        (date(2027, 3, 1), date(2024, 2, 29), 0, 0),
    ],
)
def test_29_february(on: date, granted: date, total: int, edge: int) -> None:
    window = rolling([Aid(granted, 1)], on, 3)
    assert (window.total, window.on_edge) == (total, edge)


@pytest.mark.parametrize(
    ("on", "closes", "granted", "total"),
    [
        (date(2018, 6, 5), (12, 31), date(2016, 1, 1), 1),
        (date(2018, 6, 5), (12, 31), date(2015, 12, 31), 0),
        (date(2018, 12, 31), (12, 31), date(2016, 1, 1), 1),
        (date(2018, 6, 5), (12, 31), date(2018, 6, 5), 1),
        (date(2018, 6, 5), (12, 31), date(2018, 6, 6), 0),
        (date(2018, 6, 5), (6, 30), date(2015, 7, 1), 1),
        (date(2018, 6, 5), (6, 30), date(2015, 6, 30), 0),
        (date(2018, 7, 1), (6, 30), date(2016, 7, 1), 1),
        (date(2018, 7, 1), (6, 30), date(2016, 6, 30), 0),
        (date(2018, 6, 30), (6, 30), date(2015, 7, 1), 1),
        (date(2018, 3, 1), (2, 29), date(2016, 3, 1), 1),
        (date(2018, 3, 1), (2, 29), date(2016, 2, 29), 0),
        (date(2018, 2, 28), (2, 29), date(2015, 3, 1), 1),
    ],
)
def test_fiscal_years(on: date, closes: tuple[int, int], granted: date, total: int) -> None:
    window = fiscal_years([Aid(granted, 1)], on, 3, closes)
    assert window.total == total
    assert window.on_edge == 0
    said = [line.code for line in window.lines]
    assert ("de_minimis.calendar_years" in said) == (closes == (12, 31))


def test_fiscal_years_at_the_beginning_of_the_calendar() -> None:
    assert fiscal_years([], date(2, 6, 1), 3).first == date(1, 1, 2)


def test_all_aid_of_the_single_undertaking_is_added_up() -> None:
    aids = [Aid(date(2023, 5, 1), 1_200_000), Aid(date(2022, 5, 1), 300), Aid(date(2019, 5, 1), 7)]
    window = rolling(aids, ON, 3)
    assert window.total == 1_200_300
    assert [line.code for line in window.lines[1:]] == [
        "de_minimis.older", "de_minimis.counts", "de_minimis.counts",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("total", "new", "fits", "left"),
    [
        (29_900_000, 100_000, True, 100_000),
        (29_900_000, 100_001, False, 100_000),
        (29_900_000, 150_000, False, 100_000),
        (31_000_000, 1, False, 0),
        (0, 30_000_000, True, 30_000_000),
    ],
)
def test_all_or_nothing(total: int, new: int, fits: bool, left: int) -> None:
    found = overflow(total, new, 30_000_000)
    assert (found.fits, found.left) == (fits, left)
    assert found.lines[0].code == ("de_minimis.fits" if fits else "de_minimis.overflow")


@pytest.mark.parametrize("call", [rolling, fiscal_years])
def test_what_cannot_be_is_refused(call: Any) -> None:
    with pytest.raises(ValueError, match="below zero"):
        call([Aid(ON, -1)], ON, 3)
    with pytest.raises(ValueError, match="a window of 0 years"):
        call([], ON, 0)


@given(AIDS, DAYS)
def test_rolling_is_the_sum_over_the_days_of_the_window(aids: list[Aid], on: date) -> None:
    window = rolling(aids, on, 3)
    start = years_before(on, 3)
    inside = {start + timedelta(days=d) for d in range(1, (on - start).days + 1)}
    assert window.total == sum(aid.amount for aid in aids if aid.on in inside)
    assert window.on_edge == sum(aid.amount for aid in aids if aid.on == start)
    assert len(window.lines) == 1 + len(aids)


@given(AIDS, DAYS)
def test_calendar_years_are_the_fiscal_years_by_default(aids: list[Aid], on: date) -> None:
    expected = sum(a.amount for a in aids if on.year - 2 <= a.on.year and a.on <= on)
    assert fiscal_years(aids, on, 3).total == expected


@given(AIDS, DAYS, st.integers(0, 400))
def test_a_day_alone_makes_no_older_aid_count_again(aids: list[Aid], on: date, days: int) -> None:
    """Of aid already granted, less and less counts as time goes by."""
    past = [aid for aid in aids if aid.on <= on]
    assert rolling(past, on + timedelta(days=days), 3).total <= rolling(past, on, 3).total
