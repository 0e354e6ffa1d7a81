"""What the lines of a statement are held against: the requests and the payments of ours that they may be about."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Sum, Value
from django.db.models.functions import Concat

from portefeuille.banking import communications
from portefeuille.banking.matching import Book, Order
from portefeuille.banking.matching import Request as Asked
from portefeuille.banking.records import Line
from portefeuille.wallet.chart import code
from portefeuille.wallet.models import Account, Claim, Payment, Posting, Project, Request

SENT = (Payment.State.SENT, Payment.State.EXECUTED)
AT_ONCE = 500
"""How many names a question to the database holds."""


@dataclass(slots=True)
class Known:
    """The book, the payments in it by their number, and the communication of each request by whose it is."""

    book: Book
    payments: dict[str, Payment] = field(default_factory=dict)
    communications: dict[str, str] = field(default_factory=dict)

    def received(self, reference: str, cents: int) -> None:
        """So much came in for a request: for the lines after it, that much less is missing."""
        name = self.communications.get(reference)
        if name is not None:
            before = self.book.requests[name]
            self.book.requests[name] = dataclasses.replace(before, received=before.received + cents)


def book_for(lines: Iterable[Line], own: str) -> Known:
    """The book for some lines: what they name, and what is still open, so that a near miss can be told."""
    named, references, batches = set(), set(), set()
    for line in lines:
        given = line.structured or communications.structured(line.free)
        if given:
            named.add(given)
        references.add(line.end_to_end)
        for name in (line.batch, line.end_to_end):
            batches |= {name, name.rpartition("-")[0]}
    requests = [one for some in _some(named) for one in _asked(some)]
    requests += [plain(one) for one in _waiting() if one.communication not in named]
    sent = [one for some in _some(references) for one in Payment.objects.filter(pk__in=some, state__in=SENT)]
    known = Known(Book.of(requests, [order(one) for one in sent], own={own}))
    known.payments = {one.pk: one for one in sent}
    known.communications = {one.reference: one.communication for one in requests}
    for some in _some(batches):
        for one in Payment.objects.filter(batch__in=some, state=Payment.State.SENT).order_by("pk"):
            known.payments.setdefault(one.pk, one)
            for name in (one.batch_id or "", f"{one.batch_id}-1"):
                known.book.batches.setdefault(name, []).append(order(one))
    return known


def order(payment: Payment) -> Order:
    """A payment that was sent, as the matching knows it."""
    return Order(
        reference=payment.pk,
        end_to_end=payment.pk,
        amount=payment.amount,
        batch=payment.batch_id or "",
    )


def plain(request: Request) -> Asked:
    """A request for which nothing came in."""
    return Asked(
        reference=f"{request.kind}:{request.owner}",
        communication=request.communication,
        amount=request.amount,
        last_day=request.last_day,
    )


def _waiting() -> Iterator[Request]:
    """The requests of projects that go on and for which nothing came in."""
    paying = Account.objects.filter(code=Concat(Value("own:"), OuterRef("owner")))
    going = Project.objects.filter(closed="").values("pk")
    found = Request.objects.filter(~Exists(paying), kind="deposit", owner__in=going)
    return found.iterator(1000)


def _asked(named: Sequence[str]) -> Iterator[Asked]:
    """The requests with these communications, with what came in for each already."""
    found = list(Request.objects.filter(communication__in=named))
    owners = [one.owner for one in found if one.kind == Request.Kind.DEPOSIT]
    closed = set(Project.objects.filter(pk__in=owners).exclude(closed="").values_list("pk", flat=True))
    back = dict(
        Posting.objects.filter(account__code__in=[code("own", one) for one in owners], entry__kind="deposit")
        .values_list("account__owner").annotate(Sum("amount")).order_by()
    )  # fmt: skip
    claims = Claim.objects.in_bulk([one.owner for one in found if one.kind == Request.Kind.CLAIM])
    for one in found:
        claim = claims.get(one.owner) if one.kind == Request.Kind.CLAIM else None
        if claim is not None:
            asked, over = sum(claim.asked), claim.state == Claim.State.WITHDRAWN
            yield dataclasses.replace(plain(one), amount=asked, received=asked - claim.left, closed=over)
        else:
            came, over = -back.get(one.owner, 0), one.owner in closed
            yield dataclasses.replace(plain(one), received=came, closed=over)


def _some(names: Iterable[str]) -> Iterator[Sequence[str]]:
    there = sorted(name for name in names if name)
    return (there[first : first + AT_ONCE] for first in range(0, len(there), AT_ONCE))
