"""The tables of the providers."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class Provider(models.Model):
    """A registration for one service: DV.O for training, DV.A for advice.

    ``registered_until`` is the last day, when it ended; ``folded`` is the name as it is searched; ``enterprise`` has ten
    digits; ``themes`` are keys of the list of themes.
    """

    class Service(models.TextChoices):
        """The letter of the number says it."""

        TRAINING = "training"
        ADVICE = "advice"

    number = models.CharField(primary_key=True, max_length=12)
    name = models.CharField(max_length=140)
    folded = models.CharField(max_length=280)
    enterprise = models.CharField(max_length=10)
    service = models.CharField(max_length=8, choices=Service)
    registered_from = models.DateField()
    registered_until = models.DateField(null=True)
    iban = models.CharField(max_length=34)
    email = models.EmailField(max_length=254)
    themes = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="providers_letter",
                condition=Q(number__regex=r"^DV\.O[0-9]{6,7}$", service="training")
                | Q(number__regex=r"^DV\.A[0-9]{6,7}$", service="advice"),
            ),
            models.CheckConstraint(
                name="providers_enterprise", condition=Q(enterprise__regex=r"^[01][0-9]{9}$")
            ),
            models.CheckConstraint(
                name="providers_period",
                condition=Q(registered_until__isnull=True) | Q(registered_until__gte=F("registered_from")),
            ),
            models.CheckConstraint(name="providers_payee", condition=~Q(iban="") & ~Q(name="")),
        )
        indexes = (models.Index(fields=("enterprise",), name="providers_enterprise"),)

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class Suspension(models.Model):
    """A period in which a provider may not be applied to; ``until`` is its last day, when it is known."""

    provider = models.ForeignKey(Provider, models.PROTECT, related_name="suspensions")
    begins = models.DateField()
    until = models.DateField(null=True)
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("provider", "begins"), name="providers_suspended_once"),
            models.CheckConstraint(
                name="providers_suspended_period", condition=Q(until__isnull=True) | Q(until__gte=F("begins"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider_id} {self.begins}"
