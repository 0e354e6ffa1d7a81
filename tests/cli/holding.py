"""A wallet on the command line: its account at a simulated bank, and a project that waits for its own share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from portefeuille import clock
from portefeuille.banking.records import Line, Statement
from portefeuille.banking.simulate.bank import Bank, structured
from portefeuille.banking.simulate.faults import Faults
from portefeuille.banking.simulate.model import Deposit, Sent
from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.records import Payee
from tests.banking.accounts import OWN, account
from tests.cli.running import Ran, ran
from tests.wallet.life import PROVIDER, reserve

AGENCY = account(77)
DAY = date(2026, 3, 2)
HELD = Payee(OWN, "Portefeuille")


class Money:
    """A bank with the account of the wallet, and a project that waits for its own share."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], faults: Faults | None = None
    ) -> None:
        self.folder, self.capsys = folder, capsys
        self.odd: list[Statement] = []
        self.bank = Bank(DAY, faults=faults or Faults())
        self.bank.open(OWN, HELD.name)
        self.first = Actor.objects.create(id="a" * 32, kind="official", name="First")
        self.second = Actor.objects.create(id="b" * 32, kind="official", name="Second")
        services.set_budget(2026, 1_000_000, key="first", actor=self.first)
        reserve("p1", self.first)
        self.communication = services.issue_request(
            "p1", last_day=date(2026, 4, 1), actor=self.first
        ).communication

    def pays(self, name: str, cents: int, said: str, iban: str = "") -> None:
        self.bank.deposit(Deposit(name, OWN, cents, iban or account(9), f"Payer {name}", structured(said)))

    def told(self, *lines: Line) -> Statement:
        """The statement of a day on which that happened at the bank, and nothing else."""
        before = self.odd[-1] if self.odd else None
        opening, number = (before.closing, (before.number or 0) + 1) if before else (0, 1)
        closing = opening + sum(one.amount for one in lines)
        self.odd.append(
            Statement(
                account=OWN, currency="EUR", opening_date=DAY, opening=opening, closing_date=DAY, closing=closing,
                lines=lines, form="test", number=number,
            )
        )  # fmt: skip
        return self.odd[-1]

    def day(self, kind: str = "coda") -> Path:
        """The day closes: the file of its statement."""
        return self.kept(next(one for one in self.bank.close_day() if one.name.startswith(kind)))

    def kept(self, sent: Sent) -> Path:
        path = self.folder / sent.name
        path.write_bytes(sent.data)
        return path

    def run(self, *words: str) -> Ran:
        account = ["--account", OWN] if words[0] in {"import", "prepare"} else []
        with clock.use(datetime.combine(self.bank.day, datetime.min.time()).replace(hour=9)):
            return ran(self.capsys, ["bank", *words, *account])

    def take(self, path: Path, *words: str) -> Ran:
        return self.run("import", str(path), "--agency", AGENCY, *words)


def funded(money: Money) -> list[str]:
    """The project is funded and paid in two payments that wait."""
    money.pays("agency", 60_000, "", AGENCY)
    money.pays("right", 140_000, money.communication)
    assert money.take(money.day()).status == 0
    services.top_up("p1", actor=money.first)
    return [
        services.order_payment("p1", cents=cents, payee=PROVIDER, key=f"{cents}", actor=money.first)
        for cents in (120_000, 80_000)
    ]


def batched(money: Money) -> tuple[str, list[str]]:
    """The same, in a batch that waits for approval."""
    payments = funded(money)
    batch = services.prepare_batch(
        payments, on=money.bank.day, account=HELD, thresholds=[], key="1", actor=money.first
    )
    return batch, payments
