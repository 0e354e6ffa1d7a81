"""Every day: what a financial manager says is in each wallet beside what we say."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import transaction

from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.chart import code
from portefeuille.wallet.managers.port import Report
from portefeuille.wallet.models import Balance
from portefeuille.wallet.selectors import balances
from portefeuille.wallet.services.acting import act
from portefeuille.wallet.services.statements import Taken, Ways, take_statements
from portefeuille.wallet.split import Parts
from portefeuille.wallet.statement import euros


class Difference(NamedTuple):
    """A project of which the two say something else; a wallet that one of them does not know counts as empty."""

    project: str
    theirs: Parts
    ours: Parts

    def text(self) -> str:
        """``project p1: own share 1400.00 with them, 0.00 here (1400.00 more); ...``."""
        told = []
        for about, theirs, ours in zip(("own share", "subsidy"), self.theirs, self.ours, strict=True):
            if theirs != ours:
                more = "more" if theirs > ours else "less"
                told.append(
                    f"{about} {euros(theirs)} with them, {euros(ours)} here ({euros(abs(theirs - ours))} {more})"
                )
        return f"project {self.project}: {'; '.join(told)}"


def take_report_of(report: Report, ways: Ways, *, actor: Actor) -> tuple[list[Taken], list[Difference]]:
    """What came in from who holds the account: its statements are taken, then the wallets compared; one transaction.

    A file of a bank says nothing of wallets, and nothing is compared then.

    :raises portefeuille.banking.errors.BankFileError: when a statement is refused; then nothing was taken.
    """
    with transaction.atomic():
        taken = take_statements(report.statements, ways, actor=actor)
        if report.wallets is None:
            return taken, []
        return taken, reconcile(report, day=report.statements[-1].closing_date, actor=actor)


def reconcile(report: Report, *, day: date, actor: Actor) -> list[Difference]:
    """Compare, after the lines of the day were taken, and put the outcome in the audit log."""

    wallets = report.wallets or {}

    def work() -> dict[str, Plain]:
        found: list[Plain] = [
            [project, list(theirs), list(ours)] for project, theirs, ours in _differences(wallets)
        ]
        return {"wallets": len(wallets), "differences": found}

    told: Plain = {project: list(parts) for project, parts in sorted(wallets.items())}
    answer = act(actor, "reconcile", "manager", work, key=day.isoformat(), content={"wallets": told})
    return [
        Difference(project, Parts(*theirs), Parts(*ours)) for project, theirs, ours in answer["differences"]
    ]


def _differences(wallets: dict[str, Parts]) -> list[Difference]:
    filled = Balance.objects.filter(account__kind__in=("own", "subsidy"), amount__gt=0)
    projects = sorted(set(wallets) | set(filled.values_list("account__owner", flat=True)))
    found = []
    for project in projects:
        own, subsidy = balances([code("own", project), code("subsidy", project)]).values()
        theirs = wallets.get(project, Parts(0, 0))
        if theirs != (own, subsidy):
            found.append(Difference(project, theirs, Parts(own, subsidy)))
    return found
