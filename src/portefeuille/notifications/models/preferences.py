"""How somebody wants his mail."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class How(models.TextChoices):
    """When the mails of a group of notices leave.  The inbox has them all, whatever is chosen."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    NEVER = "never"


class Preference(models.Model):
    """A choice of a person for a group of kinds; without one the default of his role holds."""

    person = models.CharField(max_length=32)
    group = models.CharField(max_length=20)
    how = models.CharField(max_length=10, choices=How)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "group"), name="notifications_one_choice"),
            models.CheckConstraint(name="notifications_how", condition=Q(how__in=How.values)),
            models.CheckConstraint(name="notifications_choice_said", condition=~Q(person="") & ~Q(group="")),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.group}: {self.how}"
