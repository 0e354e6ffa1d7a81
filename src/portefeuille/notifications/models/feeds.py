"""The secret calendar of a person, and what a calendar must remember of a day: how often it changed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

HASH = "^[0-9a-f]{64}$"


class Feed(models.Model):
    """The calendar that a program of this person fetches.  ``token`` is a hash: the address itself is shown once and kept
    nowhere.
    """

    person = models.CharField(primary_key=True, max_length=32)
    token = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="notifications_feed_is_a_hash",
                condition=Q(token__regex=HASH) & ~Q(person=""),
            ),
        )

    def __str__(self) -> str:
        return f"calendar of {self.person}"


class CalendarDay(models.Model):
    """A last day as calendars were told of it.  ``sequence`` grows whenever the day moves, is met or comes back."""

    enterprise = models.CharField(max_length=10)
    subject = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200, blank=True)
    last_day = models.DateField()
    sequence = models.PositiveIntegerField(default=0)
    changed = models.DateTimeField()
    over = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("enterprise", "subject", "kind"), name="notifications_one_day"),
            models.CheckConstraint(
                name="notifications_day_said",
                condition=~Q(enterprise="") & ~Q(subject="") & ~Q(kind=""),
            ),
        )
        indexes = (models.Index(fields=("last_day",), name="notifications_days"),)

    def __str__(self) -> str:
        return f"{self.subject} {self.kind} {self.last_day}"
