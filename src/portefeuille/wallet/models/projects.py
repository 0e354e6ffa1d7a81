"""The money side of a project: what was promised, and what is asked for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Project(models.Model):
    """A project as the wallet knows it.  Amounts in cents; ``closed`` says why nothing may come in or be ordered any more."""

    class Closed(models.TextChoices):
        """How it ended; empty while it goes on."""

        STOPPED = "stopped"
        REFUSED = "refused"
        WITHDRAWN = "withdrawn"
        LAPSED = "lapsed"
        EXPIRED = "expired"

    id = models.CharField(primary_key=True, max_length=64)
    enterprise = models.CharField(max_length=10)
    applied_on = models.DateField()
    own_share = models.BigIntegerField()
    subsidy = models.BigIntegerField()
    closed = models.CharField(max_length=10, choices=Closed, blank=True, default="")
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="wallet_project_amounts", condition=Q(own_share__gt=0, subsidy__gt=0)
            ),
            models.CheckConstraint(
                name="wallet_project_closed",
                condition=Q(closed="", closed_on__isnull=True) | (~Q(closed="") & Q(closed_on__isnull=False)),
            ),
        )
        indexes = (models.Index(fields=("enterprise", "applied_on"), name="wallet_project_enterprise"),)

    def __str__(self) -> str:
        return self.id

    @property
    def year(self) -> int:
        """The calendar year whose ceiling and budget it takes from."""
        return self.applied_on.year

    @property
    def ceiling_owner(self) -> str:
        """The owner of its accounts ``ceiling`` and ``room``."""
        return f"{self.enterprise}/{self.year}"

    @property
    def amount(self) -> int:
        """What the provider is paid in all."""
        return self.own_share + self.subsidy


class Request(models.Model):
    """Money that we ask for under a structured communication: an own share, or a claim."""

    class Kind(models.TextChoices):
        """What for."""

        DEPOSIT = "deposit"
        CLAIM = "claim"

    number = models.BigIntegerField(primary_key=True)
    communication = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    owner = models.CharField(max_length=64)
    amount = models.BigIntegerField()
    last_day = models.DateField()
    issued_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("kind", "owner"), name="wallet_request_once"),
            models.CheckConstraint(name="wallet_request_amount", condition=Q(amount__gt=0)),
            models.CheckConstraint(name="wallet_request_kind", condition=Q(kind__in=("deposit", "claim"))),
        )
        indexes = (
            models.Index(fields=("last_day",), condition=Q(kind="claim"), name="wallet_request_claimed"),
        )

    def __str__(self) -> str:
        return self.communication
