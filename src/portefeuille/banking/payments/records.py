"""Payments to be sent: plain records.  What makes them right is in ``check``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Payment:
    """One credit transfer in euro.

    ``end_to_end_id`` is the caller's own, at most 35 characters: it comes back in every answer and on the statement.
    ``structured`` is a Belgian structured communication in any spelling, ``free`` a text of at most 140 characters; at
    most one of the two is given.  ``bic`` is not needed within SEPA.
    """

    end_to_end_id: str
    cents: int
    iban: str
    name: str
    on: date
    structured: str = ""
    free: str = ""
    bic: str = ""


@dataclass(frozen=True, slots=True)
class PaymentBatch:
    """One file for the bank: who pays, from which account, and what.

    ``message_id`` (at most 30 characters) must be new for every file; ``created_at`` carries its time zone.  Both come
    from the caller, so that the same batch always gives the same bytes.  ``enterprise_number`` is that of the sender,
    ten digits, or empty.  ``batch_booking``: one debit for each block on the statement instead of one for each payment.
    """

    message_id: str
    created_at: datetime
    name: str
    iban: str
    payments: tuple[Payment, ...]
    bic: str = ""
    enterprise_number: str = ""
    batch_booking: bool = False

    @property
    def cents(self) -> int:
        """The sum of the payments."""
        return sum(payment.cents for payment in self.payments)


@dataclass(frozen=True, slots=True)
class Block:
    """The payments of a batch that are asked for on one day: a payment information block of the file."""

    block_id: str
    on: date
    payments: tuple[Payment, ...]

    @property
    def cents(self) -> int:
        """The sum of the payments."""
        return sum(payment.cents for payment in self.payments)


def blocks(batch: PaymentBatch) -> tuple[Block, ...]:
    """The blocks of a batch, by day; within a block the payments keep their order."""
    by_day: dict[date, list[Payment]] = {}
    for payment in batch.payments:
        by_day.setdefault(payment.on, []).append(payment)
    return tuple(
        Block(f"{batch.message_id}-{number}", day, tuple(by_day[day]))
        for number, day in enumerate(sorted(by_day), start=1)
    )
