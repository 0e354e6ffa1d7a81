"""Every day: what a financial manager says is in each wallet beside what we say."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.chart import code
from portefeuille.wallet.managers.port import Report
from portefeuille.wallet.models import Balance
from portefeuille.wallet.selectors import balances
from portefeuille.wallet.services.acting import act
from portefeuille.wallet.split import Parts


class Difference(NamedTuple):
    """A project of which the two say something else; a wallet that one of them does not know counts as empty."""

    project: str
    theirs: Parts
    ours: Parts


def reconcile(report: Report, *, day: date, actor: Actor) -> list[Difference]:
    """Compare, after the lines of the day were taken, and put the outcome in the audit log."""

    def work() -> dict[str, Plain]:
        found: list[Plain] = [
            [project, list(theirs), list(ours)] for project, theirs, ours in _differences(report.wallets)
        ]
        return {"wallets": len(report.wallets), "differences": found}

    wallets: Plain = {project: list(parts) for project, parts in sorted(report.wallets.items())}
    answer = act(actor, "reconcile", "manager", work, key=day.isoformat(), content={"wallets": wallets})
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
