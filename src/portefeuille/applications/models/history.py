"""What happened, and what was decided: rows that the database lets nobody change."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from portefeuille.applications.models.application import Application
from portefeuille.platform.models import Actor


class Event(models.Model):
    """Something that happened to an application; ``before`` and ``after`` are states, equal when it changed none."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    event = models.CharField(max_length=30)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    at = models.DateTimeField()
    on = models.DateField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    detail = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("application", "seq"), name="applications_event_order"),
            models.CheckConstraint(name="applications_event_seq", condition=Q(seq__gte=1)),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.seq} {self.event}"


class Receipt(models.Model):
    """A decision, as it was told: the receipt of ``portefeuille.decision.receipt``, and what an official added.

    ``by``: ``law`` decided by itself, or an ``official`` settled what the law leaves to a person.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="receipts")
    seq = models.PositiveIntegerField()
    by = models.CharField(max_length=10, choices=[("law", "law"), ("official", "official")])
    outcome = models.CharField(max_length=12)
    receipt = models.JSONField()
    ruling = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("application", "seq"), name="applications_receipt_order"),
            models.CheckConstraint(
                name="applications_receipt_outcome",
                condition=Q(outcome__in=("eligible", "ineligible", "needs_review")),
            ),
            models.CheckConstraint(
                name="applications_receipt_ruling",
                condition=Q(by="law", ruling="") | (Q(by="official") & ~Q(ruling="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.seq} {self.outcome}"
