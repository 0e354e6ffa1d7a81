"""Batches of payments, and the payments that wait for one."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from portefeuille.clock import BRUSSELS
from portefeuille.platform import actors
from portefeuille.wallet.models import Batch, Payment
from portefeuille.wallet.records import BatchSeen, Payee, PaymentSeen
from portefeuille.wallet.selectors.history import seen


def waiting() -> list[PaymentSeen]:
    """The payments that were ordered and are in no batch."""
    return seen(Payment.objects.filter(state=Payment.State.ORDERED))


def payments_in(batch: str) -> list[PaymentSeen]:
    """The payments of a batch."""
    return seen(Payment.objects.filter(batch=batch))


def batches() -> list[BatchSeen]:
    """The batches that have not left, and those of which a payment is still on its way, the oldest first."""
    open_ = Batch.objects.filter(state=Batch.State.PREPARED)
    under_way = Batch.objects.filter(payments__state=Payment.State.SENT)
    return list(_batches((open_ | under_way).distinct().order_by("on", "pk")))


def batch(number: str) -> BatchSeen | None:
    """One batch; None when there is none of that number."""
    return next(_batches(Batch.objects.filter(pk=number)), None)


def _batches(found: QuerySet[Batch]) -> Iterator[BatchSeen]:
    rows = list(found.prefetch_related("approvals"))
    approved = {one.pk: sorted((each.pk, each.actor) for each in one.approvals.all()) for one in rows}
    people = {actor for each in approved.values() for _, actor in each} | {one.prepared_by for one in rows}
    names = actors.names(people)
    for one in rows:
        by = tuple(names[actor] for _, actor in approved[one.pk])
        yield BatchSeen(
            batch=one.pk, state=one.state, on=one.on, count=one.count, cents=one.amount,
            account=Payee(one.iban, one.name), prepared_by=names[one.prepared_by], approved_by=by,
            missing=max(one.needed - len(by), 0) if one.state == Batch.State.PREPARED else 0,
            sent_on=one.sent_at.astimezone(BRUSSELS).date() if one.sent_at else None,
        )  # fmt: skip
