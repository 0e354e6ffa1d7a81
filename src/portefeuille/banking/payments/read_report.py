"""A pain.002 read: what a bank says of payments it was sent (pain.002.001.03, .10 and .12)."""

from __future__ import annotations

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
from portefeuille.banking.payments.report import BlockStatus, Level, PaymentStatus, Reason, StatusReport
from portefeuille.banking.payments.statuses import STATUSES, State

FORMS = ("pain.002.001.03", "pain.002.001.10", "pain.002.001.12")
"""The versions read.  Those after .03 differ from each other in nothing that is read here."""


def read_report(data: bytes, file: str = "") -> StatusReport:
    """The report in the bytes of a file.

    :raises BankFileError: when it is no such report; with the place and what was expected.
    """
    try:
        return _report(*body_of(data, FORMS, "CstmrPmtStsRpt"))
    except BankFileError as error:
        raise (error.inside(file) if file else error) from None


def _report(form: str, body: etree._Element) -> StatusReport:
    group = required(body, "OrgnlGrpInfAndSts")
    return StatusReport(
        message_id=filled(body, "GrpHdr/MsgId"),
        created_at=filled(body, "GrpHdr/CreDtTm"),
        form=form,
        original_kind=filled(group, "OrgnlMsgNmId"),
        group=Level(
            place=place(group),
            original_id=filled(group, "OrgnlMsgId"),
            status=_status(group, "GrpSts"),
            reasons=_reasons(group),
            count=count(optional(group, "OrgnlNbOfTxs")),
            cents=cents(optional(group, "OrgnlCtrlSum")),
            per_status=_per_status(group),
        ),
        blocks=tuple(_block(element) for element in all_of(body, "OrgnlPmtInfAndSts")),
    )


def _block(element: etree._Element) -> BlockStatus:
    return BlockStatus(
        place=place(element),
        original_id=filled(element, "OrgnlPmtInfId"),
        status=_status(element, "PmtInfSts"),
        reasons=_reasons(element),
        count=count(optional(element, "OrgnlNbOfTxs")),
        cents=cents(optional(element, "OrgnlCtrlSum")),
        per_status=_per_status(element),
        payments=tuple(_payment(each) for each in all_of(element, "TxInfAndSts")),
    )


def _payment(element: etree._Element) -> PaymentStatus:
    status = _status(element, "TxSts")
    if status and STATUSES[status].state is State.PARTIAL:
        raise BankFileError("field", place(element), "a status of one payment", quoted(status))
    own = text(optional(element, "OrgnlEndToEndId"))
    instruction = text(optional(element, "OrgnlInstrId"))
    if not own and not instruction:
        raise BankFileError("structure", place(element), "an OrgnlEndToEndId or OrgnlInstrId", "neither")
    reference = optional(element, "OrgnlTxRef")
    return PaymentStatus(
        place=place(element),
        original_id=own,
        instruction_id=instruction,
        status=status,
        reasons=_reasons(element),
        cents=None if reference is None else cents(optional(reference, "Amt/InstdAmt")),
        iban="" if reference is None else text(optional(reference, "CdtrAcct/Id/IBAN")),
    )


def _status(parent: etree._Element, name: str) -> str:
    element = optional(parent, name)
    found = text(element)
    if element is not None and found not in STATUSES:
        raise BankFileError("field", place(element), f"one of {', '.join(STATUSES)}", quoted(found))
    return found


def _reasons(parent: etree._Element) -> tuple[Reason, ...]:
    made = []
    for each in all_of(parent, "StsRsnInf"):
        code = text(optional(each, "Rsn/Cd")) or text(optional(each, "Rsn/Prtry"))
        words = " ".join(filter(None, (text(line) for line in all_of(each, "AddtlInf"))))
        if code or words:
            made.append(Reason(code, words))
    return tuple(made)


def _per_status(parent: etree._Element) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in all_of(parent, "NbOfTxsPerSts"):
        status = _status(each, "DtldSts") or filled(each, "DtldSts")
        if status in found:
            raise BankFileError("structure", place(each), "each status once", quoted(status))
        found[status] = count(required(each, "DtldNbOfTxs")) or 0
    return found
