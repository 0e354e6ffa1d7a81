"""A payment file as the simulated bank reads it (pain.001.001.03 and .09).

This reads what any sender may write and shares nothing with the writer of our own files, so each tests the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml import etree

from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.payments.elements import (
    all_of,
    body_of,
    cents,
    count,
    filled,
    optional,
    place,
    required,
    text,
)
from portefeuille.banking.simulate.model import Order, Remittance

_LONGEST_ID = 35
FORMS = ("pain.001.001.03", "pain.001.001.09")


@dataclass(frozen=True, slots=True)
class OrderFile:
    """A payment file: what its sender says it holds, and what it holds."""

    message_id: str
    kind: str
    count: int
    cents: int | None
    orders: tuple[Order, ...]


def read_orders(data: bytes, file: str = "") -> OrderFile:
    """The payments in the bytes of a file.  :raises BankFileError: when it is no payment file; with the place."""
    try:
        return _file(*body_of(data, FORMS, "CstmrCdtTrfInitn"))
    except BankFileError as error:
        raise (error.inside(file) if file else error) from None


def _file(form: str, body: etree._Element) -> OrderFile:
    header = required(body, "GrpHdr")
    message = _id(header, "MsgId")
    orders = tuple(order for block in all_of(body, "PmtInf") for order in _block(block, message))
    if not orders:
        raise BankFileError("structure", place(body), "at least one payment", "none")
    return OrderFile(
        message, form, count(required(header, "NbOfTxs")) or 0, cents(optional(header, "CtrlSum")), orders
    )


def _block(block: etree._Element, message: str) -> list[Order]:
    if filled(block, "PmtMtd") != "TRF":
        raise BankFileError("field", place(required(block, "PmtMtd")), "TRF", quoted(filled(block, "PmtMtd")))
    account = filled(block, "DbtrAcct/Id/IBAN")
    day = required(block, "ReqdExctnDt")
    on = _day(required(day, "Dt") if len(day) else day)
    own = _id(block, "PmtInfId")
    return [_order(each, message, own, account, on) for each in all_of(block, "CdtTrfTxInf")]


def _id(parent: etree._Element, path: str) -> str:
    found = filled(parent, path)
    if len(found) > _LONGEST_ID:
        raise BankFileError(
            "field", place(required(parent, path)), f"at most {_LONGEST_ID} characters", quoted(found)
        )
    return found


def _day(element: etree._Element) -> date:
    found = text(element)
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise BankFileError("field", place(element), "a day as YYYY-MM-DD", quoted(found)) from None


def _order(element: etree._Element, message: str, block: str, account: str, on: date) -> Order:
    amount = required(element, "Amt/InstdAmt")
    if amount.get("Ccy") != "EUR":
        raise BankFileError("currency", place(amount), "EUR", quoted(amount.get("Ccy") or ""))
    return Order(
        message_id=message,
        block_id=block,
        end_to_end_id=_id(element, "PmtId/EndToEndId"),
        account=account,
        cents=cents(amount) or 0,
        on=on,
        iban=filled(element, "CdtrAcct/Id/IBAN"),
        name=filled(element, "Cdtr/Nm"),
        remittance=_remittance(optional(element, "RmtInf")),
    )


def _remittance(element: etree._Element | None) -> Remittance:
    if element is None:
        return Remittance()
    reference = optional(element, "Strd/CdtrRefInf")
    if reference is not None:
        code, issuer = text(optional(reference, "Tp/CdOrPrtry/Cd")), text(optional(reference, "Tp/Issr"))
        if (code, issuer) == ("SCOR", "BBA"):
            return Remittance(structured=filled(reference, "Ref"))
        return Remittance(free=filled(reference, "Ref"))
    return Remittance(free=" ".join(text(each) for each in all_of(element, "Ustrd")))
