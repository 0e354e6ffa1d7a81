"""The reader.  It takes what EN 16931 asks for and what a payment needs, and refuses what contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from portefeuille.documents import xml
from portefeuille.documents.refused import RefusedError, quoted
from portefeuille.documents.ubl import elements as ubl
from portefeuille.documents.ubl import sums
from portefeuille.documents.ubl.model import CREDIT_NOTE, INVOICE, Charge, Invoice, Line, Payment, Tax
from portefeuille.documents.ubl.parties import party

LARGEST = 10 << 20
"""Bytes: an e-invoice often carries its own picture."""
MOST_LINES = 5_000
_ROOT = "{{urn:oasis:names:specification:ubl:schema:xsd:{0}-2}}{0}"
_KINDS = {
    _ROOT.format("Invoice"): (INVOICE, "InvoiceTypeCode", "InvoiceLine"),
    _ROOT.format("CreditNote"): (CREDIT_NOTE, "CreditNoteTypeCode", "CreditNoteLine"),
}
_TRUE = {"true": True, "1": True, "false": False, "0": False}
_REFERENCES = (
    "BuyerReference", "OrderReference/ID", "ContractDocumentReference/ID", "ProjectReference/ID",
    "AdditionalDocumentReference/ID", "AccountingCost", "Note",
)  # fmt: skip
"""Where a provider may have put the number of the application."""


def read(data: bytes) -> Invoice:
    """An invoice or credit note.

    :raises RefusedError: when it is something else, or says something that cannot be: what, where, what was expected.
    """
    if len(data) > LARGEST:
        raise RefusedError("too_large", expected=f"{LARGEST >> 20} MB", got=f"{len(data)} bytes")
    root = xml.root(data)
    if str(root.tag) not in _KINDS:
        raise RefusedError("not_ubl", expected="Invoice or CreditNote of UBL 2", got=str(root.tag)[:80])
    kind, type_code, line_name = _KINDS[str(root.tag)]
    currency = ubl.needed(root, "DocumentCurrencyCode")
    totals = ubl.one(root, "LegalMonetaryTotal")
    tax = _tax_total(root, currency)
    invoice = Invoice(
        kind=kind,
        number=ubl.needed(root, "ID"),
        type_code=ubl.needed(root, type_code),
        issued=ubl.day(root, "IssueDate"),
        due=ubl.day(root, "DueDate") if ubl.text(root, "DueDate") else None,
        currency=currency,
        profile=ubl.text(root, "CustomizationID"),
        seller=party(ubl.one(root, "AccountingSupplierParty/Party")),
        buyer=party(ubl.one(root, "AccountingCustomerParty/Party")),
        payee=party(payee) if (payee := ubl.first(root, "PayeeParty")) is not None else None,
        lines=tuple(_lines(root, line_name, currency)),
        charges=tuple(_charges(root, currency)),
        taxes=tuple(_taxes(tax, currency)),
        payments=tuple(_payments(root)),
        references=tuple(_references(root)),
        preceding=tuple(_texts(root, "BillingReference/InvoiceDocumentReference/ID")),
        net=ubl.amount(totals, "TaxExclusiveAmount", currency),
        vat=ubl.amount(tax, "TaxAmount", currency),
        gross=ubl.amount(totals, "TaxInclusiveAmount", currency),
        prepaid=ubl.optional(totals, "PrepaidAmount", currency),
        rounding=ubl.optional(totals, "PayableRoundingAmount", currency),
        payable=ubl.amount(totals, "PayableAmount", currency),
    )
    sums.check(
        invoice,
        ubl.amount(totals, "LineExtensionAmount", currency),
        ubl.optional(totals, "AllowanceTotalAmount", currency),
        ubl.optional(totals, "ChargeTotalAmount", currency),
    )
    return invoice


def _lines(root: etree._Element, name: str, currency: str) -> Iterator[Line]:
    found = ubl.every(root, name)
    if not 0 < len(found) <= MOST_LINES:
        raise RefusedError("field", where=name, expected=f"1 to {MOST_LINES} lines", got=str(len(found)))
    for each in found:
        yield Line(
            number=ubl.text(each, "ID"),
            name=ubl.text(each, "Item/Name"),
            text=ubl.text(each, "Item/Description") or ubl.text(each, "Note"),
            net=ubl.amount(each, "LineExtensionAmount", currency),
            category=ubl.text(each, "Item/ClassifiedTaxCategory/ID").upper(),
        )


def _charges(root: etree._Element, currency: str) -> Iterator[Charge]:
    for each in ubl.every(root, "AllowanceCharge"):
        written = ubl.needed(each, "ChargeIndicator")
        if written not in _TRUE:
            place = ubl.where(each, "ChargeIndicator")
            raise RefusedError("field", where=place, expected="true or false", got=quoted(written))
        amount = ubl.amount(each, "Amount", currency)
        if amount < 0:
            raise RefusedError(
                "field", where=ubl.where(each, "Amount"), expected="no minus", got=sums.euros(amount)
            )
        yield Charge(ubl.text(each, "AllowanceChargeReason"), amount if _TRUE[written] else -amount)


def _tax_total(root: etree._Element, currency: str) -> etree._Element:
    """That in the currency of the document; another may stand beside it, in the currency of the books (BT-111)."""
    found = [
        each
        for each in ubl.every(root, "TaxTotal")
        if (amount := ubl.first(each, "TaxAmount")) is not None and amount.get("currencyID") == currency
    ]
    if len(found) != 1:
        place = ubl.where(found[1], "TaxTotal") if found else "TaxTotal"
        raise RefusedError("field", where=place, expected=f"one in {currency}", got=str(len(found)))
    return found[0]


def _taxes(total: etree._Element, currency: str) -> Iterator[Tax]:
    found = ubl.every(total, "TaxSubtotal")
    if not found:
        raise RefusedError("field", where=ubl.where(total, "TaxSubtotal"), expected="at least one", got="0")
    for each in found:
        yield Tax(
            category=ubl.needed(each, "TaxCategory/ID").upper(),
            taxable=ubl.amount(each, "TaxableAmount", currency),
            amount=ubl.amount(each, "TaxAmount", currency),
            reason=ubl.text(each, "TaxCategory/TaxExemptionReason", "TaxCategory/TaxExemptionReasonCode"),
        )


def _payments(root: etree._Element) -> Iterator[Payment]:
    for each in ubl.every(root, "PaymentMeans"):
        account, said = ubl.text(each, "PayeeFinancialAccount/ID"), ubl.text(each, "PaymentID")
        if account or said:
            yield Payment(account, said)


def _texts(root: etree._Element, names: str) -> Iterator[str]:
    for each in ubl.every(root, names):
        found = " ".join((each.text or "").split())[: ubl.LONGEST]
        if found:
            yield found


def _references(root: etree._Element) -> Iterator[str]:
    for names in _REFERENCES:
        yield from _texts(root, names)
