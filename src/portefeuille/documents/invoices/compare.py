"""The comparison itself: each question gives a reason, a remark or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from portefeuille.documents.invoices import costs
from portefeuille.documents.invoices.model import Checked, Expected, Judged, Proposal, Remark
from portefeuille.documents.ubl import Invoice
from portefeuille.documents.ubl.model import CREDIT_NOTE
from portefeuille.numbers import in_fours, read

_PREPAYMENT = "386"
"""UNCL1001: an invoice for something that is still to be done."""
_CREDITED = frozenset({"credit", "credit_of_ordered"})
_NO_VAT = frozenset({"E", "O", "Z", "AE"})


def compare(invoice: Invoice, expected: Expected) -> Checked:
    """Look whether the invoice is one for this project, and what of it could be ordered from the wallet."""
    lines = tuple(costs.judge(line, expected.service, expected.applied_on) for line in invoice.lines)
    reasons = [*_parties(invoice, expected), *_itself(invoice, expected)]
    counted = _counted(invoice, lines)
    if reasons:  # then nothing of it is to be paid, so nobody is told what to pay
        remarks = (*_account(invoice, expected), *_vat_back(invoice, reasons))
        return Checked(invoice, lines, None, tuple(reasons), remarks)
    remarks = (*_account(invoice, expected), *_told(invoice), *_lines(lines), *_vat(invoice))
    reasons += _amounts(counted, expected)
    if reasons:
        return Checked(invoice, lines, None, tuple(reasons), remarks)
    cents = min(counted, expected.outstanding)
    if cents < counted:
        remarks = (*remarks, Remark("more_than_left", {"counted": counted, "left": expected.outstanding}))
    proposal = Proposal(cents, invoice.number, communication(invoice), max(invoice.payable - cents, 0))
    return Checked(invoice, lines, proposal, (), remarks)


def _parties(invoice: Invoice, expected: Expected) -> Iterator[Remark]:
    seller, buyer = invoice.seller, invoice.buyer
    if expected.provider not in seller.enterprises:
        told = {"name": seller.name or "-", "number": _written(*seller.enterprises) or seller.vat or "-"}
        yield Remark("other_seller", {**told, "expected": _written(expected.provider)})
    if expected.buyer not in buyer.enterprises:
        told = {"name": buyer.name or "-", "number": _written(*buyer.enterprises) or buyer.vat or "-"}
        yield Remark("other_buyer", {**told, "expected": _written(expected.buyer)})


def _written(*numbers: str) -> str:
    """Enterprise numbers as people write them."""
    return " / ".join(read(each, "enterprise").canonical or each for each in numbers)


def _itself(invoice: Invoice, expected: Expected) -> Iterator[Remark]:
    if invoice.kind == CREDIT_NOTE or invoice.net < 0:
        yield from _credit(invoice, expected)
        return
    if invoice.currency != "EUR":
        yield Remark("currency", {"currency": invoice.currency})
    if same(invoice.number) in {same(each) for each in expected.ordered}:
        yield Remark("ordered_already", {"invoice": invoice.number})
    if invoice.issued > expected.today:
        yield Remark("future", {"issued": invoice.issued})
    early = invoice.issued < expected.start or invoice.type_code == _PREPAYMENT
    if expected.service == "advice" and early:
        yield Remark("advice_before", {"issued": invoice.issued, "start": expected.start})
    if invoice.prepaid >= invoice.gross > 0:
        yield Remark("paid_already", {"prepaid": invoice.prepaid})


def _credit(invoice: Invoice, expected: Expected) -> Iterator[Remark]:
    about = [each for each in invoice.preceding if same(each) in {same(one) for one in expected.ordered}]
    amount = abs(invoice.net)
    if about:
        yield Remark("credit_of_ordered", {"invoice": about[0], "amount": amount})
    else:
        yield Remark("credit", {"invoice": ", ".join(invoice.preceding) or "-", "amount": amount})


def _counted(invoice: Invoice, lines: tuple[Judged, ...]) -> int:
    """What counts, without VAT.  What is taken off the whole comes off what counts; what is added to the whole counts only
    when every line does.
    """
    accepted = sum(each.line.net for each in lines if each.verdict == costs.ACCEPTED)
    if all(each.verdict == costs.ACCEPTED for each in lines):
        return invoice.net
    return accepted + sum(each.amount for each in invoice.charges if each.amount < 0)


def _amounts(counted: int, expected: Expected) -> Iterator[Remark]:
    if expected.outstanding <= 0:
        yield Remark("nothing_left", {})
    elif counted <= 0:
        yield Remark("nothing_counts", {})


def _account(invoice: Invoice, expected: Expected) -> Iterator[Remark]:
    told = {found.canonical for each in invoice.payments if (found := read(each.account, "iban")).canonical}
    if told and expected.iban not in told:
        values = {"told": in_fours(min(map(str, told))), "registered": in_fours(expected.iban)}
        yield Remark("other_account", values)
    payee = invoice.payee
    if payee is not None and payee.enterprises and expected.provider not in payee.enterprises:
        yield Remark("other_payee", {"name": payee.name or "-"})


def _told(invoice: Invoice) -> Iterator[Remark]:
    if not communication(invoice):
        yield Remark("no_communication", {"invoice": invoice.number})


def _lines(lines: tuple[Judged, ...]) -> Iterator[Remark]:
    for each in lines:
        if each.verdict != costs.ACCEPTED:
            name = each.line.name or each.line.text or each.line.number
            code = "line_refused" if each.verdict == costs.REFUSED else "line_judgement"
            yield Remark(code, {"name": name[:80], "amount": each.line.net})


def _vat(invoice: Invoice) -> Iterator[Remark]:
    if invoice.vat > 0:
        yield Remark("vat", {"amount": invoice.vat})
    elif {tax.category for tax in invoice.taxes} <= _NO_VAT:
        yield Remark("no_vat", {})


def _vat_back(invoice: Invoice, reasons: list[Remark]) -> Iterator[Remark]:
    if invoice.vat and {each.code for each in reasons} <= _CREDITED and invoice.currency == "EUR":
        yield Remark("vat_back", {"amount": abs(invoice.vat)})


def communication(invoice: Invoice) -> str:
    """The structured communication with which the provider wants to be paid: ``+++090/9337/55493+++``; empty without one."""
    for each in invoice.payments:
        found = read(each.communication, "structured_communication")
        if found.canonical is not None:
            return found.canonical
    return ""


def same(number: str) -> str:
    """The number of an invoice as it is compared: without spaces, capitals or not."""
    return "".join(number.split()).casefold()
