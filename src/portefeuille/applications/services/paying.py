"""Payment orders: given by the enterprise, never by the program; taken back as long as they have not left."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from portefeuille import clock
from portefeuille.applications.errors import (
    AccountMissingError,
    AmountError,
    ChangedError,
    NotFoundError,
    StateError,
    UsedInvoiceError,
)
from portefeuille.applications.models import Application, Order
from portefeuille.applications.services.moving import check, locked, move
from portefeuille.applications.states import S
from portefeuille.applications.telling import tell
from portefeuille.platform.canonical import Plain
from portefeuille.platform.models import Actor
from portefeuille.providers import selectors as providers
from portefeuille.wallet import selectors as wallet_selectors
from portefeuille.wallet import services as wallet
from portefeuille.wallet.errors import StateError as WalletStateError
from portefeuille.wallet.records import Payee


@dataclass(frozen=True, slots=True)
class Ordered:
    """A payment order: how many cents of each share, and what the enterprise pays to the provider itself."""

    order: str
    own: int
    subsidy: int
    direct: int
    state: str
    again: bool = False


def order_payment(
    application: str,
    *,
    enterprise: str,
    cents: int,
    invoice: str,
    communication: str = "",
    direct: int = 0,
    key: str,
    actor: Actor,
) -> Ordered:
    """Let the provider be paid for an invoice, wholly or in part.  ``key`` is that of the page: the same page sent twice is
    one order.  ``communication`` is the structured communication of the provider, empty: the number of the invoice.

    :raises ChangedError: when this page gave another order already: nobody is told that this one was given.
    :raises AmountError: for nothing, or for more than what is left.
    :raises UsedInvoiceError: when an order for this invoice runs already.
    :raises StateError: when the money is not there, or the last day to pay has passed.
    """
    number = " ".join(invoice.split())[:60]
    with transaction.atomic():
        found = locked(application, enterprise=enterprise)
        iban, name = _payee(found.provider)
        earlier = _same(found, key)
        if earlier is not None:
            before = (earlier.cents, earlier.invoice, earlier.communication, earlier.direct)
            if before != (cents, number, communication, direct):
                raise ChangedError("this page gave another order already")
            return Ordered(earlier.pk, earlier.own, earlier.subsidy, earlier.direct, found.state, again=True)
        check(found, "order", actor)
        if found.finish_by is not None and clock.today() > found.finish_by:
            raise StateError("order", found.state)
        left = left_of(found)
        if not 0 < cents <= left or direct < 0:
            raise AmountError(cents, left)
        if not number or found.orders.filter(invoice__iexact=number, live=True).exists():
            raise UsedInvoiceError(number)
        payment = wallet.order_payment(
            found.pk, cents=cents, payee=Payee(iban, name), structured=communication,
            free="" if communication else f"Factuur {number}", key=key, actor=actor,
        )  # fmt: skip
        seen = next(one for one in wallet_selectors.payments(found.pk) if one.payment == payment)
        made = Order.objects.create(
            pk=payment, application=found, cents=cents, own=seen.own, subsidy=seen.subsidy, direct=direct,
            invoice=number, communication=communication, iban=iban, name=name, ordered_on=clock.today(),
            ordered_at=clock.now(), actor=actor,
        )  # fmt: skip
        move(
            found, "order", S.PAID if cents == left else S.PARTLY_PAID, actor=actor,
            detail={"order": made.pk, "cents": cents, "invoice": number, "direct": direct, "key": key},
        )  # fmt: skip
        tell(found, "payment_ordered", amount=cents, iban=iban)
        return Ordered(made.pk, made.own, made.subsidy, direct, found.state)


def cancel_order(order: str, *, application: str, enterprise: str, reason: str, actor: Actor) -> None:
    """Take an order back.

    :raises StateError: when the payment is in a batch of the bank already.
    """
    with transaction.atomic():
        found = locked(application, enterprise=enterprise)
        made = found.orders.filter(pk=order).first()
        if made is None:
            raise NotFoundError(order)
        if not made.live:
            return
        check(found, "cancel_order", actor)
        try:
            wallet.cancel_payment(order, reason=reason or "cancelled", actor=actor)
        except WalletStateError as error:
            raise StateError("cancel_order", found.state) from error
        back(found, made, "cancel_order", reason, actor)


def back(found: Application, made: Order, event: str, reason: str, actor: Actor) -> None:
    """Part of a service: the money of an order is in the wallet again."""
    Order.objects.filter(pk=made.pk).update(live=False, paid_on=None)
    target = S.PARTLY_PAID if found.orders.filter(live=True).exists() else S.READY_TO_PAY
    detail: dict[str, Plain] = {"order": made.pk, "cents": made.cents, "reason": reason}
    move(found, event, target, actor=actor, detail=detail)
    if event == "payment_back":
        tell(found, "payment_rejected", amount=made.cents, reason=reason)


def waiting_orders(found: Application) -> list[Order]:
    """The orders whose payments were not put in a batch yet, the last one first: they can still be taken back."""
    live = found.orders.filter(live=True, paid_on=None).order_by("-ordered_at", "-pk")
    waits = set(wallet_selectors.ordered(live.values_list("pk", flat=True)))
    return [one for one in live if one.pk in waits]


def left_of(found: Application) -> int:
    """Cents that can still be ordered."""
    money = wallet_selectors.money(found.pk)
    return money.left if money is not None and money.funded else 0


def _same(found: Application, key: str) -> Order | None:
    """The order that this page gave before."""
    event = found.events.filter(event="order", detail__key=key).values_list("detail", flat=True).first()
    if event is None:
        return None
    return found.orders.filter(pk=event["order"]).first()


def _payee(provider: str) -> tuple[str, str]:
    found = providers.payee(provider)
    if found is None or not found[0]:
        raise AccountMissingError("provider")
    return found
