"""What the simulated bank says of a payment file, as pain.002.001.03 or .10.

A block of which all payments fare alike gets one status; otherwise it is PART, and every payment in it is named.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lxml import etree

from portefeuille.banking.payments.write import euros
from portefeuille.banking.simulate.model import Message, Verdict

FORMS = ("pain.002.001.03", "pain.002.001.10")
_SPACE = "urn:iso:std:iso:20022:tech:xsd:"


def status_report(
    message: Message, *, own_id: str, moment: datetime, form: str, only: Iterable[str] | None = None
) -> bytes:
    """The report on the blocks in ``only`` (all, when None).

    The file as a whole gets a status when the report is on all of it and one word fits.
    """
    chosen = (
        list(message.blocks) if only is None else [block for block in message.blocks if block in set(only)]
    )
    root, body, group = _head(message, own_id, moment, form)
    whole = [verdict for payments in message.blocks.values() for verdict in payments.values()]
    said = _together(whole) if len(chosen) == len(message.blocks) else None
    if said:
        _add(group, "GrpSts", said.status)
        _reason(group, said)
    for block in chosen:
        _block(body, block, message.blocks[block])
    return _bytes(root)


def received_report(message: Message, *, own_id: str, moment: datetime, form: str) -> bytes:
    """That the file came in, and nothing more."""
    root, _, group = _head(message, own_id, moment, form)
    _add(group, "GrpSts", "RCVD")
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _head(
    message: Message, own_id: str, moment: datetime, form: str
) -> tuple[etree._Element, etree._Element, etree._Element]:
    root = etree.fromstring(f'<Document xmlns="{_SPACE}{form}"/>')
    body = _add(root, "CstmrPmtStsRpt")
    header = _add(body, "GrpHdr")
    _add(header, "MsgId", own_id)
    _add(header, "CreDtTm", moment.isoformat(timespec="seconds"))
    group = _add(body, "OrgnlGrpInfAndSts")
    _add(group, "OrgnlMsgId", message.message_id)
    _add(group, "OrgnlMsgNmId", message.kind)
    _add(group, "OrgnlNbOfTxs", str(message.count))
    _add(group, "OrgnlCtrlSum", euros(message.cents))
    return root, body, group


def _together(verdicts: list[Verdict]) -> Verdict | None:
    """One word for all of them; None when none fits."""
    statuses = {each.status for each in verdicts}
    if len(statuses) == 1:
        reasons = {each.reason for each in verdicts}
        return Verdict(verdicts[0].status, verdicts[0].reason if len(reasons) == 1 else "")
    return Verdict("PART") if "RJCT" in statuses else None


def _block(body: etree._Element, own: str, payments: dict[str, Verdict]) -> None:
    element = _add(body, "OrgnlPmtInfAndSts")
    _add(element, "OrgnlPmtInfId", own)
    said = _together(list(payments.values()))
    if said:
        _add(element, "PmtInfSts", said.status)
        _reason(element, said)
    alike = said is not None and said.status != "PART" and (said.reason or said.status != "RJCT")
    for end_to_end_id, verdict in payments.items() if not alike else ():
        each = _add(element, "TxInfAndSts")
        _add(each, "OrgnlEndToEndId", end_to_end_id)
        _add(each, "TxSts", verdict.status)
        _reason(each, verdict)


def _reason(parent: etree._Element, verdict: Verdict) -> None:
    if verdict.reason:
        information = _add(parent, "StsRsnInf")
        _add(_add(information, "Rsn"), "Cd", verdict.reason)


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}")
    element.text = text
    return element
