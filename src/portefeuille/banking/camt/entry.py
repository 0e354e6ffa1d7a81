"""An entry of camt.053 (``Ntry``) as a line of a statement, with the payments inside it (``TxDtls``)."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lxml import etree

from portefeuille.banking.accounts import account
from portefeuille.banking.camt.xml import Reader, cents, where
from portefeuille.banking.communications import belgian, creditor
from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.records import NOBODY, Line, Party

BOOKED = "BOOK"
_NOT_YET = {"PDNG", "INFO", "FUTR"}
_NO_REFERENCE = {"NOTPROVIDED", "NONREF", "UNKNOWN"}


class Own(NamedTuple):
    """The account of the statement."""

    account: str
    currency: str


class _Entry(NamedTuple):
    """What an entry gives to every payment inside it."""

    element: etree._Element
    what: str
    amount: int
    booked_on: date
    value_on: date | None
    reversal: bool
    batch: str


def status(xml: Reader, element: etree._Element, what: str) -> str:
    """``BOOK``, or that of an entry that is not booked.  :raises BankFileError: for another."""
    found = xml.text(element, "Sts/Cd", "Sts/Prtry", "Sts")
    if found != BOOKED and found not in _NOT_YET:
        raise BankFileError(
            "field", where(element, what), f"the status (Sts) {BOOKED}, PDNG, INFO or FUTR", quoted(found)
        )
    return found


def read_entry(xml: Reader, element: etree._Element, what: str, own: Own) -> Line:
    """The line that a booked entry makes.  :raises BankFileError: when it cannot be read."""
    amount, currency = xml.money(element, what)
    if currency != own.currency:
        raise BankFileError(
            "currency", where(element, what), f"{own.currency}, as the balances", quoted(currency)
        )
    booked = xml.day(xml.find(element, "BookgDt"), what)
    value = xml.day(xml.find(element, "ValDt"), what)
    if booked is None and value is None:
        raise BankFileError("structure", where(element, what), "a day (BookgDt or ValDt)", "none")
    batch = xml.text(element, "NtryDtls/Btch/PmtInfId", "NtryDtls/Btch/MsgId")
    reversal = xml.text(element, "RvslInd") in {"true", "1"}
    entry = _Entry(element, what, amount, booked or value or date.min, value, reversal, batch)
    inside = xml.all(element, "NtryDtls/TxDtls")
    if len(inside) <= 1:
        return _payment(xml, entry, inside[0] if inside else None, own, amount, what, _size(xml, element, 1))
    parts = tuple(_parts(xml, entry, inside, own))
    whole = sum(part.amount for part in parts) == amount and len(parts) == len(inside)
    size = len(inside) if whole else _size(xml, element, len(inside))
    return _payment(xml, entry, None, own, amount, what, size, parts if whole else ())


def _size(xml: Reader, element: etree._Element, seen: int) -> int:
    """How many payments the bank says there are in an entry, at least those seen."""
    given = xml.text(element, "NtryDtls/Btch/NbOfTxs")
    return max(int(given), seen) if given.isascii() and given.isdigit() and len(given) <= 15 else seen


def _parts(xml: Reader, entry: _Entry, inside: list[etree._Element], own: Own) -> list[Line]:
    """The payments of which the amount is given in the currency of the account."""
    parts = []
    for number, details in enumerate(inside, 1):
        place = f"{entry.what}, transaction {number}"
        found = xml.find(details, "Amt")
        if found is None:
            found = xml.find(details, "AmtDtls/TxAmt/Amt")
        if found is None:
            continue
        amount, currency = cents(found, place)
        if currency != own.currency:
            continue
        sign = xml.text(details, "CdtDbtInd") or ("CRDT" if entry.amount > 0 else "DBIT")
        parts.append(_payment(xml, entry, details, own, -amount if sign == "DBIT" else amount, place, 1))
    return parts


def _payment(
    xml: Reader, entry: _Entry, details: etree._Element | None, own: Own, amount: int, place: str, size: int,
    parts: tuple[Line, ...] = (),
) -> Line:  # fmt: skip
    element = entry.element
    structured, free = _communication(xml, details)
    reference = xml.text(details, "Refs/EndToEndId")
    return Line(
        place=place,
        amount=amount,
        booked_on=entry.booked_on,
        value_on=entry.value_on,
        counterparty=_counterparty(xml, details, own, amount),
        structured=structured,
        free=free or (xml.text(element, "AddtlNtryInf") if structured is None and not parts else ""),
        bank_reference=xml.text(details, "Refs/AcctSvcrRef") or xml.text(element, "AcctSvcrRef", "NtryRef"),
        end_to_end="" if reference in _NO_REFERENCE else reference,
        code=_code(xml, details) or _code(xml, element),
        return_reason=_return_reason(xml, details),
        reversal=entry.reversal,
        batch=entry.batch or xml.text(details, "Refs/PmtInfId"),
        batch_size=size,
        parts=parts,
    )


def _communication(xml: Reader, details: etree._Element | None) -> tuple[str | None, str]:
    """The structured communication if one is valid, and everything else that the payer wrote."""
    if details is None:
        return None, ""
    found: str | None = None
    free = [each.text or "" for each in xml.all(details, "RmtInf/Ustrd")]
    for element in xml.all(details, "RmtInf/Strd/CdtrRefInf/Ref"):
        text = (element.text or "").strip()
        valid = belgian(text.strip("+*").replace("/", "")) or creditor(text)
        if valid is not None and found in {None, valid}:
            found = valid
        elif text:
            free.append(text)
    free += [each.text or "" for each in xml.all(details, "RmtInf/Strd/AddtlRmtInf")]
    words = " ".join(" ".join(free).split())
    return found, "" if words in _NO_REFERENCE else words


def _counterparty(xml: Reader, details: etree._Element | None, own: Own, amount: int) -> Party:
    """The debtor of what came in, the creditor of what went out; the other one where that is the account itself, or
    where a payment comes back.
    """
    if details is None:
        return NOBODY
    came_back = xml.find(details, "RtrInf") is not None
    sides = ("Dbtr", "Cdtr") if (amount > 0) != came_back else ("Cdtr", "Dbtr")
    for side in sides:
        party = _party(xml, details, side)
        if party != NOBODY and party.account != own.account:
            return party
    return NOBODY


def _party(xml: Reader, details: etree._Element, side: str) -> Party:
    number = account(xml.text(details, f"RltdPties/{side}Acct/Id/IBAN", f"RltdPties/{side}Acct/Id/Othr/Id"))
    # Version 8 has the party one element deeper; version 3 renamed the code of its bank.
    named = xml.text(details, f"RltdPties/{side}/Nm", f"RltdPties/{side}/Pty/Nm")
    agent = f"RltdAgts/{side}Agt/FinInstnId"
    bic = xml.text(details, f"{agent}/BICFI", f"{agent}/BIC")
    return Party(number, " ".join(named.split()), bic) if number or named or bic else NOBODY


def _code(xml: Reader, element: etree._Element | None) -> str:
    domain = xml.text(element, "BkTxCd/Domn/Cd")
    family = xml.text(element, "BkTxCd/Domn/Fmly/Cd")
    if domain:
        return "-".join((domain, family, xml.text(element, "BkTxCd/Domn/Fmly/SubFmlyCd")))
    return xml.text(element, "BkTxCd/Prtry/Cd")


def _return_reason(xml: Reader, details: etree._Element | None) -> str:
    if details is None or xml.find(details, "RtrInf") is None:
        return ""
    return xml.text(details, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry") or "?"
