"""What must hold between the ledger and what else the wallet knows, at any moment and after any crash."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from django.db.models import F, Q, Sum

from portefeuille.platform.models import AuditRow
from portefeuille.wallet.chart import CHART
from portefeuille.wallet.models import (
    LIVE,
    Balance,
    BankLine,
    Claim,
    Payment,
    Posting,
    Project,
    Repayment,
    Request,
    Seal,
    Statement,
)  # fmt: skip
from portefeuille.wallet.split import Parts
from portefeuille.wallet.verify import Break, Check

CHUNK = 1000


def audited_heads() -> Break | None:
    """Every head of the ledger that the audit log tells is in the ledger: nobody took entries from its end."""
    rows = AuditRow.objects.filter(detail__contains='"ledger":{').order_by("number")
    hashes = dict(Seal.objects.values_list("entry_id", "hash"))
    for row in rows.iterator(CHUNK):
        told = json.loads(row.detail).get("ledger")
        if isinstance(told, dict) and told["number"] and hashes.get(told["number"]) != told["hash"]:
            return Break(f"entry {told['number']}", f"audit row {row.number} tells of another one")
    return None


def bank_is_explained() -> Break | None:
    """What is on the bank account is whose it is: wallets, agency, unmatched, ordered, in transit."""
    sums: dict[str, int] = dict(
        Balance.objects.values_list("account__kind").annotate(total=Sum("amount")).order_by()
    )
    money = [(kind, sums.get(kind, 0)) for kind, about in CHART.items() if about.book == "money"]
    there = sum(cents for kind, cents in money if CHART[kind].side > 0)
    owed = sum(cents for kind, cents in money if CHART[kind].side < 0)
    return None if there == owed else Break("bank", f"{there} cents are there, {owed} are somebody's")


def bank_is_the_statement() -> Break | None:
    """The account ``bank`` is the closing balance of the last statement; every statement closes and follows the one before."""
    last: dict[str, int] = {}
    for row in Statement.objects.order_by("pk").annotate(moved=Sum("lines__amount")).iterator(CHUNK):
        if row.opening + (row.moved or 0) != row.closing:
            return Break(
                f"statement {row.pk}", "its lines do not lead from its opening to its closing balance"
            )
        if last.get(row.account, row.opening) != row.opening:
            return Break(f"statement {row.pk}", "it does not begin where the one before it ended")
        last[row.account] = row.closing
    bank = Balance.objects.filter(account__code="bank").values_list("amount", flat=True).first() or 0
    if last and sum(last.values()) != bank:
        return Break("bank", f"{bank} cents in the ledger, {sum(last.values())} on the last statement")
    return None


def lines_are_explained() -> Break | None:
    """Every line of the bank has exactly one entry, of its amount; and nothing else moves the bank account."""
    legs = Posting.objects.filter(account__code="bank", entry__bank_line__isnull=False)
    wrong = legs.exclude(amount=F("entry__bank_line__amount")).order_by("entry_id").first()
    if wrong is not None:
        return Break(f"entry {wrong.entry_id}", "it moves another amount than its line of the bank")
    lines = BankLine.objects.exclude(amount=0)
    if legs.count() != lines.count():
        return Break("bank", f"{lines.count()} lines of the bank, {legs.count()} entries that explain them")
    if not Statement.objects.exists():
        return None
    others = Posting.objects.filter(account__code="bank", entry__bank_line__isnull=True).exclude(
        entry__kind="opening"
    )
    stray = others.order_by("entry_id").first()
    return (
        None
        if stray is None
        else Break(f"entry {stray.entry_id}", "it moves the bank account without a line")
    )


def payments_are_where_they_say() -> Break | None:
    """Payments that wait are in ``ordered``, those sent in ``transit``, to the cent."""
    for account, states in (("ordered", ("ordered", "batched")), ("transit", ("sent",))):
        told = Payment.objects.filter(state__in=states).aggregate(Sum("amount"))["amount__sum"] or 0
        there = Balance.objects.filter(account__code=account).values_list("amount", flat=True).first() or 0
        if told != there:
            return Break(f"account {account}", f"{there} cents in the ledger, {told} of payments")
    return None


def projects_hold() -> Break | None:
    """Of every project: nobody put in more than was promised, nobody got out more than was put in, and what a project keeps
    of the budget is what it may still use or did use.
    """
    there = _by_owner("own"), _by_owner("subsidy"), _by_owner("committed"), _by_owner("taken")
    paid = {
        row["project"]: (row["own"], row["subsidy"])
        for row in Payment.objects.filter(purpose="provider", state__in=LIVE)
        .values("project").annotate(own=Sum("own"), subsidy=Sum("subsidy")).order_by()
    }  # fmt: skip
    back = dict(Claim.objects.values_list("project").annotate(Sum("own_back")).order_by())
    given = dict(Repayment.objects.values_list("claim__project").annotate(Sum("own")).order_by())
    for one in Project.objects.order_by("pk").iterator(CHUNK):
        own, subsidy, committed, taken = (accounts.get(one.pk, 0) for accounts in there)
        own -= min(
            own, back.get(one.pk, 0) - given.get(one.pk, 0)
        )  # what a provider paid back stands there until it goes on
        used = paid.get(one.pk, (0, 0))
        for problem in _project(one, own, subsidy, committed, taken, used):
            return Break(f"project {one.pk}", problem)
    return None


def claims_hold() -> Break | None:
    """What the ledger says of a claim is what is left of it; the claims of a project ask no more than was paid for it; what
    goes back of a claim is what came in beyond what it asks.
    """
    left = _by_owner("claim")
    asked: Counter[str] = Counter()
    given = {
        row["claim"]: Parts(row["own__sum"], row["subsidy__sum"])
        for row in Repayment.objects.values("claim").annotate(Sum("own"), Sum("subsidy")).order_by()
    }
    for one in Claim.objects.order_by("pk").iterator(CHUNK):
        if left.get(one.pk, 0) != one.left:
            return Break(
                f"claim {one.pk}", f"{left.get(one.pk, 0)} cents in the ledger, {one.left} left of it"
            )
        asked[one.project_id] += sum(one.asked)
        went = given.get(one.pk, Parts(0, 0))
        over = Parts(one.own_back - one.asked.own, one.subsidy_back - one.asked.subsidy)
        if sum(went) and (went.own > max(over.own, 0) or went.subsidy > max(over.subsidy, 0)):
            return Break(
                f"claim {one.pk}",
                f"{went.own} + {went.subsidy} cents went back, {over.own} + {over.subsidy} could",
            )
    paid = dict(
        Payment.objects.filter(project__in=Claim.objects.values("project"), purpose="provider", state__in=LIVE)
        .values_list("project").annotate(Sum("amount")).order_by()
    )  # fmt: skip
    for project, cents in asked.items():
        if cents > paid.get(project, 0):
            return Break(f"project {project}", f"{cents} cents are claimed, {paid.get(project, 0)} were paid")
    return None


def requests_have_an_owner() -> Break | None:
    """Every communication stands for a project or a claim that exists."""
    stray = Request.objects.filter(
        Q(kind="deposit") & ~Q(owner__in=Project.objects.values("pk"))
        | Q(kind="claim") & ~Q(owner__in=Claim.objects.values("pk"))
    ).first()
    return None if stray is None else Break(f"request {stray.communication}", "it is for nobody")


INVARIANTS: tuple[Check, ...] = (
    audited_heads,
    bank_is_explained,
    bank_is_the_statement,
    lines_are_explained,
    payments_are_where_they_say,
    projects_hold,
    claims_hold,
    requests_have_an_owner,
)


def _by_owner(kind: str) -> dict[str, int]:
    return dict(Balance.objects.filter(account__kind=kind).values_list("account__owner", "amount"))


def _project(
    one: Project, own: int, subsidy: int, committed: int, taken: int, used: tuple[int, int]
) -> Iterator[str]:
    if not one.closed and (own + used[0] > one.own_share or subsidy + used[1] > one.subsidy):
        yield f"own {own} + {used[0]} of {one.own_share}, subsidy {subsidy} + {used[1]} of {one.subsidy}"
    if used[0] > one.own_share or used[1] > one.subsidy:
        yield f"payments took {used[0]} of {one.own_share} and {used[1]} of {one.subsidy}"
    if not one.closed and committed != one.subsidy:
        yield f"{committed} cents of the budget are committed, {one.subsidy} promised"
    if one.closed and committed > one.subsidy:
        yield f"{committed} cents of the budget are committed after its end, {one.subsidy} promised"
    if not committed <= taken <= one.subsidy:
        yield f"{taken} cents of the ceiling are taken, {one.subsidy} promised and {committed} committed"
