"""A camt.053 file in, its statements out; refused whole when one of them does not hold together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from lxml import etree

from portefeuille.banking.accounts import account
from portefeuille.banking.camt.balances import Balance, Totals, balances
from portefeuille.banking.camt.entry import BOOKED, Own, read_entry, status
from portefeuille.banking.camt.xml import Reader, events, name, where
from portefeuille.banking.errors import BankFileError, euros, quoted
from portefeuille.banking.limits import Limited
from portefeuille.banking.records import Line, Statement

VERSIONS = range(2, 9)
_NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:(camt\.053\.001\.([0-9]{2}))")
_TOLD_EVERY = 1000
Progress = Callable[[int], None]


def read_camt(
    source: Limited, *, currency: str | None = "EUR", progress: Progress | None = None
) -> Iterator[Statement]:
    """The statements of a file, each when it has been read to its end and checked.

    ``progress`` is told how many entries were read so far, now and then.
    :raises BankFileError: when the file is not to be taken; also after some of its statements were given.
    """
    xml, form, told, count = Reader(""), "", 0, 0
    reading: _Reading | None = None
    for event, element in events(source):
        tag = name(element)
        if event == "start":
            if not form:
                xml, form = _document(element)
            elif tag == "Stmt" and reading is None:
                _inside(xml, element, "BkToCstmrStmt", f"statement {count + 1}")
                count += 1
                reading = _Reading(xml, element, form, count, currency)
        elif tag == "Ntry" and reading is not None:
            reading.entry(element)
            told += 1
            if progress is not None and told % _TOLD_EVERY == 0:
                progress(told)
        elif reading is not None and element is reading.element:
            yield reading.closed()
            element.clear()
            reading = None
    if not count:
        raise BankFileError("structure", "", "at least one statement (Stmt)", "none")
    if progress is not None:
        progress(told)


def _document(root: etree._Element) -> tuple[Reader, str]:
    namespace = etree.QName(root).namespace or ""
    found = _NAMESPACE.fullmatch(namespace)
    if name(root) != "Document" or root.getparent() is not None or not found or int(found[2]) not in VERSIONS:
        got = namespace.rpartition(":")[2] or f"an element {quoted(name(root))} without a namespace"
        expected = f"a statement in camt.053, version {VERSIONS[0]} to {VERSIONS[-1]}"
        raise BankFileError("form", where(root, "the first element"), expected, got)
    return Reader(namespace), found[1]


def _inside(xml: Reader, element: etree._Element, parent: str, what: str) -> None:
    above = element.getparent()
    if above is None or above.tag != xml.path(parent) or element.tag != xml.path(name(element)):
        got = "nothing" if above is None else quoted(name(above))
        raise BankFileError("structure", where(element, what), f"to stand in {parent}", got)


class _Reading:
    """One statement, while its entries come by."""

    def __init__(
        self, xml: Reader, element: etree._Element, form: str, number: int, currency: str | None
    ) -> None:
        self._xml, self.element, self._form, self._wanted = xml, element, form, currency
        self._what = f"statement {number}"
        self._head: tuple[Own, Balance, Balance] | None = None
        self._lines: list[Line] = []
        self._totals = Totals()
        self._waiting = 0

    def entry(self, element: etree._Element) -> None:
        """An entry that has been read to its end; it is forgotten with the next one."""
        what = f"{self._what}, entry {len(self._lines) + self._waiting + 1}"
        _inside(self._xml, element, "Stmt", what)
        if status(self._xml, element, what) == BOOKED:
            line = read_entry(self._xml, element, what, self._opened()[0])
            self._lines.append(line)
            self._totals.add(line.amount)
        else:
            self._waiting += 1
        element.clear()
        before = element.getprevious()
        if before is not None and before.tag == element.tag:
            self.element.remove(before)

    def _opened(self) -> tuple[Own, Balance, Balance]:
        """What stands before the entries: the account and the balances."""
        if self._head is None:
            xml, what = self._xml, self._what
            number = account(xml.text(self.element, "Acct/Id/IBAN", "Acct/Id/Othr/Id"))
            if not number:
                raise BankFileError(
                    "account", where(self.element, what), "the number of an account (Acct/Id)", "none"
                )
            opening, closing = balances(xml, self.element, what)
            for found in (
                opening.currency,
                closing.currency,
                xml.text(self.element, "Acct/Ccy") or closing.currency,
            ):
                if found != (self._wanted or opening.currency) or not found:
                    expected = self._wanted or opening.currency or "a currency"
                    raise BankFileError("currency", where(self.element, what), expected, quoted(found))
            self._head = Own(number, opening.currency), opening, closing
        return self._head

    def closed(self) -> Statement:
        """The statement, now that all of it is there.  :raises BankFileError: when the balances do not close."""
        own, opening, closing = self._opened()
        xml, element, what = self._xml, self.element, self._what
        if not self._waiting:
            self._totals.check(xml, element, what)
        reached = opening.cents + self._totals.credit - self._totals.debit
        if reached != closing.cents:
            expected = (
                f"a closing balance of {euros(reached)} (the opening one and {len(self._lines)} entries)"
            )
            raise BankFileError("balance", where(element, what), expected, euros(closing.cents))
        if closing.on < opening.on:
            raise BankFileError(
                "field", where(element, what), f"a closing day not before {opening.on}", str(closing.on)
            )
        return Statement(
            account=own.account,
            currency=own.currency,
            opening_date=opening.on,
            opening=opening.cents,
            closing_date=closing.on,
            closing=closing.cents,
            lines=tuple(self._lines),
            form=self._form,
            number=self._counted("ElctrncSeqNb"),
            legal_number=self._counted("LglSeqNb"),
            identifier=xml.text(element, "Id"),
            holder=xml.text(element, "Acct/Ownr/Nm", "Acct/Nm"),
            bic=xml.text(element, "Acct/Svcr/FinInstnId/BICFI", "Acct/Svcr/FinInstnId/BIC"),
            created_on=self._created(),
            copy=xml.text(element, "CpyDplctInd") in {"DUPL", "CODU"},
            remarks=(f"{self._waiting} entries that are not booked yet were left out",)
            if self._waiting
            else (),
        )

    def _counted(self, child: str) -> int | None:
        text = self._xml.text(self.element, child)
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 18):
            raise BankFileError(
                "field", where(self.element, self._what), f"{child} to be a whole number", quoted(text)
            )
        return int(text)

    def _created(self) -> date | None:
        return self._xml.day_in(self._xml.find(self.element, "CreDtTm"), self._what)
