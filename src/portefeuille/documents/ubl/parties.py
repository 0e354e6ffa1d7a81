"""Who sells and who buys, and which of the many numbers a party may give is its enterprise number."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from portefeuille.documents.ubl import elements as ubl
from portefeuille.documents.ubl.model import Party
from portefeuille.numbers import read

_ENTERPRISE, _VAT = "0208", "9925"
"""Electronic address schemes (EAS) and ISO 6523 codes: Belgian enterprise number, Belgian VAT number."""
_BELGIUM = "BE"


def party(element: etree._Element) -> Party:
    """Of a ``Party``, or of a ``PayeeParty``, which is built the same."""
    country = ubl.text(element, "PostalAddress/Country/IdentificationCode").upper()
    vat = _vat(element)
    return Party(
        name=ubl.text(element, "PartyLegalEntity/RegistrationName", "PartyName/Name"),
        enterprises=tuple(dict.fromkeys(_enterprises(element, vat, country))),
        vat=vat,
        country=country,
    )


def _vat(element: etree._Element) -> str:
    for scheme in ubl.every(element, "PartyTaxScheme"):
        if ubl.text(scheme, "TaxScheme/ID").upper() == "VAT":
            return ubl.text(scheme, "CompanyID").upper()
    return ""


def _enterprises(element: etree._Element, vat: str, country: str) -> Iterator[str]:
    """The number of the legal entity says more than an address on the network, and that more than a VAT number."""
    for names in ("PartyLegalEntity/CompanyID", "EndpointID", "PartyIdentification/ID"):
        for found in ubl.every(element, names):
            scheme, written = found.get("schemeID", ""), (found.text or "").strip()
            told = scheme in {_ENTERPRISE, _VAT}
            unsaid = not scheme and names.startswith("PartyLegalEntity") and country in {_BELGIUM, ""}
            if told or unsaid or written.upper().startswith(_BELGIUM):
                yield from _ten(written)
    if vat.startswith(_BELGIUM):
        yield from _ten(vat)


def _ten(written: str) -> Iterator[str]:
    found = read(written, "enterprise")
    if found.canonical is not None:
        yield found.canonical.replace(".", "")
