"""Batches: payments leave together, prepared by one person and approved by others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from portefeuille import clock
from portefeuille.banking.payments.check import check
from portefeuille.banking.payments.records import Payment as Transfer
from portefeuille.banking.payments.records import PaymentBatch
from portefeuille.banking.payments.write import to_bytes
from portefeuille.platform.canonical import Plain, second
from portefeuille.platform.models import Actor, opaque
from portefeuille.wallet.errors import FourEyesError, StateError, UnknownError
from portefeuille.wallet.ledger import Draft, credit, debit
from portefeuille.wallet.models import Approval, Batch, Payment
from portefeuille.wallet.records import Payee
from portefeuille.wallet.services.acting import act, batch_of
from portefeuille.wallet.services.posting import post

Thresholds = Sequence[tuple[int, int]]
"""From how many cents on how many others must approve, in any order: ``[(0, 1), (10_000_000, 2)]``."""


def prepare_batch(
    payments: Sequence[str], *, on: date, account: Payee, thresholds: Thresholds, key: str, actor: Actor
) -> str:
    """Put ordered payments together to leave on a day; the batch's number.  ``account`` is that of the wallet.

    :raises StateError: when one of them is not waiting.
    :raises portefeuille.banking.payments.problems.PaymentError: when a bank would refuse one of them.
    """

    def work() -> dict[str, Plain]:
        rows = list(Payment.objects.filter(pk__in=payments).order_by("pk"))
        if len(rows) != len(set(payments)) or not rows:
            raise UnknownError("one of the payments of the batch does not exist, or there are none")
        waiting = [one.pk for one in rows if one.state != Payment.State.ORDERED]
        if waiting:
            raise StateError(f"not waiting any more: {', '.join(waiting)}")
        cents = sum(one.amount for one in rows)
        batch = Batch(
            pk=opaque()[:24], on=on, count=len(rows), amount=cents, needed=approvals_for(cents, thresholds),
            prepared_by=actor.pk, iban=account.iban, name=account.name,
        )  # fmt: skip
        check(_file(batch, rows, clock.now()))
        batch.save(force_insert=True)
        Payment.objects.filter(pk__in=[one.pk for one in rows]).update(
            state=Payment.State.BATCHED, batch=batch
        )
        return {"batch": batch.pk, "count": batch.count, "cents": cents, "needed": batch.needed}

    content: dict[str, Plain] = {
        "payments": sorted(payments), "on": on.isoformat(), "iban": account.iban, "name": account.name
    }  # fmt: skip
    return str(act(actor, "prepare", "batch", work, key=key, content=content)["batch"])


def approve_batch(batch: str, *, actor: Actor) -> int:
    """Agree with a batch that somebody else prepared.  How many approvals are still needed.

    :raises FourEyesError: for who prepared it.
    """

    def work() -> dict[str, Plain]:
        found = _prepared(batch)
        if found.prepared_by == actor.pk:
            raise FourEyesError(f"batch {batch}: who prepared it may not approve it")
        Approval.objects.create(batch=found, actor=actor.pk)
        return {"missing": max(found.needed - found.approvals.count(), 0)}

    return int(act(actor, "approve", f"batch:{batch}", work, key=actor.pk)["missing"])


def release_batch(batch: str, *, actor: Actor) -> bytes:
    """Send an approved batch, and give the pain.001 file for the bank; as ``release`` does."""
    return to_bytes(release(batch, actor=actor))


def release(batch: str, *, actor: Actor) -> PaymentBatch:
    """Send an approved batch: the money is on its way from now on.  What ``Manager.send`` is to send.

    Released again, it gives the same and moves nothing.

    :raises FourEyesError: before enough others have approved it.
    """

    def work() -> dict[str, Plain]:
        found = _prepared(batch)
        missing = found.needed - found.approvals.count()
        if missing > 0:
            raise FourEyesError(f"batch {batch}: {missing} more approvals are needed")
        found.state, found.sent_at = Batch.State.SENT, second(clock.now())
        found.on = max(found.on, clock.today())
        found.save(update_fields=["state", "sent_at", "on"])
        found.payments.update(state=Payment.State.SENT)
        legs = (debit("ordered", found.amount), credit("transit", found.amount))
        post(Draft(f"send/{batch}", "send", clock.today(), f"batch:{batch}", legs), actor)
        return {"cents": found.amount}

    act(actor, "release", f"batch:{batch}", work)
    return transfers(batch)


def dissolve_batch(batch: str, *, reason: str, actor: Actor) -> None:
    """Take a batch apart that has not left: its payments wait again."""

    def work() -> dict[str, Plain]:
        found = _prepared(batch)
        found.payments.update(state=Payment.State.ORDERED, batch=None)
        found.state = Batch.State.DISSOLVED
        found.save(update_fields=["state"])
        return {}

    act(actor, "dissolve", f"batch:{batch}", work, content={"reason": reason})


def transfers(batch: str) -> PaymentBatch:
    """A batch that was sent, as the bank's files know it.  :raises StateError: when it was not sent."""
    found = batch_of(batch)
    if found.sent_at is None:
        raise StateError(f"batch {batch} is {found.state}")
    moment = found.sent_at.astimezone(clock.BRUSSELS)
    return _file(found, list(found.payments.order_by("pk")), moment)


def approvals_for(cents: int, thresholds: Thresholds) -> int:
    """How many others must approve an amount: at least one."""
    return max([1, *(people for limit, people in thresholds if cents >= limit)])


def _prepared(batch: str) -> Batch:
    found = batch_of(batch)
    if found.state != Batch.State.PREPARED:
        raise StateError(f"batch {batch} is {found.state}")
    return found


def _file(batch: Batch, rows: Sequence[Payment], moment: datetime) -> PaymentBatch:
    made = tuple(
        Transfer(one.pk, one.amount, one.iban, one.name, batch.on, structured=one.structured, free=one.free)
        for one in rows
    )
    return PaymentBatch(batch.pk, moment.replace(microsecond=0), batch.name, batch.iban, made)
