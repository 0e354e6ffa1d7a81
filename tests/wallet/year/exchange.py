"""The bank of the simulated year: its files go back and forth every day, late, twice and out of order as it pleases."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from portefeuille.banking.errors import BankFileError
from portefeuille.banking.payments.read_report import read_report
from portefeuille.banking.payments.statuses import State
from portefeuille.banking.reading import read_statements
from portefeuille.banking.simulate.bank import Bank, structured
from portefeuille.banking.simulate.faults import Faults
from portefeuille.banking.simulate.model import Deposit, Sent
from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.models import Batch, Payment
from portefeuille.wallet.records import Matched, Payee
from tests.banking.accounts import OWN, account

AGENCY = account(77)
HELD = Payee(OWN, "Portefeuille")
RATES = {
    "reject_file": 0.02, "reject_payment": 0.04, "late_answer": 0.1, "return_payment": 0.04, "wrong_amount": 0.02,
    "unknown_communication": 0.02, "late_statement": 0.05, "duplicate_statement": 0.05,
}  # fmt: skip


BOTH = 0.1
"""How often a day comes as CODA and as camt.053."""


@dataclass
class Exchange:
    """``seen`` counts what happened; ``moved`` is what the bank itself booked for each counterparty, in cents."""

    rng: random.Random
    bank: Bank
    first: Actor
    second: Actor
    seen: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)
    inbox: list[Sent] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)
    deposits: int = 0

    @classmethod
    def open(cls, rng: random.Random, day: date, first: Actor, second: Actor) -> Exchange:
        """A bank with the account of the wallet, empty."""
        bank = Bank(day, faults=Faults(rng.randrange(10**6), RATES))
        bank.open(OWN, HELD.name)
        return cls(rng, bank, first, second)

    def pays(self, cents: int, said: str, iban: str, on: date | None = None) -> None:
        """Somebody sends money."""
        self.deposits += 1
        made = Deposit(f"D{self.deposits}", OWN, cents, iban, f"Payer {iban[-4:]}", structured(said), on)
        self.bank.deposit(made)

    def send(self) -> None:
        """What was ordered leaves in a batch, prepared by one and approved by another; now and then handed in twice."""
        waiting = list(Payment.objects.filter(state="ordered").order_by("pk").values_list("pk", flat=True))
        if not waiting:
            return
        batch = services.prepare_batch(
            waiting, on=self.bank.day, account=HELD, thresholds=[(0, 1)], key=f"{self.bank.day}", actor=self.first
        )  # fmt: skip
        services.approve_batch(batch, actor=self.second)
        content = services.release_batch(batch, actor=self.second)
        self.seen["batches"] += 1
        for _ in range(2 if self.rng.random() < 0.05 else 1):
            for sent in self.bank.take(content):
                self.answer(sent)

    def answer(self, sent: Sent) -> None:
        """The bank says what it does with a batch."""
        for one in services.take_report(read_report(sent.data, sent.name), actor=self.first):
            self.seen[f"answer {one.status}"] += 1
            if one.state is State.REJECTED:
                self.rejected.append(one.end_to_end_id)

    def rejected_payments(self) -> list[str]:
        """What the bank rejected since this was asked last."""
        told, self.rejected = self.rejected, []
        return told

    def close(self) -> None:
        """The day ends at the bank: what it sends is kept until it can be taken."""
        form = self.rng.choice(("coda", "camt"))
        for sent in self.bank.close_day():
            if sent.name.startswith("status"):
                self.answer(sent)
            elif sent.name.startswith(form) or self.rng.random() < BOTH:
                self.inbox.append(sent)

    def take(self) -> list[Matched]:
        """Take what came in.  What does not follow yet waits for the statement that is late."""
        taken: list[Matched] = []
        self.rng.shuffle(self.inbox)
        waiting, going = self.inbox, True
        while going:
            going = False
            for sent in list(waiting):
                told = read_statements(sent.data, name=sent.name)
                try:
                    found = services.take_statements(told, services.Ways(OWN, {AGENCY}), actor=self.first)
                except BankFileError as refused:
                    if refused.code != "sequence":
                        raise
                    self.seen["statement waits"] += 1
                    continue
                waiting.remove(sent)
                going = True
                for statement, one in zip(told, found, strict=True):
                    self.seen["again" if one.again else "statements"] += 1
                    if not one.again:
                        taken += one.lines
                        for line in statement.lines:
                            self.moved[line.counterparty.account] += line.amount
        for matched in taken:
            self.seen[f"line {matched.event}"] += 1
        return taken

    def batches(self) -> int:
        """How many left."""
        return Batch.objects.filter(state="sent").count()
