"""What the simulated bank knows: accounts, what it was asked, what it still has to do.  Plain records, no files.

Amounts are whole euro cents; on an account money that comes in is positive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

BIC = "SIMUBEBB"


class Sent(NamedTuple):
    """A file the bank sends: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Remittance:
    """What a payment says: the twelve digits of a structured communication, or a text, or nothing."""

    structured: str = ""
    free: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """One payment the bank was asked to make."""

    message_id: str
    block_id: str
    end_to_end_id: str
    account: str
    cents: int
    on: date
    iban: str
    name: str
    remittance: Remittance = Remittance()


@dataclass(frozen=True, slots=True)
class Deposit:
    """Money that somebody sends to an account of this bank, on a day or as soon as it can."""

    deposit_id: str
    account: str
    cents: int
    iban: str
    name: str
    remittance: Remittance = Remittance()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Booking:
    """One line on an account.  ``reason`` is filled when a payment comes back."""

    reference: str
    cents: int
    on: date
    iban: str
    name: str
    remittance: Remittance = Remittance()
    end_to_end_id: str = ""
    reason: str = ""


@dataclass(slots=True)
class Account:
    """An account, with the lines since the last statement.  ``number`` is that of the last statement of ``year``."""

    iban: str
    name: str
    cents: int
    year: int = 0
    number: int = 0
    before: int = 0
    """The balance of the last statement."""
    before_on: date | None = None
    lines: list[Booking] = field(default_factory=list)


@dataclass(slots=True)
class Verdict:
    """What the bank says of one payment: the status, and why when it is rejected."""

    status: str
    reason: str = ""


@dataclass(slots=True)
class Message:
    """A payment file the bank took: per block, per payment what it says now."""

    message_id: str
    kind: str
    count: int
    cents: int
    blocks: dict[str, dict[str, Verdict]]


@dataclass(frozen=True, slots=True)
class Day:
    """One account's statement of one day, ready to be written in any form."""

    account: str
    name: str
    number: int
    opened_on: date
    opening: int
    on: date
    closing: int
    lines: tuple[Booking, ...]
    copy: bool = False
