"""The stage of the demonstration: one row."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

ONLY = 1


class Stage(models.Model):
    """``day`` is the day that is played; ``bank`` is the state of the simulated bank, as JSON."""

    id = models.SmallIntegerField(primary_key=True, default=ONLY)
    day = models.DateField()
    bank = models.TextField()

    class Meta:
        constraints = (models.CheckConstraint(name="demonstration_one_stage", condition=Q(id=ONLY)),)

    def __str__(self) -> str:
        return f"{self.day}"
