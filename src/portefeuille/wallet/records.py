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
    ``claim``: the claim that it was meant for.
    """

    event: str
    line: int
    cents: int
    project: str
    reason: str
    text: str
    claim: str = ""


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


@dataclass(frozen=True, slots=True)
class PaymentSeen:
    """A payment and where it is.

    ``purpose``: ``provider``, ``refund`` (own share to the enterprise), ``return`` (a deposit that was not for us),
    ``agency``.  ``state``: ``ordered``, ``batched``, ``sent``, ``executed``; ``cancelled``, ``rejected``, ``returned``.
    ``left_on`` is the value date of the debit; ``back_on`` the day on which its money was back; ``bank_status`` what the
    bank said of it last, in its codes.
    """

    payment: str
    purpose: str
    cents: int
    own: int
    subsidy: int
    iban: str
    name: str
    communication: str
    state: str
    line: int | None
    batch: str
    bank_status: str
    ordered_on: date | None
    sent_on: date | None
    left_on: date | None
    back_on: date | None

    @property
    def live(self) -> bool:
        """Is its money on its way, or there?"""
        return self.state not in {"cancelled", "rejected", "returned"}


@dataclass(frozen=True, slots=True)
class BatchSeen:
    """A batch: how many payments and cents leave on which day from which account, who prepared and who approved it, and how
    many approvals are missing.  ``state``: ``prepared``, ``sent``, ``dissolved``.
    """

    batch: str
    state: str
    on: date
    count: int
    cents: int
    account: Payee
    prepared_by: str
    approved_by: tuple[str, ...]
    missing: int
    sent_on: date | None


@dataclass(frozen=True, slots=True)
class LineSeen:
    """A line of a statement that was about a project.  ``cents`` are negative when they left.

    ``event`` as in ``Matched``; ``reason`` is a stable code, ``text`` the same in words; ``back`` is the last payment that
    returns it to its payer.
    """

    line: int
    statement: str
    value_on: date
    cents: int
    account: str
    name: str
    communication: str
    event: str
    reason: str
    text: str
    back: PaymentSeen | None
    claim: str = ""


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """A claim: cents of each share, what is left of it, and how it is paid.  ``state``: ``open``, ``suspended``, ``paid``,
    ``withdrawn``.  ``asked``: what of it still stands; ``paid``: what came in; ``given``: what of that was ordered to go back.
    """

    claim: str
    debtor: str
    own: int
    subsidy: int
    left: int
    reason: str
    state: str
    claimed_on: date
    communication: str
    last_day: date
    asked: int = 0
    paid: int = 0
    given: int = 0

    @property
    def over(self) -> int:
        """Cents that came in, are not asked any more, and still have to be ordered back."""
        return max(self.paid - self.given - self.asked, 0)
