"""The bank of the demonstration: its files go back and forth every evening, as those of a real one would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db.models import Sum

from portefeuille import clock
from portefeuille.applications import bank as applications
from portefeuille.applications import selectors
from portefeuille.banking.payments.read_report import read_report
from portefeuille.banking.reading import read_statements
from portefeuille.banking.simulate.bank import Bank, structured
from portefeuille.banking.simulate.model import Deposit, Sent
from portefeuille.banking.simulate.state import from_json, to_json
from portefeuille.demonstration.cast import AGENCY, WALLET, WALLET_NAME
from portefeuille.demonstration.models import Stage
from portefeuille.platform import actors
from portefeuille.platform.models import Actor, opaque
from portefeuille.wallet import selectors as wallet_selectors
from portefeuille.wallet import services as wallet
from portefeuille.wallet.records import Payee
from portefeuille.wallet.services import Ways

ACCOUNT = Payee(WALLET, WALLET_NAME)


def opened(day: date) -> Stage:
    """The stage with a bank on which the wallet has an empty account."""
    bank = Bank(day)
    bank.open(WALLET, WALLET_NAME)
    return Stage.objects.create(day=day, bank=to_json(bank, {}).decode())


@contextmanager
def bank_of(stage: Stage) -> Iterator[Bank]:
    """The bank, whose state is kept afterwards."""
    stage.refresh_from_db(fields=["bank"])
    bank, taken = from_json(stage.bank.encode())
    yield bank
    stage.bank = to_json(bank, taken).decode()
    stage.save(update_fields=["bank"])


def deposit(stage: Stage, *, cents: int, communication: str, iban: str, name: str) -> None:
    """Somebody transfers money to the wallet: it is on the statement of this evening."""
    with bank_of(stage) as bank:
        bank.deposit(Deposit(opaque(), WALLET, cents, iban, name, structured(communication)))


def leap(stage: Stage, day: date) -> None:
    """Nothing happens until a day: the bank makes no statements in between."""
    with bank_of(stage) as bank:
        bank.day = day
    stage.day = day
    stage.save(update_fields=["day"])


def evening(stage: Stage, first: Actor, second: Actor) -> None:
    """The agency brings what it owes, orders leave, the bank closes its day and its files are taken."""
    with bank_of(stage) as bank:
        _settle(bank, first)
        for sent in _batch(bank, first, second):
            _take(sent)
        for sent in bank.close_day():
            _take(sent)


def _settle(bank: Bank, actor: Actor) -> None:
    """The agency brings exactly what must stand beside the own shares that are complete, and takes back what is left over."""
    waiting = selectors.to_top_up().aggregate(Sum("subsidy"))["subsidy__sum"] or 0
    there = wallet_selectors.balance("agency")
    if waiting > there:
        bank.deposit(Deposit(opaque(), WALLET, waiting - there, AGENCY, "Agentschap", structured("")))
    elif there > waiting:
        payee = Payee(AGENCY, "Agentschap")
        wallet.pay_agency(there - waiting, payee=payee, key=f"{clock.today()}", actor=actor)


def _batch(bank: Bank, first: Actor, second: Actor) -> list[Sent]:
    waiting = [one.payment for one in selectors.to_send()]
    if not waiting:
        return []
    batch = wallet.prepare_batch(
        waiting, on=clock.today(), account=ACCOUNT, thresholds=[(0, 1)], key=f"{clock.today()}", actor=first
    )
    wallet.approve_batch(batch, actor=second)
    return bank.take(wallet.release_batch(batch, actor=second))


def _take(sent: Sent) -> None:
    if sent.name.startswith("status"):
        applications.take_answer(read_report(sent.data, sent.name), actor=actors.system())
    elif sent.name.startswith("coda"):
        told = read_statements(sent.data, name=sent.name)
        applications.take_statements(told, Ways(WALLET, {AGENCY}), actor=actors.system())
