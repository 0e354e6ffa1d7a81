"""The opening and the closing of a statement in camt.053, and the totals that a bank may give beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lxml import etree

from portefeuille.banking.camt.xml import Reader, cents, where
from portefeuille.banking.errors import BankFileError, euros, quoted

OPENING = ("OPBD", "PRCD")
"""Opening booked; else previously closed booked, which some banks give in its place."""
CLOSING = ("CLBD",)


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance in cents on a day."""

    cents: int
    currency: str
    on: date


def balances(xml: Reader, statement: etree._Element, what: str) -> tuple[Balance, Balance]:
    """The opening and the closing one.  :raises BankFileError: when one is missing or given twice differently."""
    found: dict[str, Balance] = {}
    for element in xml.all(statement, "Bal"):
        code = xml.text(element, "Tp/CdOrPrtry/Cd")
        if code not in (*OPENING, *CLOSING):
            continue
        amount, currency = xml.money(element, f"{what}, balance {code}")
        day = xml.day(xml.find(element, "Dt"), f"{what}, balance {code}")
        if day is None:
            raise BankFileError(
                "structure", where(element, f"{what}, balance {code}"), "its day (Dt)", "none"
            )
        one = Balance(amount, currency, day)
        if found.setdefault(code, one) != one:
            raise BankFileError("balance", where(element, what), f"one balance {code}", "two different ones")
    return _first(found, OPENING, xml, statement, what), _first(found, CLOSING, xml, statement, what)


def _first(
    found: dict[str, Balance], codes: tuple[str, ...], xml: Reader, statement: etree._Element, what: str
) -> Balance:
    for code in codes:
        if code in found:
            return found[code]
    page = xml.text(statement, "StmtPgntn/PgNb")
    got = f"none (page {quoted(page)} of a statement)" if page else "none"
    raise BankFileError("structure", where(statement, what), f"a balance {' or '.join(codes)}", got)


@dataclass(slots=True)
class Totals:
    """What was counted over the booked entries of a statement."""

    count: int = 0
    credits: int = 0
    credit: int = 0
    debit: int = 0

    def add(self, amount: int) -> None:
        """One booked entry."""
        self.count += 1
        self.credits += amount > 0
        self.credit += max(amount, 0)
        self.debit += max(-amount, 0)

    def check(self, xml: Reader, statement: etree._Element, what: str) -> None:
        """Compare with the bank's own totals, as far as it gives them.  :raises BankFileError: when they differ."""
        for path, number, amount in (
            ("TxsSummry/TtlNtries", self.count, self.credit + self.debit),
            ("TxsSummry/TtlCdtNtries", self.credits, self.credit),
            ("TxsSummry/TtlDbtNtries", self.count - self.credits, self.debit),
        ):
            element = xml.find(statement, path)
            if element is None:
                continue
            given = xml.text(element, "NbOfNtries")
            if given and given.lstrip("0") != (str(number) if number else ""):
                raise BankFileError(
                    "truncated", where(element, what), f"{quoted(given)} entries", str(number)
                )
            total = xml.find(element, "Sum")
            if total is not None and cents(total, what)[0] != amount:
                raise BankFileError(
                    "balance", where(element, what), f"entries of {total.text} together", euros(amount)
                )
