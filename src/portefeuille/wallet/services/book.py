"""What the lines of a statement are held against: the requests and the payments of ours that they may be about."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from portefeuille.banking import communications
from portefeuille.banking.matching import Book, Order
from portefeuille.banking.matching import Request as Asked
from portefeuille.banking.records import Line
from portefeuille.wallet.models import Account, Claim, Payment, Project, Request
from portefeuille.wallet.selectors import deposited

SENT = (Payment.State.SENT, Payment.State.EXECUTED)


def book_for(lines: Iterable[Line], own: str) -> Book:
    """The book for some lines: what they name, and what is still open, so that a near miss can be told."""
    named, references, batches = set(), set(), set()
    for line in lines:
        given = line.structured or communications.structured(line.free)
        if given:
            named.add(given)
        references.add(line.end_to_end)
        batches |= {
            line.batch,
            line.batch.rpartition("-")[0],
            line.end_to_end,
            line.end_to_end.rpartition("-")[0],
        }
    found = [asked(one) for one in Request.objects.filter(communication__in=named)]
    paying = Account.objects.filter(kind="own").values("owner")
    waiting = Request.objects.filter(
        kind="deposit", owner__in=Project.objects.filter(closed="").values("pk")
    ).exclude(owner__in=paying)
    found += [plain(one) for one in waiting.exclude(communication__in=named).iterator(1000)]
    orders = [
        Order(reference=one.pk, end_to_end=one.pk, amount=one.amount, batch=one.batch_id or "")
        for one in Payment.objects.filter(pk__in=references - {""}, state__in=SENT)
    ]
    book = Book.of(found, orders, own={own})
    for one in Payment.objects.filter(batch__in=batches - {""}, state=Payment.State.SENT).order_by("pk"):
        order = Order(reference=one.pk, end_to_end=one.pk, amount=one.amount, batch=one.batch_id or "")
        for name in (order.batch, f"{order.batch}-1"):
            book.batches.setdefault(name, []).append(order)
    return book


def plain(request: Request) -> Asked:
    """A request for which nothing came in."""
    return Asked(
        reference=f"{request.kind}:{request.owner}",
        communication=request.communication,
        amount=request.amount,
        last_day=request.last_day,
    )


def asked(request: Request) -> Asked:
    """A request with what came in for it already."""
    if request.kind == Request.Kind.CLAIM:
        claim = Claim.objects.get(pk=request.owner)
        back = claim.own_back + claim.subsidy_back
        closed = claim.state == Claim.State.WITHDRAWN
    else:
        back = deposited(request.owner)
        closed = bool(Project.objects.get(pk=request.owner).closed)
    return dataclasses.replace(plain(request), received=back, closed=closed)
