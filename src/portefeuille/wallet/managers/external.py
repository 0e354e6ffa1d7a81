"""The account is held by a financial manager: JSON files, one of instructions out, one report a day in.

Amounts are whole cents, days are YYYY-MM-DD.  Every file carries the SHA-256 of its content, so that
one that was cut off or changed is refused.  The format is ours: no interface of an existing manager is public.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from portefeuille.banking.errors import BankFileError, quoted
from portefeuille.banking.payments.check import check
from portefeuille.banking.payments.records import PaymentBatch
from portefeuille.banking.records import Line, Party, Statement
from portefeuille.numbers import read
from portefeuille.platform.canonical import Plain, canonical, sha256
from portefeuille.wallet.managers.port import Report
from portefeuille.wallet.split import Parts

VERSION = 1
LARGEST = 50_000_000
"""Bytes of a report; more is refused unread."""


class External:
    """Files exchanged every day."""

    def send(self, batch: PaymentBatch) -> tuple[str, bytes]:
        """The payments of a batch.  :raises portefeuille.banking.payments.problems.PaymentError: when one is wrong."""
        check(batch)
        payments: list[Plain] = [
            {"reference": one.end_to_end_id, "cents": one.cents, "iban": one.iban, "name": one.name,
             "on": one.on.isoformat(), "structured": one.structured, "free": one.free}
            for one in batch.payments
        ]  # fmt: skip
        return f"{batch.message_id}.json", sealed(
            {"kind": "payments", "batch": batch.message_id, "account": batch.iban,
             "count": len(batch.payments), "cents": batch.cents, "payments": payments}
        )  # fmt: skip

    def receive(self, data: bytes) -> Report:
        """A report: the lines of the account on a day, and what is in the wallet of each project."""
        top = _Fields(opened(data, "report"), "report")
        day, opening, closing = top.day("day"), top.whole("opening"), top.whole("closing")
        lines = tuple(_line(each, number) for number, each in enumerate(top.many("lines"), start=1))
        if opening + sum(line.amount for line in lines) != closing:
            total = opening + sum(line.amount for line in lines)
            raise BankFileError("balance", "closing", f"{total} cents (opening and lines)", str(closing))
        statement = Statement(
            account=_iban(top.text("account"), "account"), currency="EUR", opening_date=day, opening=opening,
            closing_date=day, closing=closing, lines=lines, form="report", number=top.whole("number"),
        )  # fmt: skip
        wallets: dict[str, Parts] = {}
        for number, each in enumerate(top.many("wallets"), start=1):
            project, parts = _wallet(each, number)
            if project in wallets:
                raise BankFileError("structure", f"wallet {number}", "each project once", quoted(project))
            wallets[project] = parts
        return Report((statement,), wallets)


def sealed(told: dict[str, Plain]) -> bytes:
    """A file of this version: canonical JSON, with the SHA-256 of all the rest in it."""
    whole: dict[str, Plain] = {"version": VERSION, **told}
    return f"{canonical({**whole, 'sha256': sha256(canonical(whole))})}\n".encode()


def opened(data: bytes, kind: str) -> dict[str, Any]:
    """What is in such a file.  :raises BankFileError: when it is another one, or not as it was sent."""
    if len(data) > LARGEST:
        raise BankFileError("too_large", kind, f"{LARGEST} bytes at most", str(len(data)))
    try:
        told = json.loads(data, parse_float=_refused)
    except (ValueError, RecursionError) as wrong:
        raise BankFileError("form", kind, "JSON with whole numbers", str(wrong)) from None
    top = _Fields(told, kind)
    if top.whole("version") != VERSION or top.text("kind") != kind:
        raise BankFileError("form", kind, f"a {kind} of version {VERSION}", quoted(str(told)[:60]))
    digest = top.text("sha256")
    if digest != sha256(canonical({name: value for name, value in told.items() if name != "sha256"})):
        raise BankFileError("truncated", f"{kind}, sha256", "that of the rest of the file", quoted(digest))
    return dict(told)


def _line(told: object, number: int) -> Line:
    place = f"line {number}"
    each = _Fields(told, place)
    return Line(
        place=place, amount=each.whole("cents"), booked_on=each.day("booked_on"), value_on=each.day("value_on"),
        counterparty=Party(each.text("iban"), each.text("name")), structured=_structured(each.text("structured"), place),
        free=each.text("free"), bank_reference=each.text("bank_reference"), end_to_end=each.text("reference"),
        return_reason=each.text("return_reason"),
    )  # fmt: skip


def _wallet(told: object, number: int) -> tuple[str, Parts]:
    each = _Fields(told, f"wallet {number}")
    return each.text("project"), Parts(each.whole("own"), each.whole("subsidy"))


class _Fields:
    """The fields of an object, each of its kind or refused with its place."""

    def __init__(self, told: object, place: str) -> None:
        if not isinstance(told, dict):
            raise BankFileError("structure", place, "an object", type(told).__name__)
        self.told, self.place = told, place

    def whole(self, name: str) -> int:
        value = self._of(name)
        if type(value) is not int:
            raise self._wrong(name, "a whole number")
        return value

    def text(self, name: str) -> str:
        value = self.told.get(name, "")
        if not isinstance(value, str):
            raise self._wrong(name, "a text")
        return value

    def day(self, name: str) -> date:
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            raise self._wrong(name, "a day as YYYY-MM-DD") from None

    def many(self, name: str) -> list[Any]:
        value = self._of(name)
        if not isinstance(value, list):
            raise self._wrong(name, "a list")
        return value

    def _of(self, name: str) -> Any:
        if name not in self.told:
            raise BankFileError("structure", f"{self.place}, {name}", "a value", "nothing")
        return self.told[name]

    def _wrong(self, name: str, expected: str) -> BankFileError:
        return BankFileError("field", f"{self.place}, {name}", expected, quoted(str(self.told.get(name, ""))))


def _iban(text: str, place: str) -> str:
    found = read(text, "iban")
    if found.canonical is None:
        raise BankFileError("account", place, "an IBAN", quoted(text))
    return found.canonical


def _structured(text: str, place: str) -> str | None:
    if not text:
        return None
    found = read(text, "structured_communication")
    if found.canonical is None:
        raise BankFileError("field", f"{place}, structured", "a structured communication", quoted(text))
    return found.canonical


def _refused(text: str) -> float:
    raise ValueError(f"{text} is no whole number")
