"""A CODA file in, its statements out; refused whole when one of them does not hold together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from coda import CODA
from coda import Statement as Head

from portefeuille.banking.accounts import account
from portefeuille.banking.coda.blocks import DEEPER, SIMPLE, Movement, Order
from portefeuille.banking.coda.fields import FAULTS, read_moves
from portefeuille.banking.coda.layout import cents, checked
from portefeuille.banking.coda.source import lines
from portefeuille.banking.errors import BankFileError, euros, quoted
from portefeuille.banking.limits import Source
from portefeuille.banking.records import Line, Statement

ANOTHER = "the file announces another statement after this one; there is none"
_AT_ONCE = 500
"""Movements given to febelfin-coda at a time: what it holds of a statement stays small."""
Progress = Callable[[int], None]


def read_coda(
    source: Source, *, currency: str | None = "EUR", progress: Progress | None = None
) -> Iterator[Statement]:
    """The statements of a file, each when it has been read to its end and checked.

    ``progress`` is told how many lines of statements were read so far, now and then.
    :raises BankFileError: when the file is not to be taken; also after some of its statements were given.
    """
    order, number, told = Order(), 0, 0
    reading: _Reading | None = None
    ready: Statement | None = None
    more = False
    for number, line in lines(source):
        name = checked(line, number)
        order.step(name, line, number)
        if name == "0":
            reading = _Reading(line, number, currency)
            continue
        assert reading is not None  # Order lets nothing stand before the header
        reading.take(name, line, number)
        if name == "9":
            if ready is not None:
                yield ready
            ready, reading, more = reading.closed(line, number), None, line[127] == "1"
            told += len(ready.lines)
        if progress is not None and number % 1000 == 0:
            progress(told + (reading.taken if reading else 0))
    if ready is None or reading is not None:
        got = f"nothing after line {number}" if number else "an empty file"
        raise BankFileError("truncated", "the end of the file", "the totals of the statement (a line 9)", got)
    if progress is not None:
        progress(told)
    yield replace(ready, remarks=(ANOTHER,)) if more else ready


class _Reading:
    """One statement, while its lines come in."""

    def __init__(self, line: str, number: int, currency: str | None) -> None:
        self._head, self._number, self._wanted = [line], number, currency
        self._batch: list[Movement] = []
        self._lines: list[Line] = []
        self._info: Head = None
        self._opening = self._credit = self._debit = self._count = 0
        self._closing: tuple[int, date] | None = None

    @property
    def taken(self) -> int:
        """Lines of the statement read so far."""
        return len(self._lines)

    def take(self, name: str, line: str, number: int) -> None:
        """The next line of the file."""
        if name[0] == "2":
            if name == "21":
                self._movement(Movement(line, number))
            else:
                self._batch[-1].lines.append(line)
        elif name == "1":
            self._open(line, number)
        elif name == "8":
            self._close(line, number)
        elif name == "4" or name == "9":
            return
        self._count += 1

    def _open(self, line: str, number: int) -> None:
        self._head.append(line)
        self._info = _read(self._head, f"line {self._number} or {number}")
        self._opening = cents(line, 42)
        found = self._info.account_currency
        if self._wanted is not None and found != self._wanted:
            raise BankFileError("currency", f"line {number}", self._wanted, quoted(found))
        if not account(self._info.account):
            raise BankFileError(
                "account", f"line {number}", "the number of an account", quoted(self._info.account)
            )

    def _movement(self, movement: Movement) -> None:
        level = movement.level
        if level in SIMPLE:
            if len(self._batch) >= _AT_ONCE:
                self._flush()
            if movement.amount > 0:
                self._credit += movement.amount
            else:
                self._debit -= movement.amount
        elif level == DEEPER and self._batch[-1].level in SIMPLE:
            raise BankFileError(
                "structure", f"line {movement.number}", "a detail before the detail of a detail", "none"
            )
        self._batch.append(movement)

    def _flush(self) -> None:
        if self._batch:
            self._lines += read_moves(self._head, self._batch)
            self._batch = []

    def _close(self, line: str, number: int) -> None:
        opened = self._head[1]
        if line[4:41] != opened[5:42]:
            expected = f"the account and currency of line {self._number + 1}, {quoted(opened[5:42].rstrip())}"
            raise BankFileError("account", f"line {number}", expected, quoted(line[4:41].rstrip()))
        if line[1:4] != opened[2:5]:
            raise BankFileError(
                "sequence",
                f"line {number}",
                f"statement number {opened[2:5]}, as on the first line",
                line[1:4],
            )
        day: date = _read([*self._head, line], f"line {number}").new_balance_date
        if day < self._info.old_balance_date:
            raise BankFileError(
                "field", f"line {number}", f"a day not before {self._info.old_balance_date}", str(day)
            )
        self._closing = cents(line, 41), day

    def closed(self, line: str, number: int) -> Statement:
        """The statement, now that its totals are there.  :raises BankFileError: when they are not those of its lines."""
        self._flush()
        if int(line[16:22]) != self._count:
            raise BankFileError(
                "truncated", f"line {number}", f"{int(line[16:22])} lines 1, 2, 3 and 8", f"{self._count}"
            )
        for what, begin, got in (("debits", 22, self._debit), ("credits", 37, self._credit)):
            total = int(line[begin : begin + 14])
            if total != got:
                raise BankFileError(
                    "balance", f"line {number}", f"{what} that add up to {euros(total)}", euros(got)
                )
        closing, day = self._closing or (self._opening, self._info.old_balance_date)
        reached = self._opening + self._credit - self._debit
        if reached != closing:
            expected = f"a new balance of {euros(reached)} (the old one and the movements)"
            raise BankFileError("balance", f"line {number}", expected, euros(closing))
        return self._statement(closing, day)

    def _statement(self, closing: int, day: date) -> Statement:
        info = self._info
        return Statement(
            account=account(info.account),
            currency=info.account_currency,
            opening_date=info.old_balance_date,
            opening=self._opening,
            closing_date=day,
            closing=closing,
            lines=tuple(self._lines),
            form="CODA",
            number=int(info.coda_sequence) or None,
            legal_number=int(info.old_sequence) or None,
            identifier=info.file_reference.strip(),
            holder=info.account_holder_name.strip(),
            bic=info.bic.strip(),
            created_on=info.creation_date,
            copy=info.duplicate,
        )


def _read(lines: list[str], numbers: str) -> Head:
    """What febelfin-coda makes of the header and the balances.  :raises BankFileError: for a day that does not exist."""
    try:
        return CODA(iter(lines)).statements[0]
    except FAULTS as fault:
        raise BankFileError("field", numbers, "days that exist, as DDMMYY", str(fault) or "others") from None
