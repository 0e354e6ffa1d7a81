"""What came from the bank: statements, and their lines, each explained by exactly one entry of the ledger."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from portefeuille.wallet.models.ledger import Entry


class Statement(models.Model):
    """A closed statement that was taken.  ``number`` is the bank's own, when it counts them."""

    account = models.CharField(max_length=34)
    number = models.IntegerField(null=True)
    opening_date = models.DateField()
    closing_date = models.DateField()
    opening = models.BigIntegerField()
    closing = models.BigIntegerField()
    fingerprint = models.CharField(max_length=64, unique=True)
    form = models.CharField(max_length=30)

    class Meta:
        indexes = (models.Index(fields=("account", "closing_date"), name="wallet_statement_closing"),)

    def __str__(self) -> str:
        return f"{self.account} {self.closing_date}"


class BankLine(models.Model):
    """A line of a statement, or one payment of a line for several.  ``verdict`` and ``reason`` say what it was taken for."""

    class Verdict(models.TextChoices):
        """Those of ``portefeuille.banking.verdict``, and how a line left the worklist."""

        MATCHED = "matched"
        RETURN = "return"
        INTERNAL = "internal"
        WORKLIST = "worklist"
        RESOLVED = "resolved"

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="lines")
    position = models.IntegerField()
    amount = models.BigIntegerField()
    booked_on = models.DateField()
    value_on = models.DateField()
    account = models.CharField(max_length=40)
    name = models.CharField(max_length=140)
    structured = models.CharField(max_length=30)
    free = models.TextField()
    bank_reference = models.CharField(max_length=80)
    end_to_end = models.CharField(max_length=80)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.CharField(max_length=40)
    detail = models.TextField()
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="bank_line")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("statement", "position"), name="wallet_bankline_position"),
            models.CheckConstraint(
                name="wallet_bankline_explained",
                condition=Q(amount=0, entry__isnull=True) | (~Q(amount=0) & Q(entry__isnull=False)),
            ),
        )
        indexes = (
            models.Index(
                fields=("verdict",), condition=Q(verdict="worklist"), name="wallet_bankline_worklist"
            ),
        )

    def __str__(self) -> str:
        return f"{self.statement_id}.{self.position}: {self.amount}"
