"""Payment orders of the enterprise.  The money itself is the wallet's; here stands for which invoice."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from portefeuille.applications.models.application import Application
from portefeuille.platform.models import Actor


class Order(models.Model):
    """``id`` is the number of the payment in the wallet.  ``cents`` goes through the wallet, ``direct`` cents (VAT and what is
    not eligible) the enterprise pays to the provider itself.  ``live`` until it is cancelled or came back.
    """

    id = models.CharField(primary_key=True, max_length=32)
    application = models.ForeignKey(Application, models.PROTECT, related_name="orders")
    cents = models.BigIntegerField()
    own = models.BigIntegerField()
    subsidy = models.BigIntegerField()
    direct = models.BigIntegerField(default=0)
    invoice = models.CharField(max_length=60)
    communication = models.CharField(max_length=20, blank=True, default="")
    iban = models.CharField(max_length=34)
    name = models.CharField(max_length=70)
    ordered_on = models.DateField()
    ordered_at = models.DateTimeField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    live = models.BooleanField(default=True)
    paid_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("application", "invoice"), condition=Q(live=True), name="applications_order_invoice"
            ),
            models.CheckConstraint(
                name="applications_order_amounts",
                condition=Q(cents__gt=0, own__gte=0, subsidy__gte=0, direct__gte=0, cents=models.F("own") + models.F("subsidy")),
            ),
            models.CheckConstraint(name="applications_order_invoice_told", condition=~Q(invoice="")),
            models.CheckConstraint(name="applications_order_paid", condition=Q(paid_on=None) | Q(live=True)),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.application_id} {self.invoice}"
