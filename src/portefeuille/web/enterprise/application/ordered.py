"""Payment orders in words: for which invoice, how they are split, and where their money is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from portefeuille.wallet.records import PaymentSeen
from portefeuille.web.enterprise.application.said import eur, on

if TYPE_CHECKING:
    from portefeuille.applications.models import Order


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment order and where its money is."""

    url: str
    invoice: str
    amount: str
    own: str
    subsidy: str
    on: str
    where: str
    tone: str


def paid(order: Order, payment: PaymentSeen | None) -> Paid:
    """An order with what the wallet knows of its payment."""
    words, tone = where(order, payment)
    return Paid(
        reverse("enterprise:order", args=[order.application_id, order.pk]), order.invoice, eur(order.cents),
        eur(order.own), eur(order.subsidy), on(order.ordered_on), words, tone,
    )  # fmt: skip


def where(order: Order, payment: PaymentSeen | None) -> tuple[str, str]:
    """Where the money of an order is, in words and in tone."""
    if payment is None or not order.live:
        failed = payment is not None and payment.state in ("rejected", "returned")
        return (_("Teruggekomen van de bank"), "bad") if failed else (_("Geannuleerd"), "doubt")
    if order.paid_on or payment.state == "executed":
        return _("Betaald op %(day)s") % {"day": on(payment.left_on or order.paid_on)}, "good"
    if payment.state in ("batched", "sent"):
        return _("Onderweg via de bank"), "good"
    return _("Opdracht gegeven"), "good"
