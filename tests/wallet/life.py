"""A wallet in use: a bank that makes statements, and what people do."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from portefeuille import clock
from portefeuille.banking.records import Line, Party
from portefeuille.banking.records import Statement as Told
from portefeuille.platform.models import Actor
from portefeuille.wallet import services
from portefeuille.wallet.invariants import INVARIANTS
from portefeuille.wallet.models import Balance
from portefeuille.wallet.records import Asked, Matched, Payee
from portefeuille.wallet.verify import verify

OURS = "BE68539007547034"
AGENCY = "BE71096123456769"
PAYER = "BE62510007547061"
PROVIDER = Payee("BE43068999999501", "Opleidingen en Zoon BV")
ENTERPRISE = Payee(PAYER, "Bakkerij De Korenaar")
WALLET = Payee(OURS, "Portefeuille")
NUMBER = "0428315871"
CEILING = 750_000
DAY = date(2026, 3, 2)
LAST = date(2026, 4, 1)


@dataclass
class Bank:
    """Makes statements that follow on each other."""

    balance: int = 0
    number: int = 0
    made: list[Told] = field(default_factory=list)

    def statement(self, day: date, *lines: Line) -> Told:
        closing = self.balance + sum(line.amount for line in lines)
        told = Told(
            account=OURS, currency="EUR", opening_date=day, opening=self.balance, closing_date=day, closing=closing,
            lines=lines, form="test", number=self.number + 1,
        )  # fmt: skip
        self.balance, self.number = closing, self.number + 1
        self.made.append(told)
        return told


def line(
    amount: int,
    structured: str | None = None,
    *,
    day: date = DAY,
    account: str = PAYER,
    name: str = "Bakkerij De Korenaar",
    free: str = "",
    end_to_end: str = "",
    back: str = "",
    batch: str = "",
    size: int = 1,
) -> Line:
    return Line(
        place="line 1", amount=amount, booked_on=day, value_on=day, counterparty=Party(account, name),
        structured=structured, free=free, end_to_end=end_to_end, return_reason=back, batch=batch, batch_size=size,
    )  # fmt: skip


def take(told: Told, actor: Actor) -> list[Matched]:
    """The lines of a statement, matched."""
    return services.take_statement(told, account=OURS, agency={AGENCY}, actor=actor).lines


def reserve(project: str, actor: Actor, own: int = 140_000, subsidy: int = 60_000, on: date = DAY, enterprise: str = NUMBER) -> None:  # fmt: skip
    services.reserve(
        project, enterprise=enterprise, applied_on=on, own_share=own, subsidy=subsidy, ceiling=CEILING, actor=actor
    )  # fmt: skip


def applied(project: str, actor: Actor, own: int = 140_000, subsidy: int = 60_000) -> Asked:
    """Reserved and asked for."""
    reserve(project, actor, own, subsidy)
    return services.issue_request(project, last_day=LAST, actor=actor)


def funded(project: str, bank: Bank, actor: Actor, own: int = 140_000, subsidy: int = 60_000) -> None:
    """Reserved, deposited and topped up: both shares stand in the wallet."""
    asked = applied(project, actor, own, subsidy)
    take(bank.statement(clock.today(), line(subsidy, account=AGENCY), line(own, asked.communication)), actor)
    services.top_up(project, actor=actor)


def order(project: str, cents: int, actor: Actor, key: str = "k") -> str:
    return services.order_payment(
        project, cents=cents, payee=PROVIDER, free="Factuur 12", key=key, actor=actor
    )


def send(payments: list[str], actor: Actor, second: Actor, key: str = "b") -> str:
    """Prepared by one, approved and released by another."""
    batch = services.prepare_batch(
        payments, on=clock.today(), account=WALLET, thresholds=[], key=key, actor=actor
    )
    services.approve_batch(batch, actor=second)
    services.release_batch(batch, actor=second)
    return batch


def sound() -> None:
    """The ledger and every invariant hold."""
    broken = verify(more=INVARIANTS).broken
    assert broken is None, broken


def there() -> dict[str, int]:
    """Every account with something on it."""
    rows = Balance.objects.exclude(amount=0).order_by("account__code")
    return dict(rows.values_list("account__code", "amount"))
