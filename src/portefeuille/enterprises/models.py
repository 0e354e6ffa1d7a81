"""The tables of the enterprises.  What is recorded is not changed: triggers in migrations/sql."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from portefeuille.platform.models import Actor

SIZES = ("small", "medium", "large")


class Enterprise(models.Model):
    """An enterprise that was registered.  ``version`` counts its changes: what was shown is compared with it."""

    number = models.CharField(primary_key=True, max_length=10)
    version = models.IntegerField()
    registered_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="enterprises_number", condition=Q(number__regex=r"^[01][0-9]{9}$")),
            models.CheckConstraint(name="enterprises_version", condition=Q(version__gte=0)),
        )

    def __str__(self) -> str:
        return self.number


class Value(models.Model):
    """A value, by whom it was said and since when; the one with the highest version holds.

    ``value`` is canonical JSON.  ``against``: what the register said instead, when the enterprise kept to its own.
    ``erased``: the value was about a person, was replaced, and is no longer kept.
    """

    class Origin(models.TextChoices):
        """Who says so."""

        REGISTER = "register"
        DECLARED = "declared"

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="values")
    key = models.CharField(max_length=40)
    version = models.IntegerField()
    value = models.TextField()
    origin = models.CharField(max_length=10, choices=Origin)
    register = models.CharField(max_length=40)
    as_of = models.DateField(null=True)
    against = models.TextField()
    reason = models.CharField(max_length=300)
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    erased = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("enterprise", "key", "version"), name="enterprises_value_once"),
            models.CheckConstraint(
                name="enterprises_value_origin",
                condition=Q(origin="register", as_of__isnull=False, against="") & ~Q(register="")
                | Q(origin="declared", as_of__isnull=True, register=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.key} {self.version}"


class RegisterAnswer(models.Model):
    """What a register answered, when, and from which day its data are.  ``content`` is canonical JSON: key -> value."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="answers")
    register = models.CharField(max_length=40)
    as_of = models.DateField(null=True)
    at = models.DateTimeField()
    found = models.BooleanField()
    content = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("enterprise", "id"), name="enterprises_answer_last"),)
        constraints = (
            models.CheckConstraint(
                name="enterprises_answer_found",
                condition=Q(found=True, as_of__isnull=False)
                | Q(found=False, as_of__isnull=True, content="{}"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.register} {self.as_of}"


class ConfirmedSize(models.Model):
    """A size that a person confirmed for a calendar year, by the values of a version; ``receipt`` proves what it followed from."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="confirmed")
    year = models.IntegerField()
    version = models.IntegerField()
    size = models.CharField(max_length=6)
    receipt = models.TextField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("enterprise", "year", "version"), name="enterprises_confirmed_once"
            ),
            models.CheckConstraint(name="enterprises_confirmed_size", condition=Q(size__in=SIZES)),
        )

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.year} {self.size}"


class FrozenSize(models.Model):
    """The size that holds for the rest of a calendar year, and the application that froze it.  One, for ever."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="frozen")
    year = models.IntegerField()
    size = models.CharField(max_length=6)
    application = models.CharField(max_length=64)
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("enterprise", "year"), name="enterprises_frozen_once"),
            models.CheckConstraint(name="enterprises_frozen_size", condition=Q(size__in=SIZES)),
            models.CheckConstraint(name="enterprises_frozen_by", condition=~Q(application="")),
        )

    def __str__(self) -> str:
        return f"{self.enterprise_id} {self.year} {self.size}"
