"""Payments: a file of 50 000 for the bank, the bank's answer to each of them, and the statement with all of them."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.measure import best
from benchmarks.result import Result, alone
from portefeuille.banking.payments.answer import outcomes
from portefeuille.banking.payments.communication import make
from portefeuille.banking.payments.read_report import read_report
from portefeuille.banking.payments.records import Payment, PaymentBatch
from portefeuille.banking.payments.settle import Settled, settle
from portefeuille.banking.payments.write import to_bytes
from portefeuille.banking.reading import read_statements
from portefeuille.banking.simulate.bank import Bank
from portefeuille.banking.simulate.faults import Faults
from portefeuille.clock import BRUSSELS
from portefeuille.numbers.communication import check_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 50_000
DAY = date(2026, 12, 1)


def account(number: int) -> str:
    """A Belgian IBAN with right check digits, of a bank that does not exist."""
    bban = f"900{number:07d}"
    bban += check_digits(bban)
    return f"BE{98 - int(f'{bban}111400') % 97:02d}{bban}"


def payment(number: int) -> Payment:
    """A payment to an account of its own; every name has a sign that banks do not take."""
    said = make(number) if number % 2 else ""
    free = "" if said else f"Factuur {number}"
    return Payment(
        f"KP-{number:07d}", 10_000 + number, account(number), f"Café {number} & zonen", DAY, said, free
    )


def run() -> Iterator[Result]:
    """Measure.  :raises AssertionError: when a payment is lost on the way."""
    payments = tuple(payment(number) for number in range(COUNT))
    batch = PaymentBatch("KP-1", datetime(2026, 12, 1, 6, tzinfo=BRUSSELS), "Voorbeeld", account(0), payments)
    yield alone(
        "pain.001 of 50 000 payments, checked and written", best(partial(to_bytes, batch)), "s", ("<=", 2)
    )

    bank = Bank(DAY, faults=Faults(1, {"reject_payment": 0.01}))
    bank.open(account(0), "Voorbeeld", batch.cents)
    (answer,) = bank.take(to_bytes(batch))
    yield alone(
        "pain.002 on these, read and laid beside them",
        best(lambda: outcomes(batch, read_report(answer.data)), 3),
        "s",
        None,
    )

    said = outcomes(batch, read_report(answer.data))
    coda = next(sent.data for sent in bank.close_day() if sent.name.endswith(".cod"))
    settled = settle(batch, read_statements(coda), said)
    assert {each.settled for each in settled} == {Settled.DEBITED, Settled.REJECTED}
    yield alone(
        "CODA with these, read and laid beside them",
        best(lambda: settle(batch, read_statements(coda), said), 3),
        "s",
        None,
    )
