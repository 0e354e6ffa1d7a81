"""How far a job of the clock has come, so that the next run begins there and not at the beginning."""

from __future__ import annotations

from datetime import datetime

from portefeuille.platform.models import Mark


def reached(name: str) -> datetime | None:
    """Until which moment the job has looked; None when it never ran."""
    return Mark.objects.filter(pk=name).values_list("at", flat=True).first()


def reach(name: str, at: datetime) -> None:
    """It has looked until then."""
    Mark.objects.update_or_create(pk=name, defaults={"at": at})
