"""What a bank answers before any money moves: a rejected payment goes back where it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from portefeuille import clock
from portefeuille.banking.payments.answer import Outcome, outcomes
from portefeuille.banking.payments.report import StatusReport
from portefeuille.banking.payments.statuses import State
from portefeuille.platform import gate
from portefeuille.platform.canonical import Plain, canonical, sha256
from portefeuille.platform.models import Actor
from portefeuille.wallet.errors import StateError, UnknownError
from portefeuille.wallet.ledger import Draft, debit
from portefeuille.wallet.models import Payment
from portefeuille.wallet.services.acting import act, payment_of
from portefeuille.wallet.services.batches import transfers
from portefeuille.wallet.services.lowering import lower_claims
from portefeuille.wallet.services.payments import about, origin
from portefeuille.wallet.services.posting import post

AT_ONCE = 500
"""How many payments a question to the database is about."""
DUPLICATE = {"DUPL", "AM05"}
"""The bank had it already: that says nothing of the payment that it has."""


def take_report(report: StatusReport, *, actor: Actor) -> tuple[Outcome, ...]:
    """Take an answer of the bank to a batch that was sent: all of it, or an error and nothing.

    :raises UnknownError: when it answers no batch of ours.
    :raises portefeuille.banking.payments.problems.PaymentError: when it contradicts the batch or itself.
    :raises StateError: when it rejects what has left already.
    """
    with transaction.atomic():
        gate.enter()
        found = outcomes(transfers(report.group.original_id), report)
        take_answer(found, actor=actor)
        return found


def take_answer(outcomes: Iterable[Outcome], *, actor: Actor) -> list[str]:
    """What a status report says of the payments of a batch.  The numbers of those that it rejects now.

    What is rejected because the bank has it already stays on its way: the file was handed in twice.
    """
    told = list(outcomes)
    known = _known([one.end_to_end_id for one in told])
    rejected: list[str] = []
    noted: defaultdict[str, list[str]] = defaultdict(list)
    for one in told:
        found = known[one.end_to_end_id]
        status = ", ".join([one.status, *(reason.code for reason in one.reasons)])[:40]
        if one.state is State.REJECTED and not any(why.code in DUPLICATE for why in one.reasons):
            if found.state == Payment.State.SENT:
                rejected.append(found.pk)
            reject_payment(found.pk, reason=status, actor=actor)
        elif one.status and found.bank_status != status and found.state == Payment.State.SENT:
            noted[status].append(found.pk)
    if noted:
        _note(noted, f"batch:{known[told[0].end_to_end_id].batch_id}", actor)
    return rejected


def _known(numbers: Sequence[str]) -> dict[str, Payment]:
    """Those payments.  :raises UnknownError: when one does not exist."""
    known: dict[str, Payment] = {}
    for first in range(0, len(numbers), AT_ONCE):
        known |= Payment.objects.in_bulk(numbers[first : first + AT_ONCE])
    strange = [number for number in numbers if number not in known]
    if strange:
        raise UnknownError(f"there is no payment {strange[0]!r}")
    return known


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
        Payment.objects.filter(pk=payment).update(
            state=Payment.State.REJECTED, bank_status=reason[:40], back_on=clock.today()
        )
        if found.purpose == Payment.Purpose.PROVIDER and found.project_id:
            lower_claims(found.project_id, payment, actor)
        return {}

    act(actor, "reject", f"payment:{payment}", work, content={"reason": reason})


def _note(noted: Mapping[str, Sequence[str]], subject: str, actor: Actor) -> None:
    """What the bank says of payments that go on: the payments by what is said of them."""
    content: dict[str, Plain] = {status: sorted(payments) for status, payments in noted.items()}

    def work() -> dict[str, Plain]:
        for status, payments in noted.items():
            for first in range(0, len(payments), AT_ONCE):
                some = Payment.objects.filter(pk__in=payments[first : first + AT_ONCE])
                some.update(bank_status=status)
        return {}

    act(actor, "answer", subject, work, key=sha256(canonical(content)), content=content)
