"""Money that leaves: payments, the batches they leave in, and who approved them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from portefeuille.wallet.models.bank import BankLine
from portefeuille.wallet.models.projects import Project


class Payment(models.Model):
    """Money that leaves.  ``own`` and ``subsidy`` say from which part of a project it was taken; ``id`` is what the bank
    gives back as end-to-end reference.  ``left_on`` and ``back_on``: the days on which it left the account, and was back.
    """

    class Purpose(models.TextChoices):
        """To whom: the provider, the enterprise (its own share), a payer (what he paid wrongly), the agency."""

        PROVIDER = "provider"
        REFUND = "refund"
        RETURN = "return"
        AGENCY = "agency"

    class State(models.TextChoices):
        """Where the money is: ordered and batched in the account ``ordered``, sent in ``transit``; back where it came from
        when cancelled, rejected or returned.
        """

        ORDERED = "ordered"
        BATCHED = "batched"
        SENT = "sent"
        EXECUTED = "executed"
        CANCELLED = "cancelled"
        REJECTED = "rejected"
        RETURNED = "returned"

    id = models.CharField(primary_key=True, max_length=32)
    purpose = models.CharField(max_length=10, choices=Purpose)
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="payments")
    line = models.ForeignKey(BankLine, models.PROTECT, null=True, related_name="returns")
    own = models.BigIntegerField(default=0)
    subsidy = models.BigIntegerField(default=0)
    amount = models.BigIntegerField()
    iban = models.CharField(max_length=34)
    name = models.CharField(max_length=70)
    structured = models.CharField(max_length=20, blank=True)
    free = models.CharField(max_length=140, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ORDERED)
    batch = models.ForeignKey("wallet.Batch", models.PROTECT, null=True, related_name="payments")
    bank_status = models.CharField(max_length=40, blank=True)
    ordered_on = models.DateField(null=True)
    left_on = models.DateField(null=True)
    back_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="wallet_payment_parts",
                condition=Q(amount__gt=0, own__gte=0, subsidy__gte=0)
                & (Q(purpose="provider", project__isnull=False, amount=F("own") + F("subsidy"))
                   | Q(purpose="refund", project__isnull=False, amount=F("own"), subsidy=0)
                   | Q(purpose="return", line__isnull=False, own=0, subsidy=0)
                   | Q(purpose="agency", own=0, subsidy=0)),
            ),
            models.CheckConstraint(
                name="wallet_payment_batch",
                condition=Q(state__in=("ordered", "cancelled"), batch__isnull=True)
                | Q(state__in=("batched", "sent", "executed", "rejected", "returned"), batch__isnull=False),
            ),
        )  # fmt: skip
        indexes = (models.Index(fields=("state",), name="wallet_payment_state"),)

    def __str__(self) -> str:
        return f"{self.id} {self.amount} {self.state}"


LIVE = ("ordered", "batched", "sent", "executed")
"""The states of a payment whose money is not back."""


class Batch(models.Model):
    """Payments that leave together, from the account ``iban`` in the name ``name``.  ``needed`` is how many others than who
    prepared it must approve.
    """

    class State(models.TextChoices):
        """Sent: the file was made, the money is on its way."""

        PREPARED = "prepared"
        SENT = "sent"
        DISSOLVED = "dissolved"

    id = models.CharField(primary_key=True, max_length=30)
    on = models.DateField()
    count = models.IntegerField()
    amount = models.BigIntegerField()
    needed = models.SmallIntegerField()
    prepared_by = models.CharField(max_length=32)
    iban = models.CharField(max_length=34, default="")
    name = models.CharField(max_length=70, default="")
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="wallet_batch_whole", condition=Q(count__gt=0, amount__gt=0, needed__gte=1)
            ),
            models.CheckConstraint(
                name="wallet_batch_sent",
                condition=Q(state="sent", sent_at__isnull=False)
                | Q(state__in=("prepared", "dissolved"), sent_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.id


class Approval(models.Model):
    """Somebody else than who prepared a batch has seen it and agrees."""

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="approvals")
    actor = models.CharField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("batch", "actor"), name="wallet_approval_once"),)

    def __str__(self) -> str:
        return f"{self.batch_id} {self.actor}"
