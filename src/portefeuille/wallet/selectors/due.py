"""What has become due: the projects for which a service of the wallet can be called now.  The service judges again."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.fields import BigIntegerField
from django.db.models.functions import Coalesce, Concat

from portefeuille import clock
from portefeuille.wallet.models import (
    LIVE,
    Account,
    Balance,
    Claim,
    Payment,
    Posting,
    Project,
    Repayment,
    Request,
)
from portefeuille.wallet.selectors.accounts import covered_until


def to_top_up() -> list[str]:
    """The projects that go on, whose own share is complete and whose subsidy is not beside it: for ``services.top_up``."""
    topped = Account.objects.filter(code=_account("subsidy"))
    ready = _there("own").filter(amount=OuterRef("own_share"))
    return _numbers(Project.objects.filter(Exists(ready), ~Exists(topped), closed=""))


def to_lapse() -> list[str]:
    """The projects whose own share is not complete after its last day, once a closed statement covers that day: for
    ``services.lapse``.
    """
    until = covered_until()
    if until is None:
        return []
    over = Request.objects.filter(
        kind=Request.Kind.DEPOSIT, owner=OuterRef("pk"), last_day__lte=until, last_day__lt=clock.today()
    )
    came = Posting.objects.filter(account__code=_account("own"), entry__kind="deposit")
    sums = came.order_by().values("account").annotate(came=-Sum("amount")).values("came")
    deposited = Coalesce(Subquery(sums, output_field=BigIntegerField()), Value(0))
    going = Project.objects.filter(Exists(over), closed="")
    return _numbers(going.annotate(deposited=deposited).filter(deposited__lt=F("own_share")))


def to_sweep() -> list[str]:
    """The projects that have ended, or were fully paid, and to which something came back: for ``services.sweep``."""
    there = Account.objects.filter(kind__in=("own", "subsidy"), balance__amount__gt=0).values("owner")
    ended = Project.objects.filter(pk__in=there).exclude(closed="")
    live = Payment.objects.filter(purpose="provider", state__in=LIVE, project__closed="", project__in=there)
    whole = F("project__own_share") + F("project__subsidy")
    full = live.order_by().values("project").annotate(paid=Sum("amount"), whole=whole).filter(paid=F("whole"))
    return sorted({*_numbers(ended), *full.values_list("project", flat=True)})


def to_repay() -> list[str]:
    """The projects on whose claims more came in than is asked of them now: for ``services.repay_claim``."""
    rows = Repayment.objects.filter(claim=OuterRef("pk")).order_by().values("claim")
    given = rows.annotate(cents=Sum(F("own") + F("subsidy"))).values("cents")
    kept = (
        F("own_back")
        + F("subsidy_back")
        - Coalesce(Subquery(given, output_field=BigIntegerField()), Value(0))
    )
    asked = F("own") + F("subsidy") - F("own_less") - F("subsidy_less")
    found = Claim.objects.annotate(over=kept - asked).filter(over__gt=0)
    return sorted(set(found.values_list("project", flat=True)))


def _there(kind: str) -> QuerySet[Balance]:
    return Balance.objects.filter(account__code=_account(kind))


def _account(kind: str) -> Concat:
    """The name of an account of the project that is asked about."""
    return Concat(Value(f"{kind}:"), OuterRef("pk"))


def _numbers(found: QuerySet[Project]) -> list[str]:
    return list(found.order_by("applied_on", "pk").values_list("pk", flat=True))
