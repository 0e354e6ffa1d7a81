"""Reading what stands in an element of UBL; says where, by line and name, something is wrong."""

from __future__ import annotations

from datetime import date
from re import ASCII, compile

from lxml import etree

from portefeuille.documents.refused import RefusedError, quoted

_AGGREGATE = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
_BASIC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
_AMOUNT = compile(r"([+-]?)([0-9]{0,13})(?:\.([0-9]{0,12}))?", ASCII)
_DAY = compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?", ASCII)
_SPACES = " \t\r\n"
LONGEST = 1_000
"""The longest text that is kept of one element."""
_AGGREGATES = frozenset({
    "AccountingSupplierParty", "AccountingCustomerParty", "PayeeParty", "Party", "PartyName", "PartyIdentification",
    "PartyLegalEntity", "PartyTaxScheme", "TaxScheme", "PostalAddress", "Country", "PaymentMeans", "PayeeFinancialAccount",
    "TaxTotal", "TaxSubtotal", "TaxCategory", "LegalMonetaryTotal", "InvoiceLine", "CreditNoteLine", "Item",
    "ClassifiedTaxCategory", "AllowanceCharge", "BillingReference", "InvoiceDocumentReference", "OrderReference",
    "ContractDocumentReference", "AdditionalDocumentReference", "ProjectReference",
})  # fmt: skip


def path(names: str) -> str:
    """``Party/PartyName/Name`` with its namespaces."""
    return "/".join((_AGGREGATE if name in _AGGREGATES else _BASIC) + name for name in names.split("/"))


def every(element: etree._Element, names: str) -> list[etree._Element]:
    """The elements on a path."""
    return element.findall(path(names))


def first(element: etree._Element, names: str) -> etree._Element | None:
    """The first element on a path."""
    return element.find(path(names))


def one(element: etree._Element, names: str) -> etree._Element:
    """The one element on a path.  :raises RefusedError: when there is none, or more than one."""
    found = every(element, names)
    if len(found) != 1:
        raise RefusedError("field", where=where(element, names), expected=f"one {names}", got=str(len(found)))
    return found[0]


def text(element: etree._Element | None, *paths: str) -> str:
    """The text of the first of these paths that has any, on one line; empty when none has."""
    for each in paths:
        found = element.findtext(path(each)) if element is not None else None
        if found and (bare := " ".join(found.split())):
            return bare[:LONGEST]
    return ""


def needed(element: etree._Element, names: str) -> str:
    """The one text on a path.  :raises RefusedError: when there is none, or more than one."""
    found = text(one(element, names).getparent(), names.rpartition("/")[2])
    if not found:
        raise RefusedError("field", where=where(element, names), expected=names, got="nothing")
    return found


def day(element: etree._Element, names: str) -> date:
    """The day on a path.  :raises RefusedError: when there is none, or it is no day."""
    written = needed(element, names)
    found = _DAY.fullmatch(written)
    try:
        if found:
            return date.fromisoformat(found[1])
    except ValueError:
        pass
    raise RefusedError(
        "field", where=where(element, names), expected="a day as YYYY-MM-DD", got=quoted(written)
    )


def cents(element: etree._Element, currency: str) -> int:
    """The amount of an element in cents.

    :raises RefusedError: when it is no amount in whole cents, or in another currency than the document.
    """
    written = (element.text or "").strip(_SPACES)
    found = _AMOUNT.fullmatch(written)
    name = str(element.tag).rpartition("}")[2]
    if not found or not written.strip("+-."):
        raise RefusedError(
            "field", where=where(element, name), expected="an amount as 1234.56", got=quoted(written)
        )
    decimals = (found[3] or "").rstrip("0")
    if len(decimals) > 2:
        raise RefusedError("field", where=where(element, name), expected="whole cents", got=quoted(written))
    if element.get("currencyID") != currency:
        got = quoted(element.get("currencyID") or "")
        raise RefusedError("field", where=where(element, name), expected=f"an amount in {currency}", got=got)
    amount = int(f"{found[2] or '0'}{decimals:0<2}")
    return -amount if found[1] == "-" else amount


def amount(element: etree._Element, names: str, currency: str) -> int:
    """The amount of the one element on a path, in cents."""
    return cents(one(element, names), currency)


def optional(element: etree._Element, names: str, currency: str) -> int:
    """The same, or 0 when it is not there."""
    return cents(one(element, names), currency) if every(element, names) else 0


def where(element: etree._Element, what: str) -> str:
    """The line of the file and what stands there."""
    line = element.sourceline
    return f"line {line}, {what}" if line else what
