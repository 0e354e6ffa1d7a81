"""Faults: chosen by a seed or by name."""

from __future__ import annotations

import pytest

from portefeuille.banking.simulate.faults import KINDS, Faults, parse


def test_rates_strike_about_as_often_as_they_say() -> None:
    faults = Faults(7, {"reject_payment": 0.25})
    struck = sum(faults.strikes("reject_payment", str(number)) for number in range(4000))
    assert 900 <= struck <= 1100
    assert not any(faults.strikes("reject_file", str(number)) for number in range(100))


def test_the_seed_chooses() -> None:
    one, two = (Faults(seed, {"late_answer": 0.5}) for seed in (1, 2))
    assert [one.strikes("late_answer", str(n)) for n in range(64)] != [
        two.strikes("late_answer", str(n)) for n in range(64)
    ]
    assert all(Faults(seed, {"late_answer": 1.0}).strikes("late_answer", "x") for seed in range(20))


def test_typed() -> None:
    faults = parse(["reject_payment=0.5", "late_statement:2026-12-01", "reject_file:a=b"], 3)
    assert faults == Faults(
        3, {"reject_payment": 0.5}, frozenset({("late_statement", "2026-12-01"), ("reject_file", "a=b")})
    )
    assert faults.strikes("late_statement", "2026-12-01") and not faults.strikes(
        "late_statement", "2026-12-02"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x=1",
        "reject_payment",
        "reject_payment=",
        "reject_payment=2",
        "reject_payment=-1",
        "reject_payment=nan",
        "late_answer:",
    ],
)
def test_what_is_no_fault_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        parse([text], 0)


def test_an_unknown_kind_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        Faults().strikes("x", "y")
    assert len(KINDS) == 8
