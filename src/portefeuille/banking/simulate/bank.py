"""The simulated bank itself: payment files and deposits in, answers and statements out.  No clock, no files, no chance.

A day goes: files and deposits are taken; then the day closes, payments and deposits that are due are booked, and every
account gets a statement.  Every day is a banking day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from portefeuille.banking.payments.characters import plain
from portefeuille.banking.payments.check import LONGEST_TEXT, MOST_CENTS
from portefeuille.banking.payments.communication import canonical, digits, make
from portefeuille.banking.payments.problems import PaymentError, Problem
from portefeuille.banking.simulate.camt import camt
from portefeuille.banking.simulate.coda import coda
from portefeuille.banking.simulate.faults import Faults
from portefeuille.banking.simulate.judge import judge
from portefeuille.banking.simulate.model import (
    Account,
    Booking,
    Day,
    Deposit,
    Message,
    Order,
    Remittance,
    Sent,
    Verdict,
)
from portefeuille.banking.simulate.orders import read_orders
from portefeuille.banking.simulate.status import FORMS, received_report, status_report
from portefeuille.clock import BRUSSELS
from portefeuille.numbers.iban import iban as read_iban

FAR = 5 * 10**9
"""From the number of a communication to that of another which nobody was given: those that follow on it are given too."""
RETURN_REASONS = ("AC04", "AC06", "MD07", "MS03")
_BANK_CODE = slice(4, 7)
_OPEN, _CLOSE = time(9), time(18)
_ONE = timedelta(days=1)


@dataclass(slots=True)
class Bank:
    """The state of the bank.  ``serial`` numbers all it sends and books."""

    day: date
    accounts: dict[str, Account] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    report_form: str = FORMS[1]
    serial: int = 0
    orders: list[Order] = field(default_factory=list)
    deposits: list[Deposit] = field(default_factory=list)
    returns: list[Order] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    deposit_ids: set[str] = field(default_factory=set)
    late_answers: list[str] = field(default_factory=list)
    late: list[Sent] = field(default_factory=list)

    def open(self, iban: str, name: str, cents: int = 0) -> None:
        """Open an account.  :raises PaymentError: when it is no Belgian IBAN, is open, or its name cannot be written."""
        found = read_iban(iban).canonical
        if found is None or not found.startswith("BE"):
            raise PaymentError([Problem("account", repr(iban), "a Belgian IBAN with the right check digits")])
        if found in self.accounts:
            raise PaymentError([Problem("account", found, "one that is not open yet")])
        self.accounts[found] = Account(found, _text("name", name), cents, before=cents)

    def take(self, data: bytes, file: str = "") -> list[Sent]:
        """Take a payment file and answer it.

        :raises BankFileError: when it cannot be read as one; a bank has nothing to answer then.
        """
        sent = read_orders(data, file)
        if sent.message_id in self.messages:
            again = Message(
                sent.message_id, sent.kind, sent.count, sum(each.cents for each in sent.orders), {}
            )
            for order in sent.orders:
                again.blocks.setdefault(order.block_id, {})[order.end_to_end_id] = Verdict("RJCT", "DUPL")
            return [self._answer(again)]
        message = judge(sent, self.accounts, self.day, self.faults)
        self.messages[sent.message_id] = message
        self.orders += [
            order
            for order in sent.orders
            if message.blocks[order.block_id][order.end_to_end_id].status != "RJCT"
        ]
        if self.faults.strikes("late_answer", sent.message_id):
            self.late_answers.append(sent.message_id)
            name, form = self._name("status"), self.report_form
            return [
                Sent(
                    f"{name}.xml",
                    received_report(message, own_id=name, moment=self._moment(_OPEN), form=form),
                )
            ]
        return [self._answer(message)]

    def deposit(self, deposit: Deposit) -> None:
        """Somebody sends money.  The same identification twice is the same deposit.

        :raises PaymentError: when the account is not one of this bank, or something cannot be written.
        """
        made = self.check_deposit(deposit)
        if deposit.deposit_id not in self.deposit_ids:
            self.deposit_ids.add(deposit.deposit_id)
            self.deposits.append(made)

    def check_deposit(self, deposit: Deposit) -> Deposit:
        """The deposit as it will be booked, its texts in the characters of banks.  :raises PaymentError: as ``deposit`` does."""
        place = f"deposit {deposit.deposit_id!r}"
        if deposit.account not in self.accounts:
            raise PaymentError(
                [Problem(f"{place}, account", repr(deposit.account), "an account of this bank")]
            )
        if not 0 < deposit.cents <= MOST_CENTS:
            raise PaymentError([Problem(f"{place}, amount", str(deposit.cents), f"1 to {MOST_CENTS} cents")])
        if read_iban(deposit.iban).canonical != deposit.iban:
            raise PaymentError(
                [Problem(f"{place}, iban", repr(deposit.iban), "an IBAN with the right check digits")]
            )
        name = _text(f"{place}, name", deposit.name)
        free = _text(f"{place}, communication", deposit.remittance.free)
        if len(free) > LONGEST_TEXT:
            raise PaymentError(
                [Problem(f"{place}, communication", f"{len(free)} characters", f"{LONGEST_TEXT} at most")]
            )
        return replace(deposit, name=name, remittance=replace(deposit.remittance, free=free))

    def close_day(self) -> list[Sent]:
        """Book what is due, send the answers that became final and the statements, and begin the next day."""
        sent = [self._answer(self.messages[each]) for each in self.late_answers]
        self.late_answers.clear()
        held, self.late = self.late, []
        self._book_returns()
        self._book_deposits()
        sent += self._book_orders()
        for account in self.accounts.values():
            sent += self._statement(account)
        self.day += _ONE
        return sent + held

    def _book_deposits(self) -> None:
        due = [each for each in self.deposits if each.on is None or each.on <= self.day]
        self.deposits = [each for each in self.deposits if each.on is not None and each.on > self.day]
        for each in due:
            key = each.deposit_id
            short = self.faults.strikes("wrong_amount", key) and each.cents > 1
            other = self.faults.strikes("unknown_communication", key)
            remittance = self._other(each.remittance, key) if other else each.remittance
            cents = each.cents - 1 if short else each.cents
            self._book(self.accounts[each.account], cents, each.iban, each.name, remittance)

    def _other(self, remittance: Remittance, key: str) -> Remittance:
        if not remittance.structured:
            return Remittance(free="Storting")
        number = (int(remittance.structured[:10]) + FAR) % 10**10
        how = self.faults.choice("unknown_communication", key, ("another", "none"))
        return Remittance(structured=digits(make(number)) or "") if how == "another" else Remittance()

    def _book_returns(self) -> None:
        due, self.returns = self.returns, []
        for each in due:
            reason = self.faults.choice("return_payment", each.end_to_end_id, RETURN_REASONS)
            account = self.accounts[each.account]
            self._book(account, each.cents, each.iban, each.name, each.remittance, each.end_to_end_id, reason)

    def _book_orders(self) -> list[Sent]:
        due = [each for each in self.orders if each.on <= self.day]
        self.orders = [each for each in self.orders if each.on > self.day]
        touched: dict[str, list[str]] = {}
        for each in due:
            account = self.accounts[each.account]
            verdicts = self.messages[each.message_id].blocks[each.block_id]
            if account.cents < each.cents:
                verdicts[each.end_to_end_id] = Verdict("RJCT", "AM04")
            else:
                verdicts[each.end_to_end_id] = Verdict("ACSC")
                self._book(account, -each.cents, each.iban, each.name, each.remittance, each.end_to_end_id)
                if self.faults.strikes("return_payment", each.end_to_end_id):
                    self.returns.append(each)
            found = touched.setdefault(each.message_id, [])
            if each.block_id not in found:
                found.append(each.block_id)
        return [self._answer(self.messages[each], only, _CLOSE) for each, only in touched.items()]

    def _book(
        self,
        account: Account,
        cents: int,
        iban: str,
        name: str,
        said: Remittance,
        own: str = "",
        reason: str = "",
    ) -> None:
        self.serial += 1
        account.cents += cents
        line = Booking(f"SIM{self.serial:018d}", cents, self.day, iban, name[:70], said, own, reason)
        account.lines.append(line)

    def _statement(self, account: Account) -> list[Sent]:
        if account.year != self.day.year:
            account.year, account.number = self.day.year, 0
        account.number += 1
        opened = account.before_on or self.day - _ONE
        day = Day(
            account.iban,
            account.name,
            account.number,
            opened,
            account.before,
            self.day,
            account.cents,
            tuple(account.lines),
        )
        account.lines, account.before, account.before_on = [], account.cents, self.day
        files = list(self._written(day))
        key = self.day.isoformat()
        if self.faults.strikes("duplicate_statement", key):
            self.late += self._written(replace(day, copy=True))
        if self.faults.strikes("late_statement", key):
            self.late += files
            return []
        return files

    def _written(self, day: Day) -> Iterator[Sent]:
        end = "-again" if day.copy else ""
        stem = f"{day.account}-{day.on.isoformat()}-{day.number:03d}{end}"
        yield Sent(f"coda-{stem}.cod", coda(day, day.account[_BANK_CODE]))
        own = self._name("statement")
        yield Sent(f"camt053-{stem}.xml", camt(day, own_id=own, moment=self._moment(_CLOSE)))

    def _answer(self, message: Message, only: list[str] | None = None, at: time = _OPEN) -> Sent:
        name = self._name("status")
        data = status_report(message, own_id=name, moment=self._moment(at), form=self.report_form, only=only)
        return Sent(f"{name}.xml", data)

    def _name(self, kind: str) -> str:
        self.serial += 1
        return f"{kind}-{self.day.isoformat()}-{self.serial:06d}"

    def _moment(self, at: time) -> datetime:
        return datetime.combine(self.day, at, BRUSSELS)


def _text(place: str, text: str) -> str:
    try:
        return plain(text)
    except ValueError as strange:
        raise PaymentError([Problem(place, f"holds {strange}", "Latin letters and digits")]) from None


def structured(text: str) -> Remittance:
    """A communication as it is typed: structured when it is one, else free."""
    twelve = digits(text) if text else None
    return Remittance(structured=twelve) if twelve and canonical(twelve) else Remittance(free=text)
