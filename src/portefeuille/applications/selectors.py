"""What others may read of applications."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from portefeuille.applications import conf
from portefeuille.applications.errors import NotFoundError
from portefeuille.applications.lastdays import LastDay, last_days
from portefeuille.applications.models import Application, Correction, Event, Order, Receipt, Review
from portefeuille.applications.radar import Due
from portefeuille.applications.states import DUE, FINAL, S
from portefeuille.wallet import selectors as wallet
from portefeuille.wallet.records import Money, PaymentSeen


def one(enterprise: str, application: str) -> Application:
    """:raises NotFoundError: when there is none, or it is another enterprise's."""
    found = Application.objects.filter(pk=application, enterprise=enterprise).first()
    if found is None:
        raise NotFoundError(application)
    return found


def for_officials(application: str) -> Application:
    """Any submitted application.

    :raises NotFoundError: when there is none.
    """
    found = Application.objects.exclude(state=S.DRAFT).filter(pk=application).first()
    if found is None:
        raise NotFoundError(application)
    return found


def by_number(number: str) -> Application:
    """The submitted application that people call by this number (``2026-000123``).

    :raises NotFoundError: when there is none.
    """
    found = Application.objects.filter(number=number).first()
    if found is None:
        raise NotFoundError(number)
    return found


def of_enterprise(enterprise: str, *, running: bool | None = None) -> QuerySet[Application]:
    """The applications of an enterprise, what changed last first; ``running``: only those that go on, or only the others."""
    found = Application.objects.filter(enterprise=enterprise).order_by("-changed_at", "-pk")
    if running is None:
        return found
    return found.exclude(state__in=FINAL) if running else found.filter(state__in=FINAL)


def of_provider(provider: str) -> QuerySet[Application]:
    """The applications with a provider that were granted, the newest first.  Of the others it is told nothing."""
    return Application.objects.filter(provider=provider, eligible__isnull=False).order_by(
        "-applied_on", "-pk"
    )


def one_of_provider(provider: str, application: str) -> Application:
    """:raises NotFoundError: when there is none, it was not granted, or it is another provider's."""
    found = of_provider(provider).filter(pk=application).first()
    if found is None:
        raise NotFoundError(application)
    return found


def whose(numbers: Collection[str]) -> dict[str, str]:
    """Of applications by their id the enterprise; those that there are not are left out."""
    return dict(Application.objects.filter(pk__in=list(numbers)).values_list("pk", "enterprise"))


def same(application: Application) -> QuerySet[Application]:
    """Other applications of the enterprise for what looks like the same: provider, title and start."""
    return (
        Application.objects.filter(
            enterprise=application.enterprise, provider=application.provider, start=application.start,
            title__iexact=application.title,
        )
        .exclude(pk=application.pk)
        .exclude(state__in=(S.REFUSED, S.WITHDRAWN, S.LAPSED, S.REFUSED_BY_PROVIDER, S.STOPPED))
        .order_by("pk")
    )  # fmt: skip


def timeline(application: str) -> list[Event]:
    """What happened, in order."""
    return list(Event.objects.filter(application=application).select_related("actor").order_by("seq"))


def receipts(application: str) -> list[Receipt]:
    """What was decided, in order; the last one holds."""
    return list(Receipt.objects.filter(application=application).select_related("actor").order_by("seq"))


def orders(application: str) -> list[Order]:
    """The payment orders, the first one first."""
    return list(Order.objects.filter(application=application).order_by("ordered_at", "pk"))


def reviews(application: str) -> list[Review]:
    """What a person was asked, in order."""
    found = Review.objects.filter(application=application).select_related("owner", "decided_by")
    return list(found.order_by("asked_on", "pk"))


def corrections(application: str) -> list[Correction]:
    """What officials corrected, decided or not, in order."""
    found = Correction.objects.filter(review__application=application).select_related("actor", "review")
    return list(found.order_by("review", "pk"))


def to_top_up() -> QuerySet[Application]:
    """The applications whose own share is there and whose subsidy is not."""
    return Application.objects.filter(Q(state=S.DEPOSITED) | Q(held=S.DEPOSITED)).order_by("applied_on", "pk")


def to_send() -> list[PaymentSeen]:
    """The payments that wait and may leave: to the provider of an application under control, or that was stopped and asks its
    money back, nothing does.
    """
    waiting = wallet.waiting()
    frozen = set(
        Order.objects.filter(
            pk__in=[one.payment for one in waiting],
            application__state__in=(S.UNDER_CONTROL, S.REFUND_DUE),
        ).values_list("pk", flat=True)
    )
    return [one for one in waiting if one.payment not in frozen]


def to_take_back() -> list[str]:
    """The applications that were stopped, with orders that wait and must not leave: their batch was taken apart."""
    found = Order.objects.filter(live=True, paid_on=None, application__state=S.REFUND_DUE)
    orders = dict(found.values_list("pk", "application"))
    return sorted({orders[one] for one in wallet.ordered(orders)})


def awaiting_deposit() -> QuerySet[Application]:
    """The applications whose own share is waited for, first what is due first."""
    return Application.objects.filter(state=S.AWAITING_DEPOSIT).order_by("deposit_by", "pk")


def queue() -> QuerySet[Review]:
    """What waits for an official: first what is due first."""
    found = Review.objects.filter(outcome="").select_related("application", "owner")
    return found.order_by("due_on", "pk")


def counts(enterprises: Collection[str]) -> dict[str, int]:
    """Of each enterprise how many applications go on; those without are left out."""
    rows = (
        Application.objects.filter(enterprise__in=enterprises)
        .exclude(state__in=FINAL)
        .values_list("enterprise")
        .annotate(Count("pk"))
        .order_by()
    )
    return dict(rows)


def due(enterprises: Collection[str], today: date, *, overdue: bool = False) -> list[Due]:
    """Everything that these enterprises must still do, first what is due first.  What is past its day is left out.

    ``overdue``: a claim that should have been paid stays, since it is still owed.
    """
    return sorted(
        each
        for each in _due(enterprises, today)
        if each.last_day >= today or (overdue and each.kind == "recovery_by")
    )


def _due(enterprises: Collection[str], today: date) -> Iterable[Due]:
    waiting = Q(state__in=tuple(DUE))
    refused_long_ago = Q(state=S.REFUSED, applied_on__lt=today - timedelta(days=conf.days("contest")))
    rows = list(Application.objects.filter(waiting, enterprise__in=enterprises).exclude(refused_long_ago))
    return as_due(last_days(rows, today))


def as_due(found: Iterable[LastDay]) -> list[Due]:
    """With the amount that must be paid by then, if any."""
    each = list(found)
    money = wallet.moneys(one.row.pk for one in each if one.kind == "pay_by")
    return [
        Due(one.day, one.whose, one.kind, one.row.pk, one.subject, one.row.title, _amount(one, money))
        for one in each
    ]


def _amount(one: LastDay, money: Mapping[str, Money]) -> int | None:
    if one.claim is not None:
        return one.claim.left
    if one.kind == "pay_by":
        return money[one.row.pk].left if one.row.pk in money else None
    return one.row.own_share if one.kind == "deposit_by" else None
