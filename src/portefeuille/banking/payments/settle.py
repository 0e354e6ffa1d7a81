"""The statement beside the batch: which payments were debited, which came back, which still wait.

A line is known by the end-to-end identification, never by its amount alone.  A batch that the bank booked as one line is
known by the identification of its block (or of the file) and must close to the cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from portefeuille.banking.errors import quoted
from portefeuille.banking.payments.answer import Outcome
from portefeuille.banking.payments.problems import PaymentError, Problem
from portefeuille.banking.payments.records import Payment, PaymentBatch, blocks
from portefeuille.banking.payments.statuses import State
from portefeuille.banking.records import Line, Statement


class Settled(StrEnum):
    """Where the money of one payment is."""

    DEBITED = "debited"
    """It left the account: confirm the payment."""
    RETURNED = "returned"
    """It left and came back: undo the payment."""
    REJECTED = "rejected"
    """The bank rejected it and it never left: undo the payment."""
    WAITING = "waiting"
    """Neither is known yet."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """One payment after the statements.  ``debit`` and ``back`` are the places of its lines; ``reason`` the return's."""

    end_to_end_id: str
    settled: Settled
    debit: str = ""
    back: str = ""
    reason: str = ""


@dataclass(slots=True)
class _Lines:
    """The lines found for one payment."""

    debits: list[tuple[str, Line]] = field(default_factory=list)
    backs: list[tuple[str, Line]] = field(default_factory=list)


def settle(
    batch: PaymentBatch, statements: Iterable[Statement], answered: Iterable[Outcome] = ()
) -> tuple[Settlement, ...]:
    """Where each payment of the batch stands, in its order.

    ``statements`` are those of the paying account since the batch was sent, a copy or a second form of one left out by
    the caller; ``answered`` what the bank's answers said, if it answered.  Lines that are of no payment here are not looked at.

    :raises PaymentError: when a line does not agree with its payment: another amount or account, twice, a debit of
        what was rejected, a return of what never left.  With every such line.
    """
    own = {payment.end_to_end_id: payment for payment in batch.payments}
    rejected = {each.end_to_end_id for each in answered if each.state is State.REJECTED}
    lines = {each: _Lines() for each in own}
    together = {block.block_id: block.payments for block in blocks(batch)} | {
        batch.message_id: batch.payments
    }
    left = {
        name: [payment for payment in inside if payment.end_to_end_id not in rejected]
        for name, inside in together.items()
    }
    problems: list[Problem] = []
    for statement in statements:
        if statement.account != batch.iban:
            continue
        for line in statement.lines:
            problems += _take(line, statement, left, lines)
    for each, payment in own.items():
        problems += _wrong(payment, lines[each], each in rejected)
    if problems:
        raise PaymentError(problems)
    return tuple(_settlement(each, lines[each], each in rejected) for each in own)


def _take(
    line: Line, statement: Statement, left: Mapping[str, list[Payment]], lines: Mapping[str, _Lines]
) -> Iterator[Problem]:
    """Put a line with the payments it is of; ``left`` are those of each block, and of the file, that were not rejected."""
    whole = _whole(line, left, lines)
    if whole is not None:
        place = _place(statement, line)
        if sum(payment.cents for payment in whole) != -line.amount:
            yield Problem(
                place,
                f"{-line.amount} cents for {quoted(line.batch or line.end_to_end)}",
                "the sum of what was not rejected",
            )
        for payment in whole:
            one = Line(
                place=line.place, amount=-payment.cents, booked_on=line.booked_on, value_on=line.value_on
            )
            lines[payment.end_to_end_id].debits.append((place, one))
        return
    for each in line.payments:
        found = lines.get(each.end_to_end)
        if found is not None:
            (found.backs if each.amount > 0 else found.debits).append((_place(statement, each), each))


def _whole(
    line: Line, left: Mapping[str, list[Payment]], lines: Mapping[str, _Lines]
) -> list[Payment] | None:
    """The payments of a line that stands for a block or the file as one; None when it does not."""
    if line.parts or line.amount > 0 or line.end_to_end in lines:
        return None
    return left.get(line.batch or line.end_to_end)


def _place(statement: Statement, line: Line) -> str:
    name = statement.number if statement.number is not None else statement.identifier
    return f"statement {name} of {statement.closing_date}, {line.place}"


def _wrong(payment: Payment, found: _Lines, rejected: bool) -> Iterator[Problem]:
    name = quoted(payment.end_to_end_id)
    for place, line in (*found.debits, *found.backs):
        if abs(line.amount) != payment.cents:
            yield Problem(place, f"{abs(line.amount)} cents for {name}", f"{payment.cents} cents")
    for place, line in found.debits:
        if line.counterparty.account and line.counterparty.account != payment.iban:
            yield Problem(place, f"account {quoted(line.counterparty.account)} for {name}", payment.iban)
        if rejected:
            yield Problem(place, f"a debit of {name}", "none: the bank rejected it")
    for place, _ in found.debits[1:]:
        yield Problem(place, f"{name} debited again", "one debit")
    for place, _ in found.backs[1:]:
        yield Problem(place, f"{name} returned again", "one return")
    if found.backs and not found.debits:
        yield Problem(found.backs[0][0], f"a return of {name}", "a debit of it before")


def _settlement(own: str, found: _Lines, rejected: bool) -> Settlement:
    if not found.debits:
        return Settlement(own, Settled.REJECTED if rejected else Settled.WAITING)
    if not found.backs:
        return Settlement(own, Settled.DEBITED, found.debits[0][0])
    place, back = found.backs[0]
    return Settlement(own, Settled.RETURNED, found.debits[0][0], place, back.return_reason)
