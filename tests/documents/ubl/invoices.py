"""Invoices of our own making: a small provider bills a training, as it would go over Peppol."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

PROVIDER, BUYER = "0900000048", "0900000147"
IBAN, OTHER_IBAN = "BE11999999999948", "BE22999999999847"
OGM = "+++090/9337/55493+++"
_NAMES = (
    'xmlns="urn:oasis:names:specification:ubl:schema:xsd:{0}-2"'
    ' xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"'
    ' xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"'
)
_PROFILE = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"


@dataclass(frozen=True)
class Row:
    """A line: what, cents without VAT, VAT category, per cent."""

    name: str
    cents: int
    category: str = "S"
    percent: int = 21


@dataclass(frozen=True)
class Bill:
    """What stands in the invoice; ``with_`` changes some of it."""

    root: str = "Invoice"
    number: str = "F-2026-17"
    issued: date = date(2026, 11, 20)
    currency: str = "EUR"
    seller: str = PROVIDER
    seller_vat: str = f"BE{PROVIDER}"
    buyer: str = BUYER
    rows: tuple[Row, ...] = (Row("Opleiding boekhouden, twee dagen", 100_000),)
    iban: str = IBAN
    communication: str = OGM
    reference: str = "KP-2026-000007"
    preceding: str = ""
    discount: int = 0
    extra: int = 0
    prepaid: int = 0
    edits: tuple[tuple[str, str], ...] = field(default=())

    def with_(self, **changes: Any) -> Bill:
        return replace(self, **changes)

    @property
    def xml(self) -> bytes:
        """The file.  ``edits``: texts to replace in it, each of which must be there."""
        text = _document(self)
        for old, new in self.edits:
            assert old in text, old
            text = text.replace(old, new)
        return text.encode()


def money(cents: int) -> str:
    return f"{'-' * (cents < 0)}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def _document(bill: Bill) -> str:
    kind = bill.root
    code = ("InvoiceTypeCode", "380") if kind == "Invoice" else ("CreditNoteTypeCode", "381")
    before = f"<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>{escape(bill.preceding)}</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>"
    outside = any(row.category == "O" for row in bill.rows)  # then nobody gives a VAT number (BR-O-02)
    due = f"<cbc:DueDate>{bill.issued.replace(day=28)}</cbc:DueDate>" if kind == "Invoice" else ""
    said = f"<cbc:PaymentID>{escape(bill.communication)}</cbc:PaymentID>" if bill.communication else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<{kind} {_NAMES.format(kind)}>
<cbc:CustomizationID>{_PROFILE}</cbc:CustomizationID><cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
<cbc:ID>{escape(bill.number)}</cbc:ID><cbc:IssueDate>{bill.issued}</cbc:IssueDate>{due}
<cbc:{code[0]}>{code[1]}</cbc:{code[0]}><cbc:DocumentCurrencyCode>{bill.currency}</cbc:DocumentCurrencyCode>
<cbc:BuyerReference>{escape(bill.reference)}</cbc:BuyerReference>{before if bill.preceding else ""}
<cac:AccountingSupplierParty>{_party(bill.seller, bill.seller_vat, "Lesgever BV")}</cac:AccountingSupplierParty>
<cac:AccountingCustomerParty>{_party(bill.buyer, "" if outside else f"BE{bill.buyer}", "Bakkerij BV")}</cac:AccountingCustomerParty>
<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>{said}<cac:PayeeFinancialAccount><cbc:ID>{bill.iban}</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>
{_charges(bill)}{_totals(bill)}{"".join(_line(bill, at, row) for at, row in enumerate(bill.rows, 1))}
</{kind}>"""


def _party(number: str, vat: str, name: str) -> str:
    tax = f"<cac:PartyTaxScheme><cbc:CompanyID>{vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
    return (
        f'<cac:Party><cbc:EndpointID schemeID="0208">{number}</cbc:EndpointID>'
        "<cac:PostalAddress><cac:Country><cbc:IdentificationCode>BE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
        f"{tax if vat else ''}<cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName>"
        f'<cbc:CompanyID schemeID="0208">{number}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party>'
    )


def _category(category: str, percent: int, tag: str) -> str:
    rate = "" if category == "O" else f"<cbc:Percent>{percent}</cbc:Percent>"
    why = (
        "<cbc:TaxExemptionReason>Artikel 44</cbc:TaxExemptionReason>"
        if category in "EO" and tag == "TaxCategory"
        else ""
    )
    return f"<cac:{tag}><cbc:ID>{category}</cbc:ID>{rate}{why}<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:{tag}>"


def _charges(bill: Bill) -> str:
    first = bill.rows[0]
    return "".join(
        f"<cac:AllowanceCharge><cbc:ChargeIndicator>{sign}</cbc:ChargeIndicator><cbc:AllowanceChargeReason>{why}</cbc:AllowanceChargeReason>"
        f'<cbc:Amount currencyID="{bill.currency}">{money(cents)}</cbc:Amount>{_category(first.category, first.percent, "TaxCategory")}</cac:AllowanceCharge>'
        for sign, why, cents in (("false", "Korting", bill.discount), ("true", "Dossierkosten", bill.extra))
        if cents
    )


def _totals(bill: Bill) -> str:
    lines = sum(row.cents for row in bill.rows)
    net = lines - bill.discount + bill.extra
    groups: dict[tuple[str, int], int] = {}
    for at, row in enumerate(bill.rows):
        own = row.cents + (bill.extra - bill.discount if at == 0 else 0)
        groups[row.category, row.percent] = groups.get((row.category, row.percent), 0) + own
    taxes = {key: (taxable * key[1] + 50) // 100 for key, taxable in groups.items()}
    vat = sum(taxes.values())

    def amount(name: str, cents: int) -> str:
        return f'<cbc:{name} currencyID="{bill.currency}">{money(cents)}</cbc:{name}>'

    subtotals = "".join(
        f"<cac:TaxSubtotal>{amount('TaxableAmount', taxable)}{amount('TaxAmount', taxes[key])}{_category(*key, 'TaxCategory')}</cac:TaxSubtotal>"
        for key, taxable in groups.items()
    )
    optional = (
        (amount("AllowanceTotalAmount", bill.discount) if bill.discount else "")
        + (amount("ChargeTotalAmount", bill.extra) if bill.extra else "")
        + (amount("PrepaidAmount", bill.prepaid) if bill.prepaid else "")
    )
    return (
        f"<cac:TaxTotal>{amount('TaxAmount', vat)}{subtotals}</cac:TaxTotal><cac:LegalMonetaryTotal>{amount('LineExtensionAmount', lines)}"
        f"{amount('TaxExclusiveAmount', net)}{amount('TaxInclusiveAmount', net + vat)}{optional}"
        f"{amount('PayableAmount', net + vat - bill.prepaid)}</cac:LegalMonetaryTotal>"
    )


def _line(bill: Bill, at: int, row: Row) -> str:
    kind = "InvoiceLine" if bill.root == "Invoice" else "CreditNoteLine"
    quantity = "InvoicedQuantity" if bill.root == "Invoice" else "CreditedQuantity"
    return (
        f'<cac:{kind}><cbc:ID>{at}</cbc:ID><cbc:{quantity} unitCode="C62">1</cbc:{quantity}>'
        f'<cbc:LineExtensionAmount currencyID="{bill.currency}">{money(row.cents)}</cbc:LineExtensionAmount>'
        f"<cac:Item><cbc:Name>{escape(row.name)}</cbc:Name>{_category(row.category, row.percent, 'ClassifiedTaxCategory')}</cac:Item>"
        f'<cac:Price><cbc:PriceAmount currencyID="{bill.currency}">{money(abs(row.cents))}</cbc:PriceAmount></cac:Price></cac:{kind}>'
    )
