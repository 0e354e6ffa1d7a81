"""An XML file as a stream of events, without document types, entities or network; and reading what stands in an element."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from re import ASCII, compile
from typing import Any

from lxml import etree

from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.limits import Limited
from portefeuille.files.xml import PROLOGUE, SAFE, declared, declares

WAITED_FOR = ("{*}Document", "{*}Stmt", "{*}Ntry")
_AMOUNT = compile(r"\+?([0-9]{0,15})(?:\.([0-9]{0,15}))?", ASCII)
_DAY = compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T[0-9:.]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?", ASCII)
_CUT_OFF = {
    etree.ErrorTypes.ERR_DOCUMENT_EMPTY, etree.ErrorTypes.ERR_TAG_NOT_FINISHED, etree.ErrorTypes.ERR_GT_REQUIRED,
    etree.ErrorTypes.ERR_ATTRIBUTE_NOT_FINISHED,
}  # fmt: skip
_SPACES = " \t\r\n"


def events(source: Limited) -> Iterator[tuple[str, etree._Element]]:
    """The ``start`` and ``end`` of the elements that a reader waits for; of a file with another root, the ``start`` of that.

    :raises BankFileError: for what is no XML, or has a document type.
    """
    if declares(source.peek(PROLOGUE)):
        raise _doctype()
    stream = etree.iterparse(source, events=("start", "end"), tag=WAITED_FOR, **SAFE)
    try:
        first = True
        for event, element in stream:
            if first and declared(element):
                raise _doctype()
            first = False
            yield event, element
        if first:
            yield "start", stream.root
    except etree.XMLSyntaxError as error:
        raise _malformed(stream, error) from None
    except (LookupError, UnicodeError) as error:
        raise BankFileError("structure", "line 1", "XML in a known encoding", str(error)) from None


def _malformed(stream: Any, error: etree.XMLSyntaxError) -> BankFileError:
    """What libxml2 found first; the error itself does not always tell."""
    for entry in stream.error_log:
        code = "truncated" if entry.type in _CUT_OFF else "structure"
        return BankFileError(
            code, f"line {entry.line}, position {entry.column}", "well-formed XML", entry.message
        )
    return BankFileError("structure", "", "well-formed XML", error.msg or "something else")


def _doctype() -> BankFileError:
    return BankFileError("doctype", "", "no document type (DOCTYPE)", "a document type")


def name(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


class Reader:
    """Reads elements of one namespace; says in which line of the file, and in what, something is wrong."""

    def __init__(self, namespace: str) -> None:
        self.prefix = f"{{{namespace}}}"
        self._paths: dict[str, str] = {}

    def path(self, names: str) -> str:
        """``Tp/CdOrPrtry/Cd`` with the namespace before every name."""
        found = self._paths.get(names)
        if found is None:
            found = self._paths[names] = "/".join(self.prefix + each for each in names.split("/"))
        return found

    def find(self, element: etree._Element, names: str) -> etree._Element | None:
        """The first element on a path."""
        return element.find(self.path(names))

    def all(self, element: etree._Element, names: str) -> list[etree._Element]:
        """Every element on a path."""
        return element.findall(self.path(names))

    def text(self, element: etree._Element | None, *paths: str) -> str:
        """The text of the first of these paths that has any, without the space around it; empty when none has."""
        if element is not None:
            for each in paths:
                found = element.findtext(self.path(each))
                if found and (bare := found.strip(_SPACES)):
                    return bare
        return ""

    def one(self, element: etree._Element, child: str, what: str) -> etree._Element:
        """The one child of that name.  :raises BankFileError: when there is none, or more than one."""
        found = element.findall(self.path(child))
        if len(found) != 1:
            raise BankFileError("structure", where(element, what), f"one {child}", f"{len(found) or 'none'}")
        return found[0]

    def money(self, element: etree._Element, what: str) -> tuple[int, str]:
        """Cents, negative for a debit, and the currency, of what has one ``Amt`` and one ``CdtDbtInd``."""
        amount, currency = cents(self.one(element, "Amt", what), what)
        sign = self.one(element, "CdtDbtInd", what)
        match (sign.text or "").strip(_SPACES):
            case "CRDT":
                return amount, currency
            case "DBIT":
                return -amount, currency
        raise BankFileError(
            "field", where(sign, what), "CdtDbtInd to be CRDT or DBIT", quoted(sign.text or "")
        )

    def day(self, element: etree._Element | None, what: str) -> date | None:
        """The day in ``Dt`` or ``DtTm``, as the bank wrote it; None when the element is not there."""
        if element is None:
            return None
        return _day(self.text(element, "Dt", "DtTm"), element, what)

    def day_in(self, element: etree._Element | None, what: str) -> date | None:
        """The day that the element itself holds; None when it is not there."""
        return None if element is None else _day((element.text or "").strip(_SPACES), element, what)


def _day(text: str, element: etree._Element, what: str) -> date:
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date.fromisoformat(found[1])
    except ValueError:
        pass
    raise BankFileError("field", where(element, what), "a day as YYYY-MM-DD", quoted(text))


def cents(element: etree._Element, what: str) -> tuple[int, str]:
    """The amount of an ``Amt`` in cents and its currency.  :raises BankFileError: for half a cent, or no amount at all."""
    text, currency = (element.text or "").strip(_SPACES), element.get("Ccy", "")
    found = _AMOUNT.fullmatch(text)
    if not found or not text.strip("+."):
        raise BankFileError("field", where(element, what), "an amount as 1234.56", quoted(text))
    decimals = (found[2] or "").rstrip("0")
    if len(decimals) > 2:
        raise BankFileError("field", where(element, what), "an amount in whole cents", quoted(text))
    return int(f"{found[1] or '0'}{decimals:0<2}"), currency


def where(element: etree._Element, what: str) -> str:
    """The line of the file and what stands there."""
    line = element.sourceline
    return f"line {line}, {what}" if line else what
