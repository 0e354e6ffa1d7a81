"""The statement beside the batch."""

from __future__ import annotations

from typing import Any

import pytest

from portefeuille.banking.payments.answer import Outcome
from portefeuille.banking.payments.problems import PaymentError
from portefeuille.banking.payments.settle import Settled, settle
from portefeuille.banking.payments.statuses import State
from portefeuille.banking.records import Line, Party, Statement
from tests.banking.accounts import DAY, OWN, account, batch, payment

BATCH = batch(payment(1), payment(2), payment(3))
ONE, TWO, THREE = (each.end_to_end_id for each in BATCH.payments)


def line(number: int, amount: int, **changes: Any) -> Line:
    """A line of the statement for payment ``number``."""
    values: dict[str, Any] = {
        "place": f"entry {number}",
        "amount": amount,
        "booked_on": DAY,
        "value_on": DAY,
        "counterparty": Party(account(1000 + number)),
        "end_to_end": f"KP-{number:06d}",
    } | changes
    return Line(**values)


def statement(*lines: Line, iban: str = OWN, number: int = 1) -> Statement:
    """A statement with these lines."""
    total = sum(each.amount for each in lines)
    return Statement(
        account=iban, currency="EUR", opening_date=DAY, opening=0, closing_date=DAY, closing=total, lines=lines, form="CODA",
        number=number,
    )  # fmt: skip


def rejected(own: str) -> tuple[Outcome, ...]:
    """The bank's answer that one payment is rejected."""
    return (Outcome(own, State.REJECTED, "RJCT"),)


def test_debited_returned_rejected_waiting() -> None:
    four = batch(*BATCH.payments, payment(4))
    days = [
        statement(line(1, -10_001), line(2, -10_002), line(9, -5), line(8, 7, end_to_end="")),
        statement(line(2, 10_002, return_reason="AC04"), number=2),
    ]
    one, two, three, last = settle(four, days, rejected(THREE))
    assert one.settled is Settled.DEBITED and one.debit == "statement 1 of 2026-12-01, entry 1"
    assert two.settled is Settled.RETURNED and (two.back, two.reason) == (
        "statement 2 of 2026-12-01, entry 2",
        "AC04",
    )
    assert three.settled is Settled.REJECTED and last.settled is Settled.WAITING


@pytest.mark.parametrize(
    "name",
    [
        {"batch": "KP-20261201-1-1", "end_to_end": ""},
        {"batch": "KP-20261201-1", "end_to_end": ""},
        {"end_to_end": "KP-20261201-1-1"},
    ],
)
def test_a_batch_booked_as_one_line(name: dict[str, Any]) -> None:
    whole = line(0, -20_004, batch_size=2, counterparty=Party(), **name)
    settled = settle(BATCH, [statement(whole)], rejected(TWO))
    assert [each.settled for each in settled] == [Settled.DEBITED, Settled.REJECTED, Settled.DEBITED]
    with pytest.raises(PaymentError, match="the sum of what was not rejected"):
        settle(BATCH, [statement(whole._replace(amount=-20_005))], rejected(TWO))


def test_a_batch_booked_as_one_line_with_its_parts() -> None:
    parts = (line(1, -10_001), line(3, -10_003))
    whole = line(0, -20_004, batch="KP-20261201-1-1", end_to_end="", parts=parts, batch_size=2)
    assert [each.settled for each in settle(BATCH, [statement(whole)])] == [
        Settled.DEBITED,
        Settled.WAITING,
        Settled.DEBITED,
    ]


def test_lines_of_another_account_do_not_count() -> None:
    assert {each.settled for each in settle(BATCH, [statement(line(1, -10_001), iban=account(2))])} == {
        Settled.WAITING
    }


@pytest.mark.parametrize(
    "lines, said",
    [
        ([line(1, -10_000)], "10000 cents for 'KP-000001'"),
        ([line(1, -10_001), line(1, 10_000)], "10000 cents for 'KP-000001'"),
        ([line(1, -10_001, counterparty=Party(account(5)))], f"account '{account(5)}'"),
        ([line(1, -10_001), line(1, -10_001)], "debited again"),
        ([line(1, -10_001), line(1, 10_001), line(1, 10_001)], "returned again"),
        ([line(1, 10_001)], "a debit of it before"),
        ([line(2, -10_002)], "the bank rejected it"),
    ],
)
def test_a_line_that_does_not_agree_is_refused(lines: list[Line], said: str) -> None:
    with pytest.raises(PaymentError) as error:
        settle(BATCH, [statement(*lines)], rejected(TWO))
    assert said in str(error.value)
    assert all(
        problem.place.startswith("statement 1 of 2026-12-01, entry ") for problem in error.value.problems
    )
