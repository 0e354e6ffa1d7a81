"""What a line of a statement is: every one ends matched, returned, internal or on the worklist, with the reasons.

Pure: what is open is handed in as a ``Book``; the wallet keeps the money and acts on the verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from portefeuille.banking import communications
from portefeuille.banking.likeness import alike, runs
from portefeuille.banking.records import Line
from portefeuille.banking.verdict import Kind, Reason, Suggestion, Verdict
from portefeuille.numbers import read


class Policy(StrEnum):
    """How strictly a deposit is taken."""

    STRICT = "strict"
    """As the official procedure: the exact amount with the right communication, in time; anything else goes back."""
    TOLERANT = "tolerant"
    """A short deposit may be completed in time, and the communication may stand between other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request for payment: what is asked for, under which communication, until when, and what came in already."""

    reference: str
    """Whose it is: opaque here."""
    communication: str
    """Canonical: ``+++ddd/dddd/ddddd+++``."""
    amount: int
    """Cents."""
    last_day: date
    received: int = 0
    """Cents."""
    closed: bool = False
    """Stopped, refused or lapsed: nothing is taken any more."""
    accounts: frozenset[str] = frozenset()
    """IBANs that the enterprise is known to pay from; only used to suggest what was meant."""

    @property
    def missing(self) -> int:
        """What is still to come, in cents."""
        return max(self.amount - self.received, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A payment that we ordered ourselves."""

    reference: str
    end_to_end: str
    amount: int
    """Cents, positive."""
    batch: str = ""


@dataclass(slots=True)
class Book:
    """What the lines are held against: requests that are open (or were, lately), orders sent, our own accounts."""

    requests: dict[str, Request] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    batches: dict[str, list[Order]] = field(default_factory=dict)
    payers: dict[str, list[Request]] = field(default_factory=dict)
    own: frozenset[str] = frozenset()

    @classmethod
    def of(cls, requests: Iterable[Request], orders: Iterable[Order] = (), own: Iterable[str] = ()) -> Book:
        """A book, indexed.  :raises ValueError: when a communication or an end-to-end reference is there twice."""
        book = cls(own=frozenset(own))
        for request in requests:
            if request.communication in book.requests:
                raise ValueError(f"two requests with communication {request.communication}")
            book.requests[request.communication] = request
            for payer in request.accounts:
                book.payers.setdefault(payer, []).append(request)
        for order in orders:
            if order.end_to_end in book.orders:
                raise ValueError(f"two orders with reference {order.end_to_end}")
            book.orders[order.end_to_end] = order
            if order.batch:
                book.batches.setdefault(order.batch, []).append(order)
        return book


def explain(line: Line, book: Book, policy: Policy = Policy.STRICT) -> Verdict:
    """The verdict on one payment (see ``Line.payments``).  A book does not change: after a match, hand in the new one."""
    if line.parts:
        raise ValueError(f"{line.place}: explain the payments of a batch one by one (Line.payments)")
    if line.amount == 0:
        return Verdict(Kind.INTERNAL, (Reason("nothing_moved"),))
    if line.reversal:
        return Verdict(Kind.WORKLIST, (Reason("reversal"),))
    if line.counterparty.account and line.counterparty.account in book.own:
        return Verdict(Kind.INTERNAL, (Reason("own_account"),))
    if line.batch_size != 1:
        return _batch(line, book)
    return _credit(line, book, policy) if line.credit else _debit(line, book)


def _batch(line: Line, book: Book) -> Verdict:
    orders = book.batches.get(line.batch or line.end_to_end, [])
    if orders and line.amount == -sum(order.amount for order in orders):
        targets = tuple(order.reference for order in orders)
        return Verdict(Kind.MATCHED, (Reason("batch_executed", {"count": len(orders)}),), targets)
    return Verdict(Kind.WORKLIST, (Reason("batch_without_details"),))


def _debit(line: Line, book: Book) -> Verdict:
    order = book.orders.get(line.end_to_end) if line.end_to_end else None
    if order is None:
        return Verdict(Kind.WORKLIST, (Reason("unknown_debit"),))
    if order.amount != -line.amount:
        values = {"ordered": order.amount, "paid": -line.amount}
        return Verdict(Kind.WORKLIST, (Reason("order_other_amount", values),), (order.reference,))
    return Verdict(Kind.MATCHED, (Reason("order_executed"),), (order.reference,))


def _credit(line: Line, book: Book, policy: Policy) -> Verdict:
    order = book.orders.get(line.end_to_end) if line.end_to_end else None
    if (
        order is not None
        and order.amount == line.amount
        and _communication(line, book, policy) not in book.requests
    ):
        came_back = Reason("order_came_back", {"reason": line.return_reason or "?"})
        return Verdict(Kind.MATCHED, (came_back,), (order.reference,))
    if line.return_reason:
        return Verdict(Kind.WORKLIST, (Reason("unknown_return", {"reason": line.return_reason}),))
    return _deposit(line, book, policy)


def _deposit(line: Line, book: Book, policy: Policy) -> Verdict:
    communication = _communication(line, book, policy)
    request = book.requests.get(communication) if communication else None
    if request is None:
        return _unknown(line, book, communication)
    problems = _problems(line, request, policy)
    if problems:
        return _return(line, problems, (request.reference,))
    if line.amount < request.missing:
        missing = request.missing - line.amount
        return Verdict(
            Kind.MATCHED,
            (Reason("deposit_part", {"missing": missing, "last_day": request.last_day}),),
            (request.reference,),
        )
    code = "deposit_completed" if request.received else "deposit"
    return Verdict(Kind.MATCHED, (Reason(code),), (request.reference,))


def _communication(line: Line, book: Book, policy: Policy) -> str | None:
    """What the payer gave: in the field for it, or as the only words of the free text (the bank decides in which of the
    two it ends up).  A tolerant policy also takes it from between other words, when only one there is asked for.
    """
    given = line.structured or communications.structured(line.free)
    if given or policy is Policy.STRICT:
        return given
    among = {
        one
        for digits in communications.written(line.free)
        if (one := communications.belgian(digits)) in book.requests
    }
    return among.pop() if len(among) == 1 else None


def _problems(line: Line, request: Request, policy: Policy) -> tuple[Reason, ...]:
    """Why a deposit for this request is not taken: every reason there is."""
    if request.closed:
        return (Reason("request_closed"),)
    if not request.missing:
        return (Reason("second_payment"),)
    found = []
    late = ((line.value_on or line.booked_on) - request.last_day).days
    if late > 0:
        found.append(Reason("late", {"days": late, "last_day": request.last_day}))
    difference = line.amount - request.missing
    values = {"difference": abs(difference), "asked": request.missing, "got": line.amount}
    if difference > 0:
        found.append(Reason("too_much", values))
    elif difference < 0 and policy is Policy.STRICT:
        found.append(Reason("too_little", values))
    return tuple(found)


def _unknown(line: Line, book: Book, communication: str | None) -> Verdict:
    """No request has this communication: say so, and what may have been meant."""
    suggestions = _suggestions(line, book)
    if communication:
        reason = Reason("unknown_communication", {"communication": communication})
    elif any(communications.belgian(digits) in book.requests for digits in runs(line.free)):
        reason = Reason("communication_not_alone", {"communication": line.free})
    elif runs(line.free):
        reason = Reason("wrong_communication", {"communication": line.free})
    else:
        reason = Reason("no_communication")
    return _return(line, (reason,), (), suggestions)


def _suggestions(line: Line, book: Book) -> tuple[Suggestion, ...]:
    """Requests whose communication is nearly the one given, then those of this payer for this very amount."""
    typed = runs(line.structured or "") or runs(line.free)
    near = [request for digits in typed for one in alike(digits) if (request := book.requests.get(one))]
    same = [one for one in book.payers.get(line.counterparty.account, ()) if one.missing == line.amount]
    found = {
        request.communication: request
        for request in [*sorted(near, key=lambda one: one.missing != line.amount), *same]
        if request.missing and not request.closed
    }
    return tuple(Suggestion(request.reference, request.communication) for request in found.values())


def _return(
    line: Line,
    reasons: tuple[Reason, ...],
    targets: tuple[str, ...] = (),
    suggestions: tuple[Suggestion, ...] = (),
) -> Verdict:
    """Back to the payer; on the worklist when the bank gives no account to send it to."""
    if read(line.counterparty.account, "iban").valid:
        return Verdict(Kind.RETURN, reasons, targets, suggestions)
    return Verdict(Kind.WORKLIST, (*reasons, Reason("nobody_to_return_to")), targets, suggestions)
