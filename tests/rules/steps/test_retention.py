"""Until when papers are kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portefeuille.rules.steps.retention import keep_until


@pytest.mark.parametrize(
    ("begins", "years", "until"),
    [
        (date(2024, 5, 30), 10, date(2034, 5, 30)),
        (date(2024, 2, 29), 10, date(2034, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2015, 6, 5), 3, date(2018, 6, 5)),
        (date(2024, 5, 30), 0, date(2024, 5, 30)),
        (date(9995, 1, 1), 10, date.max),
    ],
)
def test_the_last_day(begins: date, years: int, until: date) -> None:
    assert keep_until("training", begins, years).until == until


def test_what_is_not_certain_is_said() -> None:
    training = keep_until("training", date(2024, 5, 30), 10)
    assert (training.certain, training.lines[0].code, training.lines[0].source) == (
        True, "retention.training", ("R-5.17",),
    )  # fmt: skip
    advice = keep_until("advice", date(2024, 5, 30), 10, certain=False)
    assert (advice.certain, advice.lines[0].code, advice.lines[0].source) == (
        False, "retention.unknown", ("R-5.18",),
    )  # fmt: skip
    assert keep_until("advice", date(2015, 5, 30), 3).lines[0].code == "retention.advice"


def test_years_do_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="not kept -1 years"):
        keep_until("training", date(2024, 1, 1), -1)


@given(st.dates(max_value=date(9900, 1, 1)), st.integers(0, 50))
def test_never_a_day_too_short(begins: date, years: int) -> None:
    until = keep_until("training", begins, years).until
    assert until.year == begins.year + years
    assert (until.month, until.day) >= (begins.month, begins.day)
    assert (until - begins).days <= 366 * years
