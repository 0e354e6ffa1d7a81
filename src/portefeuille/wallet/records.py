"""What callers hand to the wallet, and what it tells them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Payee:
    """Who receives money."""

    iban: str
    name: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Money that was asked for: what to pay, under which communication, until when (that day counts)."""

    project: str
    communication: str
    cents: int
    last_day: date


@dataclass(frozen=True, slots=True)
class Stopped:
    """What ending a project gave back, in cents.  ``refund`` is the payment to the enterprise, empty when there is none."""

    own: int
    subsidy: int
    room: int
    refund: str
    claim: str


@dataclass(frozen=True, slots=True)
class Matched:
    """A line of a statement and what it was taken for; the caller makes its own transition in the same transaction.

    ``event``: ``deposit`` (the own share is complete), ``deposit_part``, ``funding``, ``claim_paid``, ``claim_part``,
    ``executed``, ``came_back``, ``returned`` (goes back to its payer), ``worklist`` (a person must look), ``nothing``.
    """

    event: str
    line: int
    cents: int
    project: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Money:
    """The money of a project, in cents, and what it may still do."""

    project: str
    own_share: int
    subsidy: int
    own_there: int
    subsidy_there: int
    own_paid: int
    subsidy_paid: int
    room: int
    committed: int
    closed: str

    @property
    def funded(self) -> bool:
        """Do own share and subsidy both stand in the wallet, apart from what was paid already?"""
        return (
            self.own_there + self.own_paid == self.own_share
            and self.subsidy_there + self.subsidy_paid == self.subsidy
        )

    @property
    def left(self) -> int:
        """What can still be ordered."""
        return self.own_there + self.subsidy_there
