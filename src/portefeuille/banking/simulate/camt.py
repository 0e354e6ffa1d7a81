"""The statement of a day as camt.053.001.08, one entry for each line of the account."""

from __future__ import annotations

from datetime import datetime

from lxml import etree

from portefeuille.banking.payments.write import euros
from portefeuille.banking.simulate.model import BIC, Booking, Day

FORM = "camt.053.001.08"
_SPACE = f"urn:iso:std:iso:20022:tech:xsd:{FORM}"
_OUT, _IN, _BACK = ("ICDT", "ESCT"), ("RCDT", "ESCT"), ("ICDT", "RRTN")
"""Family and sub-family of payments (PMNT): sent, received, sent and come back."""


def camt(day: Day, *, own_id: str, moment: datetime) -> bytes:
    """The file of one statement."""
    root = etree.fromstring(f'<Document xmlns="{_SPACE}"/>')
    body = _add(root, "BkToCstmrStmt")
    header = _add(body, "GrpHdr")
    _add(header, "MsgId", own_id)
    _add(header, "CreDtTm", moment.isoformat(timespec="seconds"))
    statement = _add(body, "Stmt")
    _add(statement, "Id", f"{day.account}-{day.on.year}-{day.number:03d}")
    _add(statement, "ElctrncSeqNb", str(day.number))
    _add(statement, "LglSeqNb", str(day.number))
    _add(statement, "CreDtTm", moment.isoformat(timespec="seconds"))
    if day.copy:
        _add(statement, "CpyDplctInd", "DUPL")
    account = _add(statement, "Acct")
    _add(_add(account, "Id"), "IBAN", day.account)
    _add(account, "Ccy", "EUR")
    _add(_add(account, "Ownr"), "Nm", day.name)
    _add(_add(_add(account, "Svcr"), "FinInstnId"), "BICFI", BIC)
    _balance(statement, "OPBD", day.opening, day.opened_on.isoformat())
    _balance(statement, "CLBD", day.closing, day.on.isoformat())
    _totals(statement, day)
    for index, booking in enumerate(day.lines, start=1):
        _entry(statement, index, booking)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _balance(statement: etree._Element, kind: str, cents: int, on: str) -> None:
    balance = _add(statement, "Bal")
    _add(_add(_add(balance, "Tp"), "CdOrPrtry"), "Cd", kind)
    _amount(balance, cents)
    _add(_add(balance, "Dt"), "Dt", on)


def _amount(parent: etree._Element, cents: int) -> None:
    _add(parent, "Amt", euros(abs(cents))).set("Ccy", "EUR")
    _add(parent, "CdtDbtInd", "DBIT" if cents < 0 else "CRDT")


def _totals(statement: etree._Element, day: Day) -> None:
    summary = _add(statement, "TxsSummry")
    credits = [each.cents for each in day.lines if each.cents > 0]
    debits = [-each.cents for each in day.lines if each.cents < 0]
    for name, amounts in (("TtlCdtNtries", credits), ("TtlDbtNtries", debits)):
        total = _add(summary, name)
        _add(total, "NbOfNtries", str(len(amounts)))
        _add(total, "Sum", euros(sum(amounts)))


def _entry(statement: etree._Element, index: int, booking: Booking) -> None:
    entry = _add(statement, "Ntry")
    _add(entry, "NtryRef", str(index))
    _amount(entry, booking.cents)
    _add(_add(entry, "Sts"), "Cd", "BOOK")
    _add(_add(entry, "BookgDt"), "Dt", booking.on.isoformat())
    _add(_add(entry, "ValDt"), "Dt", booking.on.isoformat())
    _add(entry, "AcctSvcrRef", booking.reference)
    domain = _add(_add(entry, "BkTxCd"), "Domn")
    family, sub = _BACK if booking.reason else _IN if booking.cents > 0 else _OUT
    _add(domain, "Cd", "PMNT")
    families = _add(domain, "Fmly")
    _add(families, "Cd", family)
    _add(families, "SubFmlyCd", sub)
    _details(_add(_add(entry, "NtryDtls"), "TxDtls"), booking)


def _details(details: etree._Element, booking: Booking) -> None:
    references = _add(details, "Refs")
    _add(references, "AcctSvcrRef", booking.reference)
    _add(references, "EndToEndId", booking.end_to_end_id or "NOTPROVIDED")
    _amount(details, booking.cents)
    parties = _add(details, "RltdPties")
    side = "Dbtr" if booking.cents > 0 and not booking.reason else "Cdtr"
    _add(_add(_add(parties, side), "Pty"), "Nm", booking.name)
    _add(_add(_add(parties, f"{side}Acct"), "Id"), "IBAN", booking.iban)
    if booking.remittance.structured:
        reference = _add(_add(_add(details, "RmtInf"), "Strd"), "CdtrRefInf")
        kind = _add(reference, "Tp")
        _add(_add(kind, "CdOrPrtry"), "Cd", "SCOR")
        _add(kind, "Issr", "BBA")
        _add(reference, "Ref", booking.remittance.structured)
    elif booking.remittance.free:
        _add(_add(details, "RmtInf"), "Ustrd", booking.remittance.free)
    if booking.reason:
        _add(_add(_add(details, "RtrInf"), "Rsn"), "Cd", booking.reason)


def _add(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_SPACE}}}{name}")
    element.text = text
    return element
