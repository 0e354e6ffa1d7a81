"""The tables of the platform.  Their triggers are in migrations/sql."""

from __future__ import annotations

import uuid

from django.db import models

from portefeuille.platform.keeping.models import Kept as Kept


def opaque() -> str:
    """A new identity that says nothing about whose it is."""
    return uuid.uuid4().hex


class Actor(models.Model):
    """Who did something: a person or the program itself.  Nothing personal but the name that officials see.

    ``ended``: since when an official is one no more; what he did stays under his name.
    """

    class Kind(models.TextChoices):
        """In what capacity."""

        REPRESENTATIVE = "representative"
        PROVIDER = "provider"
        OFFICIAL = "official"
        SYSTEM = "system"

    id = models.CharField(primary_key=True, max_length=32, default=opaque, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="platform_only_officials_end",
                condition=models.Q(ended__isnull=True) | models.Q(kind="official"),
            ),
            models.CheckConstraint(
                name="platform_actor_kind",
                condition=models.Q(kind__in=("representative", "provider", "official", "system")),
            ),
        )

    def __str__(self) -> str:
        return self.name


class AuditRow(models.Model):
    """One thing that was done.  ``hash`` covers the row and the hash before it; the database checks it."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)
    detail = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        db_table = "platform_audit"
        indexes = (models.Index(fields=("subject", "number"), name="platform_audit_subject"),)

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject}"


class Done(models.Model):
    """What was done under an idempotency key, and what was answered."""

    key = models.CharField(primary_key=True, max_length=200)
    fingerprint = models.CharField(max_length=64)
    answer = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "platform_done"

    def __str__(self) -> str:
        return self.key


class Mark(models.Model):
    """How far a job has come (see ``marks``).  Losing it costs time only: the job looks at everything again."""

    name = models.CharField(primary_key=True, max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(name="platform_mark_named", condition=~models.Q(name="")),)

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"
