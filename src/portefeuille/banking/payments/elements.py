"""Reading elements of a message of ISO 20022: safe parsing, and texts, numbers and amounts or an error with its place."""

from __future__ import annotations

import re

from lxml import etree

from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.files.xml import SAFE, declared

MOST_BYTES = 200_000_000
_AMOUNT = re.compile(r"\+?0*([0-9]{1,15})(?:\.([0-9]{1,17}))?")
_COUNT = re.compile(r"[0-9]{1,15}")
_NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\.[0-9]{3}\.[0-9]{3}\.[0-9]{2})")


def parse(data: bytes) -> etree._Element:
    """The root of an XML file.  No entity is resolved, nothing is fetched, a DOCTYPE is refused.

    :raises BankFileError: when it is too large, no XML, or has a DOCTYPE.
    """
    if len(data) > MOST_BYTES:
        raise BankFileError("too_large", "", f"at most {MOST_BYTES} bytes", f"{len(data)}")
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE))
    except etree.XMLSyntaxError as error:
        raise BankFileError("form", f"line {error.lineno or 1}", "XML", quoted(str(error.msg))) from None
    except (LookupError, UnicodeError) as error:
        raise BankFileError("form", "line 1", "XML in a known encoding", quoted(str(error))) from None
    if declared(root):
        raise BankFileError("doctype", "line 1", "XML without a DOCTYPE", "a DOCTYPE")
    return root


def kind(root: etree._Element) -> str:
    """Which message it is, from its namespace: ``pain.002.001.10``.  :raises BankFileError: when it is none."""
    name = etree.QName(root)
    found = _NAMESPACE.fullmatch(name.namespace or "")
    if name.localname != "Document" or found is None:
        raise BankFileError("form", place(root), "a Document of ISO 20022", quoted(root.tag))
    return found[1]


def body_of(data: bytes, forms: tuple[str, ...], name: str) -> tuple[str, etree._Element]:
    """Which of these messages an XML file is, and the one element ``name`` that holds it.

    :raises BankFileError: when it is no XML, another message, or does not hold that element once.
    """
    root = parse(data)
    form = kind(root)
    if form not in forms:
        raise BankFileError("form", place(root), " or ".join(forms), quoted(form))
    return form, required(root, name)


def place(element: etree._Element) -> str:
    """Where an element stands, for a person."""
    return f"line {element.sourceline}, {etree.QName(element).localname}"


def all_of(parent: etree._Element, name: str) -> list[etree._Element]:
    """The children of this name, in the namespace of their parent."""
    space = etree.QName(parent).namespace
    return [child for child in parent if child.tag == f"{{{space}}}{name}"]


def optional(parent: etree._Element, path: str) -> etree._Element | None:
    """The one element at ``a/b/c``; None when there is none.  :raises BankFileError: when there are several."""
    here: etree._Element | None = parent
    for name in path.split("/"):
        if here is None:
            return None
        found = all_of(here, name)
        if len(found) > 1:
            raise BankFileError("structure", place(found[1]), f"one {name}", f"{len(found)}")
        here = found[0] if found else None
    return here


def required(parent: etree._Element, path: str) -> etree._Element:
    """The one element at ``a/b/c``.  :raises BankFileError: when there is none, or several."""
    found = optional(parent, path)
    if found is None:
        raise BankFileError("structure", place(parent), f"a {path}", "none")
    return found


def text(element: etree._Element | None) -> str:
    """The text of an element without the white space around it; empty when there is no element.

    :raises BankFileError: when it holds other elements.
    """
    if element is None:
        return ""
    if len(element):
        raise BankFileError("structure", place(element), "a text", "other elements")
    return (element.text or "").strip()


def filled(parent: etree._Element, path: str) -> str:
    """A text that must be there.  :raises BankFileError: when it is not, or is empty."""
    element = required(parent, path)
    found = text(element)
    if not found:
        raise BankFileError("field", place(element), "a text", "nothing")
    return found


def count(element: etree._Element | None) -> int | None:
    """A whole number; None when there is no element.  :raises BankFileError: when it is something else."""
    if element is None:
        return None
    found = text(element)
    if not _COUNT.fullmatch(found):
        raise BankFileError("field", place(element), "a whole number", quoted(found))
    return int(found)


def cents(element: etree._Element | None) -> int | None:
    """An amount in cents; None when there is no element.

    :raises BankFileError: when it is no amount, has parts of a cent, or names another currency than the euro.
    """
    if element is None:
        return None
    found = _AMOUNT.fullmatch(text(element))
    if found is None or (found[2] or "").rstrip("0")[2:]:
        raise BankFileError(
            "field", place(element), "an amount in euro with at most two decimals", quoted(text(element))
        )
    currency = element.get("Ccy", "EUR")
    if currency != "EUR":
        raise BankFileError("currency", place(element), "EUR", quoted(currency))
    return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")[:2])
