"""Structured communications."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.be import ogm_vcs

from portefeuille.banking.payments.communication import canonical, digits, make


def test_made() -> None:
    assert make(0) == "+++000/0000/00097+++"
    assert make(97) == "+++000/0000/09797+++"
    assert make(909337554) == "+++090/9337/55493+++"


@settings(deadline=None)
@given(st.integers(0, 10**10 - 1))
def test_what_is_made_another_program_takes(number: int) -> None:
    made = make(number)
    assert ogm_vcs.is_valid(made)
    assert digits(made) == made.strip("+").replace("/", "") == digits(made.replace("+", "*"))
    assert canonical(digits(made) or "") == made


@settings(deadline=None)
@given(st.integers(0, 10**10 - 1), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_seen(number: int, place: int, more: int) -> None:
    right = digits(make(number)) or ""
    wrong = right[:place] + str((int(right[place]) + more) % 10) + right[place + 1 :]
    assert digits(wrong) is None and canonical(wrong) is None


@pytest.mark.parametrize("number", [-1, 10**10])
def test_a_number_that_does_not_fit(number: int) -> None:
    with pytest.raises(ValueError, match="0 to 9999999999"):
        make(number)


@pytest.mark.parametrize("text", ["", "abc", "+++000/0000/00098+++", "１２３"])
def test_no_structured_communication(text: str) -> None:
    assert digits(text) is None and canonical(text) is None
