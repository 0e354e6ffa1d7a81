"""What a bank statement says, whatever the form of its file was.

Amounts are whole euro cents; money that comes in is positive, money that goes out is negative.  A text that the file
does not give is empty; a number or a day that it does not give is None.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Party(NamedTuple):
    """The other side of a payment, as the bank wrote it.

    ``account`` is an IBAN without spaces wherever the file gives one or a Belgian account number from which it
    follows; its check digits are not judged here.
    """

    account: str = ""
    name: str = ""
    bic: str = ""


NOBODY = Party()


class Line(NamedTuple):
    """One line of a statement, or one payment inside a line that the bank took together (``parts``).

    A tuple with names, as :class:`Party`: files hold a hundred thousand of them, and nothing frozen is made faster.

    ``structured`` is a valid structured communication in its canonical form: ``+++ddd/dddd/ddddd+++``, or a creditor
    reference ``RF...`` without spaces (ISO 11649).  What was meant as one but has wrong check digits stands in
    ``free``, beside what the payer wrote freely.  ``code`` is the transaction code: the eight digits of CODA, or
    domain, family and sub-family of ISO 20022 with hyphens (``PMNT-RCDT-ESCT``), or the bank's own.
    ``return_reason`` is filled when an earlier payment comes back: the code of the reason (``AC04``), or ``?`` when
    the bank gives none.
    """

    place: str
    """Where it stands in the file, for a person: ``line 3``, ``entry 2``, ``entry 2, transaction 1``."""
    amount: int
    booked_on: date
    value_on: date | None
    counterparty: Party = NOBODY
    structured: str | None = None
    free: str = ""
    bank_reference: str = ""
    end_to_end: str = ""
    code: str = ""
    return_reason: str = ""
    reversal: bool = False
    """The bank takes back a line of its own."""
    batch: str = ""
    """The reference of the batch the line stands for (of the payment order that went out), if the bank gives one."""
    batch_size: int = 1
    """How many payments the bank says that the line stands for; 0 when it says several, and not how many."""
    parts: tuple[Line, ...] = ()
    """The payments the line stands for.  Their amounts add up to that of the line; empty when it stands for one, or
    when the bank does not give them all (then ``batch_size`` is not 1)."""

    @property
    def payments(self) -> tuple[Line, ...]:
        """What is to be explained: the parts, or the line itself when it has none."""
        return self.parts or (self,)

    @property
    def credit(self) -> bool:
        """Did money come in?"""
        return self.amount > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of one account.  ``opening + the sum of the lines = closing``: a reader gives no other.

    ``number`` counts the statements of the account, as a rule from 1 in every year; ``legal_number`` is that of the
    statement on paper.  ``form`` says what the file was: ``CODA``, ``camt.053.001.02``, ...
    """

    account: str
    currency: str
    opening_date: date
    opening: int
    closing_date: date
    closing: int
    lines: tuple[Line, ...]
    form: str
    number: int | None = None
    legal_number: int | None = None
    identifier: str = ""
    """The bank's own name for the statement (camt), or the reference of the file (CODA)."""
    holder: str = ""
    bic: str = ""
    created_on: date | None = None
    copy: bool = False
    """The bank says that it sends this statement again."""
    remarks: tuple[str, ...] = ()
    """What is odd about it and yet no reason to refuse it; English sentences for the log."""

    @property
    def payments(self) -> Iterator[Line]:
        """Everything that is to be explained, line by line, a batch payment by payment."""
        for line in self.lines:
            yield from line.payments
