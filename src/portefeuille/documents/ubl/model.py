"""What an e-invoice says.  Amounts are cents of ``currency``; names between brackets are those of EN 16931."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

INVOICE, CREDIT_NOTE = "invoice", "credit_note"


@dataclass(frozen=True, slots=True)
class Party:
    """A seller, buyer or payee.  ``enterprises``: the Belgian enterprise numbers it gives itself (ten digits), the most
    telling first; ``vat``: its VAT number as it stands there (of a Belgian VAT group, that of the group).
    """

    name: str
    enterprises: tuple[str, ...]
    vat: str
    country: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line (BG-25).  ``net`` is without VAT, after what is taken off on the line (BT-131)."""

    number: str
    name: str
    text: str
    net: int
    category: str


@dataclass(frozen=True, slots=True)
class Charge:
    """Something added to or taken off the whole (BG-20, BG-21): ``amount`` is negative when it is taken off."""

    reason: str
    amount: int


@dataclass(frozen=True, slots=True)
class Tax:
    """VAT by category (BG-23).  ``category`` of UNCL5305: S standard, Z zero, E exempt, O outside the scope, AE reverse
    charge; ``reason`` is why there is none.
    """

    category: str
    taxable: int
    amount: int
    reason: str


@dataclass(frozen=True, slots=True)
class Payment:
    """How to pay (BG-16): the account as it stands there, and the communication (BT-83)."""

    account: str
    communication: str


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice or a credit note.  ``preceding``: the invoices that it is about (BT-25)."""

    kind: str
    number: str
    type_code: str
    issued: date
    due: date | None
    currency: str
    profile: str
    seller: Party
    buyer: Party
    payee: Party | None
    lines: tuple[Line, ...]
    charges: tuple[Charge, ...]
    taxes: tuple[Tax, ...]
    payments: tuple[Payment, ...]
    references: tuple[str, ...]
    preceding: tuple[str, ...]
    net: int
    vat: int
    gross: int
    prepaid: int
    rounding: int
    payable: int
