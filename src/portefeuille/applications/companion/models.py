"""An application at the official portal, as its enterprise recorded it.  It decides nothing and moves no money."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from portefeuille.platform.models import Actor, opaque

OPEN = Q(paid_on__isnull=True, stopped_on__isnull=True)


class Companion(models.Model):
    """Amounts in cents.  ``number`` is that of the official portal.  ``official`` tells that the amounts are those of the
    official decision; otherwise we worked them out.  ``deposit_told`` is the last day that the official mail names.

    The steps that were ticked off: ``deposited_on``, ``paid_on`` (wholly), ``stopped_on``.
    """

    id = models.CharField(primary_key=True, max_length=32, default=opaque, editable=False)
    enterprise = models.CharField(max_length=10)
    version = models.PositiveIntegerField(default=1)
    number = models.CharField(max_length=40, blank=True)
    service = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    provider = models.CharField(max_length=12, blank=True)
    theme = models.CharField(max_length=60, blank=True)
    size = models.CharField(max_length=10, blank=True)
    applied_on = models.DateField()
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    price = models.BigIntegerField(null=True)
    subsidy = models.BigIntegerField(null=True)
    own_share = models.BigIntegerField(null=True)
    official = models.BooleanField(default=False)
    deposit_told = models.DateField(null=True)
    deposited_on = models.DateField(null=True)
    paid_on = models.DateField(null=True)
    stopped_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="companion_said", condition=~Q(enterprise="") & ~Q(title="")),
            models.CheckConstraint(name="companion_service", condition=Q(service__in=("training", "advice"))),
            models.CheckConstraint(name="companion_size", condition=Q(size__in=("", "small", "medium"))),
            models.CheckConstraint(
                name="companion_amounts",
                condition=(Q(price__isnull=True) | Q(price__gt=0))
                & (Q(subsidy__isnull=True) | Q(subsidy__gte=0))
                & (Q(own_share__isnull=True) | Q(own_share__gt=0)),
            ),
            models.CheckConstraint(
                name="companion_official_says_an_amount",
                condition=Q(official=False) | Q(own_share__isnull=False),
            ),
            models.CheckConstraint(
                name="companion_days",
                condition=(Q(end__isnull=True) | Q(start__isnull=True) | Q(end__gte=F("start")))
                & (Q(deposit_told__isnull=True) | Q(deposit_told__gte=F("applied_on")))
                & (Q(deposited_on__isnull=True) | Q(deposited_on__gte=F("applied_on")))
                & (Q(stopped_on__isnull=True) | Q(stopped_on__gte=F("applied_on"))),
            ),
            models.CheckConstraint(
                name="companion_paid_after_deposited",
                condition=Q(paid_on__isnull=True)
                | (Q(deposited_on__isnull=False) & Q(paid_on__gte=F("deposited_on"))),
            ),
            models.CheckConstraint(
                name="companion_paid_or_stopped",
                condition=Q(paid_on__isnull=True) | Q(stopped_on__isnull=True),
            ),
        )
        indexes = (
            models.Index(fields=("enterprise", "-recorded_at"), name="companion_of_enterprise"),
            models.Index(
                fields=("enterprise",),
                condition=OPEN,
                name="companion_open",
            ),
            models.Index(fields=("applied_on",), condition=OPEN, name="companion_open_applied"),
            models.Index(fields=("deposit_told",), condition=OPEN, name="companion_open_told"),
            models.Index(fields=("changed_at",), name="companion_changed"),
        )

    def __str__(self) -> str:
        return f"{self.enterprise} {self.title}"
