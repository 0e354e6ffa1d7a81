"""On which days banks settle, and until when a transfer is ordered: compared with calendars written out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.banking.days import banking_day, closing_days, is_banking_day, order_by


def test_the_closing_days_of_2026_and_2027() -> None:
    assert closing_days(2026) == {
        date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1), date(2026, 12, 25), date(2026, 12, 26),
    }  # fmt: skip
    assert {date(2027, 3, 26), date(2027, 3, 29)} < closing_days(2027)


@pytest.mark.parametrize("arrives, order", [
    (date(2026, 12, 15), date(2026, 12, 14)),  # Tuesday: the Monday before
    (date(2026, 12, 14), date(2026, 12, 11)),  # Monday: the Friday before
    (date(2026, 12, 13), date(2026, 12, 10)),  # Sunday: it must be there on Friday
    (date(2026, 12, 28), date(2026, 12, 24)),  # Monday after Christmas: the Thursday before
    (date(2026, 12, 26), date(2026, 12, 23)),  # Saturday after Christmas: it must be there on the 24th
    (date(2026, 4, 7), date(2026, 4, 2)),  # Tuesday after Easter: Maundy Thursday
    (date(2027, 1, 2), date(2026, 12, 30)),  # over the year
    (date(2026, 7, 21), date(2026, 7, 20)),  # the Belgian national day is a banking day
])  # fmt: skip
def test_the_last_day_to_order_a_transfer(arrives: date, order: date) -> None:
    assert order_by(arrives) == order


@given(st.dates(date(2016, 1, 1), date(2060, 12, 31)))
def test_a_transfer_ordered_in_time_has_one_banking_day_to_arrive(day: date) -> None:
    order = order_by(day)
    between = [order + timedelta(days=each) for each in range(1, (day - order).days + 1)]
    assert is_banking_day(order)
    assert len([each for each in between if is_banking_day(each)]) == 1
    assert banking_day(day) <= day
