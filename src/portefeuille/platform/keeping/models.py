"""The table of what is kept for a while."""

from __future__ import annotations

from django.db import models


class Kept(models.Model):
    """Something kept until a moment.  ``id`` cannot be guessed and says nothing; ``content`` is JSON."""

    id = models.CharField(primary_key=True, max_length=22, editable=False)
    kind = models.CharField(max_length=40)
    content = models.JSONField()
    created = models.DateTimeField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "platform_kept"
        constraints = (
            models.CheckConstraint(
                name="platform_kept_until_after_created",
                condition=models.Q(until__gt=models.F("created")),
                violation_error_message="what is kept, is kept until a later moment",
            ),
            models.CheckConstraint(name="platform_kept_kind", condition=~models.Q(kind="")),
        )
        indexes = (models.Index(fields=("kind", "created"), name="platform_kept_created"),)

    def __str__(self) -> str:
        return f"{self.kind} until {self.until:%Y-%m-%d}"
