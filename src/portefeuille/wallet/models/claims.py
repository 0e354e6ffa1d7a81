"""Money that must be paid back, and what of it goes back to who paid it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, Sum

from portefeuille.wallet.models.bank import BankLine
from portefeuille.wallet.models.payments import Payment
from portefeuille.wallet.models.projects import Project
from portefeuille.wallet.split import Parts


class Claim(models.Model):
    """Money that must be paid back: of the agency (``subsidy``), and of the enterprise (``own``) when a provider owes it.

    Of each share: what was claimed, ``less`` what is no longer asked of it; ``back`` is what came in for it.
    """

    class State(models.TextChoices):
        """Suspended: while an objection runs nobody is pressed; what is paid is taken.  Withdrawn: nothing of it is asked."""

        OPEN = "open"
        SUSPENDED = "suspended"
        PAID = "paid"
        WITHDRAWN = "withdrawn"

    id = models.CharField(primary_key=True, max_length=32)
    project = models.ForeignKey(Project, models.PROTECT, related_name="claims")
    debtor = models.CharField(max_length=64)
    own = models.BigIntegerField()
    subsidy = models.BigIntegerField()
    own_less = models.BigIntegerField(default=0)
    subsidy_less = models.BigIntegerField(default=0)
    own_back = models.BigIntegerField(default=0)
    subsidy_back = models.BigIntegerField(default=0)
    reason = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    claimed_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="wallet_claim_amounts",
                condition=Q(own__gte=0, subsidy__gte=0) & ~Q(own=0, subsidy=0),
            ),
            models.CheckConstraint(
                name="wallet_claim_back",
                condition=Q(own_back__gte=0, subsidy_back__gte=0, own_back__lte=F("own"), subsidy_back__lte=F("subsidy")),
            ),
            models.CheckConstraint(
                name="wallet_claim_less",
                condition=Q(own_less__gte=0, subsidy_less__gte=0, own_less__lte=F("own"), subsidy_less__lte=F("subsidy")),
            ),
            models.CheckConstraint(
                name="wallet_claim_state",
                condition=Q(state="withdrawn", own_less=F("own"), subsidy_less=F("subsidy"))
                | (Q(state__in=("open", "suspended", "paid")) & ~Q(own_less=F("own"), subsidy_less=F("subsidy"))
                   & (~Q(state="paid")
                      | Q(own_back__gte=F("own") - F("own_less"), subsidy_back__gte=F("subsidy") - F("subsidy_less")))),
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return self.id

    @property
    def asked(self) -> Parts:
        """Cents of each share that still stand, paid or not."""
        return Parts(self.own - self.own_less, self.subsidy - self.subsidy_less)

    @property
    def left(self) -> int:
        """Cents still to be paid back."""
        return max(self.asked.own - self.own_back, 0) + max(self.asked.subsidy - self.subsidy_back, 0)

    @property
    def kept(self) -> Parts:
        """Cents of each share that came in and were not given back."""
        given = self.repayments.aggregate(Sum("own"), Sum("subsidy"))
        return Parts(
            self.own_back - (given["own__sum"] or 0), self.subsidy_back - (given["subsidy__sum"] or 0)
        )


class Repayment(models.Model):
    """What came in for a claim with a line of the bank, or a part of it, goes back to who paid it.

    ``payment`` is the first one that brings it there; when that fails, the line is on the worklist.
    """

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="repayments")
    line = models.ForeignKey(BankLine, models.PROTECT, related_name="repayments")
    payment = models.OneToOneField(Payment, models.PROTECT, related_name="repayment")
    own = models.BigIntegerField()
    subsidy = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="wallet_repayment_amounts",
                condition=Q(own__gte=0, subsidy__gte=0) & ~Q(own=0, subsidy=0),
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim_id} {self.line_id}: {self.own} + {self.subsidy}"
