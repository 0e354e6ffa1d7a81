"""The reader of e-invoices: beside the official schemas and rules; against hostile and damaged files."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from portefeuille.documents.ubl import Invoice, RefusedError, read, reading
from tests.documents.samples import folder
from tests.documents.ubl.invoices import IBAN, OGM, PROVIDER, Bill, Row
from tests.documents.ubl.official import broken_rules, follows_schema

EXEMPT = Row("Opleiding boekhouden", 100_000, "E", 0)
BILLS = {
    "plain": Bill(),
    "exempt": Bill(rows=(EXEMPT,)),
    "outside": Bill(rows=(Row("Opleiding", 100_000, "O", 0),), seller_vat=""),
    "mixed": Bill(rows=(EXEMPT, Row("Broodjes", 2_500, "S", 12))),
    "charges": Bill(discount=1_000, extra=500, prepaid=20_000),
    "credit": Bill(root="CreditNote", preceding="F-2026-16"),
}
OURS = {"BR-CO-10", "BR-CO-11", "BR-CO-12", "BR-CO-13", "BR-CO-14", "BR-CO-15", "BR-CO-16"}


def refused(data: bytes) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read(data)
    return caught.value


@pytest.mark.parametrize("name", BILLS)
def test_our_invoices_are_what_the_standard_asks(name: str) -> None:
    assert follows_schema(BILLS[name].xml)
    assert broken_rules(BILLS[name].xml) == set()


def test_everything_that_is_read() -> None:
    found = read(BILLS["mixed"].xml)
    assert (found.kind, found.number, found.type_code) == ("invoice", "F-2026-17", "380")
    assert (found.issued, found.due, found.currency) == (date(2026, 11, 20), date(2026, 11, 28), "EUR")
    assert (found.seller.name, found.seller.enterprises, found.seller.vat) == (
        "Lesgever BV",
        (PROVIDER,),
        f"BE{PROVIDER}",
    )
    assert [(line.name, line.net, line.category) for line in found.lines] == [
        ("Opleiding boekhouden", 100_000, "E"), ("Broodjes", 2_500, "S"),
    ]  # fmt: skip
    assert [(tax.category, tax.taxable, tax.amount, tax.reason) for tax in found.taxes] == [
        ("E", 100_000, 0, "Artikel 44"), ("S", 2_500, 300, ""),
    ]  # fmt: skip
    assert (found.net, found.vat, found.gross, found.payable) == (102_500, 300, 102_800, 102_800)
    assert [(pay.account, pay.communication) for pay in found.payments] == [(IBAN, OGM)]
    assert found.references == ("KP-2026-000007",)


def test_what_is_added_and_taken_off() -> None:
    found = read(BILLS["charges"].xml)
    assert [(each.reason, each.amount) for each in found.charges] == [
        ("Korting", -1_000),
        ("Dossierkosten", 500),
    ]
    assert (found.net, found.prepaid, found.payable) == (99_500, 20_000, 100_395)


def test_a_credit_note_tells_which_invoice_it_is_about() -> None:
    found = read(BILLS["credit"].xml)
    assert (found.kind, found.type_code, found.preceding, found.due) == (
        "credit_note",
        "381",
        ("F-2026-16",),
        None,
    )


@pytest.mark.parametrize(
    "edit, numbers",
    [
        (("BE0900000048", "BE0999999922"), (PROVIDER, "0999999922")),  # a VAT group has a number of its own
        (('schemeID="0208">0900000048</cbc:EndpointID>', 'schemeID="0088">5412345000013</cbc:EndpointID>'), (PROVIDER,)),
        (('<cbc:CompanyID schemeID="0208">0900000048', "<cbc:CompanyID>0900.000.048"), (PROVIDER,)),
        (('schemeID="0208">0900000048', 'schemeID="0060">0900000048'), ()),
        (("0900000048", "0900000049"), ()),
    ],
)  # fmt: skip
def test_which_number_is_an_enterprise_number(edit: tuple[str, str], numbers: tuple[str, ...]) -> None:
    bill = Bill(seller_vat="" if not numbers else f"BE{PROVIDER}", edits=(edit,))
    assert read(bill.xml).seller.enterprises == numbers


@pytest.mark.parametrize(
    "edit, rule",
    [
        (('<cbc:LineExtensionAmount currencyID="EUR">1000.00</cbc:LineExtensionAmount><cbc:TaxEx', '<cbc:LineExtensionAmount currencyID="EUR">1000.01</cbc:LineExtensionAmount><cbc:TaxEx'), "BR-CO-10"),
        (('<cbc:AllowanceTotalAmount currencyID="EUR">10.00', '<cbc:AllowanceTotalAmount currencyID="EUR">11.00'), "BR-CO-11"),
        (('<cbc:ChargeTotalAmount currencyID="EUR">5.00', '<cbc:ChargeTotalAmount currencyID="EUR">6.00'), "BR-CO-12"),
        (('<cbc:TaxExclusiveAmount currencyID="EUR">995.00', '<cbc:TaxExclusiveAmount currencyID="EUR">996.00'), "BR-CO-13"),
        (('<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">208.95', '<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">208.96'), "BR-CO-14"),
        (('<cbc:TaxInclusiveAmount currencyID="EUR">1203.95', '<cbc:TaxInclusiveAmount currencyID="EUR">1203.94'), "BR-CO-15"),
        (('<cbc:PayableAmount currencyID="EUR">1003.95', '<cbc:PayableAmount currencyID="EUR">1003.00'), "BR-CO-16"),
    ],
)  # fmt: skip
def test_a_sum_that_does_not_come_out_is_refused_by_the_official_rule_of_that_name(
    edit: tuple[str, str], rule: str
) -> None:
    data = BILLS["charges"].with_(edits=(edit,)).xml
    assert rule in broken_rules(data)
    error = refused(data)
    assert error.code == "sum"
    assert error.where.startswith(("BR-CO-10", rule))


@pytest.mark.parametrize(
    "edit, code, where",
    [
        (("<cbc:ID>F-2026-17</cbc:ID>", "<cbc:ID> </cbc:ID>"), "field", "ID"),
        (("2026-11-20", "20/11/2026"), "field", "IssueDate"),
        (("2026-11-20", "2026-02-30"), "field", "IssueDate"),
        (('"EUR">1000.00</cbc:TaxableAmount', '"USD">1000.00</cbc:TaxableAmount'), "field", "TaxableAmount"),
        (('"EUR">1000.00</cbc:TaxableAmount', '"EUR">1000.001</cbc:TaxableAmount'), "field", "TaxableAmount"),
        (('"EUR">1000.00</cbc:TaxableAmount', '"EUR">1.000,00</cbc:TaxableAmount'), "field", "TaxableAmount"),
        (('"EUR">1000.00</cbc:TaxableAmount', '"EUR">999.00</cbc:TaxableAmount'), "sum", "TaxableAmount"),
        (("<cac:LegalMonetaryTotal>", "<cac:LegalMonetaryTotal/><cac:LegalMonetaryTotal>"), "field", "LegalMonetaryTotal"),
        (("cac:TaxTotal>", "cac:TaxTotals>"), "field", "TaxTotal"),
        (("cac:TaxSubtotal>", "cac:TaxSubtotals>"), "field", "TaxSubtotal"),
        (("cac:InvoiceLine>", "cac:CreditNoteLine>"), "field", "InvoiceLine"),
        (("<cac:PaymentMeans>", "<cac:AllowanceCharge><cbc:ChargeIndicator>ja</cbc:ChargeIndicator></cac:AllowanceCharge><cac:PaymentMeans>"), "field", "ChargeIndicator"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_place(edit: tuple[str, str], code: str, where: str) -> None:
    error = refused(Bill(edits=(edit,)).xml)
    assert (error.code, where in error.where, bool(error.expected)) == (code, True, True)


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))


@pytest.mark.parametrize(
    "data, code",
    [
        (b"<!DOCTYPE Invoice SYSTEM 'http://127.0.0.1:9/x.dtd'>" + Bill().xml.partition(b"?>")[2], "doctype"),
        (f"<!DOCTYPE I [{BOMB}]><I>&a8;</I>".encode(), "doctype"),
        (b'<!DOCTYPE I [<!ENTITY x SYSTEM "file:///etc/hostname">]><I>&x;</I>', "doctype"),
        ("<!DOCTYPE I [<!ENTITY x 'y'>]><I>&x;</I>".encode("utf-16"), "doctype"),
        ("<?xml version='1.0'?>" + " " * 70_000 + "<!DOCTYPE I [<!ENTITY x 'y'>]><I>&x;</I>", "doctype"),
        (b"<Invoice>" * 1_000, "xml"),
        (b"<a>" * 300 + b"</a>" * 300, "xml"),
        (b'<?xml version="1.0" encoding="x-nobody"?><a/>', "xml"),
        (b"", "xml"),
        (b"<Invoice/>", "not_ubl"),
        (b'<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>', "not_ubl"),
        (Bill().xml.replace(b"xsd:Invoice-2", b"xsd:Order-2"), "not_ubl"),
    ],
    ids=lambda each: each if isinstance(each, str) and len(each) < 20 else "",
)  # fmt: skip
def test_hostile_and_foreign_files(data: bytes | str, code: str) -> None:
    assert refused(data.encode() if isinstance(data, str) else data).code == code


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_LINES", 1)
    assert refused(BILLS["mixed"].xml).where == "InvoiceLine"
    monkeypatch.setattr(reading, "LARGEST", 100)
    assert refused(Bill().xml).code == "too_large"


def result(data: bytes) -> Invoice | RefusedError:
    try:
        return read(data)
    except RefusedError as error:
        return error


TEXTS = st.one_of(
    st.sampled_from(
        ["", "0", "-0.01", "1000.00", "99999999999999.99", "NaN", "1e3", "BE", "2026-13-01", "true", "O", "٣"]
    ),
    st.text(st.characters(exclude_categories=["C"]), max_size=20),
)


@settings(max_examples=150, deadline=None)
@given(name=st.sampled_from(sorted(BILLS)), data=st.data())
def test_changed_elements_never_give_anything_but_an_invoice_or_a_reason(
    name: str, data: st.DataObject
) -> None:
    """And what is taken keeps the official rules about its sums."""
    root = etree.fromstring(BILLS[name].xml)
    for _ in range(data.draw(st.integers(1, 3))):
        one = data.draw(st.sampled_from(list(root.iter())[1:] or [root]))
        parent = one.getparent()
        match data.draw(st.sampled_from(["text", "away", "twice", "unsaid"])):
            case "text":
                one.text = data.draw(TEXTS)
            case "away" if parent is not None:
                parent.remove(one)
            case "twice" if parent is not None:
                parent.append(etree.fromstring(etree.tostring(one)))
            case _:
                one.attrib.clear()
    changed = etree.tostring(root)
    found = result(changed)
    if isinstance(found, RefusedError):
        assert found.text("nl") and found.text("en") and found.text("fr")
    elif follows_schema(changed):
        assert broken_rules(changed) & OURS == set()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_changed_bytes_never_give_anything_but_an_invoice_or_a_reason(data: st.DataObject) -> None:
    whole = bytearray(Bill().xml)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=10))
    assert isinstance(result(bytes(whole)), Invoice | RefusedError)


SAMPLES = {
    "peppol_Vat-category-S.xml": ("invoice", "Snippet1", "EUR", 700_000, 155_000, 855_000),
    "peppol_base-creditnote-correction.xml": ("credit_note", "Snippet1", "EUR", 132_500, 33_125, 165_625),
    "peppol_base-example.xml": ("invoice", "Snippet1", "EUR", 132_500, 33_125, 165_625),
    "peppol_sales-order-example.xml": ("invoice", "Snippet1", "EUR", 132_500, 33_125, 165_625),
    "peppol_vat-category-E.xml": ("invoice", "Vat-Z", "GBP", 120_000, 0, 120_000),
    "peppol_vat-category-O.xml": ("invoice", "Vat-O", "SEK", 320_000, 0, 320_000),
    "peppol_vat-category-Z.xml": ("invoice", "Vat-Z", "GBP", 120_000, 0, 120_000),
}
"""Official examples -> kind, number, currency, net, VAT, payable in cents, as somebody read them by eye."""


def test_the_official_examples_are_all_there() -> None:
    assert {path.name for path in folder().glob("*.xml")} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_an_official_example_is_read(name: str) -> None:
    data = (folder() / name).read_bytes()
    found = read(data)
    assert (found.kind, found.number, found.currency, found.net, found.vat, found.payable) == SAMPLES[name]
    assert found.seller.enterprises == found.buyer.enterprises == ()
    assert broken_rules(data) & OURS == set()
