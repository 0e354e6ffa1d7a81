"""What comes from the bank: the wallet takes it, and in the same transaction every application it is about moves on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Sum

from portefeuille import clock
from portefeuille.applications.models import Application, Order
from portefeuille.applications.services.evaluating import to_evaluate
from portefeuille.applications.services.moving import locked, move, note
from portefeuille.applications.services.paying import back, waiting_orders
from portefeuille.applications.services.repaying import (
    aid_of,
    claim_paid,
    claim_part,
    claim_returned,
    follow_claims,
)
from portefeuille.applications.states import EVENTS, S
from portefeuille.applications.telling import tell
from portefeuille.banking.payments.answer import Outcome
from portefeuille.banking.payments.report import StatusReport
from portefeuille.banking.payments.statuses import State as BankState
from portefeuille.banking.records import Statement
from portefeuille.platform import actors, gate
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet import selectors as wallet_selectors
from portefeuille.wallet import services as wallet
from portefeuille.wallet.errors import OverdraftError
from portefeuille.wallet.managers import Report
from portefeuille.wallet.records import Matched
from portefeuille.wallet.services import Difference, Taken, Ways

FAILED = ("rejected", "returned")
TOGETHER = 500


def take_statements(told: Iterable[Statement], ways: Ways, *, actor: Actor) -> list[Taken]:
    """Take the statements of a file, and let the applications follow: all of it, or an error and nothing.

    ``actor`` is the program (``platform.actors.system()``).
    """
    with transaction.atomic():
        gate.enter()
        taken = wallet.take_statements(told, ways, actor=actor)
        _follow(taken, actor)
        return taken


def take_report_of(
    report: Report, ways: Ways, *, actor: Actor
) -> tuple[Sequence[Taken], Sequence[Difference]]:
    """The same for the report of who operates the account: a bank, or a financial manager."""
    with transaction.atomic():
        gate.enter()
        taken, differences = wallet.take_report_of(report, ways, actor=actor)
        _follow(taken, actor)
        return taken, differences


def take_answer(report: StatusReport, *, actor: Actor) -> tuple[Outcome, ...]:
    """What the bank says of a batch: an order that it rejects is back with its application, which is told."""
    with transaction.atomic():
        gate.enter()
        found = wallet.take_report(report, actor=actor)
        rejected = [one.end_to_end_id for one in found if one.state is BankState.REJECTED]
        for order in Order.objects.filter(pk__in=rejected, live=True).order_by("pk"):
            follow_payments(order.application_id, actor=actor)
        return found


def assign(line: int, *, project: str, reason: str, actor: Actor) -> None:
    """An official says for which project a line on the worklist was meant: its own share is complete."""
    with transaction.atomic():
        gate.enter()
        wallet.assign(line, project=project, reason=reason, actor=actor)
        cents = wallet_selectors.deposited(project)
        if Application.objects.filter(pk=project).exists():
            _deposit(Matched("deposit", line, cents, project, "assigned", reason), actors.system())


def dissolve(batch: str, *, reason: str, actor: Actor) -> None:
    """Take a batch apart that has not left: its payments wait again, but for those of projects that were stopped meanwhile.
    Those are taken back, and their providers owe that much less.
    """
    with transaction.atomic():
        gate.enter()
        payments = [one.payment for one in wallet_selectors.payments_in(batch)]
        wallet.dissolve_batch(batch, reason=reason, actor=actor)
        found = Order.objects.filter(pk__in=payments, live=True, application__state=S.REFUND_DUE)
        for application in sorted(set(found.values_list("application", flat=True))):
            take_back(application, actor=actors.system())


def take_back(application: str, *, actor: Actor) -> bool:
    """The orders of a stopped project that wait and are in no batch any more do not leave.  False when there are none."""
    with transaction.atomic():
        found = locked(application)
        orders = waiting_orders(found) if found.state == S.REFUND_DUE else []
        for order in orders:
            wallet.cancel_payment(order.pk, reason="stopped", actor=actor)
            _back_too_late(found, order, "cancel_order", "", actor)
        if orders:
            follow_claims(found, actor)
        return bool(orders)


def top_up(application: str, *, actor: Actor) -> bool:
    """Put the subsidy beside the own share.  False when the agency has not enough money in the wallet, or it is there."""
    with transaction.atomic():
        found = locked(application)
        if found.effective != S.DEPOSITED:
            return False
        try:
            wallet.top_up(found.pk, actor=actor)
        except OverdraftError:
            return False
        move(found, "top_up", S.READY_TO_PAY, actor=actor, detail={"cents": found.subsidy})
        last = found.finish_by
        tell(found, "ready_to_pay", amount=found.eligible, last_day=last.isoformat() if last else "")
        return True


def _follow(taken: Sequence[Taken], actor: Actor) -> None:
    lines = [line for one in taken if not one.again for line in one.lines]
    about = sorted({line.project for line in lines if line.project})
    ours: set[str] = set()
    for first in range(0, len(about), TOGETHER):
        some = Application.objects.filter(pk__in=about[first : first + TOGETHER])
        ours.update(some.values_list("pk", flat=True))
    for line in lines:
        if line.project in ours:
            _take(line, actor)
    if any(line.event == "executed" for line in lines):
        _executed(actor)


def _take(line: Matched, actor: Actor) -> None:
    if line.event == "deposit":
        _deposit(line, actor)
    elif line.event in ("returned", "worklist", "deposit_part"):
        found = locked(line.project)
        event = "deposit_returned" if line.event == "returned" else line.event
        detail: dict[str, Plain] = {
            "line": line.line,
            "cents": line.cents,
            "reason": line.reason,
            "text": line.text,
        }
        if line.event == "returned" and line.claim:
            claim_returned(found, line.claim, detail, actor)
            return
        note(found, event, actor=actor, detail=detail)
        if line.event == "returned":
            tell(found, "deposit_returned", amount=line.cents, reason=wallet_selectors.reasons(line.line),
                 last_day=found.deposit_by.isoformat() if found.deposit_by else "")  # fmt: skip
    elif line.event == "claim_part":
        claim_part(locked(line.project), line.claim, line.cents, actor)
    elif line.event == "claim_paid":
        claim_paid(locked(line.project), actor)
    elif line.event == "came_back":
        follow_payments(line.project, actor=actor)


def _deposit(line: Matched, actor: Actor) -> None:
    found = locked(line.project)
    if found.effective != S.AWAITING_DEPOSIT:
        return
    move(found, "deposit", S.DEPOSITED, actor=actor, detail={"line": line.line, "cents": line.cents})
    if not top_up(line.project, actor=actor):
        found.refresh_from_db()
        tell(found, "deposit_received", amount=line.cents)


def follow_payments(application: str, *, actor: Actor) -> None:
    """Orders whose payment did not arrive are back, also after the application was closed: they can be given again.

    Where nothing can be ordered any more the money goes on to whose it is (``tasks.sweep``); nobody owes what a provider has
    not got.
    """
    late = False
    failed = {one.payment: one for one in wallet_selectors.payments(application) if one.state in FAILED}
    for order in Order.objects.filter(application=application, live=True, pk__in=failed).order_by(
        "ordered_at", "pk"
    ):
        found, why = locked(application), failed[order.pk].bank_status
        money = wallet_selectors.money(application)
        if found.effective in EVENTS["payment_back"].sources and money is not None and not money.closed:
            back(found, order, "payment_back", why, actor)
        else:
            late = True
            _back_too_late(found, order, "payment_back", why, actor)
    if late:
        follow_claims(locked(application), actor)


def _back_too_late(found: Application, order: Order, event: str, why: str, actor: Actor) -> None:
    Order.objects.filter(pk=order.pk).update(live=False, paid_on=None)
    detail: dict[str, Plain] = {"order": order.pk, "cents": order.cents, "reason": why}
    note(found, event, actor=actor, detail=detail, aid=aid_of(found))
    tell(found, "payment_back_late", amount=order.cents)


def _executed(actor: Actor) -> None:
    """Orders that the statement shows as debited are paid: the enterprise is told, and the provider."""
    waiting = Order.objects.filter(live=True, paid_on=None).values_list("pk", flat=True)
    left = wallet_selectors.executed(waiting)
    for order in Order.objects.filter(pk__in=left).order_by("ordered_at", "pk"):
        found = locked(order.application_id)
        Order.objects.filter(pk=order.pk).update(paid_on=clock.today())
        note(found, "payment_done", actor=actor, detail={"order": order.pk, "cents": order.cents})
        tell(found, "payment_done", amount=order.cents)
        paid = found.orders.filter(live=True).exclude(paid_on=None).aggregate(Sum("cents"))["cents__sum"]
        first = to_evaluate(found, paid) and not to_evaluate(found, paid - order.cents)
        if first and not hasattr(found, "evaluation"):
            tell(found, "evaluate")
