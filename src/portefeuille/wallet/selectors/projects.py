"""The money of projects: of one, or of all that stand on a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Sum

from portefeuille.wallet.chart import code
from portefeuille.wallet.models import LIVE, Claim, Payment, Posting, Project, Request
from portefeuille.wallet.records import Asked, Money
from portefeuille.wallet.selectors.accounts import balances
from portefeuille.wallet.split import Parts

TOGETHER = 500
"""How many projects a question to the database is about."""
KINDS = ("own", "subsidy", "taken", "committed")
NOTHING = Parts(0, 0)


def money(project: str) -> Money | None:
    """The money of a project; None when the wallet does not know it."""
    return moneys([project]).get(project)


def moneys(projects: Iterable[str]) -> dict[str, Money]:
    """The money of many projects by their number, in three questions for every 500; those that the wallet does not know are
    left out.
    """
    return {one.project: one for some in _some(sorted(set(projects))) for one in _moneys(some)}


def _moneys(projects: Sequence[str]) -> Iterator[Money]:
    there = balances(code(kind, one) for one in projects for kind in KINDS)
    used = _paid(projects)
    for one in Project.objects.filter(pk__in=projects).order_by("pk"):
        own, subsidy, taken, committed = (there[code(kind, one.pk)] for kind in KINDS)
        parts = used.get(one.pk, NOTHING)
        yield Money(
            one.pk, one.own_share, one.subsidy, own, subsidy, parts.own, parts.subsidy, taken, committed, one.closed
        )  # fmt: skip


def paid(project: str) -> Parts:
    """What live payments to the provider took of own share and subsidy."""
    return _paid([project]).get(project, NOTHING)


def _paid(projects: Sequence[str]) -> dict[str, Parts]:
    live = Payment.objects.filter(project__in=projects, purpose="provider", state__in=LIVE)
    sums = live.values_list("project").annotate(Sum("own"), Sum("subsidy")).order_by()
    return {project: Parts(own, subsidy) for project, own, subsidy in sums}


def recovered(project: str) -> Parts:
    """Of each share what was paid back of the claims of a project and stays paid back."""
    found = list(Claim.objects.filter(project=project))
    return Parts(
        sum(min(one.own_back, one.asked.own) for one in found),
        sum(min(one.subsidy_back, one.asked.subsidy) for one in found),
    )


def deposited(project: str) -> int:
    """What was ever taken as deposit for the own share."""
    taken = Posting.objects.filter(account__code=code("own", project), entry__kind="deposit")
    return -(taken.aggregate(Sum("amount"))["amount__sum"] or 0)


def asked(project: str) -> Asked | None:
    """The payment request of a project; None when none was issued."""
    return asked_of([project]).get(project)


def asked_of(projects: Iterable[str]) -> dict[str, Asked]:
    """The payment requests of many projects by their number; those without are left out."""
    found: dict[str, Asked] = {}
    for some in _some(sorted(set(projects))):
        for one in Request.objects.filter(kind="deposit", owner__in=some):
            found[one.owner] = Asked(one.owner, one.communication, one.amount, one.last_day)
    return found


def _some(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[first : first + TOGETHER] for first in range(0, len(names), TOGETHER))
