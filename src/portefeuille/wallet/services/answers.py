"""What a bank answers before any money moves: a rejected payment goes back where it came from."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from portefeuille import clock
from portefeuille.banking.payments.answer import Outcome, outcomes
from portefeuille.banking.payments.report import StatusReport
from portefeuille.banking.payments.statuses import State
from portefeuille.platform import gate
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.wallet.errors import StateError
from portefeuille.wallet.ledger import Draft, debit
from portefeuille.wallet.models import Payment
from portefeuille.wallet.records import Payee
from portefeuille.wallet.services.acting import act, payment_of
from portefeuille.wallet.services.batches import transfers
from portefeuille.wallet.services.payments import about, origin
from portefeuille.wallet.services.posting import post

DUPLICATE = {"DUPL", "AM05"}
"""The bank had it already: that says nothing of the payment that it has."""


def take_report(report: StatusReport, *, account: Payee, actor: Actor) -> tuple[Outcome, ...]:
    """Take an answer of the bank to a batch that was sent: all of it, or an error and nothing.

    :raises UnknownError: when it answers no batch of ours.
    :raises portefeuille.banking.payments.problems.PaymentError: when it contradicts the batch or itself.
    :raises StateError: when it rejects what has left already.
    """
    with transaction.atomic():
        gate.enter()
        found = outcomes(transfers(report.group.original_id, account=account), report)
        take_answer(found, actor=actor)
        return found


def take_answer(outcomes: Iterable[Outcome], *, actor: Actor) -> list[str]:
    """What a status report says of the payments of a batch.  The numbers of those that it rejects now.

    What is rejected because the bank has it already stays on its way: the file was handed in twice.
    """
    rejected = []
    for one in outcomes:
        found = payment_of(one.end_to_end_id)
        told = ", ".join([one.status, *(reason.code for reason in one.reasons)])[:40]
        if one.state is State.REJECTED and not any(why.code in DUPLICATE for why in one.reasons):
            if found.state == Payment.State.SENT:
                rejected.append(found.pk)
            reject_payment(found.pk, reason=told, actor=actor)
        elif one.status and found.bank_status != told and found.state == Payment.State.SENT:
            _note(found.pk, told, actor)
    return rejected


def reject_payment(payment: str, *, reason: str, actor: Actor) -> None:
    """The bank does not carry out a payment: its money is back where it came from.

    :raises StateError: when it was not sent, or left already.
    """

    def work() -> dict[str, Plain]:
        found = payment_of(payment)
        if found.state != Payment.State.SENT:
            raise StateError(f"payment {payment} is {found.state}")
        legs = (debit("transit", found.amount), *origin(found))
        post(Draft(f"reject/{payment}", "reject", clock.today(), about(found), legs), actor)
        Payment.objects.filter(pk=payment).update(state=Payment.State.REJECTED, bank_status=reason[:40])
        return {}

    act(actor, "reject", f"payment:{payment}", work, content={"reason": reason})


def _note(payment: str, told: str, actor: Actor) -> None:
    def work() -> dict[str, Plain]:
        Payment.objects.filter(pk=payment).update(bank_status=told)
        return {}

    act(actor, "answer", f"payment:{payment}", work, key=told)
