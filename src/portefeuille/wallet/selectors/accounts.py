"""What is on the accounts: of the ledger, of an enterprise in a year, of a budget; and how far the bank has told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import Max, Sum

from portefeuille.wallet.chart import code
from portefeuille.wallet.models import Balance, Payment, Statement


class Budget(NamedTuple):
    """The budget of a year in its stages, in cents: in all; free; committed to projects; and of that, settled: subsidy
    that left the account of the wallet to a provider and did not come back.
    """

    total: int
    free: int
    committed: int
    settled: int


def balance(account: str) -> int:
    """Cents on an account, in its own direction; 0 when it was never opened."""
    found = Balance.objects.filter(account__code=account).values_list("amount", flat=True).first()
    return found or 0


def balances(accounts: Iterable[str]) -> dict[str, int]:
    """Of several accounts at once."""
    names = list(accounts)
    found = dict(Balance.objects.filter(account__code__in=names).values_list("account__code", "amount"))
    return {name: found.get(name, 0) for name in names}


def room_left(enterprise: str, year: int) -> int:
    """What is left of an annual ceiling, as far as the wallet was told of one."""
    return balance(code("room", f"{enterprise}/{year}"))


def budget_left(year: int) -> int:
    """What is left of the budget of a year."""
    return balance(code("free", f"{year}"))


def budget(year: int) -> Budget:
    """The stages of the budget of a year: what is not free is committed, and what was committed is settled when it is paid."""
    total, free = balances([code("budget", f"{year}"), code("free", f"{year}")]).values()
    gone = Payment.objects.filter(
        purpose=Payment.Purpose.PROVIDER, state=Payment.State.EXECUTED, project__applied_on__year=year
    )
    settled = gone.aggregate(Sum("subsidy"))["subsidy__sum"] or 0
    return Budget(total, free, total - free, settled)


def covered_until(account: str = "") -> date | None:
    """The last day that a closed statement covers (of one account, or of any); None before the first statement."""
    rows = Statement.objects.filter(account=account) if account else Statement.objects.all()
    found: date | None = rows.aggregate(Max("closing_date"))["closing_date__max"]
    return found
