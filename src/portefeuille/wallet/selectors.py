"""What others may read of the wallet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Sum

from portefeuille.wallet.chart import code
from portefeuille.wallet.models import LIVE, Balance, Payment, Project, Request, Statement
from portefeuille.wallet.models import Posting as _Posting
from portefeuille.wallet.records import Asked, Money
from portefeuille.wallet.split import Parts


def balance(account: str) -> int:
    """Cents on an account, in its own direction; 0 when it was never opened."""
    found = Balance.objects.filter(account__code=account).values_list("amount", flat=True).first()
    return found or 0


def balances(accounts: Iterable[str]) -> dict[str, int]:
    """Of several accounts at once."""
    names = list(accounts)
    found = dict(Balance.objects.filter(account__code__in=names).values_list("account__code", "amount"))
    return {name: found.get(name, 0) for name in names}


def paid(project: str) -> Parts:
    """What live payments to the provider took of own share and subsidy."""
    sums = Payment.objects.filter(project=project, purpose="provider", state__in=LIVE).aggregate(
        own=Sum("own"), subsidy=Sum("subsidy")
    )
    return Parts(sums["own"] or 0, sums["subsidy"] or 0)


def deposited(project: str) -> int:
    """What was ever taken as deposit for the own share."""
    sums = _Posting.objects.filter(account__code=code("own", project), entry__kind="deposit").aggregate(
        Sum("amount")
    )
    return -(sums["amount__sum"] or 0)


def money(project: str) -> Money | None:
    """The money of a project; None when the wallet does not know it."""
    found = Project.objects.filter(pk=project).first()
    if found is None:
        return None
    names = [code(kind, project) for kind in ("own", "subsidy", "taken", "committed")]
    own, subsidy, taken, committed = balances(names).values()
    used = paid(project)
    return Money(
        project,
        found.own_share,
        found.subsidy,
        own,
        subsidy,
        used.own,
        used.subsidy,
        taken,
        committed,
        found.closed,
    )


def room_left(enterprise: str, year: int) -> int:
    """What is left of an annual ceiling, as far as the wallet was told of one."""
    return balance(code("room", f"{enterprise}/{year}"))


def budget_left(year: int) -> int:
    """What is left of the budget of a year."""
    return balance(code("free", f"{year}"))


def asked(project: str) -> Asked | None:
    """The payment request of a project; None when none was issued."""
    found = Request.objects.filter(kind="deposit", owner=project).first()
    return None if found is None else Asked(project, found.communication, found.amount, found.last_day)


def covered_until(account: str = "") -> date | None:
    """The last day that a closed statement covers (of one account, or of any); None before the first statement."""
    rows = Statement.objects.filter(account=account) if account else Statement.objects.all()
    found: date | None = rows.aggregate(Max("closing_date"))["closing_date__max"]
    return found
