"""Movements of a CODA file as lines of a statement.  febelfin-coda takes the fields out; this gives them their meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from coda import CODA, Move

from portefeuille.banking.accounts import account
from portefeuille.banking.coda.blocks import DEEPER, SIMPLE, Movement
from portefeuille.banking.communications import belgian, creditor
from portefeuille.banking.errors import BankFileError, euros
from portefeuille.banking.records import NOBODY, Line, Party

#: What febelfin-coda can raise on a line that it does not understand.
FAULTS = (AssertionError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)

_BELGIAN_KINDS = {"101", "102"}
_CREDITOR_KIND = "100"
_TEXT_KIND = "127"
_REASON = re.compile(r"[A-Z]{2}[0-9]{2}|[A-Z]{4}")
_NO_REFERENCE = {"NOTPROVIDED", "NONREF"}
_BATCHES = {"1", "2"}
"""Kinds of movement that stand for several payments: put together by the customer, or by the bank."""


def read_moves(head: Sequence[str], movements: Sequence[Movement]) -> tuple[Line, ...]:
    """The lines that these movements, whole with their details, make.

    :raises BankFileError: at the movement that cannot be read, or whose details do not add up to it.
    """
    known = [
        each for each in movements if each.level != DEEPER
    ]  # febelfin-coda cannot hold a detail of a detail
    try:
        moves = _parsed(head, known)
    except FAULTS:
        raise _found(head, known) from None
    built: list[tuple[Movement, Move, list[Line]]] = []
    for movement, move in zip(known, moves, strict=True):
        if movement.level in SIMPLE:
            built.append((movement, move, []))
        elif built[-1][0].level in _BATCHES:
            built[-1][2].append(_line(movement, move, ()))
    return tuple(_whole(movement, move, parts) for movement, move, parts in built)


def _parsed(head: Sequence[str], movements: Iterable[Movement]) -> list[Move]:
    lines = chain(head, chain.from_iterable([movement.lines for movement in movements]))
    found: list[Move] = []
    for move in CODA(lines).statements[0].moves:
        found.append(move)
        if move.moves:
            found.extend(move.all_moves)
    return found


def _found(head: Sequence[str], movements: Sequence[Movement]) -> BankFileError:
    """The movement on which febelfin-coda breaks off: each is tried alone."""
    for movement in movements:
        first = movement.lines[0]
        alone = Movement(f"{first[:53]}0{first[54:]}", movement.number)
        alone.lines += movement.lines[1:]
        try:
            _parsed(head, [alone])
        except FAULTS as fault:
            return BankFileError(
                "field", f"line {movement.number}", "a movement that can be read", str(fault) or "another"
            )
    return BankFileError("structure", f"line {movements[0].number}", "movements that hold together", "others")


def _whole(movement: Movement, move: Move, parts: list[Line]) -> Line:
    if parts and (total := sum(part.amount for part in parts)) != movement.amount:
        raise BankFileError(
            "balance",
            f"line {movement.number}",
            f"details that add up to {euros(movement.amount)}",
            euros(total),
        )
    return _line(movement, move, tuple(parts))


def _line(movement: Movement, move: Move, parts: tuple[Line, ...]) -> Line:
    structured, free = _communication(move)
    several = movement.level in _BATCHES
    reference = (move.customer_reference or "").strip()
    return Line(
        place=f"line {movement.number}",
        amount=movement.amount,
        booked_on=move.entry_date,
        value_on=move.value_date if movement.value_known else None,
        counterparty=_counterparty(move),
        structured=structured,
        free=free,
        bank_reference=move.bank_reference.strip(),
        end_to_end="" if reference in _NO_REFERENCE else reference,
        code=move.transaction_code,
        return_reason=_return_reason(move),
        batch=reference if several else "",
        batch_size=len(parts) if several else 1,
        parts=parts,
    )


def _counterparty(move: Move) -> Party:
    name, bic = (move.counterparty_name or "").strip(), (move.counterparty_bic or "").strip()
    number = account((move.counterparty_account or "")[:34])
    return Party(number, name, bic) if number or name or bic else NOBODY


def _communication(move: Move) -> tuple[str | None, str]:
    """The structured communication if it is valid, and the free text (or the structured one that is not valid)."""
    kind = move.communication_type
    if kind is None:
        return None, " ".join(move.communication.split())
    if kind in _BELGIAN_KINDS:
        digits = move.communication.strip()
        return (valid, "") if (valid := belgian(digits)) else (None, digits)
    if kind == _CREDITOR_KIND:
        text = " ".join(move.communication.split())
        return (valid, "") if (valid := creditor(text)) else (None, text)
    return None, " ".join(move.communication.split()) if kind == _TEXT_KIND else ""


def _return_reason(move: Move) -> str:
    """Filled when an earlier payment comes back.  Files of before 2013 have other things in these columns."""
    reason: str = move.r_reason or ""
    if move.r_transaction in {"1", "2", "3", "4", "5"}:
        return reason if _REASON.fullmatch(reason) else "" if reason else "?"
    return ""
